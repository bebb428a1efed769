/** Tries every combination of numbers on a projected log, and keeps those that no other one beats. */
import type { RiskLevel } from "../../bundle/types.js";
import { LEVELS } from "../tally/plan.js";
import type { Projection } from "./projection.js";
import type { Tunable } from "./settings.js";
import { WhatIfReplay } from "./what-if.js";

export type RiskWeights = Readonly<Record<RiskLevel, number>>;

/** What a moment counts for in the coverage that is sought. */
export const RISK_WEIGHTS: RiskWeights = { low: 0, medium: 1, high: 3, critical: 9 };

export interface Setting {
  /** One for each tunable. */
  readonly values: readonly number[];
  readonly prompts: number;
  readonly promptsPerPersonWeek: number;
  /** Weight of the moments that a prompt came to in time, as a share of that of all moments. */
  readonly coverage: number;
  /** By level: moments that a prompt came to in time. */
  readonly covered: readonly number[];
}

export interface Searched {
  readonly tried: number;
  readonly current: Setting;
  /** From the fewest prompts to the most, each with more coverage than the one before. */
  readonly frontier: readonly Setting[];
}

export interface SearchOptions {
  readonly tunables: readonly Tunable[];
  /** By tunable: the numbers to try, beside the present one. */
  readonly choices: readonly (readonly number[])[];
  /** By level: all moments of the log. */
  readonly moments: readonly number[];
  readonly personWeeks: number;
  readonly weights: RiskWeights;
}

export function search(projection: Projection, options: SearchOptions): Searched {
  const { tunables, moments, personWeeks, weights } = options;
  const choices = tunables.map((tunable, at) => triedOf(tunable, options.choices[at]!));
  const most = choices.map((values) => Math.max(...values));
  const replay = new WhatIfReplay(projection, tunables, most);
  const weightOf = (counts: ArrayLike<number>): number =>
    LEVELS.reduce((sum, level, at) => sum + weights[level] * counts[at]!, 0);
  const whole = weightOf(moments);
  const tryOut = (values: readonly number[]): Setting => {
    const { prompts, covered } = replay.run(values);
    return {
      values,
      prompts,
      promptsPerPersonWeek: personWeeks === 0 ? 0 : prompts / personWeeks,
      coverage: whole === 0 ? 0 : weightOf(covered) / whole,
      covered: [...covered],
    };
  };
  const current = tryOut(tunables.map(({ value }) => value));
  const settings: Setting[] = [];
  for (const values of combinations(choices)) settings.push(tryOut(values));
  return { tried: settings.length, current, frontier: frontierOf(settings, current) };
}

/** The numbers that are tried: those to choose from and the present one, from the least. */
export function triedOf({ value }: Tunable, choices: readonly number[]): readonly number[] {
  return [...new Set([value, ...choices])].toSorted((a, b) => a - b);
}

export function combinationCount(choices: readonly (readonly number[])[]): number {
  return choices.reduce((product, values) => product * values.length, 1);
}

function* combinations(choices: readonly (readonly number[])[]): Generator<readonly number[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) for (const others of combinations(rest)) yield [value, ...others];
}

/** Of settings with the same figures, the one that changes the fewest numbers stands for all. */
function frontierOf(settings: readonly Setting[], current: Setting): readonly Setting[] {
  const changed = ({ values }: Setting): number => values.filter((value, at) => value !== current.values[at]).length;
  const sorted = settings.toSorted(
    (a, b) => a.prompts - b.prompts || b.coverage - a.coverage || changed(a) - changed(b),
  );
  const frontier: Setting[] = [];
  for (const setting of sorted) {
    if (frontier.length === 0 || setting.coverage > frontier.at(-1)!.coverage) frontier.push(setting);
  }
  return frontier;
}
