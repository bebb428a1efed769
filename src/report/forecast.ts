/**
 * Days to come from days that were: every day is like those of its weekday, and differs from their mean as the recorded
 * days did. What is beyond the scatter of single prompts hits all people of a day alike, as a wave of simulations does.
 */
import { weekdayOf } from "../base/zone.js";
import type { Predicted } from "./report.js";

export interface Series {
  /** Days since 1970-01-01, in order, those on which nothing came among them. */
  readonly days: readonly number[];
  /** By position of the day. */
  readonly amounts: readonly number[];
  /** What one prompt (escalation, …) adds: 1 for counts. */
  readonly unit: number;
}

export interface Scale {
  /** People to come for each recorded one. */
  readonly factor: number;
  /** Of the mean, as a share of it: what another draw of people would change. */
  readonly relativeError: number;
}

/** The recorded people once more: they do not differ from themselves. */
export const SAME_PEOPLE: Scale = { factor: 1, relativeError: 0 };

export class Forecast {
  /** By weekday from monday; the mean of all days where the weekday was not met. */
  private readonly means: readonly number[];
  private readonly times: readonly number[];
  /** Variance of a day over its mean, in units: 1 is the scatter of single prompts. */
  private readonly dispersion: number;
  private readonly quantile: number;

  constructor(private readonly series: Series) {
    const { days, amounts, unit } = series;
    const sums = Array.from({ length: 7 }, () => 0);
    const times = Array.from({ length: 7 }, () => 0);
    days.forEach((day, at) => {
      sums[weekdayOf(day)]! += amounts[at]!;
      times[weekdayOf(day)]! += 1;
    });
    const overall = days.length === 0 ? 0 : amounts.reduce((sum, amount) => sum + amount, 0) / days.length;
    this.times = times.map((count) => Math.max(1, count));
    this.means = sums.map((sum, weekday) => (times[weekday] === 0 ? overall : sum / times[weekday]!));
    const freedom = days.length - times.filter((count) => count > 0).length;
    let scatter = 0;
    days.forEach((day, at) => {
      const mean = this.means[weekdayOf(day)]!;
      if (mean > 0) scatter += (amounts[at]! - mean) ** 2 / mean;
    });
    this.dispersion = freedom > 0 && unit > 0 ? Math.max(1, scatter / freedom / unit) : 1;
    this.quantile = freedom > 0 ? studentQuantile(freedom) : NORMAL;
  }

  day(weekday: number, scale: Scale): Predicted {
    return this.of([weekday], scale);
  }

  week(scale: Scale): Predicted {
    return this.of([0, 1, 2, 3, 4, 5, 6], scale);
  }

  /** Of the sum of one day of each of these weekdays. */
  private of(weekdays: readonly number[], { factor, relativeError }: Scale): Predicted {
    const { unit } = this.series;
    let mean = 0;
    let variance = 0;
    for (const weekday of weekdays) {
      mean += this.means[weekday]! * factor;
      // That nothing was seen on so many days does not say that nothing can come.
      const recorded = this.means[weekday]! || (SEEN_OF_NOTHING * unit) / this.times[weekday]!;
      const excess = recorded * unit * (this.dispersion - 1);
      // The day's own scatter, what hits everybody alike, and the error of the mean of so few such days.
      variance += recorded * unit * factor + excess * factor ** 2;
      variance += (recorded * unit * this.dispersion * factor ** 2) / this.times[weekday]!;
    }
    variance += (mean * relativeError) ** 2 * (1 + (factor > 0 ? 1 / factor : 0));
    const half = this.quantile * Math.sqrt(variance);
    return { mean, low: Math.max(0, mean - half), high: mean + half };
  }
}

const NORMAL = 1.959964;

/** Prompts that stand for none in what a day may scatter by: the mean of Jeffreys' posterior of a Poisson count of 0. */
const SEEN_OF_NOTHING = 0.5;

/** The 97.5% quantile of Student's t, by the series of Cornish and Fisher; exact to a percent from 3 degrees on. */
function studentQuantile(freedom: number): number {
  const z = NORMAL;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}
