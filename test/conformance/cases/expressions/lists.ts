/** Lists: membership, both ways round, of every type of element. */
import type { Json } from "../../../../src/base/json.js";
import type { Row, Table } from "../../tables.js";
import { call, field, int, is, literal, text } from "../words.js";

const columns: Table["columns"] = {
  listed: "event.x in event.l",
  unlisted: "event.x not in event.l",
  has: "event.l contains event.x",
  any: "event.l contains any of event.m",
  every: "event.l contains all of event.m",
};

const lists = (type: string, rows: readonly Row[], vocabulary?: string): Table => ({
  table: `lists of ${type}`,
  ...(vocabulary !== undefined && { vocabulary }),
  fields: `x: ${type} l: list of ${type} m: list of ${type}`,
  columns,
  rows,
});
const row = (x: Json, l: readonly Json[], m: readonly Json[], holds: string): Row => [{ x, l, m }, holds];

const inside = "listed has";
const outside = "unlisted";

export const listed: readonly Table[] = [
  lists("int", [
    row(1, [1], [1], `${inside} any every`),
    row(1, [1, 2], [2, 1], `${inside} any every`),
    row(1, [2], [1], outside),
    row(1, [], [], `${outside} every`),
    row(1, [1], [], `${inside} every`),
    row(1, [], [1], outside),
    row(3, [1, 2], [2, 3], `${outside} any`),
    row(1, [1, 1], [1, 1, 1], `${inside} any every`),
    row(9_007_199_254_740_991, [9_007_199_254_740_991], [9_007_199_254_740_990], inside),
    row(0, [1, 0], [0, 2], `${inside} any`),
    [{ text: '{"x":3.0,"l":[3],"m":[3.00]}' }, `${inside} any every`],
    [{ text: '{"x":-0,"l":[0],"m":[-0.0]}' }, `${inside} any every`],
  ]),
  lists("number", [
    row(0.5, [0.5], [0.25], inside),
    row(0.1, [0.10000000000000002], [0.10000000000000002], `${outside} any every`),
    row(3, [3, 4.5], [4.5], `${inside} any every`),
    [{ text: '{"x":-0,"l":[0],"m":[0.0]}' }, `${inside} any every`],
    row(1e300, [1e300], [1e301], inside),
  ]),
  lists("string", [
    row("a", ["a"], ["a"], `${inside} any every`),
    row("a", ["A"], ["A", "a"], `${outside} any`),
    row("a", ["ab"], ["a"], outside),
    row("", [""], [""], `${inside} any every`),
    row("", [], ["x"], outside),
    row("é", ["e\u0301"], ["é"], outside),
    row("😀", ["😀", "x"], ["x", "😁"], `${inside} any`),
    row("ss", ["ß"], ["ß"], `${outside} any every`),
  ]),
  lists("bool", [
    row(true, [true], [false], inside),
    row(false, [true], [true, true], `${outside} any every`),
    row(false, [false, true], [true], `${inside} any every`),
  ]),
  lists("bytes", [row(1000, [1000], [1024], inside), row(1024, [1000], [1000], `${outside} any every`)]),
  lists("duration", [row(60_000, [60_000, 0], [0], `${inside} any every`), row(-1, [1], [1, -1], `${outside} any`)]),
  lists("percentage", [row(0.8, [0.8], [80], inside), row(0.8, [0.79], [0.79, 0.8], `${outside} any`)]),
  lists("timestamp", [
    row("2026-03-02T09:00:00Z", ["2026-03-02T10:00:00+01:00"], ["2026-03-02T09:00:00.0001Z"], `${inside} any every`),
    row("2026-03-02T09:00:00Z", ["2026-03-02T09:00:00.001Z"], ["2026-03-02T09:00:00Z"], outside),
  ]),
  lists("date", [
    row("2026-03-02", ["2026-03-02"], ["2026-03-03"], inside),
    row("2026-03-02", ["2026-03-03"], ["2026-03-03"], `${outside} any every`),
  ]),
  lists("time", [
    row("18:00", ["18:00", "09:00"], ["09:00"], `${inside} any every`),
    row("18:00", ["18:01"], ["18:00"], outside),
  ]),
  lists(
    "Level",
    [
      row("z", ["z"], ["a"], inside),
      row("z", ["a"], ["a", "z"], `${outside} any`),
      row("a", ["a", "z"], ["z"], `${inside} any every`),
    ],
    'enum Level ordered { low = "z", high = "a" }',
  ),
  lists("timezone", [
    row("Europe/Berlin", ["Europe/Berlin"], ["UTC"], inside),
    row("UTC", ["Europe/Berlin"], ["Europe/Berlin"], `${outside} any every`),
  ]),
  lists("locale", [row("en", ["en-GB"], ["en-GB"], `${outside} any every`), row("de", ["en", "de"], ["fr"], inside)]),
  {
    table: "literal lists",
    vocabulary: `org { locales en timezone "UTC" partners: ["a.example", "b.example"] } enum Cue { urgency, authority, reward }`,
    fields: "s: string n: int cues: list of Cue",
    columns: {
      partner: "event.s in org.partners",
      no_partner: "event.s not in org.partners",
      small: "event.n in [1, 2, 3]",
      none: "event.n in []",
      not_none: "event.n not in []",
      pressed: "event.cues contains urgency",
      lured: "event.cues contains any of [authority, reward]",
      both: "event.cues contains all of [urgency, reward]",
      nothing: "length(event.cues) is 0",
      three: "length(event.cues) >= 3",
      made: 'event.s in ["a.example", lower(event.s)]',
    },
    rows: [
      [{ s: "a.example", n: 1, cues: [] }, "partner small not_none nothing made"],
      [{ s: "c.example", n: 4, cues: ["urgency"] }, "no_partner not_none pressed made"],
      [{ s: "B.example", n: 3, cues: ["reward", "urgency"] }, "no_partner small not_none pressed lured both"],
      [{ s: "b.example", n: 0, cues: ["reward", "reward", "reward"] }, "partner not_none lured three made"],
      [{ s: "", n: 2, cues: ["authority"] }, "no_partner small not_none lured made"],
    ],
  },
  {
    table: "length of a list: its elements, whatever they are",
    fields: "l: list of string n: int",
    columns: { eq: "length(event.l) is event.n", over: "length(event.l) > event.n" },
    rows: [
      [{ l: [], n: 0 }, "eq"],
      [{ l: [""], n: 1 }, "eq"],
      [{ l: ["a", "a"], n: 2 }, "eq"],
      [{ l: ["😀", "e\u0301"], n: 2 }, "eq"],
      [{ l: ["abc"], n: 1 }, "eq"],
      [{ l: ["a", "b", "c"], n: 2 }, "over"],
    ],
  },
  {
    table: "lists with an element that is missing",
    fields: "a: string b: string",
    unguarded: ["a", "b"],
    columns: {
      length: is(
        call("length", "int", call("list", { list: "string" }, field("a", "string"), field("b", "string"))),
        int(2),
      ),
      listed: call(
        "in",
        "bool",
        text("x"),
        call("list", { list: "string" }, field("a", "string"), field("b", "string")),
      ),
      unlisted: call(
        "not_in",
        "bool",
        text("x"),
        call("list", { list: "string" }, field("a", "string"), field("b", "string")),
      ),
      has_missing: call("contains", "bool", call("list", { list: "string" }, text("x")), field("a", "string")),
      every: call(
        "contains_all",
        "bool",
        literal({ list: "string" }, ["x", "y"]),
        call("list", { list: "string" }, field("a", "string"), field("b", "string")),
      ),
      any: call(
        "contains_any",
        "bool",
        literal({ list: "string" }, ["x", "y"]),
        call("list", { list: "string" }, field("a", "string"), field("b", "string")),
      ),
      all_of_missing: call(
        "contains_all",
        "bool",
        call("list", { list: "string" }, field("a", "string"), field("b", "string")),
        call("list", { list: "string" }, field("a", "string")),
      ),
    },
    rows: [
      [{ a: "x", b: "y" }, "length listed has_missing every any all_of_missing"],
      [{ a: "x" }, "length listed has_missing any all_of_missing"],
      [{ b: "x" }, "length listed any"],
      [{ a: "z", b: "x" }, "length listed any all_of_missing"],
      [{ a: "z", b: "z" }, "length unlisted all_of_missing"],
      [{}, "length unlisted"],
    ],
  },
];
