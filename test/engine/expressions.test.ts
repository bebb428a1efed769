/** Every operator, on what is there, what is missing and what is odd. */
import { describe, expect, test } from "vitest";
import type { Expr, Field, Type } from "../../src/bundle/types.js";
import { DAY, MONDAY, Run, bundle, ev, int, lit, op, per, policy, str, val } from "./builder.js";
import type { Parts } from "./builder.js";

const enums = {
  Level: {
    ordered: true,
    values: ["public", "internal", "secret"].map((name) => ({ name, record: name.toUpperCase() })),
  },
};

const FIELDS: Record<string, Field> = Object.fromEntries(
  Object.entries({
    i: "int",
    j: "int",
    x: "number",
    s: "string",
    t: "string",
    b: "bool",
    d: "duration",
    ts: "timestamp",
    date: "date",
    time: "time",
    level: { enum: "Level" },
    is: { list: "int" },
    ss: { list: "string" },
    levels: { list: { enum: "Level" } },
  } satisfies Record<string, Type>).map(([name, type]): [string, Field] => [name, { type, optional: true }]),
);
const f = (name: string): Expr => ev(name, FIELDS[name]!.type);

function holds(
  when: Expr,
  data: Record<string, unknown> = {},
  parts: Parts = {},
  person: object = {},
  time = MONDAY,
): boolean {
  const b = bundle({ enums, fields: FIELDS, policies: { p: policy({ triggers: [{ on: ["act"], when }] }) }, ...parts });
  const run = new Run(b);
  run.people = { ana: person };
  return run.act(time, data).length > 0;
}

const level = (name: string): Expr => lit({ enum: "Level" }, name);

describe("comparisons", () => {
  const table: readonly [Expr, Record<string, unknown>, boolean][] = [
    [op("is", f("i"), int(3)), { i: 3 }, true],
    [op("is", f("i"), int(3)), { i: 3.0 }, true],
    [op("is", f("i"), f("x")), { i: 3, x: 3 }, true],
    [op("is", f("i"), int(0)), { i: -0 }, true],
    [op("is_not", f("i"), int(3)), { i: 4 }, true],
    [op("is", f("s"), f("t")), { s: "é", t: "e\u0301" }, false],
    [op("is", f("s"), f("t")), { s: "A", t: "a" }, false],
    [op("is", f("b"), lit("bool", false)), { b: false }, true],
    [op("is", f("level"), level("SECRET")), { level: "SECRET" }, true],
    [op("less", f("level"), level("SECRET")), { level: "INTERNAL" }, true],
    [op("greater_or_equal", f("level"), level("SECRET")), { level: "INTERNAL" }, false],
    [op("less", f("ts"), lit("timestamp", "2027-01-01T00:00:00.000Z")), { ts: "2026-12-31T23:59:59.999Z" }, true],
    [op("less", f("ts"), lit("timestamp", "2027-01-01T00:00:00.000Z")), { ts: "2027-01-01T00:59:59+01:00" }, true],
    [op("greater", f("date"), lit("date", "2027-01-01")), { date: "2027-01-02" }, true],
    [op("less_or_equal", f("time"), lit("time", "18:00")), { time: "18:00" }, true],
    [op("less", f("time"), lit("time", "18:00")), { time: "18:00" }, false],
    [op("less", ev("time", "timestamp"), lit("timestamp", "2026-01-05T00:00:00.001Z")), {}, true],
  ];
  test.each(table)("%#", (when, data, expected) => {
    // `time` is a field here, so the event's own time needs a type without it.
    const fields = when === table[table.length - 1]![0] ? {} : FIELDS;
    expect(holds(when, data, { fields })).toBe(expected);
  });

  test.each(["is", "is_not", "less", "less_or_equal", "greater", "greater_or_equal"] as const)(
    "%s with a missing side is false",
    (operator) => {
      for (const [left, right] of [
        [f("i"), int(1)],
        [int(1), f("i")],
        [f("i"), f("j")],
        [val("add", "int", f("i"), int(1)), int(1)],
      ] as const) {
        expect(holds(op(operator, left, right))).toBe(false);
      }
      expect(holds(op("not", op(operator, f("i"), int(1))))).toBe(true);
    },
  );

  test.each(["is", "is_not", "less", "less_or_equal", "greater", "greater_or_equal"] as const)(
    "%s with NaN",
    (operator) => {
      const nan = val("divide", "number", f("x"), f("x"));
      expect(holds(op(operator, nan, int(0)), { x: 0 })).toBe(operator === "is_not");
      expect(holds(op(operator, nan, nan), { x: 0 })).toBe(operator === "is_not");
    },
  );
});

describe("and, or, not, exists, otherwise", () => {
  const T = op("is", f("i"), int(1));
  const F = op("is", f("i"), int(2));
  test.each([
    [op("and", T, T), true],
    [op("and", T, F), false],
    [op("and", T, T, T), true],
    [op("and", T, T, T, F), false],
    [op("or", F, F), false],
    [op("or", F, F, T), true],
    [op("not", F), true],
    [f("b"), true],
    [op("not", f("b")), false],
    [op("exists", f("s")), false],
    [op("exists", f("i")), true],
    [op("is", val("otherwise", "string", f("s"), str("x")), str("x")), true],
    [op("is", val("otherwise", "int", f("i"), int(9)), int(1)), true],
    [lit("bool", true), true],
    [lit("bool", false), false],
  ])("%#", (when, expected) => expect(holds(when, { i: 1, b: true })).toBe(expected));
});

describe("membership", () => {
  const many = lit(
    { list: "int" },
    Array.from({ length: 20 }, (_, at) => at),
  );
  test.each<[Expr, Record<string, unknown>, boolean]>([
    [op("in", f("i"), lit({ list: "int" }, [1, 2])), { i: 2 }, true],
    [op("in", f("i"), lit({ list: "int" }, [1, 2])), { i: 3 }, false],
    [op("in", f("i"), many), { i: 19 }, true],
    [op("in", f("i"), many), { i: 20 }, false],
    [op("in", f("i"), many), {}, false],
    [op("in", f("i"), lit({ list: "int" }, [])), { i: 1 }, false],
    [op("in", f("i"), val("list", { list: "int" }, f("j"), int(5))), { i: 4, j: 4 }, true],
    [op("in", f("i"), f("is")), { i: 4 }, false],
    [op("not_in", f("i"), f("is")), { i: 4, is: [1] }, true],
    [op("not_in", f("i"), f("is")), { i: 4 }, false],
    [op("not_in", f("i"), f("is")), { is: [1] }, false],
    [op("in", f("level"), lit({ list: { enum: "Level" } }, ["PUBLIC", "SECRET"])), { level: "SECRET" }, true],
    [op("contains", f("ss"), str("a")), { ss: ["b", "a"] }, true],
    [op("contains", f("ss"), str("a")), { ss: ["aa"] }, false],
    [op("contains", f("levels"), level("SECRET")), { levels: ["SECRET"] }, true],
    [op("contains", f("s"), str("b😀")), { s: "ab😀c" }, true],
    [op("contains", f("s"), str("")), { s: "" }, true],
    [op("contains", f("s"), str("A")), { s: "a" }, false],
    [op("contains", f("s"), str("a")), {}, false],
    [op("contains_any", f("is"), lit({ list: "int" }, [1, 9])), { is: [9] }, true],
    [op("contains_any", f("is"), lit({ list: "int" }, [])), { is: [9] }, false],
    [op("contains_all", f("is"), lit({ list: "int" }, [1, 9])), { is: [9, 1, 2] }, true],
    [op("contains_all", f("is"), lit({ list: "int" }, [1, 9])), { is: [9] }, false],
    [op("contains_all", f("is"), lit({ list: "int" }, [])), { is: [] }, true],
    [op("contains_all", f("is"), lit({ list: "int" }, [])), {}, false],
  ])("%#", (when, data, expected) => expect(holds(when, data)).toBe(expected));
});

describe("arithmetic", () => {
  const equals = (left: Expr, right: number): Expr => op("is", left, lit("number", right));
  test.each<[Expr, Record<string, unknown>]>([
    [equals(val("add", "int", f("i"), f("j")), 5), { i: 2, j: 3 }],
    [equals(val("subtract", "int", f("i"), f("j")), -1), { i: 2, j: 3 }],
    [equals(val("multiply", "int", f("i"), f("j")), 6), { i: 2, j: 3 }],
    [equals(val("divide", "number", f("i"), f("j")), 0.5), { i: 1, j: 2 }],
    [equals(val("minus", "int", f("i")), -2), { i: 2 }],
    [equals(val("add", "int", f("i"), int(1)), 2 ** 53), { i: 2 ** 53 - 1 }],
    [equals(val("add", "int", f("i"), int(2)), 2 ** 53), { i: 2 ** 53 - 1 }],
    [op("greater", val("divide", "number", f("i"), int(0)), lit("number", Number.MAX_VALUE)), { i: 1 }],
    [op("less", val("divide", "number", f("i"), int(0)), lit("number", -Number.MAX_VALUE)), { i: -1 }],
    [
      op("is", val("subtract", "duration", f("ts"), ev("ts", "timestamp")), lit("duration", 0)),
      { ts: "2026-01-05T00:00:00Z" },
    ],
    [
      op(
        "greater",
        val("add", "timestamp", f("ts"), lit("duration", DAY)),
        lit("timestamp", "2026-01-05T23:59:59.999Z"),
      ),
      { ts: "2026-01-05T00:00:00Z" },
    ],
    [op("not", op("exists", val("multiply", "int", f("i"), int(0)))), {}],
  ])("%#", (when, data) => expect(holds(when, data)).toBe(true));
});

describe("strings", () => {
  const like = (pattern: string): Expr => ({ op: "like", type: "bool", args: [f("s")], pattern });
  test.each([
    ["*.acme.example", "mail.acme.example", true],
    ["*.acme.example", ".acme.example", true],
    ["*.acme.example", "acme.example", false],
    ["a*b*c", "a12b34c", true],
    ["a*b*c", "abc", true],
    ["a*b*c", "acb", false],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*ab*ab*", "abab", true],
    ["*ab*ab*", "aab", false],
    ["*", "", true],
    ["**", "anything\n", true],
    ["", "", true],
    ["", "a", false],
    ["a?c", "abc", false],
    ["a.c[", "a.c[", true],
    ["*😀", "a😀", true],
    ["A*", "abc", false],
  ])("%j like %j", (pattern, text, expected) => {
    expect(holds(like(pattern), { s: text })).toBe(expected);
    expect(holds(like(pattern))).toBe(false);
  });

  test("like takes no time on what makes others hang", () => {
    expect(holds(like(`${"*a".repeat(30)}b`), { s: "a".repeat(5000) })).toBe(false);
  });

  const matches: Expr = { op: "matches", type: "bool", args: [f("s")], pattern: "[a-z]+-\\p{Nd}{2}" };
  test.each<[Expr, Record<string, unknown>, boolean]>([
    [op("starts_with", f("s"), str("ab")), { s: "abc" }, true],
    [op("ends_with", f("s"), str("bc")), { s: "abc" }, true],
    [op("starts_with", f("s"), f("t")), { s: "abc" }, false],
    [op("ends_with", f("s"), str("")), { s: "" }, true],
    [matches, { s: "ab-12" }, true],
    [matches, { s: "xab-12 " }, false],
    [matches, {}, false],
    [op("is", val("lower", "string", f("s")), str("abÄ")), { s: "ABÄ" }, true],
    [op("exists", val("lower", "string", f("s"))), {}, false],
    [op("is", val("length", "int", f("s")), int(2)), { s: "a😀" }, true],
    [op("is", val("length", "int", f("ss")), int(2)), { ss: ["aaa", "b"] }, true],
    [op("is", val("edit_distance", "int", f("s"), f("t")), int(2)), { s: "acme", t: "acrne" }, true],
    [op("less_or_equal", val("edit_distance", "int", f("s"), f("t")), int(1)), { s: "acme", t: "acrne" }, false],
    [op("less_or_equal", val("edit_distance", "int", f("s"), f("t")), int(2)), { s: "acme", t: "acrne" }, true],
    [op("greater", val("edit_distance", "int", f("s"), f("t")), int(1)), { s: "acme", t: "acrne" }, true],
    [op("greater", val("edit_distance", "int", f("s"), f("t")), int(-1)), { s: "x", t: "x" }, true],
    [op("less", val("edit_distance", "int", f("s"), f("t")), f("i")), { s: "acme", t: "acrne", i: 3 }, true],
    [op("is_not", val("edit_distance", "int", f("s"), f("t")), int(0)), { s: "acme" }, false],
  ])("%#", (when, data, expected) => expect(holds(when, data)).toBe(expected));
});

describe("domain", () => {
  const suffixRules = [
    "!www.ck",
    "*.ck",
    "co.uk",
    "com",
    "example",
    "uk",
    "xn--p1ai",
    "рф",
    "公司.cn",
    "xn--55qx5d.cn",
    "cn",
  ];
  test.each([
    ["mail.acme.example", "acme.example"],
    ["acme.example", "acme.example"],
    ["example", "example"],
    ["a.b.acme.co.uk", "acme.co.uk"],
    ["co.uk", "co.uk"],
    ["https://User@WWW.Acme.Co.Uk:8443/path?x#y", "acme.co.uk"],
    ["ana@mail.acme.com", "acme.com"],
    ["a@b@mail.acme.com", "acme.com"],
    ["acme.com.", "acme.com"],
    ["acme.com:80", "acme.com"],
    ["acme.com:", "acme.com:"],
    ["x.y.z.ck", "y.z.ck"],
    ["z.ck", "z.ck"],
    ["a.www.ck", "www.ck"],
    ["www.ck", "www.ck"],
    ["ck", "ck"],
    ["a.b.unlisted", "b.unlisted"],
    ["http://192.168.0.1:80/", "192.168.0.1"],
    ["1.2.3.4.5", "4.5"],
    ["https://[2001:DB8::1]:443/", "[2001:db8::1]"],
    ["почта.пример.рф", "пример.рф"],
    ["a.b.xn--p1ai", "b.xn--p1ai"],
    ["a.b.公司.cn", "b.公司.cn"],
    ["host\\evil.com", "host"],
    ["//acme.com", ""],
    ["", ""],
    ["a..com", ".com"],
  ])("of %j is %j", (text, expected) => {
    expect(holds(op("is", val("domain", "string", f("s")), str(expected)), { s: text }, { suffixRules })).toBe(true);
  });

  test("a host of many labels takes no time", () => {
    expect(
      holds(
        op("is", val("domain", "string", f("s")), str("a.com")),
        { s: `${"a.".repeat(200_000)}com` },
        { suffixRules },
      ),
    ).toBe(true);
  });
});

describe("the wall clock", () => {
  const clock = (timezone: string, when: Expr, ts: string): boolean => holds(when, { ts }, {}, { timezone });
  const timeIs = (text: string): Expr => op("is", val("local_time", "time", f("ts")), lit("time", text));
  const dayIs = (name: string): Expr =>
    op("is", val("weekday", { enum: "Weekday" }, f("ts")), lit({ enum: "Weekday" }, name));

  test("local time is that of the person, cut to the minute", () => {
    expect(clock("Asia/Kolkata", timeIs("05:30"), "2026-01-05T00:00:59.999Z")).toBe(true);
    expect(clock("UTC", timeIs("00:00"), "2026-01-05T00:00:59.999Z")).toBe(true);
    expect(clock("America/New_York", timeIs("19:00"), "2026-01-05T00:00:00Z")).toBe(true);
  });

  test("so is the weekday", () => {
    expect(clock("UTC", dayIs("monday"), "2026-01-05T00:00:00Z")).toBe(true);
    expect(clock("America/New_York", dayIs("sunday"), "2026-01-05T00:00:00Z")).toBe(true);
    expect(
      holds(
        op(
          "in",
          val("weekday", { enum: "Weekday" }, f("ts")),
          lit({ list: { enum: "Weekday" } }, ["saturday", "monday"]),
        ),
        { ts: "2026-01-05T00:00:00Z" },
      ),
    ).toBe(true);
  });

  test("a computed timestamp outside the years 1970 to 9999 has none", () => {
    const before = val("subtract", "timestamp", f("ts"), lit("duration", DAY));
    expect(holds(op("exists", val("local_time", "time", before)), { ts: "1970-01-01T00:00:00Z" })).toBe(false);
    expect(holds(op("exists", val("weekday", { enum: "Weekday" }, before)), { ts: "1970-01-02T00:00:00Z" })).toBe(true);
  });
});

test("the person's attributes, with the defaults that everybody has", () => {
  const person: Record<string, Field> = { role: { type: "string", default: "staff" } };
  const org = { locales: ["de", "en"], timezone: "Europe/Berlin" };
  const all = op(
    "and",
    op("is", per("role"), str("staff")),
    op("is", per("id"), str("ana")),
    op("is", per("locale", "locale"), lit("locale", "de")),
    op("is", per("timezone", "timezone"), lit("timezone", "Europe/Berlin")),
  );
  expect(holds(all, {}, { person, org })).toBe(true);
  expect(holds(op("is", ev("id", "string"), str("000001")))).toBe(true);
});
