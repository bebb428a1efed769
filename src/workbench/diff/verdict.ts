/**
 * Whether a condition became wider or narrower: by an example on which only one of the two holds, by a proof that there is
 * none, or not at all. A proof is made of the formula, an example found by search and confirmed by the engine.
 */
import { canonicalJson } from "../../base/canonical.js";
import type { Bundle, Expr, History } from "../../bundle/types.js";
import { candidatesFor } from "../moments/candidates.js";
import { all, any, conditionOf, leavesOf, not, type Condition } from "../moments/condition.js";
import { historyOf, literal, mentionsRisk, operandsOf, partsOf } from "../moments/expressions.js";
import { eventOf, personOf, weekdayMorning, type Moment } from "../moments/moment.js";
import { earlierEvents } from "../moments/past.js";
import { mayHold } from "../moments/prove.js";
import { solutions } from "../moments/search.js";
import { Side } from "../moments/side.js";

/** A moment on which one of the two alone holds; `never`: there is certainly none; `unknown`: none was found. */
export type Answer = { readonly moment: Moment } | "never" | "unknown";

export interface Verdict {
  /** The new one holds, the old one does not. */
  readonly gained: Answer;
  readonly lost: Answer;
}

export interface OneSide {
  readonly side: Side;
  readonly condition: Condition;
}

export interface Pair {
  readonly old: OneSide;
  readonly next: OneSide;
}

/** By decreasing liking: what a search looks for first, beside the difference itself. */
export interface Wishes {
  readonly gained: readonly Condition[];
  readonly lost: readonly Condition[];
}

export type Confirm = (moment: Moment, only: "old" | "new") => boolean;

/** So many of the moments that are found are put to the engine. */
const MOST_MOMENTS = 200;

export function verdictOf(pair: Pair, confirm: Confirm, wishes: Wishes = { gained: [], lost: [] }): Verdict {
  const { old, next } = pair;
  const between = windowsInOrder([old, next]);
  const answer = (holds: OneSide, holdsNot: OneSide, only: "old" | "new", liked: readonly Condition[]): Answer =>
    answerOf(all([holds.condition, not(holdsNot.condition), ...between]), {
      sides: [holds.side, holdsNot.side],
      alike: readAlike(holds, holdsNot),
      confirm: (moment) => confirm(moment, only),
      liked,
    });
  return { gained: answer(next, old, "new", wishes.gained), lost: answer(old, next, "old", wishes.lost) };
}

export interface Question {
  /** The first one has to read the moment. */
  readonly sides: readonly [Side, Side];
  /** Whether both read the same, so that a proof means something. */
  readonly alike: boolean;
  readonly confirm: (moment: Moment) => boolean;
  readonly liked?: readonly Condition[];
}

/** A moment at which a condition of both sides holds. */
export function answerOf(condition: Condition, { sides, alike, confirm, liked = [] }: Question): Answer {
  if (alike && !mayHold(condition)) return "never";
  const found = exampleOf(condition, ...sides, confirm, liked);
  return found === undefined ? "unknown" : { moment: found };
}

function exampleOf(
  difference: Condition,
  holds: Side,
  holdsNot: Side,
  confirm: (moment: Moment) => boolean,
  liked: readonly Condition[],
): Moment | undefined {
  const sides = [holds, holdsNot];
  const bundles = sides.map(({ bundle }) => bundle);
  const time = weekdayMorning(holds.bundle);
  const readable = all(leafNames(difference).map((leaf) => ({ kind: "reads", side: holds, leaf })));
  for (const wish of [...liked, all([])]) {
    const condition = all([difference, wish, readable]);
    const candidates = candidatesFor(condition, sides, { time });
    let tried = 0;
    for (const values of solutions(condition, { candidates })) {
      const event = eventOf(holds.type, values, time, bundles, "moment");
      const person = personOf(values, bundles);
      const matters = [...values].flatMap(([leaf, value]) => (value === undefined ? [] : [leaf]));
      for (const earlier of earlierEvents(values, sides, Date.parse(String(event["time"])))) {
        const moment: Moment = { event, person, earlier, matters };
        if (confirm(moment)) return moment;
      }
      tried += 1;
      if (tried === MOST_MOMENTS) break;
    }
  }
  return undefined;
}

function leafNames(condition: Condition): string[] {
  const names = new Set<string>();
  for (const leaf of leavesOf(condition)) {
    if (leaf.kind === "test") for (const name of leaf.side.test(leaf.expr).leaves) names.add(name);
  }
  return [...names];
}

/** The second bundle reads from all JSON that the first one takes the same values, as far as these conditions look at it. */
export function readAlike(first: OneSide, second: OneSide): boolean {
  return readOtherwise(first, second).length === 0;
}

/** The names of what it reads otherwise: `event.size`. */
export function readOtherwise(first: OneSide, second: OneSide): string[] {
  const names = [...new Set([...leafNames(first.condition), ...leafNames(second.condition)])];
  const tests = [...leavesOf(first.condition), ...leavesOf(second.condition)];
  const asksDomain = tests.some(
    (test) => test.kind === "test" && [...partsOf(test.expr)].some(({ op }) => op === "domain"),
  );
  const suffixes = asksDomain && !sameSuffixes(first.side.bundle, second.side.bundle) ? ["public suffixes"] : [];
  return [...suffixes, ...names.filter((name) => !sameFacets(facetsOf(name, first.side), facetsOf(name, second.side)))];
}

/** @param first - of the side that takes the JSON */
function sameFacets(first: Facets | undefined, second: Facets | undefined): boolean {
  if (first === undefined || second === undefined) return true;
  const { values = [], missing, ...rest } = first;
  const { values: among = [], missing: otherMissing, ...otherRest } = second;
  if (!sameJson(rest, otherRest)) return false;
  // What is always there is read the same, whatever would stand for it.
  if (missing !== "refused" && missing !== otherMissing) return false;
  // A part of the values, in the same order where order means something.
  const shared = among.filter((value) => values.includes(value));
  return sameJson(first.ordered ? values : values.toSorted(), first.ordered ? shared : shared.toSorted());
}

interface Facets {
  readonly type: unknown;
  readonly ordered: boolean;
  /** Of an enum: name and record text. */
  readonly values?: readonly string[];
  /** `refused`, `missing`, or the value that stands for it. */
  readonly missing: string;
  /** What else it is decided by. */
  readonly by: unknown;
}

/** All that decides what is read; undefined where the side has no such leaf. */
function facetsOf(leaf: string, { leaves, bundle }: Side): Facets | undefined {
  const plan = leaves.get(leaf);
  if (plan === undefined) return undefined;
  // What is counted is decided by other fields, those of another moment.
  if (plan.history !== undefined) {
    return { type: plan.type, ordered: false, missing: "refused", by: countedBy(plan.history, bundle) };
  }
  const { type, field } = plan;
  const scalar = typeof type === "object" && "list" in type ? type.list : type;
  const named = typeof scalar === "object" ? bundle.enums[scalar.enum] : undefined;
  const standIn = field?.default;
  return {
    type,
    ordered: named?.ordered ?? false,
    ...(named === undefined ? {} : { values: named.values.map(({ name, record }) => canonicalJson([name, record])) }),
    missing:
      standIn === undefined || standIn === null
        ? field?.optional === true
          ? "missing"
          : "refused"
        : canonicalJson(standIn),
    by: null,
  };
}

function countedBy(history: History, bundle: Bundle): unknown {
  const side = new Side(bundle, history.on);
  const condition = history.kind === "count" ? conditionOf(history.when, side) : all([]);
  const names = [...leafNames(condition), ...(history.kind === "distinct" ? [`event.${history.field}`] : [])];
  const risk = history.kind === "count" && mentionsRisk(history.when) ? side.risk : null;
  return { known: side.known, risk, facets: names.toSorted().map((name) => [name, facetsOf(name, side)]) };
}

/** Long lists: gone through once for a pair of bundles. */
const suffixes = new WeakMap<Bundle, WeakMap<Bundle, boolean>>();

function sameSuffixes(old: Bundle, next: Bundle): boolean {
  const known = suffixes.get(old) ?? new WeakMap<Bundle, boolean>();
  suffixes.set(old, known);
  const same = known.get(next) ?? (old.suffixRules ?? []).join("\n") === (next.suffixRules ?? []).join("\n");
  known.set(next, same);
  return same;
}

function sameJson(first: unknown, second: unknown): boolean {
  return canonicalJson(first ?? null) === canonicalJson(second ?? null);
}

/** What a longer window counts is no less than what a shorter one counts; the first in it is also the first in a shorter one. */
function windowsInOrder(both: readonly { readonly condition: Condition }[]): Condition[] {
  const counts = new Map<string, Counted & { readonly withinMs: number }>();
  const bounds = new Set<number>();
  for (const { condition } of both) {
    for (const test of leavesOf(condition)) {
      if (test.kind !== "test") continue;
      const { side, expr } = test;
      for (const part of partsOf(expr)) {
        const history = historyOf(part, side.type, side.bundle);
        const name = history && side.pastOf(part);
        if (history === undefined || name === undefined) continue;
        counts.set(name, { side, expr: part, withinMs: history.withinMs });
        for (const operand of operandsOf(expr)) {
          if (operand.op === "literal" && typeof operand.value === "number") {
            for (const near of [0, 1]) bounds.add(operand.value + near);
          }
        }
      }
    }
  }
  const atLeast = ({ side, expr }: { side: Side; expr: Expr }, count: number): Condition => ({
    kind: "test",
    side,
    expr: { op: "greater_or_equal", type: "bool", args: [expr, literal("int", count)] },
  });
  const rules: Condition[] = [];
  for (const shorter of counts.values()) {
    for (const longer of counts.values()) {
      if (shorter.withinMs >= longer.withinMs || !sameCounted(shorter, longer)) continue;
      if (shorter.expr.op === "first_time") {
        const first = ({ side, expr }: Counted): Condition => ({ kind: "test", side, expr });
        rules.push(any([first(shorter), not(first(longer))]));
      } else for (const count of bounds) rules.push(any([atLeast(longer, count), not(atLeast(shorter, count))]));
    }
  }
  return rules;
}

interface Counted {
  readonly side: Side;
  readonly expr: Expr;
}

function sameCounted(first: Counted, second: Counted): boolean {
  const what = ({ side, expr }: Counted): unknown => {
    const { keep: _, withinMs: __, ...rest } = historyOf(expr, side.type, side.bundle) as History & { keep: number };
    return rest;
  };
  return sameJson(what(first), what(second));
}

export function joined(answers: readonly Answer[]): Answer {
  return answers.find((answer) => typeof answer === "object") ?? (answers.includes("unknown") ? "unknown" : "never");
}

/** Whether either is the case; of several verdicts, what one found stands. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return { gained: joined(verdicts.map(({ gained }) => gained)), lost: joined(verdicts.map(({ lost }) => lost)) };
}

export type Way = "widened" | "narrowed" | "moved" | "undecided";

/** Undefined where both mean the same. */
export function wayOf({ gained, lost }: Verdict): Way | undefined {
  if (typeof gained === "object") return typeof lost === "object" ? "moved" : "widened";
  if (typeof lost === "object") return "narrowed";
  return gained === "never" && lost === "never" ? undefined : "undecided";
}

/** What the way alone does not tell. */
export function notesOf({ gained, lost }: Verdict): string[] {
  if (typeof gained === "object" && lost === "unknown") return ["whether it also lost some could not be decided"];
  if (typeof lost === "object" && gained === "unknown") return ["whether it also gained some could not be decided"];
  if (gained === "unknown" && lost === "unknown") return ["which way could not be decided"];
  if (gained === "unknown" && lost === "never") return ["it is the same or wider: no example was found"];
  if (lost === "unknown" && gained === "never") return ["it is the same or narrower: no example was found"];
  return [];
}
