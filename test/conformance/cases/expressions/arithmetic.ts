/** `+ - * /` and unary minus: on doubles, and nothing overflows or fails. */
import type { Expr } from "../../../../src/bundle/types.js";
import type { Row, Table } from "../../tables.js";
import { call, field, int, is, literal } from "../words.js";

const most = 9_007_199_254_740_991;
const greatest = 1.7976931348623157e308;

const columns = (what: string): Table["columns"] => ({
  lt: `${what} < event.c`,
  le: `${what} <= event.c`,
  gt: `${what} > event.c`,
  ge: `${what} >= event.c`,
  eq: `${what} is event.c`,
  ne: `${what} is not event.c`,
});
const less = "lt le ne";
const equal = "le ge eq";
const greater = "gt ge ne";
const notANumber = "ne";

const row = (a: number, b: number, c: number, holds: string): Row => [{ a, b, c }, holds];
const text = (a: string, b: string, c: string, holds: string): Row => [{ text: `{"a":${a},"b":${b},"c":${c}}` }, holds];

const numbers = "a: number b: number c: number";
const ints = "a: int b: int c: int";

const a = field("a", "number");
const b = field("b", "number");
const c = field("c", "number");
/** Each of two values that may be no number or beyond all numbers, put against the other. */
const against = (left: Expr, right: Expr): Table["columns"] => ({
  lt: call("less", "bool", left, right),
  le: call("less_or_equal", "bool", left, right),
  gt: call("greater", "bool", left, right),
  ge: call("greater_or_equal", "bool", left, right),
  eq: call("is", "bool", left, right),
  ne: call("is_not", "bool", left, right),
});
const one = literal("number", 1);
const minus = (x: Expr): Expr => call("minus", x.type, x);
const divide = (x: Expr, y: Expr): Expr => call("divide", "number", x, y);

export const arithmetic: readonly Table[] = [
  {
    table: "a + b, numbers",
    fields: numbers,
    columns: columns("event.a + event.b"),
    rows: [
      row(1, 2, 3, equal),
      row(0.1, 0.2, 0.3, greater),
      row(0.1, 0.2, 0.30000000000000004, equal),
      row(1e16, 1, 1e16, equal),
      row(1e16, 2, 1e16, greater),
      row(greatest, greatest, greatest, greater),
      row(-greatest, -greatest, -greatest, less),
      row(1.5, -1.5, 0, equal),
      row(5e-324, -5e-324, 0, equal),
      row(5e-324, 5e-324, 1e-323, equal),
      row(0.5, 0.25, 0.75, equal),
    ],
  },
  {
    table: "a + b, ints",
    fields: ints,
    columns: columns("event.a + event.b"),
    rows: [
      row(1, 2, 3, equal),
      row(1, 2, 4, less),
      row(-5, 3, -2, equal),
      row(most, 0, most, equal),
      row(most, 1, most, greater),
      row(most - 1, 1, most, equal),
      row(-most, -1, -most, less),
      row(most, -most, 0, equal),
      row(most, most, most, greater),
    ],
  },
  {
    table: "a + b beyond the ints is a double",
    fields: "a: int b: int c: number",
    columns: columns("event.a + event.b"),
    rows: [
      row(most, 1, 9_007_199_254_740_992, equal),
      // 2^53 + 1 has no double: to even.
      row(most, 2, 9_007_199_254_740_992, equal),
      row(most, 3, 9_007_199_254_740_994, equal),
      row(-most, -2, -9_007_199_254_740_992, equal),
      row(most, most, 18_014_398_509_481_982, equal),
    ],
  },
  {
    table: "a - b, numbers",
    fields: numbers,
    columns: columns("event.a - event.b"),
    rows: [
      row(3, 2, 1, equal),
      row(0.3, 0.1, 0.2, less),
      row(0.3, 0.1, 0.19999999999999998, equal),
      row(1, 1, 0, equal),
      row(-greatest, greatest, -greatest, less),
      row(greatest, -greatest, greatest, greater),
      // The odd number between has no double: to even.
      row(1e16, 1, 1e16, equal),
      row(2, 3, 0, less),
    ],
  },
  {
    table: "a - b, ints",
    fields: ints,
    columns: columns("event.a - event.b"),
    rows: [
      row(3, 2, 1, equal),
      row(2, 3, -1, equal),
      row(0, most, -most, equal),
      row(-most, 1, -most, less),
      row(most, -1, most, greater),
      row(0, 0, 0, equal),
    ],
  },
  {
    table: "a * b, numbers",
    fields: numbers,
    columns: columns("event.a * event.b"),
    rows: [
      row(2, 3, 6, equal),
      row(0.1, 3, 0.3, greater),
      row(0.1, 3, 0.30000000000000004, equal),
      row(1e200, 1e200, greatest, greater),
      row(-1e200, 1e200, -greatest, less),
      row(1e-200, 1e-200, 0, equal),
      row(0, -1, 0, equal),
      row(1.5, 1.5, 2.25, equal),
      row(-2, -3, 6, equal),
    ],
  },
  {
    table: "a * b, ints",
    fields: ints,
    columns: columns("event.a * event.b"),
    rows: [
      row(6, 7, 42, equal),
      row(-6, 7, -42, equal),
      row(0, -7, 0, equal),
      row(most, 1, most, equal),
      row(most, 2, most, greater),
      row(most, -2, -most, less),
      row(94_906_267, 94_906_267, most, greater),
      row(94_906_265, 94_906_265, 9_007_199_136_250_225, equal),
    ],
  },
  {
    table: "a / b, ints: the answer is a number",
    fields: "a: int b: int c: number",
    columns: columns("event.a / event.b"),
    rows: [
      row(6, 3, 2, equal),
      row(7, 2, 3.5, equal),
      row(7, 2, 3, greater),
      row(-7, 2, -3.5, equal),
      row(1, 3, 0.3333333333333333, equal),
      row(2, 3, 0.6666666666666666, equal),
      row(0, 5, 0, equal),
      row(1, 0, greatest, greater),
      row(-1, 0, -greatest, less),
      row(0, 0, 0, notANumber),
      row(most, most, 1, equal),
    ],
  },
  {
    table: "a / b, numbers",
    fields: numbers,
    columns: columns("event.a / event.b"),
    rows: [
      row(1, 8, 0.125, equal),
      row(1, 3, 0.3333333333333333, equal),
      row(0.3, 0.1, 3, less),
      row(1e308, 1e-10, greatest, greater),
      row(1e-320, 1e10, 0, equal),
      row(1, 0, greatest, greater),
      row(-1, 0, -greatest, less),
      row(5e-324, 0, greatest, greater),
      row(0, 0, 0, notANumber),
      // −0 is 0, also as a divisor that was read from JSON.
      text("1", "-0", "1.7976931348623157e308", greater),
      text("1", "-0.0", "-1.7976931348623157e308", greater),
      text("-1", "-0", "-1.7976931348623157e308", less),
      text("0", "-0", "0", notANumber),
    ],
  },
  {
    // The language has it before literals alone, a bundle anywhere.
    table: "-a",
    fields: numbers,
    columns: against(minus(a), c),
    rows: [
      row(1, 0, -1, equal),
      row(-1.5, 0, 1.5, equal),
      row(0, 0, 0, equal),
      row(2, 0, -1, less),
      row(-2, 0, 1, greater),
      row(greatest, 0, -greatest, equal),
      row(-5e-324, 0, 0, greater),
    ],
  },
  {
    table: "-a, ints, bytes and durations",
    fields: "a: int d: duration z: bytes",
    columns: {
      int: is(minus(field("a", "int")), int(7)),
      least: is(minus(field("a", "int")), int(-most)),
      duration: is(minus(field("d", "duration")), literal("duration", -5_400_000)),
      twice: is(minus(minus(field("a", "int"))), int(7)),
    },
    rows: [
      [{ a: -7, d: 0, z: 0 }, "int"],
      [{ a: 7, d: 5_400_000, z: 0 }, "duration twice"],
      [{ a: most, d: -5_400_000, z: 0 }, "least"],
    ],
  },
  {
    table: "what is divided by a negative 0 that was computed",
    fields: numbers,
    // −0 in JSON is 0; but 0 × −1 and −(0) are −0 on doubles, which equals 0, and by which 1 is −∞.
    columns: {
      product: call("greater", "bool", divide(one, call("multiply", "number", a, b)), c),
      negated: call("greater", "bool", divide(one, minus(a)), c),
      zero: is(call("multiply", "number", a, b), literal("number", 0)),
    },
    rows: [
      row(0, 1, greatest, "product zero"),
      row(0, -1, greatest, "zero"),
      row(-1, 1, greatest, ""),
      row(5e-324, -5e-324, greatest, "zero"),
      row(5e-324, 5e-324, greatest, "product zero"),
      row(5e-324, 1, greatest, "product"),
    ],
  },
  {
    table: "0/0 against 0/0: each comparison is false but `is not`",
    fields: numbers,
    columns: against(divide(a, b), divide(b, a)),
    rows: [
      row(0, 0, 0, "ne"),
      row(1, 0, 0, "gt ge ne"),
      row(1, 2, 0, "lt le ne"),
      row(2, 2, 0, "le ge eq"),
      row(-1, 1, 0, "le ge eq"),
    ],
  },
  {
    table: "infinities against each other",
    fields: numbers,
    columns: against(divide(a, c), divide(b, c)),
    rows: [
      row(1, 2, 0, "le ge eq"),
      row(-1, -2, 0, "le ge eq"),
      row(-1, 1, 0, "lt le ne"),
      row(1, -1, 0, "gt ge ne"),
      row(0, 1, 0, "ne"),
      row(1, 0, 0, "ne"),
    ],
  },
  {
    table: "NaN and infinities in lists",
    fields: numbers,
    columns: {
      listed: call("in", "bool", divide(a, c), call("list", { list: "number" }, divide(b, c), one)),
      unlisted: call("not_in", "bool", divide(a, c), call("list", { list: "number" }, divide(b, c), one)),
      has: call("contains", "bool", call("list", { list: "number" }, divide(b, c)), divide(a, c)),
      any: call(
        "contains_any",
        "bool",
        call("list", { list: "number" }, divide(b, c)),
        call("list", { list: "number" }, divide(a, c)),
      ),
      every: call(
        "contains_all",
        "bool",
        call("list", { list: "number" }, divide(b, c)),
        call("list", { list: "number" }, divide(a, c)),
      ),
    },
    rows: [
      row(0, 0, 0, "unlisted"),
      row(0, 1, 0, "unlisted"),
      row(1, 2, 0, "listed has any every"),
      row(-1, 1, 0, "unlisted"),
      row(2, 2, 1, "listed has any every"),
      row(1, 2, 1, "listed"),
    ],
  },
  {
    table: "what infinities and NaN make",
    fields: numbers,
    columns: {
      // ∞ − ∞, ∞ × 0, ∞ / ∞ are NaN; 1 / ∞ is 0.
      difference: "event.a / event.c - event.b / event.c is 0",
      no_difference: "event.a / event.c - event.b / event.c is not 0",
      product: "event.a / event.c * 0 is 0",
      no_product: "event.a / event.c * 0 is not 0",
      quotient: "(event.a / event.c) / (event.b / event.c) is 1",
      inverse: "1 / (event.a / event.c) is 0",
      sum: "event.a / event.c + 1 > 1",
      negative: "0 - event.a / event.c < 0",
    },
    rows: [
      row(1, 1, 0, "no_difference no_product inverse sum negative"),
      row(-1, 1, 0, "no_difference no_product inverse"),
      row(0, 0, 0, "no_difference no_product"),
      row(1, 1, 1, "difference product quotient sum negative"),
      row(0, 1, 1, "no_difference product"),
    ],
  },
  {
    table: "which operation is first",
    fields: "a: int b: int",
    columns: {
      product_first: "event.a + event.b * 2 is 8",
      brackets: "(event.a + event.b) * 2 is 10",
      from_the_left: "event.a - event.b - 1 is -2",
      quotients: "event.a / event.b / 2 is event.a / (event.b * 2)",
      mixed: "event.a * event.b / 2 is 3",
    },
    rows: [
      [{ a: 2, b: 3 }, "product_first brackets from_the_left quotients mixed"],
      [{ a: 3, b: 2 }, "brackets quotients mixed"],
    ],
  },
  {
    table: "durations",
    fields: "a: duration b: duration f: number",
    columns: {
      sum: "event.a + event.b is 90m",
      difference: "event.a - event.b is 30m",
      negative: "event.b - event.a is -30m",
      times: "event.a * event.f is 90m",
      part: "event.a / event.f is 40m",
      over: "event.a + event.b > 1h",
    },
    rows: [
      [{ a: 3_600_000, b: 1_800_000, f: 1.5 }, "sum difference negative times part over"],
      [{ a: 1_800_000, b: 3_600_000, f: 3 }, "sum times over"],
      [{ a: 1_800_000, b: 0, f: 1 }, "difference negative"],
      [{ a: 0, b: 5_400_000, f: 0 }, "sum over"],
      [{ a: -1_800_000, b: -3_600_000, f: -3 }, "difference negative times"],
    ],
  },
  {
    table: "what a share of a duration is, is not rounded",
    fields: "a: duration f: number",
    columns: {
      half: "event.a * event.f > 1ms",
      third: "event.a / event.f < 334ms",
      third_over: "event.a / event.f > 333ms",
      endless: "event.a / event.f > 52w",
      none: "event.a / event.f is 0ms",
    },
    rows: [
      [{ a: 3, f: 0.5 }, "half third"],
      [{ a: 1000, f: 3 }, "half third third_over"],
      [{ a: 1, f: 1 }, "third"],
      [{ a: 1, f: 0 }, "third_over endless"],
      [{ a: -1, f: 0 }, "third"],
      [{ a: 0, f: 0 }, ""],
      [{ a: 0, f: 1 }, "third none"],
    ],
  },
  {
    table: "timestamps and durations",
    fields: "a: timestamp b: timestamp d: duration",
    columns: {
      plus: "event.a + event.d is event.b",
      minus: "event.b - event.d is event.a",
      difference: "event.b - event.a is event.d",
      later: "event.a + event.d > event.b",
      near: "event.b - event.a < 1d",
    },
    rows: [
      [{ a: "2026-03-02T09:00:00Z", b: "2026-03-02T10:00:00Z", d: 3_600_000 }, "plus minus difference near"],
      [{ a: "2026-03-02T09:00:00Z", b: "2026-03-02T09:59:59.999Z", d: 3_600_000 }, "later near"],
      [{ a: "2026-02-28T00:00:00Z", b: "2026-03-01T00:00:00Z", d: 86_400_000 }, "plus minus difference"],
      [{ a: "2028-02-28T00:00:00Z", b: "2028-02-29T00:00:00Z", d: 86_400_000 }, "plus minus difference"],
      // Days are 24 hours, also where the clock is set.
      [{ a: "2026-03-28T12:00:00+01:00", b: "2026-03-29T13:00:00+02:00", d: 86_400_000 }, "plus minus difference"],
      [{ a: "2026-03-02T10:00:00Z", b: "2026-03-02T09:00:00Z", d: -3_600_000 }, "plus minus difference near"],
      [{ a: "1970-01-01T00:00:00Z", b: "9999-12-31T23:59:59.999Z", d: 253_402_300_799_999 }, "plus minus difference"],
      // Before 1970 and after 9999: there are no such events, but such instants come of arithmetic.
      [{ a: "1970-01-01T00:00:00Z", b: "1970-01-01T00:00:00Z", d: -1 }, "near"],
      [{ a: "9999-12-31T23:59:59.999Z", b: "9999-12-31T23:59:59.999Z", d: 1 }, "later near"],
    ],
  },
];
