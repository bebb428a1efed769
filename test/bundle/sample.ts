/** A bundle written by hand that uses every form there is, for tests of the format. */
import type { Bundle, Expr } from "../../src/bundle/types.js";

const amount: Expr = { op: "event", type: "int", name: "amount" };
const host: Expr = { op: "event", type: "string", name: "host" };

function int(value: number): Expr {
  return { op: "literal", type: "int", value };
}

export const sample: Bundle = {
  kairos: "1.0",
  org: { locales: ["en", "de"], timezone: "Europe/Berlin" },
  enums: {
    Role: {
      ordered: false,
      doc: "What somebody does.",
      values: [
        { name: "finance", record: "finance" },
        { name: "agent", record: "ai-agent", words: { en: "agent", de: "Agent" }, doc: "A program." },
      ],
    },
    Sensitivity: {
      ordered: true,
      values: [
        { name: "public", record: "public" },
        { name: "secret", record: "secret" },
      ],
    },
  },
  person: {
    role: { type: { enum: "Role" } },
    department: { type: "string", optional: true },
    manager: { type: "string", optional: true, personal: true, doc: "Who they report to." },
  },
  events: {
    "mail.clicked": {
      moment: "simulated",
      fields: {
        host: { type: "string", untrusted: true },
        cues: { type: { list: "string" }, default: [] },
        amount: { type: "int", default: 0 },
        level: { type: { enum: "Sensitivity" } },
        at: { type: "timestamp", optional: true },
        length: { type: "duration", default: 60_000 },
      },
      risk: [{ level: "high", when: { op: "greater", type: "bool", args: [amount, int(10)] } }, { level: "low" }],
      doc: "A link was clicked.",
    },
    "mail.sent": { moment: "after", reversibleForMs: 600_000, fields: { host: { type: "string" } } },
  },
  segments: {
    finance: {
      when: {
        op: "is",
        type: "bool",
        args: [
          { op: "person", type: { enum: "Role" }, name: "role" },
          { op: "literal", type: { enum: "Role" }, value: "finance" },
        ],
      },
    },
  },
  texts: { closing: { en: ["Thank you, ", { value: { op: "person", type: "string", name: "id" } }], de: ["Danke"] } },
  signals: {
    lookalike: {
      on: ["mail.clicked"],
      when: {
        op: "and",
        type: "bool",
        args: [
          { op: "like", type: "bool", args: [host], pattern: "*.example" },
          { op: "matches", type: "bool", args: [host], pattern: "[a-z.]+" },
          {
            op: "less_or_equal",
            type: "bool",
            args: [
              {
                op: "edit_distance",
                type: "int",
                args: [host, { op: "literal", type: "string", value: "acme.example" }],
              },
              int(2),
            ],
          },
          { op: "first_time", type: "bool", history: { "mail.clicked": 2 } },
        ],
      },
      missed: { en: [{ value: host, untrusted: true }, " looks like ours."] },
      check: { en: ["Read it from the right. ", { text: "closing" }] },
    },
  },
  policies: {
    click: {
      title: "Clicked",
      owner: "awareness@acme.example",
      tags: ["phishing"],
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-01"] }],
      triggers: [
        {
          on: ["mail.clicked"],
          when: {
            op: "and",
            type: "bool",
            args: [
              { op: "greater_or_equal", type: "bool", args: [{ op: "count", type: "int", history: 0 }, int(3)] },
              {
                op: "less",
                type: "bool",
                args: [int(1), { op: "distinct", type: "int", history: { "mail.clicked": 1 } }],
              },
              {
                op: "greater_or_equal",
                type: "bool",
                args: [
                  { op: "risk", type: { enum: "Risk" } },
                  { op: "literal", type: { enum: "Risk" }, value: "medium" },
                ],
              },
            ],
          },
        },
      ],
      signals: { need: "any", names: ["lookalike"], showAtMost: 1 },
      priority: 5,
      holdoutPerMillion: 50_000,
      answerWithinMs: 86_400_000,
      message: {
        mode: "feedback",
        title: { en: ["Look again"] },
        body: { en: [{ signals: "missed" }, " ", { signals: "check" }], de: [{ text: "closing" }] },
        action: { label: { en: ["Report"] }, opens: { en: ["https://intranet.acme.example/"] } },
      },
      fatigue: [
        { kind: "wait", text: "wait 4h", withinMs: 14_400_000, scope: { prompts: "policy:click", for: "person" } },
        {
          kind: "at_most",
          text: "at most 2 per day across tag phishing",
          count: 2,
          window: "day",
          scope: { prompts: "tag:phishing", for: "person" },
        },
        {
          kind: "at_most",
          text: "at most 9 within 1h across all for each person.department",
          count: 9,
          window: { withinMs: 3_600_000 },
          scope: { prompts: "all", for: { attribute: "department" } },
        },
        { kind: "quiet", text: "quiet on saturday", days: ["saturday"] },
        {
          kind: "back_off",
          text: "back off 2x up to 14d after dismissed",
          factor: 2,
          upToMs: 1_209_600_000,
          waitMs: 14_400_000,
          after: "dismissed",
        },
        {
          kind: "mute",
          text: "mute 30d after 3 ignored within 30d",
          forMs: 2_592_000_000,
          count: 3,
          answer: "ignored",
          withinMs: 2_592_000_000,
        },
      ],
      escalate: [
        {
          text: "at 3 occurrences within 30d follow up second_look",
          count: 3,
          what: "occurrences",
          withinMs: 2_592_000_000,
          action: { kind: "follow_up", name: "second_look" },
        },
        {
          text: 'at 2 dismissed within 30d notify person.manager otherwise "a@acme.example" by weekly digest',
          count: 2,
          what: "dismissed",
          withinMs: 2_592_000_000,
          action: {
            kind: "notify",
            to: {
              op: "otherwise",
              type: "string",
              args: [
                { op: "person", type: "string", name: "manager" },
                { op: "literal", type: "string", value: "a@acme.example" },
              ],
            },
            digest: "weekly",
          },
        },
      ],
      variants: [
        {
          name: "finance",
          when: {
            op: "not",
            type: "bool",
            args: [{ op: "exists", type: "bool", args: [{ op: "person", type: "string", name: "manager" }] }],
          },
          priority: -1,
          fatigue: [
            { kind: "wait", text: "wait 8h", withinMs: 28_800_000, scope: { prompts: "policy:click", for: "person" } },
          ],
          escalate: [
            {
              text: 'at 1 prompt within 1d review process "Why?"',
              count: 1,
              what: "prompts",
              withinMs: 86_400_000,
              action: {
                kind: "review",
                subject: "process",
                question: { en: ["Why?"] },
                by: { op: "literal", type: "string", value: "x" },
              },
            },
          ],
        },
      ],
      doc: "Someone clicked.",
    },
  },
  limits: [
    {
      kind: "quiet",
      text: "quiet 19:00 to 07:00",
      from: 1140,
      to: 420,
      when: {
        op: "less",
        type: "bool",
        args: [
          { op: "risk", type: { enum: "Risk" } },
          { op: "literal", type: { enum: "Risk" }, value: "critical" },
        ],
      },
    },
  ],
  followUps: {
    second_look: {
      title: { en: ["Second look"] },
      content: { en: ["https://l.example"] },
      dueMs: 86_400_000,
      covers: [],
      controls: [],
    },
  },
  baselines: {
    basics: {
      everyMs: 31_536_000_000,
      for: "everyone",
      covers: [{ on: ["mail.sent"] }],
      controls: [],
      owner: "a@acme.example",
    },
  },
  exemptions: [
    {
      name: "red_team",
      policies: ["click"],
      untilMs: 1_806_444_000_000,
      because: "They run the simulations.",
      owner: "a@acme.example",
    },
  ],
  budgets: [
    {
      text: "prompts per person per week p95 at most 3",
      measure: { kind: "prompts", perPerson: true, per: "week" },
      statistic: "p95",
      bound: "at_most",
      value: 3,
    },
    {
      text: "coverage of high risk at least 80%",
      measure: { kind: "coverage", level: "high" },
      for: "finance",
      bound: "at_least",
      value: 0.8,
    },
    {
      text: "precision of click at least 50%",
      measure: { kind: "precision" },
      of: "click",
      bound: "at_least",
      value: 0.5,
    },
  ],
  sources: {
    audit: {
      id: { op: "record", type: "string", path: ["_id"] },
      time: { op: "record", type: "timestamp", path: ["@timestamp"] },
      person: { op: "item", type: "string", path: ["actor", 0, "name"] },
      each: ["events"],
      maps: [
        {
          when: {
            op: "is",
            type: "bool",
            args: [
              { op: "record", type: "string", path: ["action"] },
              { op: "literal", type: "string", value: "sent" },
            ],
          },
          to: "mail.sent",
          fields: { host: { op: "record", type: "string", path: ["host"] } },
        },
      ],
    },
  },
  history: [
    {
      kind: "count",
      on: "mail.clicked",
      when: { op: "greater", type: "bool", args: [amount, int(0)] },
      withinMs: 604_800_000,
      keep: 3,
    },
    { kind: "distinct", on: "mail.clicked", field: "host", withinMs: 604_800_000, keep: 2 },
    { kind: "first_time", on: "mail.clicked", withinMs: 86_400_000, keep: 2 },
  ],
  functions: ["edit_distance"],
  partition: { attribute: "department" },
  stateBound: { person: 20, group: 10 },
  sourceMap: { "/policies/click": { file: "click.kairos", line: 3, column: 8 } },
};

/** A deep copy with some members replaced, by JSON pointer; `undefined` takes one out. */
export function sampleWith(changes: Readonly<Record<string, unknown>>): unknown {
  const copy = JSON.parse(JSON.stringify(sample)) as unknown;
  for (const [pointer, value] of Object.entries(changes)) {
    const members = pointer
      .split("/")
      .slice(1)
      .map((member) => member.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = members.pop()!;
    let target = copy as Record<string, unknown>;
    for (const member of members) target = target[member] as Record<string, unknown>;
    if (value === undefined) delete target[last];
    else target[last] = value;
  }
  return copy;
}
