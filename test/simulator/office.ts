/** A small office for replays: two risky event types, one that nobody asks for, three policies with limits and a ladder. */
import type { Bundle, Expr } from "../../src/bundle/types.js";
import { bundleOf, eventType, policyOn } from "./tools.js";

const HOUR_MS = 3_600_000;
const isTrue = (name: string): Expr => ({ op: "event", type: "bool", name });

export const office: Bundle = bundleOf({
  org: { locales: ["en"], timezone: "Europe/Berlin" },
  person: {
    role: { type: { enum: "Role" }, default: "clerk" },
    department: { type: "string", optional: true },
    level: { type: "int", default: 1 },
  },
  enums: {
    Role: {
      ordered: false,
      values: [
        { name: "clerk", record: "clerk" },
        { name: "agent", record: "ai-agent" },
      ],
    },
  },
  events: {
    "file.shared": eventType({ external: { type: "bool" }, size: { type: "bytes", default: 0 } }, [
      { level: "high", when: isTrue("external") },
    ]),
    "mail.sent": eventType({ urgent: { type: "bool", default: false } }, [{ level: "medium" }]),
    "door.opened": eventType({ door: { type: "string" } }),
  },
  policies: {
    sharing: policyOn(["file.shared"], {
      triggers: [{ on: ["file.shared"], when: isTrue("external") }],
      fatigue: [
        { kind: "wait", text: "wait 4h", withinMs: 4 * HOUR_MS, scope: { prompts: "policy:sharing", for: "person" } },
      ],
      escalate: [
        {
          text: 'at 3 occurrences within 7d notify "a@b.example"',
          count: 3,
          what: "occurrences",
          withinMs: 7 * 24 * HOUR_MS,
          action: { kind: "notify", to: { op: "literal", type: "string", value: "a@b.example" } },
        },
      ],
    }),
    big_files: policyOn(["file.shared"], {
      triggers: [
        {
          on: ["file.shared"],
          when: {
            op: "greater",
            type: "bool",
            args: [
              { op: "event", type: "bytes", name: "size" },
              { op: "literal", type: "bytes", value: 1000 },
            ],
          },
        },
      ],
      holdoutPerMillion: 300_000,
    }),
    urgent_mail: policyOn(["mail.sent"], { triggers: [{ on: ["mail.sent"], when: isTrue("urgent") }] }),
  },
  limits: [
    { kind: "at_most", text: "at most 2 per day", count: 2, window: "day", scope: { prompts: "all", for: "person" } },
  ],
  exemptions: [
    {
      name: "not_coached",
      policies: ["big_files", "sharing", "urgent_mail"],
      when: {
        op: "is",
        type: "bool",
        args: [
          { op: "person", type: { enum: "Role" }, name: "role" },
          { op: "literal", type: { enum: "Role" }, value: "ai-agent" },
        ],
      },
    },
  ],
});

export function shared(id: string, time: string, subject: string, data: object = { external: true }): object {
  return { specversion: "1.0", id, type: "file.shared", time, subject, data };
}
