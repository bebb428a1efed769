/** `count`, `distinct` and `first time` at the borders of their windows, and what they look at. */
import type { Expr, History, Operator } from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import {
  after,
  attribute,
  call,
  day,
  flag,
  hand,
  hour,
  int,
  is,
  line,
  minute,
  policy,
  prompt,
  remembering,
  text,
  type Fields,
  type HandCase,
  type Line,
} from "./words.js";

const counting = (position: number): Expr => ({ op: "count", type: "int", history: position });
const count = (withinMs: number, keep: number, when?: Expr): History => ({
  kind: "count",
  on: "mail.sent",
  withinMs,
  keep,
  ...(when !== undefined && { when }),
});
const compare = (op: Operator, left: Expr, n: number): Expr => call(op, "bool", left, int(n));

/** With n events in the window, whether the comparison with 3 holds. */
const comparisons: readonly (readonly [op: Operator, keep: number, holds: readonly number[]])[] = [
  ["greater_or_equal", 3, [3, 4, 5]],
  ["greater", 4, [4, 5]],
  ["less", 3, [1, 2]],
  ["less_or_equal", 4, [1, 2, 3]],
  ["is", 4, [3]],
  ["is_not", 4, [1, 2, 4, 5]],
];
const compared = comparisons.flatMap(([op, keep, holds]) => [
  hand(
    `count ${op} 3, of one to five events`,
    remembering([count(hour, keep)], compare(op, counting(0), 3)),
    ...[1, 2, 3, 4, 5].map((n) => line(after(n), holds.includes(n) ? prompt : [])),
  ),
  hand(
    `count ${op} 3, as they leave the window one by one`,
    remembering([count(hour, keep)], compare(op, counting(0), 3)),
    ...[1, 2, 3, 4, 5].map((n) => line(after(n), holds.includes(n) ? prompt : [])),
    // At the hour after the third, the fourth and fifth and this one are left.
    line(after(hour + 3), holds.includes(3) ? prompt : []),
    // The fifth has left by then, and so two are.
    line(after(hour + 5), holds.includes(2) ? prompt : []),
  ),
  hand(
    `3 ${op} count, read from the right`,
    remembering([count(hour, 4)], call(op, "bool", int(3), counting(0))),
    ...[1, 2, 3, 4, 5].map((n) => {
      const turned: Readonly<Record<string, (m: number) => boolean>> = {
        greater_or_equal: (m) => m <= 3,
        greater: (m) => m < 3,
        less: (m) => m > 3,
        less_or_equal: (m) => m >= 3,
        is: (m) => m === 3,
        is_not: (m) => m !== 3,
      };
      return line(after(n), turned[op]!(n) ? prompt : []);
    }),
  ),
]);

const windows: readonly (readonly [string, number])[] = [
  ["1s", 1000],
  ["1h", hour],
  ["1d", day],
  ["30d", 30 * day],
];
const borders = windows.flatMap(([name, ms]) => [
  hand(
    `count within ${name}: an event just that long ago is out`,
    remembering([count(ms, 2)], compare("greater_or_equal", counting(0), 2)),
    line(after(0), []),
    line(after(ms), []),
    line(after(2 * ms - 1), prompt),
  ),
  hand(
    `first time within ${name}`,
    remembering([{ kind: "first_time", on: "mail.sent", withinMs: ms, keep: 2 }], {
      op: "first_time",
      type: "bool",
      history: { "mail.sent": 0 },
    }),
    line(after(0), prompt),
    line(after(ms - 1), []),
    line(after(2 * ms - 1), prompt),
    line(after(2 * ms - 1), []),
    line(after(3 * ms), prompt),
  ),
  hand(
    `distinct within ${name}: a value that is seen again is fresh again`,
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "note", withinMs: ms, keep: 2 }],
      compare("greater_or_equal", { op: "distinct", type: "int", history: { "mail.sent": 0 } }, 2),
    ),
    line(after(0), [], { data: { note: "x" } }),
    line(after(1), prompt, { data: { note: "y" } }),
    line(after(2), prompt, { data: { note: "x" } }),
    // y has left, x has not.
    line(after(ms + 1), [], { data: { note: "x" } }),
    line(after(ms + 2), prompt, { data: { note: "y" } }),
  ),
]);

/** Which values of a type are one. */
const values: readonly (readonly [type: Fields[string]["type"], one: readonly Json[], other: Json])[] = [
  ["int", [3, 3], 4],
  ["number", [0.1, 0.1], 0.2],
  ["bool", [true, true], false],
  ["string", ["a", "a"], "A"],
  ["string", ["é", "é"], "e\u0301"],
  ["timestamp", ["2026-03-02T09:00:00Z", "2026-03-02T10:00:00+01:00"], "2026-03-02T09:00:00.001Z"],
  ["date", ["2026-03-02", "2026-03-02"], "2026-03-03"],
  ["time", ["18:00", "18:00"], "18:01"],
  [{ enum: "Level" }, ["z", "z"], "a"],
  [
    { list: "int" },
    [
      [1, 2],
      [1, 2],
    ],
    [2, 1],
  ],
  [{ list: "string" }, [[], []], [""]],
  [
    { list: "string" },
    [
      ["a", "b"],
      ["a", "b"],
    ],
    ["a,b"],
  ],
];
const distinct = values.map(([type, one, other]) =>
  hand(
    `distinct: ${JSON.stringify(one)} are one value, ${JSON.stringify(other)} is another`,
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "it", withinMs: hour, keep: 2 }],
      compare("greater_or_equal", { op: "distinct", type: "int", history: { "mail.sent": 0 } }, 2),
      { it: { type, optional: true } },
    ),
    ...one.map((it, n) => line(after(n), [], { data: { it } })),
    // A missing value is none.
    line(after(5), []),
    line(after(6), prompt, { data: { it: other } }),
    line(after(7), prompt),
  ),
);

const others: readonly HandCase[] = [
  hand(
    "count: the condition is asked once, as the event is taken, with the person of then",
    remembering(
      [count(hour, 2, is(attribute("department", "string"), text("finance")))],
      compare("greater_or_equal", counting(0), 1),
    ),
    line("09:00", prompt, { person: { department: "finance" } }),
    line("09:10", prompt, { person: { department: "sales" } }),
    line("10:00", [], { person: { department: "sales" } }),
    line("10:01", prompt, { person: { department: "finance" } }),
  ),
  hand(
    "count: the condition may ask for the risk",
    {
      ...remembering(
        [
          count(
            hour,
            1,
            is({ op: "risk", type: { enum: "Risk" } }, { op: "literal", type: { enum: "Risk" }, value: "high" }),
          ),
        ],
        compare("greater_or_equal", counting(0), 1),
      ),
      events: {
        "mail.sent": { fields: { flag: { type: "bool", default: false } }, risk: [{ level: "high", when: flag }] },
      },
    },
    line("09:00", []),
    line("09:01", "prompt p at high", { data: { flag: true } }),
    line("09:02", prompt),
  ),
  hand(
    "count looks at this person alone",
    remembering([count(hour, 2)], compare("greater_or_equal", counting(0), 2)),
    line("09:00", []),
    line("09:01", [], { who: "ben" }),
    line("09:02", prompt),
  ),
  hand(
    "count of another type: the present event is not among them",
    {
      history: [{ kind: "count", on: "chat.sent", withinMs: hour, keep: 2 }],
      policies: { p: policy({ triggers: [{ on: ["mail.sent"], when: compare("greater_or_equal", counting(0), 2) }] }) },
    },
    line("09:00", []),
    line("09:01", [], { type: "chat.sent" }),
    line("09:02", [], { type: "chat.sent" }),
    line("09:03", prompt),
    line("10:00:59.999", prompt),
    line("10:01", []),
  ),
  hand(
    "what was set aside or a duplicate is not counted",
    remembering([count(hour, 2)], compare("greater_or_equal", counting(0), 2)),
    line("09:00", [], { id: "b" }),
    line("09:00", "duplicate", { id: "b" }),
    line("08:59", "set aside: out_of_order", { id: "c" }),
    line("09:01", "set aside: invalid_event", { id: "d", data: { flag: 7 } }),
    line("09:02", prompt, { id: "e" }),
  ),
  hand(
    "what was exempt or held out is counted",
    {
      history: [count(hour, 3)],
      policies: {
        p: policy({ triggers: [{ on: ["mail.sent"], when: compare("greater_or_equal", counting(0), 3) }] }),
        q: policy({ holdoutPerMillion: 1_000_000 }),
        r: policy(),
      },
      exemptions: [{ name: "audit", policies: ["r"] }],
    },
    line("09:00", ["held_out q", "exempt r by audit"]),
    line("09:01", ["held_out q", "exempt r by audit"]),
    line("09:02", ["prompt p", "held_out q", "exempt r by audit"]),
  ),
  hand(
    "events of one instant: a greater id is not there yet",
    remembering([count(hour, 3)], compare("greater_or_equal", counting(0), 2)),
    line("09:00", [], { id: "a" }),
    line("09:00", prompt, { id: "b" }),
    line("09:00", prompt, { id: "c" }),
  ),
  hand(
    "history in signals and variants",
    {
      history: [count(hour, 2), { kind: "first_time", on: "mail.sent", withinMs: day, keep: 2 }],
      signals: {
        again: {
          on: ["mail.sent"],
          when: compare("greater_or_equal", counting(0), 2),
          missed: { en: ["-"] },
          check: { en: ["-"] },
        },
        first: {
          on: ["mail.sent"],
          when: { op: "first_time", type: "bool", history: { "mail.sent": 1 } },
          missed: { en: ["-"] },
          check: { en: ["-"] },
        },
      },
      policies: {
        p: policy({
          signals: { need: "any", names: ["again", "first"] },
          variants: [{ name: "twice", when: compare("greater_or_equal", counting(0), 2) }],
        }),
      },
    },
    line("09:00", "prompt p with first"),
    line("09:01", "prompt p as twice with again"),
    line("2026-03-03T09:01:00Z", "prompt p with first"),
  ),
  hand(
    "by the type of the present event",
    {
      history: [
        { kind: "first_time", on: "mail.sent", withinMs: hour, keep: 2 },
        { kind: "first_time", on: "chat.sent", withinMs: minute, keep: 2 },
      ],
      policies: {
        p: policy({
          triggers: [
            {
              on: ["mail.sent", "chat.sent"],
              when: { op: "first_time", type: "bool", history: { "mail.sent": 0, "chat.sent": 1 } },
            },
          ],
        }),
      },
    },
    line("09:00", prompt),
    line("09:01", prompt, { type: "chat.sent" }),
    line("09:02", prompt, { type: "chat.sent" }),
    line("09:02:30", [], { type: "chat.sent" }),
    line("09:30", []),
  ),
];

/** The same timelines, with the state saved and loaded before every line. */
const reloaded = [...compared, ...borders, ...distinct]
  .filter((_, position) => position % 2 === 0)
  .map(({ rule, lines, ...rest }): HandCase => ({
    rule: `${rule}; saved and loaded before each`,
    lines: lines.map((each): Line => ({ ...each, reload: true })),
    ...rest,
  }));

export const remembered: readonly HandCase[] = [...compared, ...borders, ...distinct, ...others, ...reloaded];
