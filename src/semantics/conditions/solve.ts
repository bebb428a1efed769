/**
 * Whether a formula can hold: every way through its `or`s is tried, each variable narrowed to what all parts allow. It
 * says `never` only when it is certain, as variables that depend on each other are taken for free.
 */
import type { Formula, Variable } from "./formula.js";
import { intersection, isEmpty, type ValueSet, wholeNumbers } from "./values.js";

/** Enough for conditions that people read; beyond it nothing is claimed. */
const MOST_STEPS = 5_000;

export function canHold(formula: Formula): boolean {
  const search = { steps: 0 };
  return walk([formula], [], new Map(), search) || search.steps > MOST_STEPS;
}

type Known = ReadonlyMap<string, ValueSet>;

function walk(
  pending: readonly Formula[],
  choices: readonly (readonly Formula[])[],
  known: Known,
  search: { steps: number },
): boolean {
  const stack = [...pending];
  const open = [...choices];
  const narrowed = new Map(known);
  while (stack.length > 0) {
    search.steps += 1;
    if (search.steps > MOST_STEPS) return true;
    const formula = stack.pop()!;
    if (formula.kind === "and") stack.push(...formula.parts);
    else if (formula.kind === "is") {
      const values = narrow(formula.variable, narrowed.get(formula.variable.key), formula.in);
      if (isEmpty(values)) return false;
      narrowed.set(formula.variable.key, values);
    } else if (formula.parts.length === 1) stack.push(formula.parts[0]!);
    else open.push(formula.parts);
  }
  // What cannot hold any more is no choice; one that is left is none either.
  let fewest: number | undefined;
  for (const [at, parts] of open.entries()) {
    const possible = parts.filter((part) => isPossible(part, narrowed));
    search.steps += parts.length;
    if (possible.length === 0) return false;
    open[at] = possible;
    if (fewest === undefined || possible.length < open[fewest]!.length) fewest = at;
  }
  if (fewest === undefined) return true;
  const others = open.filter((_, at) => at !== fewest);
  return open[fewest]!.some((part) => walk([part], others, narrowed, search));
}

function isPossible(part: Formula, known: Known): boolean {
  return part.kind !== "is" || !isEmpty(narrow(part.variable, known.get(part.variable.key), part.in));
}

function narrow(variable: Variable, known: ValueSet | undefined, to: ValueSet): ValueSet {
  const values = intersection(known ?? variable.universe, to);
  return variable.whole ? wholeNumbers(values) : values;
}
