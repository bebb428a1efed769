/** Expressions as people read them. */
import { expect, test } from "vitest";
import { printExpr } from "../../src/bundle/index.js";
import type { Expr, Type } from "../../src/bundle/types.js";
import { sample } from "./sample.js";

const literal = (type: Type, value: Expr extends { value: infer V } ? V : never | unknown): Expr => ({
  op: "literal",
  type,
  value: value as string,
});
const bool: Expr = { op: "event", type: "bool", name: "external" };
const int = (value: number): Expr => literal("int", value);
const binary = (op: "add" | "subtract" | "multiply" | "divide", first: Expr, second: Expr): Expr => ({
  op,
  type: "int",
  args: [first, second],
});
const not = (expr: Expr): Expr => ({ op: "not", type: "bool", args: [expr] });
const both = (op: "and" | "or", ...args: Expr[]): Expr => ({ op, type: "bool", args });

test.each<[Expr, string]>([
  [sample.segments["finance"]!.when, "person.role is finance"],
  [
    sample.policies["click"]!.triggers[0]!.when!,
    "count(mail.clicked where event.amount > 0 within 1w) >= 3 and 1 < distinct(event.host within 1w) and risk >= medium",
  ],
  [
    sample.signals["lookalike"]!.when!,
    'event.host like "*.example" and event.host matches "[a-z.]+" and edit_distance(event.host, "acme.example") <= 2 and first time within 1d',
  ],
  [sample.policies["click"]!.variants[0]!.when, "not person.manager exists"],
  [sample.sources["audit"]!.maps[0]!.when!, 'record.action is "sent"'],
  [sample.sources["audit"]!.time, 'record."@timestamp"'],
  [sample.sources["audit"]!.person!, "item.actor[0].name"],
  [both("or", bool, both("and", bool, not(bool))), "event.external or (event.external and not event.external)"],
  [not(both("and", bool, bool)), "not (event.external and event.external)"],
  [not(not(bool)), "not (not event.external)"],
  [
    { op: "is", type: "bool", args: [bool, both("or", bool, bool)] },
    "event.external is (event.external or event.external)",
  ],
  [binary("subtract", int(1), binary("subtract", int(2), int(3))), "1 - (2 - 3)"],
  [binary("subtract", binary("subtract", int(1), int(2)), int(3)), "1 - 2 - 3"],
  [binary("multiply", binary("add", int(1), int(2)), int(3)), "(1 + 2) * 3"],
  [binary("add", int(1), binary("multiply", int(2), int(3))), "1 + 2 * 3"],
  [literal("duration", 5_400_000), "90m"],
  [literal("bytes", 25_000_000), "25MB"],
  [literal("percentage", 0.8), "80%"],
  [literal("int", -5), "-5"],
  [literal("time", "18:00"), "18:00"],
  [literal("date", "2027-03-31"), "2027-03-31"],
  [literal("timestamp", "2027-03-31T08:00:00.000Z"), "2027-03-31T08:00Z"],
  [literal("timestamp", "2027-03-31T08:00:01.500Z"), "2027-03-31T08:00:01.500Z"],
  [literal({ enum: "Role" }, "ai-agent"), "agent"],
  [literal({ list: { enum: "Role" } }, ["ai-agent", "finance"]), "[agent, finance]"],
  [literal("string", 'a "b" \\ {c}\n\u202e'), '"a \\"b\\" \\\\ \\{c\\}\\n\\u{202e}"'],
  [
    {
      op: "contains_any",
      type: "bool",
      args: [
        { op: "list", type: { list: "int" }, args: [int(1), { op: "event", type: "int", name: "n" }] },
        literal({ list: "int" }, []),
      ],
    },
    "[1, event.n] contains any of []",
  ],
  [
    sample.policies["click"]!.escalate[1]!.action.kind === "notify"
      ? sample.policies["click"]!.escalate[1]!.action.to
      : bool,
    'person.manager otherwise "a@acme.example"',
  ],
])("%#: %s", (expr, expected) => {
  expect(printExpr(expr, sample)).toBe(expected);
});
