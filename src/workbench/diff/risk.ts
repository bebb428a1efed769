/** The risk of an event type: whether events have a higher or a lower one, and which policies ask for it. */
import type { Bundle, EventType, Expr } from "../../bundle/types.js";
import { all, any, riskIs, type Condition } from "../moments/condition.js";
import { mentionsRisk } from "../moments/expressions.js";
import type { Side } from "../moments/side.js";
import type { Moment } from "../moments/moment.js";
import type { Example, Subject } from "./change.js";
import { changedLines, type Comparison, type Which } from "./comparison.js";
import { answerOf, joined, notesOf, readAlike, wayOf, type Answer } from "./verdict.js";

const LEVELS = ["low", "medium", "high", "critical"] as const;
const KIND = {
  widened: "risk-raised",
  narrowed: "risk-lowered",
  moved: "risk-moved",
  undecided: "risk-undecided",
} as const;

export function compareRisk(
  type: string,
  old: EventType,
  next: EventType,
  subject: Subject,
  comparison: Comparison,
): void {
  const sides = { old: comparison.side("old", type), next: comparison.side("next", type) };
  const rules = (event: EventType): unknown => (event.risk ?? []).map(({ level, when }) => [level, when ?? null]);
  const whole = (side: Side): Condition => any(LEVELS.map((level) => riskIs(level, side)));
  const before = { side: sides.old, condition: whole(sides.old) };
  const after = { side: sides.next, condition: whole(sides.next) };
  if (comparison.same(rules(old), rules(next)) && readAlike(before, after) && readAlike(after, before)) return;
  const answer = (pairs: readonly Condition[], only: Example["only"]): Answer =>
    joined(
      pairs.map((pair) =>
        answerOf(pair, {
          sides: only === "new" ? [sides.next, sides.old] : [sides.old, sides.next],
          alike: only === "new" ? readAlike(after, before) : readAlike(before, after),
          confirm: (moment) => differs(moment, only, comparison),
        }),
      ),
    );
  const verdict = { gained: answer(raised(sides), "new"), lost: answer(lowered(sides), "old") };
  const way = wayOf(verdict);
  if (way === undefined) {
    compareWritten(old, next, subject, comparison);
    return;
  }
  comparison.add(KIND[way], subject, "risk", {
    ...changedLines(lines(old, "old", comparison), lines(next, "next", comparison)),
    notes: [...feltBy(type, comparison), ...notesOf(verdict)],
    examples: comparison.examples(verdict, (_, moment) => {
      return `the risk is ${riskOf(moment, "old", comparison)} under the old policies, ${riskOf(moment, "next", comparison)} under the new ones`;
    }),
  });
}

/** Events of a type with `risk` are looked at whether or not a policy asks for them, and are moments in a report. */
function compareWritten(old: EventType, next: EventType, subject: Subject, comparison: Comparison): void {
  if ((old.risk === undefined) === (next.risk === undefined)) return;
  comparison.add("event-changed", subject, "risk", {
    before: lines(old, "old", comparison),
    after: lines(next, "next", comparison),
    notes: ["events of a type with `risk` are checked and counted as moments, also where no policy asks for them"],
  });
}

interface Sides {
  readonly old: Side;
  readonly next: Side;
}

/** Higher in the new one: each pair of levels for itself. */
function raised({ old, next }: Sides): Condition[] {
  return pairsOfLevels().map(([low, high]) => all([riskIs(low, old), riskIs(high, next)]));
}

function lowered({ old, next }: Sides): Condition[] {
  return pairsOfLevels().map(([low, high]) => all([riskIs(high, old), riskIs(low, next)]));
}

function pairsOfLevels(): (readonly [string, string])[] {
  return LEVELS.flatMap((low, at) => LEVELS.slice(at + 1).map((high) => [low, high] as const));
}

function riskOf({ event, person }: Moment, which: Which, comparison: Comparison): string {
  const engine = comparison.engine(which);
  const { risk } = engine.explain(engine.newState(), event, person);
  return risk?.level ?? "not known";
}

function differs(moment: Moment, only: Example["only"], comparison: Comparison): boolean {
  const level = (which: Which): number => LEVELS.indexOf(riskOf(moment, which, comparison) as (typeof LEVELS)[number]);
  const [old, next] = [level("old"), level("next")];
  return old >= 0 && next >= 0 && (only === "new" ? next > old : next < old);
}

function lines({ risk = [] }: EventType, which: Which, comparison: Comparison): string[] {
  return risk.map(
    ({ level, when }) => `${level} ${when === undefined ? "otherwise" : `when ${comparison.print(which, when)}`}`,
  );
}

/** Policies whose trigger, signals, variants, limits or exemptions look at the risk of this type. */
function feltBy(type: string, { next }: Comparison): string[] {
  const names = Object.entries(next.policies).flatMap(([name, policy]) => {
    if (!policy.triggers.some(({ on }) => on.includes(type))) return [];
    const conditions: (Expr | undefined)[] = [
      ...policy.triggers.filter(({ on }) => on.includes(type)).map(({ when }) => when),
      ...(policy.signals?.names ?? []).map((signal) => next.signals[signal]?.when),
      ...policy.fatigue.map(({ when }) => when),
      ...policy.variants.flatMap(({ when, fatigue }) => [when, ...(fatigue ?? []).map((limit) => limit.when)]),
      ...next.exemptions.filter(({ policies }) => policies.includes(name)).map(({ when }) => when),
    ];
    return conditions.some(mentionsRisk) ? [name] : [];
  });
  return [
    ...(names.length === 0 ? [] : [`felt by ${names.join(", ")}`]),
    ...(asksShared(next) ? ["felt by shared limits"] : []),
  ];
}

function asksShared({ limits }: Bundle): boolean {
  return limits.some(({ when }) => mentionsRisk(when));
}
