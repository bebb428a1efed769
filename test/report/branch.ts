/** An office with a branch of everything that a report counts, and logs of it whose every event has a known fate. */
import fc from "fast-check";
import type { Bundle, Expr } from "../../src/bundle/types.js";
import { PeopleTable } from "../../src/simulator/index.js";
import { office } from "../simulator/office.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const literal = (type: "int" | "bytes", value: number): Expr => ({ op: "literal", type, value });
const isSenior: Expr = {
  op: "greater_or_equal",
  type: "bool",
  args: [{ op: "person", type: "int", name: "level" }, literal("int", 3)],
};
const isLarger = (size: number): Expr => ({
  op: "greater",
  type: "bool",
  args: [{ op: "event", type: "bytes", name: "size" }, literal("bytes", size)],
});
const says = (text: string): { en: string[] } => ({ en: [text] });

const { sharing, big_files: bigFiles, urgent_mail: urgentMail } = office.policies;

export const branch: Bundle = {
  ...office,
  events: {
    ...office.events,
    "file.shared": { ...office.events["file.shared"]!, moment: "before" },
    "mail.sent": { ...office.events["mail.sent"]!, moment: "after" },
  },
  segments: { seniors: { when: isSenior }, juniors: { when: { op: "not", type: "bool", args: [isSenior] } } },
  signals: {
    huge: { on: ["file.shared"], when: isLarger(1500), missed: says("It is huge."), check: says("Look.") },
    any_file: { on: ["file.shared"], missed: says("A file."), check: says("Look.") },
  },
  policies: {
    sharing: {
      ...sharing!,
      message: { mode: "inline", title: says("Wait a moment"), body: says("Who is this for?") },
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-01", "PR.AT-02"] }],
      variants: [
        {
          name: "seniors",
          when: isSenior,
          priority: 2,
          fatigue: [
            {
              kind: "quiet",
              text: "quiet on saturday, sunday",
              days: ["saturday", "sunday"],
            },
          ],
        },
      ],
    },
    big_files: {
      ...bigFiles!,
      signals: { need: "any", names: ["huge", "any_file"], showAtMost: 1 },
      message: { mode: "inline", body: { en: [{ signals: "missed" }, " Ask first."] } },
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-01"] }],
      priority: 1,
    },
    urgent_mail: {
      ...urgentMail!,
      escalate: [
        {
          text: "at 2 prompts within 3d follow up slow_down",
          count: 2,
          what: "prompts",
          withinMs: 3 * DAY_MS,
          action: { kind: "follow_up", name: "slow_down" },
        },
      ],
    },
  },
  followUps: { slow_down: { covers: [], controls: [] } },
  baselines: {
    mail_basics: {
      for: isSenior,
      everyMs: 365 * DAY_MS,
      covers: [{ on: ["mail.sent"] }],
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-02"] }],
    },
  },
  budgets: [
    goal("prompts per person per week p95 at most 1", { kind: "prompts", perPerson: true, per: "week" }, 1, "p95"),
    goal(
      "prompts per person per day of sharing for seniors max at most 1",
      { kind: "prompts", perPerson: true, per: "day" },
      1,
      "max",
      { of: "sharing", for: "seniors" },
    ),
    goal("prompts per day at most 1", { kind: "prompts", perPerson: false, per: "day" }, 1),
    goal(
      "interruption per person per month for juniors mean at most 10s",
      { kind: "interruption", perPerson: true, per: "month" },
      10_000,
      "mean",
      { for: "juniors" },
    ),
    goal("coverage of medium risk at most 50%", { kind: "coverage", level: "medium" }, 0.5),
    goal("coverage of low risk of sharing at most 50%", { kind: "coverage", level: "low" }, 0.5, undefined, {
      of: "sharing",
    }),
    goal("dismissed at most 50%", { kind: "dismissed" }, 0.5),
    goal("overridden of sharing at most 50%", { kind: "overridden" }, 0.5, undefined, { of: "sharing" }),
    goal("precision at most 50%", { kind: "precision" }, 0.5),
  ],
};

function goal(
  text: string,
  measure: Bundle["budgets"][number]["measure"],
  value: number,
  statistic?: "mean" | "p95" | "max",
  of: { readonly of?: string; readonly for?: string } = {},
): Bundle["budgets"][number] {
  return { text, measure, bound: "at_most", value, ...(statistic === undefined ? {} : { statistic }), ...of };
}

export const START = Date.parse("2026-03-02T00:00:00Z");
export const PEOPLE = ["ana", "bo", "cy", "di", "robot", "stranger"];
export const ATTRIBUTES: Readonly<Record<string, Record<string, unknown>>> = {
  ana: { timezone: "America/New_York", level: 3, department: "sales" },
  bo: { department: "sales" },
  cy: { timezone: "Asia/Tokyo", level: 5 },
  di: {},
  robot: { role: "ai-agent" },
  idle: { level: 4 },
};
export const TABLE = PeopleTable.of(new Map(Object.entries(ATTRIBUTES)));

export const step = fc.record({
  minutes: fc.nat(900),
  person: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom("file.shared", "file.shared", "file.shared", "mail.sent", "mail.sent", "door.opened", "answer"),
  flag: fc.boolean(),
  size: fc.nat(2500),
  answer: fc.constantFrom("accepted", "dismissed", "overridden", "not_useful"),
  back: fc.integer({ min: 1, max: 4 }),
});
export type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** What happened, as plain values. */
export interface Happening {
  readonly id: string;
  readonly time: number;
  readonly person: string;
  readonly type: "file.shared" | "mail.sent" | "door.opened" | "kairos.response";
  readonly data: Readonly<Record<string, unknown>>;
  readonly line: string;
}

export function happeningsOf(steps: readonly Step[]): Happening[] {
  const happenings: Happening[] = [];
  let time = START;
  steps.forEach(({ minutes, person, what, flag, size, answer, back }, number) => {
    time += minutes * 60_000;
    const about = happenings
      .filter((earlier) => earlier.person === person && earlier.type !== "kairos.response")
      .at(-back);
    const [type, data]: [Happening["type"], Record<string, unknown>] =
      what === "file.shared"
        ? [what, { external: flag, size }]
        : what === "mail.sent"
          ? [what, { urgent: flag }]
          : what === "answer"
            ? [
                "kairos.response",
                {
                  policy: about?.type === "mail.sent" ? "urgent_mail" : "sharing",
                  event: about?.id ?? "none",
                  answer,
                },
              ]
            : ["door.opened", {}];
    const id = `e${String(number).padStart(4, "0")}`;
    const line = JSON.stringify({
      specversion: "1.0",
      id,
      type,
      time: new Date(time).toISOString(),
      subject: person,
      data,
    });
    happenings.push({ id, time, person, type, data, line });
  });
  return happenings;
}
