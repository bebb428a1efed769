/** From a projected log to the frontier of coverage against prompts, and the setting that keeps a goal. */
import { identity } from "../../bundle/index.js";
import { FATES, LEVELS, search, triedOf, valueText } from "../../simulator/index.js";
import type { Projection, RiskWeights, Setting, Tally, Tunable } from "../../simulator/index.js";
import { periodsIn } from "../calendar.js";
import { populationOf } from "../population.js";
import type { TunedSetting, Tuning } from "./tuning.js";

export interface TuningFacts {
  readonly tunables: readonly Tunable[];
  readonly choices: readonly (readonly number[])[];
  readonly weights: RiskWeights;
  /** Prompts per person and week; the present number where it is left out. */
  readonly goal?: number;
}

export interface Tuned {
  readonly tuning: Tuning;
  /** Of the chosen setting. */
  readonly values?: readonly number[];
}

export function buildTuning(tally: Tally, projection: Projection, facts: TuningFacts): Tuned {
  const { tunables, choices, weights } = facts;
  const personWeeks = populationOf(tally).people[0]! * periodsIn(tally, "week");
  const moments = LEVELS.map((_, level) =>
    FATES.reduce((sum, __, fate) => sum + tally.samples[0]!.total(tally.cells.moment(level, fate)), 0),
  );
  const { tried, current, frontier } = search(projection, { tunables, choices, moments, personWeeks, weights });
  const goal = facts.goal ?? current.promptsPerPersonWeek;
  const chosen = frontier.findLast(({ promptsPerPersonWeek }) => promptsPerPersonWeek <= goal);
  const written = ({ values, ...figures }: Setting): TunedSetting => ({
    ...figures,
    values: values.map((value, at) => valueText(tunables[at]!, value)),
  });
  return {
    tuning: {
      tuning: "1.0",
      bundle: { sha256: identity(tally.bundle), format: tally.bundle.kairos },
      weights,
      personWeeks,
      limits: tunables.map((tunable, at) => ({
        text: tunable.text,
        ...(tunable.place === undefined ? {} : { file: tunable.place.file, line: tunable.place.line }),
        choices: triedOf(tunable, choices[at]!).map((value) => valueText(tunable, value)),
        present: valueText(tunable, tunable.value),
      })),
      rows: projection.times.length,
      tried,
      current: written(current),
      frontier: frontier.map(written),
      goal,
      ...(chosen === undefined ? {} : { chosen: written(chosen) }),
    },
    ...(chosen === undefined ? {} : { values: chosen.values }),
  };
}

export function tuningJson(tuning: Tuning): string {
  return `${JSON.stringify(tuning, null, 2)}\n`;
}
