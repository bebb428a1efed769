/** Three-valued logic: what is called decided does not depend on what is left out, in whatever order it stands. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr } from "../../src/bundle/types.js";
import { undecidedBy } from "../../src/engine/undecided.js";

const names = ["a", "b", "c", "d"] as const;
const field = (name: string): Expr => ({ op: "event", type: "bool", name });

const { condition } = fc.letrec<{ condition: Expr }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...names).map(field),
    fc
      .tuple(fc.constantFrom("and", "or"), fc.array(tie("condition"), { minLength: 2, maxLength: 3 }))
      .map(([op, args]): Expr => ({ op: op as "and", type: "bool", args })),
    tie("condition").map((argument): Expr => ({ op: "not", type: "bool", args: [argument] })),
  ),
}));

type Values = Readonly<Record<string, boolean>>;

function holds(expression: Expr, values: Values): boolean {
  switch (expression.op) {
    case "event":
      return values[expression.name]!;
    case "and":
      return expression.args.every((each) => holds(each, values));
    case "or":
      return expression.args.some((each) => holds(each, values));
    default:
      return !holds((expression as { args: readonly Expr[] }).args[0]!, values);
  }
}

const undecided = (expression: Expr, values: Values, leftOut: readonly string[]): readonly string[] =>
  undecidedBy(expression, {
    leftOut: new Set(leftOut.map((name) => `event.${name}`)),
    type: "t",
    history: [],
    holds: (each) => holds(each, values),
  });

const assignment = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])));

test("what is decided stays as it is, whatever stands in for what is left out", () => {
  fc.assert(
    fc.property(condition, assignment, assignment, fc.subarray([...names]), (expression, values, others, leftOut) => {
      if (undecided(expression, values, leftOut).length > 0) return;
      const changed = { ...values, ...Object.fromEntries(leftOut.map((name) => [name, others[name]!])) };
      expect(holds(expression, changed)).toBe(holds(expression, values));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("the order of operands makes no difference, and only what is left out is named", () => {
  const turned = (expression: Expr): Expr =>
    "args" in expression ? ({ ...expression, args: expression.args.map(turned).toReversed() } as Expr) : expression;
  fc.assert(
    fc.property(condition, assignment, fc.subarray([...names]), (expression, values, leftOut) => {
      const found = undecided(expression, values, leftOut);
      expect([...undecided(turned(expression), values, leftOut)].toSorted()).toEqual([...found].toSorted());
      for (const name of found) expect(leftOut).toContain(name.slice("event.".length));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("with nothing left out everything is decided", () => {
  fc.assert(
    fc.property(condition, assignment, (expression, values) => undecided(expression, values, []).length === 0),
    { seed: 1 },
  );
});
