/** Conditions over literals and fields. */
import type { Expr } from "../../../../src/bundle/types.js";
import {
  attribute,
  call,
  field,
  hand,
  hour,
  int,
  is,
  line,
  literal,
  minute,
  policy,
  prompt,
  text,
  type HandCase,
} from "../words.js";

/** A condition over literals and fields, and whether it holds. */
const conditions: readonly (readonly [string, Expr, boolean])[] = [
  [
    "1/0 is infinite",
    call("greater", "bool", call("divide", "number", int(1), int(0)), literal("number", 1e300)),
    true,
  ],
  [
    "0/0 is not 0/0",
    call("is_not", "bool", call("divide", "number", int(0), int(0)), call("divide", "number", int(0), int(0))),
    true,
  ],
  ["0/0 >= 0 is false", call("greater_or_equal", "bool", call("divide", "number", int(0), int(0)), int(0)), false],
  ["ints do not overflow", is(call("multiply", "int", int(2 ** 53 - 1), int(2)), int(2 ** 53 - 1)), false],
  [
    "0.1 + 0.2 is not 0.3",
    is(call("add", "number", literal("number", 0.1), literal("number", 0.2)), literal("number", 0.3)),
    false,
  ],
  ["-0 is 0", is(call("minus", "int", int(0)), int(0)), true],
  ["a comparison with a missing value is false", is(field("note", "string"), text("a")), false],
  ["also `is not`", call("is_not", "bool", field("note", "string"), text("a")), false],
  ["and `not in`", call("not_in", "bool", field("note", "string"), literal({ list: "string" }, ["a"])), false],
  ["what is missing does not exist", call("not", "bool", call("exists", "bool", field("note", "string"))), true],
  ["otherwise", is(call("otherwise", "string", field("note", "string"), text("b")), text("b")), true],
  [
    "arithmetic with what is missing is missing",
    call("is_not", "bool", call("add", "int", field("size", "int"), int(1)), int(9)),
    false,
  ],
  ["no normalisation", is(text("\u00e9"), text("e\u0301")), false],
  ["length is in code points", is(call("length", "int", text("a𝒳e\u0301")), int(4)), true],
  ["length of a list", is(call("length", "int", literal({ list: "int" }, [1, 1])), int(2)), true],
  ["lower is A to Z alone", is(call("lower", "string", text("ÄBC")), text("Äbc")), true],
  ["like takes the whole string", { op: "like", type: "bool", args: [text("abc")], pattern: "a*b" }, false],
  ["* is any run, also none", { op: "like", type: "bool", args: [text("ab")], pattern: "*a*b*" }, true],
  ["like: a dot is a dot", { op: "like", type: "bool", args: [text("axc")], pattern: "a.c" }, false],
  ["matches takes the whole string", { op: "matches", type: "bool", args: [text("abc")], pattern: "a|ab" }, false],
  ["matches by code point", { op: "matches", type: "bool", args: [text("𝒳")], pattern: "." }, true],
  ["a dot is no line feed", { op: "matches", type: "bool", args: [text("\n")], pattern: "." }, false],
  ["contains a part of a string", call("contains", "bool", text("abc"), text("bc")), true],
  ["every string contains the empty one", call("contains", "bool", text(""), text("")), true],
  [
    "contains any of none",
    call("contains_any", "bool", literal({ list: "int" }, [1]), literal({ list: "int" }, [])),
    false,
  ],
  [
    "contains all of none",
    call("contains_all", "bool", literal({ list: "int" }, []), literal({ list: "int" }, [])),
    true,
  ],
  ["starts with is literal", call("starts_with", "bool", text("a*b"), text("a*")), true],
  ["ends with", call("ends_with", "bool", text("abc"), text("bc")), true],
  ["edit distance is Levenshtein", is(call("edit_distance", "int", text("kitten"), text("sitting")), int(3)), true],
  ["a transposition costs two", is(call("edit_distance", "int", text("ab"), text("ba")), int(2)), true],
  ["by code point", is(call("edit_distance", "int", text("𝒳"), text("")), int(1)), true],
  ["without case folding", is(call("edit_distance", "int", text("A"), text("a")), int(1)), true],
  [
    "domain of a URL",
    is(call("domain", "string", text("https://u@Mail.Acme.Example:443/p@q?r")), text("acme.example")),
    true,
  ],
  ["domain of an address", is(call("domain", "string", text("ana@mail.acme.co.uk.")), text("acme.co.uk")), true],
  ["an IP address stays", is(call("domain", "string", text("http://10.0.0.1:80/")), text("10.0.0.1")), true],
  ["brackets stay", is(call("domain", "string", text("[::1]:8080")), text("[::1]")), true],
  ["a wildcard rule", is(call("domain", "string", text("x.y.b.ck")), text("y.b.ck")), true],
  ["an exception to it", is(call("domain", "string", text("a.www.ck")), text("www.ck")), true],
  ["a public suffix alone", is(call("domain", "string", text("co.uk")), text("co.uk")), true],
  ["no rule matches", is(call("domain", "string", text("a.b.test")), text("b.test")), true],
  [
    "ordered enums go by position, not by record text",
    call("less", "bool", literal({ enum: "Level" }, "z"), literal({ enum: "Level" }, "a")),
    true,
  ],
  [
    "risk is ordered",
    call("less", "bool", { op: "risk", type: { enum: "Risk" } }, literal({ enum: "Risk" }, "medium")),
    true,
  ],
  [
    "local time is cut to the minute",
    is(call("local_time", "time", literal("timestamp", "2026-03-02T09:00:59.999Z")), literal("time", "09:00")),
    true,
  ],
  [
    "weekday",
    is(call("weekday", { enum: "Weekday" }, field("time", "timestamp")), literal({ enum: "Weekday" }, "monday")),
    true,
  ],
  [
    "timestamps are compared as instants",
    is(literal("timestamp", "2026-03-02T10:00:00.000+01:00"), field("time", "timestamp")),
    true,
  ],
  [
    "timestamp and duration",
    is(
      call("add", "timestamp", field("time", "timestamp"), literal("duration", hour)),
      literal("timestamp", "2026-03-02T10:00:00.000Z"),
    ),
    true,
  ],
  [
    "the difference of timestamps",
    is(
      call("subtract", "duration", field("time", "timestamp"), literal("timestamp", "2026-03-02T08:00:00.000Z")),
      literal("duration", hour),
    ),
    true,
  ],
  [
    "a share of a duration",
    is(
      call("multiply", "duration", literal("duration", hour), literal("number", 0.5)),
      literal("duration", 30 * minute),
    ),
    true,
  ],
  ["dates", call("less", "bool", literal("date", "2026-09-30"), literal("date", "2026-10-01")), true],
  ["the id of the event", call("starts_with", "bool", field("id", "string"), text("e")), true],
  [
    "the zone of the person is the organisation's by default",
    is(attribute("timezone", "timezone"), literal("timezone", "UTC")),
    true,
  ],
  ["so is the locale", is(attribute("locale", "locale"), literal("locale", "en")), true],
];
export const expressions: readonly HandCase[] = conditions.map(([rule, when, holds]) =>
  hand(
    `expression: ${rule}`,
    { policies: { p: policy({ triggers: [{ on: ["mail.sent"], when }] }) } },
    line("09:00", holds ? prompt : []),
  ),
);
