/** From the evidence of a replay to advice, per kind of moment and segment. */
import { compareCodePoints } from "../../base/codepoints.js";
import { identity } from "../../bundle/index.js";
import { LEVELS, noCounts } from "../../simulator/index.js";
import type { Counts, Evidence, MomentKind, Tally } from "../../simulator/index.js";
import { periodsIn } from "../calendar.js";
import { populationOf } from "../population.js";
import { isSmall, withheldGroups } from "../privacy.js";
import type { AdviceReport, KindAdvice } from "./advice.js";
import { RULES, THRESHOLDS, decide, turnsOf } from "./rules.js";
import type { AllFigures } from "./rules.js";
import { withoutFew } from "./shown.js";

export interface AdviceFacts {
  readonly smallGroups: boolean;
}

/** The gravest first, then the most frequent; a segment is listed where its advice differs from that for everybody. */
export function buildAdvice(tally: Tally, evidence: Evidence, { smallGroups }: AdviceFacts): AdviceReport {
  const { bundle, audiences, table } = tally;
  const population = populationOf(tally);
  const weeks = periodsIn(tally, "week");
  const withheld = withheldGroups(audiences.segments.length, population.memberships);
  const segmentsOf = new Map<string, readonly number[]>();
  const segments = (person: string): readonly number[] => {
    let found = segmentsOf.get(person);
    if (found === undefined) {
      found = audiences.segmentsOf(audiences.person(person, table?.get(person)));
      segmentsOf.set(person, found);
    }
    return found;
  };
  const kinds = [...evidence.kinds.values()].toSorted(
    (a, b) => LEVELS.indexOf(b.kind.risk) - LEVELS.indexOf(a.kind.risk) || compareCodePoints(a.kind.type, b.kind.type),
  );
  const advised = kinds.flatMap(({ kind, people }): KindAdvice[] => {
    const rows = [...people].filter(([, { moments }]) => moments > 0);
    if (rows.length === 0) return [];
    const advise = (group: number, own: readonly Counts[]): KindAdvice => {
      const figures = figuresOf(kind, tally, population.people[group]!, own, weeks);
      const { advice, rule, asked } = decide(figures);
      const turns = turnsOf(figures);
      return {
        ...kind,
        ...(group === 0 ? {} : { segment: audiences.segments[group - 1]! }),
        advice,
        rule,
        says: RULES[rule]!.says,
        ...(smallGroups ? { figures, asked, turns } : withoutFew(figures, { asked, turns })),
        owners: ownersOf(tally, kind.type),
      };
    };
    const all = advise(
      0,
      rows.map(([, counts]) => counts),
    );
    const parts = audiences.segments.flatMap((_, at) => {
      const own = rows.filter(([person]) => segments(person).includes(at)).map(([, counts]) => counts);
      if (own.length === 0) return [];
      // Neither few people of the segment nor few outside of it may be told.
      const isFew = withheld.has(at) || isSmall(own.length) || isSmall(rows.length - own.length);
      if (isFew && !smallGroups) return [];
      const found = advise(at + 1, own);
      return found.advice === all.advice || found.advice === "none" ? [] : [found];
    });
    return [all, ...parts];
  });
  return {
    advice: "1.0",
    bundle: { sha256: identity(bundle), format: bundle.kairos },
    weeks,
    kinds: advised,
    rules: RULES,
    thresholds: THRESHOLDS,
  };
}

export function adviceJson(report: AdviceReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function figuresOf(
  { type, risk }: MomentKind,
  { bundle }: Tally,
  people: number,
  counts: readonly Counts[],
  weeks: number,
): AllFigures {
  const sum = noCounts();
  for (const own of counts) for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += own[name];
  const byMoments = counts.map(({ moments }) => moments).toSorted((a, b) => b - a);
  const top = byMoments.slice(0, Math.max(1, Math.floor(counts.length / 10))).reduce((all, each) => all + each, 0);
  const { moment, reversibleForMs } = bundle.events[type]!;
  const share = <Name extends string>(name: Name, part: number, whole: number): { [N in Name]?: number } =>
    whole === 0 ? {} : ({ [name]: part / whole } as { [N in Name]?: number });
  return {
    risk,
    ...(moment === undefined ? {} : { moment }),
    ...(reversibleForMs === undefined ? {} : { reversibleForMs }),
    moments: sum.moments,
    people,
    peopleWithMoment: counts.length,
    spread: people === 0 ? 0 : counts.length / people,
    perPersonWeek: weeks === 0 ? 0 : sum.moments / (counts.length * weeks),
    topShare: top / sum.moments,
    prompts: sum.prompts,
    peoplePrompted: counts.filter(({ prompts }) => prompts > 0).length,
    ...share("repeatShare", sum.repeated, sum.prompts),
    answers: sum.answers,
    ...share("ignoredShare", sum.ignored, sum.answers),
    peopleAnswering: counts.filter(({ answers }) => answers > 0).length,
    peopleIgnoring: counts.filter(({ ignored }) => ignored > 0).length,
    labelledPrompts: sum.labelled,
    ...share("precision", sum.trulyRisky, sum.labelled),
  };
}

function ownersOf({ bundle }: Tally, type: string): readonly string[] {
  const owners = Object.values(bundle.policies)
    .filter(({ triggers }) => triggers.some(({ on }) => on.includes(type)))
    .flatMap(({ owner }) => owner ?? []);
  return [...new Set(owners)].toSorted(compareCodePoints);
}
