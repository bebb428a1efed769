/** Several policies on one event: priorities, variants, what the first in line leaves for the next. */
import {
  answer,
  atMost,
  call,
  day,
  field,
  flag,
  hand,
  hour,
  int,
  limit,
  line,
  own,
  policy,
  prompt,
  saying,
  step,
  variant,
  wait,
  always,
  type HandCase,
  type Scope,
} from "./words.js";

const all: Scope = { prompts: "all", for: "person" };
const one = [atMost(1, "event", all)];
const silent = (name: string): string => `suppressed ${name} by at most 1 per event across all in limits`;

/** By policy: its priority; who is prompted where one is. */
const lines: readonly (readonly [rule: string, priorities: Readonly<Record<string, number>>, first: string])[] = [
  ["the highest priority", { a: 0, b: 1, c: 0 }, "b"],
  ["the highest of three", { a: 1, b: 2, c: 3 }, "c"],
  ["0 is more than less", { a: -1, b: 0, c: -2 }, "b"],
  ["the highest of what is below 0", { a: -3, b: -2, c: -5 }, "b"],
  ["of equal ones the id that is first", { c: 5, b: 5, a: 5 }, "a"],
  ["capitals come before small letters", { a: 0, B: 0, c: 0 }, "B"],
  ["an underscore comes between", { a: 0, _b: 0, c: 0 }, "_b"],
  ["a digit comes before letters", { a1: 0, aa: 0, b: 0 }, "a1"],
  ["the shorter one first", { aa: 0, aaa: 0, ab: 0 }, "aa"],
  ["1000000 is more than 999999", { a: 999_999, b: 1_000_000, c: 0 }, "b"],
];

const order = lines.map(([rule, priorities, first]) =>
  hand(
    `first in line: ${rule}`,
    {
      policies: Object.fromEntries(Object.entries(priorities).map(([name, priority]) => [name, policy({ priority })])),
      limits: one,
    },
    line(
      "09:00",
      Object.keys(priorities)
        .toSorted((x, y) => (x < y ? -1 : 1))
        .map((name) => (name === first ? `prompt ${name}` : silent(name))),
    ),
  ),
);

export const rivalry: readonly HandCase[] = [
  ...order,
  ...[1, 2, 3].map((most) =>
    hand(
      `at most ${most} per event of four policies`,
      {
        policies: { a: policy(), b: policy(), c: policy({ priority: 1 }), d: policy() },
        limits: [atMost(most, "event", all)],
      },
      line(
        "09:00",
        ["a", "b", "c", "d"].map((name) =>
          ["c", "a", "b"].slice(0, most).includes(name)
            ? `prompt ${name}`
            : `suppressed ${name} by at most ${most} per event across all in limits`,
        ),
      ),
    ),
  ),
  hand(
    "a variant has a priority of its own, and without one the base's",
    {
      policies: {
        a: policy({ priority: 1 }),
        b: policy({ variants: [variant(flag, { name: "up", priority: 2 }), variant(always, { name: "same" })] }),
      },
      limits: one,
    },
    line("09:00", ["prompt a", "suppressed b as same by at most 1 per event across all in limits"]),
    line("09:01", [silent("a"), "prompt b as up"], { data: { flag: true } }),
  ),
  hand(
    "the first variant that holds is in force, as written",
    {
      policies: {
        p: policy({
          variants: [
            variant(call("greater", "bool", field("size", "int"), int(10)), {
              name: "z_large",
              message: saying("large"),
            }),
            variant(call("greater", "bool", field("size", "int"), int(5)), {
              name: "a_medium",
              message: saying("medium"),
            }),
            variant(flag, { name: "b_flagged" }),
          ],
        }),
      },
    },
    line("09:00", prompt),
    line("09:01", 'prompt p as z_large "large"', { data: { size: 11, flag: true } }),
    line("09:02", 'prompt p as a_medium "medium"', { data: { size: 6, flag: true } }),
    line("09:03", "prompt p as b_flagged", { data: { size: 5, flag: true } }),
    line("09:04", prompt, { data: { size: 5 } }),
  ),
  hand(
    "a variant's limits are the full list: the base's do not hold beside it",
    { policies: { p: policy({ fatigue: [wait(hour)], variants: [variant(flag, { fatigue: [] })] }) } },
    line("09:00", prompt),
    line("09:01", "prompt p as other", { data: { flag: true } }),
    line("09:02", "suppressed p by wait 1h until 2026-03-02T10:01:00.000Z"),
  ),
  hand(
    "a variant without limits of its own has the base's",
    { policies: { p: policy({ fatigue: [wait(hour)], variants: [variant(flag)] }) } },
    line("09:00", prompt),
    line("09:01", "suppressed p as other by wait 1h until 2026-03-02T10:00:00.000Z", { data: { flag: true } }),
  ),
  hand(
    "prompts under a variant count for the base's limits, and the other way round",
    { policies: { p: policy({ fatigue: [wait(hour)], variants: [variant(flag, { fatigue: [wait(2 * hour)] })] }) } },
    line("09:00", "prompt p as other", { data: { flag: true } }),
    line("09:30", "suppressed p by wait 1h until 2026-03-02T10:00:00.000Z"),
    line("10:00", prompt),
    line("11:59:59.999", "suppressed p as other by wait 2h until 2026-03-02T12:00:00.000Z", { data: { flag: true } }),
    line("12:00", "prompt p as other", { data: { flag: true } }),
  ),
  hand(
    "limits are asked as written; the first that refuses is the reason, whichever ends later",
    { policies: { p: policy({ fatigue: [atMost(1, "day"), wait(hour), atMost(1, { withinMs: 2 * day })] }) } },
    line("09:00", prompt),
    line("09:30", "suppressed p by at most 1 per day until 2026-03-03T00:00:00.000Z"),
    line("2026-03-03T00:00:00Z", "suppressed p by at most 1 within 2d until 2026-03-04T09:00:00.000Z"),
  ),
  hand(
    "shared limits are asked after the policy's, as written",
    {
      policies: { p: policy({ fatigue: [wait(hour)] }) },
      limits: [wait(4 * hour, all), wait(3 * hour, all)],
    },
    line("09:00", prompt),
    line("09:59:59.999", "suppressed p by wait 1h until 2026-03-02T10:00:00.000Z"),
    line("10:00", "suppressed p by wait 4h across all until 2026-03-02T13:00:00.000Z in limits"),
    line("13:00", prompt),
  ),
  hand(
    "what one policy prompts counts for the next in line: a tag",
    {
      policies: {
        a: policy({ tags: ["t"], fatigue: [atMost(2, "day", { prompts: "tag:t", for: "person" })] }),
        b: policy({ tags: ["t"], priority: 1 }),
        c: policy({ tags: ["t"], priority: 2 }),
      },
    },
    line("09:00", [
      "suppressed a by at most 2 per day across tag t until 2026-03-03T00:00:00.000Z",
      "prompt b",
      "prompt c",
    ]),
  ),
  hand(
    "a limit with a condition does not refuse where it does not hold, and counts all the same",
    {
      policies: {
        p: policy({ fatigue: [limit({ kind: "at_most", count: 1, window: "day", scope: own, when: flag })] }),
      },
    },
    line("09:00", prompt),
    line("09:01", prompt),
    line("09:02", "suppressed p by at most 1 per day when event.flag until 2026-03-03T00:00:00.000Z", {
      data: { flag: true },
    }),
    line("09:03", prompt),
  ),
  hand(
    "a prompt of another policy is answered for itself",
    {
      policies: {
        a: policy({ escalate: [step(1, "dismissed", day)] }),
        b: policy({ escalate: [step(1, "overridden", day)] }),
      },
    },
    line("09:00", ["prompt a", "prompt b"], { id: "e1" }),
    answer("09:01", "b", "e1", "overridden", "escalate b/0"),
    answer("09:02", "a", "e1", "dismissed", "escalate a/0"),
  ),
  hand(
    "two triggers are alternatives; a policy is one occurrence all the same",
    {
      policies: {
        p: policy({
          triggers: [
            { on: ["mail.sent"], when: flag },
            { on: ["mail.sent", "chat.sent"], when: call("exists", "bool", field("note", "string")) },
          ],
        }),
      },
    },
    line("09:00", []),
    line("09:01", prompt, { data: { flag: true } }),
    line("09:02", prompt, { data: { note: "x" } }),
    line("09:03", prompt, { data: { flag: true, note: "x" } }),
    line("09:04", [], { type: "chat.sent", data: { flag: true } }),
    line("09:05", prompt, { type: "chat.sent", data: { note: "" } }),
  ),
  ...(["any", "all"] as const).map((need) =>
    hand(
      `signals: ${need} of two, one on another type too`,
      {
        signals: {
          here: { on: ["mail.sent"], when: flag, missed: { en: ["-"] }, check: { en: ["-"] } },
          both: {
            on: ["mail.sent", "chat.sent"],
            when: call("exists", "bool", field("note", "string")),
            missed: { en: ["-"] },
            check: { en: ["-"] },
          },
        },
        policies: {
          p: policy({ triggers: [{ on: ["mail.sent", "chat.sent"] }], signals: { need, names: ["both", "here"] } }),
        },
      },
      line("09:00", []),
      line("09:01", need === "any" ? "prompt p with here" : [], { data: { flag: true } }),
      line("09:02", need === "any" ? "prompt p with both" : [], { data: { note: "x" } }),
      line("09:03", "prompt p with both, here", { data: { flag: true, note: "x" } }),
      line("09:04", need === "any" ? "prompt p with both" : [], { type: "chat.sent", data: { flag: true, note: "x" } }),
      line("09:05", [], { type: "chat.sent", data: { flag: true } }),
    ),
  ),
  hand(
    "risk: the first rule that holds, else low; it does not sort",
    {
      events: {
        "mail.sent": {
          fields: { flag: { type: "bool", default: false }, size: { type: "int", optional: true } },
          risk: [
            { level: "medium", when: flag },
            { level: "critical", when: call("greater", "bool", field("size", "int"), int(10)) },
            { level: "high", when: call("greater", "bool", field("size", "int"), int(5)) },
          ],
        },
        "chat.sent": { fields: { flag: { type: "bool", default: false } }, risk: [{ level: "high" }] },
      },
      policies: { p: policy({ triggers: [{ on: ["mail.sent", "chat.sent"] }] }) },
    },
    line("09:00", prompt),
    line("09:01", "prompt p at medium", { data: { flag: true, size: 11 } }),
    line("09:02", "prompt p at critical", { data: { size: 11 } }),
    line("09:03", "prompt p at high", { data: { size: 10 } }),
    line("09:04", prompt, { data: { size: 5 } }),
    line("09:05", "prompt p at high", { type: "chat.sent" }),
  ),
];
