/**
 * Whether a formula can hold: every way through its `or`s is tried, each variable narrowed to what all parts allow. It
 * says `never` only when it is certain, as variables that depend on each other are taken for free.
 */
import type { Formula, Variable } from "./formula.js";
import { intersection, isEmpty, type ValueSet, wholeNumbers } from "./values.js";

/** Enough for conditions that people read; beyond it nothing is claimed. */
const MOST_STEPS = 5_000;

/** What each variable is narrowed to, by its key. */
export type Narrowed = ReadonlyMap<string, NarrowedVariable>;

interface NarrowedVariable {
  readonly variable: Variable;
  readonly to: ValueSet;
}

export function canHold(formula: Formula): boolean {
  let can = answers.get(formula);
  if (can === undefined) {
    can = findWay(formula, () => true) !== "none";
    answers.set(formula, can);
  }
  return can;
}
const answers = new WeakMap<Formula, boolean>();

/** The first way that is taken; `unknown` where the search was cut off, or each way that there is was refused. */
export function findWay(formula: Formula, takes: (narrowed: Narrowed) => boolean): "found" | "none" | "unknown" {
  const search: Search = { steps: 0, takes, refused: false };
  if (walk([formula], [], new Map(), search)) return "found";
  return search.refused || search.steps > MOST_STEPS ? "unknown" : "none";
}

interface Search {
  steps: number;
  refused: boolean;
  readonly takes: (narrowed: Narrowed) => boolean;
}

function walk(
  pending: readonly Formula[],
  choices: readonly (readonly Formula[])[],
  known: Narrowed,
  search: Search,
): boolean {
  const stack = [...pending];
  const open = [...choices];
  const narrowed = new Map(known);
  while (stack.length > 0) {
    search.steps += 1;
    if (search.steps > MOST_STEPS) return false;
    const formula = stack.pop()!;
    if (formula.kind === "and") {
      for (const part of formula.parts) stack.push(part);
    } else if (formula.kind === "is") {
      const to = narrow(formula.variable, narrowed.get(formula.variable.key), formula.in);
      if (isEmpty(to)) return false;
      narrowed.set(formula.variable.key, { variable: formula.variable, to });
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
  if (fewest === undefined) {
    const taken = search.takes(narrowed);
    search.refused ||= !taken;
    return taken;
  }
  const others = open.filter((_, at) => at !== fewest);
  return open[fewest]!.some((part) => walk([part], others, narrowed, search));
}

function isPossible(part: Formula, known: Narrowed): boolean {
  return part.kind !== "is" || !isEmpty(narrow(part.variable, known.get(part.variable.key), part.in));
}

function narrow(variable: Variable, known: NarrowedVariable | undefined, to: ValueSet): ValueSet {
  const values = intersection(known === undefined ? variable.universe : within(known, variable), to);
  return variable.whole ? wholeNumbers(values) : values;
}

/** Two versions of a vocabulary may know one variable by different universes. */
function within(known: NarrowedVariable, { universe }: Variable): ValueSet {
  return known.variable.universe === universe ? known.to : intersection(known.to, universe);
}
