/** The goals of the bundle's budgets, held against what a replay found. */
import type { Goal } from "../bundle/types.js";
import { FATE, LEVELS, OF_POLICY } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { periodsIn } from "./calendar.js";
import type { Population } from "./population.js";
import type { BudgetReport } from "./report.js";
import { statisticsOf } from "./statistics.js";
import type { Shown as AllShown } from "./volume.js";

type Shown = Pick<AllShown, "smallGroups" | "withheld">;

export function budgetsOf(tally: Tally, population: Population, shown: Shown): readonly BudgetReport[] {
  return tally.bundle.budgets.map((goal, at) => {
    const place = tally.bundle.sourceMap?.[`/budgets/${at}`];
    return {
      ...judge(goal, tally, population, shown),
      ...(place === undefined ? {} : { file: place.file, line: place.line }),
    };
  });
}

function judge(goal: Goal, tally: Tally, population: Population, shown: Shown): BudgetReport {
  const { text, value, bound, measure } = goal;
  const segment = goal.for === undefined ? -1 : tally.audiences.segments.indexOf(goal.for);
  const observed = observedOf(goal, tally, population, segment + 1);
  const unit = measure.kind === "prompts" ? "prompts" : measure.kind === "interruption" ? "ms" : "share";
  const isWithheld = segment >= 0 && !shown.smallGroups && shown.withheld.has(segment);
  const kept = observed === undefined || (bound === "at_most" ? observed <= value : observed >= value);
  const statistic = statisticOf(goal);
  const named = statistic === undefined ? "" : `${statistic} `;
  return {
    text,
    kept,
    value,
    ...(observed === undefined || isWithheld ? {} : { observed }),
    unit,
    ...(statistic === undefined ? {} : { statistic }),
    says:
      observed === undefined
        ? "the log has nothing to measure it by"
        : isWithheld
          ? "the figure is withheld: it would tell of fewer than five people"
          : `the replay has ${named}${written(observed, unit, kept, goal)}`,
  };
}

/** The mean where the author names none; totals and shares have none. */
function statisticOf({ measure, statistic }: Goal): BudgetReport["statistic"] {
  if (measure.kind !== "prompts" && measure.kind !== "interruption") return undefined;
  return statistic ?? "mean";
}

/** Undefined where there is nothing to measure it by. */
function observedOf(goal: Goal, tally: Tally, population: Population, group: number): number | undefined {
  const { measure } = goal;
  const { plan, cells } = tally;
  const sample = tally.samples[group]!;
  const policies = goal.of === undefined ? plan.policies.map((_, at) => at) : [plan.policyAt.get(goal.of)!];
  const count = (...whats: number[]): number =>
    policies.reduce(
      (sum, policy) => whats.reduce((all, what) => all + sample.total(cells.policy(policy, what)), sum),
      0,
    );
  switch (measure.kind) {
    case "prompts":
    case "interruption": {
      const periods = periodsIn(tally, measure.per);
      if (periods === 0) return undefined;
      if (measure.perPerson) {
        const people = population.people[group]!;
        if (people === 0) return undefined;
        return statisticsOf(tally.spreads.of(goal, group), people * periods)[goal.statistic ?? "mean"];
      }
      return count(measure.kind === "prompts" ? OF_POLICY.prompts : OF_POLICY.interruptionMs) / periods;
    }
    case "coverage": {
      const levels = LEVELS.flatMap((_, level) => (level >= LEVELS.indexOf(measure.level) ? [level] : []));
      if (goal.of !== undefined)
        return share(
          count(...levels.map((level) => OF_POLICY.momentsPrompted + level)),
          count(...levels.map((level) => OF_POLICY.momentsMatched + level)),
        );
      const moments = (...fates: number[]): number =>
        levels.reduce(
          (sum, level) => fates.reduce((all, fate) => all + sample.total(cells.moment(level, fate)), sum),
          0,
        );
      return share(moments(FATE.inTime, FATE.tooLate), moments(...Object.values(FATE)));
    }
    case "precision":
      return share(count(OF_POLICY.labelledTrue), count(OF_POLICY.labelledTrue, OF_POLICY.labelledFalse));
    case "dismissed":
    case "overridden":
      return share(
        count(measure.kind === "dismissed" ? OF_POLICY.dismissed : OF_POLICY.overridden),
        count(OF_POLICY.accepted, OF_POLICY.dismissed, OF_POLICY.overridden, OF_POLICY.notUseful),
      );
  }
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Rounded away from the bound where it is broken, so that nobody reads `at most 3: 3.00`. */
function written(observed: number, unit: BudgetReport["unit"], kept: boolean, { bound }: Goal): string {
  const [figure, suffix] =
    unit === "share" ? [observed * 100, "%"] : unit === "ms" ? [observed / 1000, " s"] : [observed, ""];
  const digits = unit === "prompts" ? 2 : 1;
  const scaled = figure * 10 ** digits;
  const rounded = kept ? Math.round(scaled) : bound === "at_most" ? Math.ceil(scaled) : Math.floor(scaled);
  return `${rounded / 10 ** digits}${suffix}`;
}
