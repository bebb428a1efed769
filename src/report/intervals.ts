/** Intervals of figures, from the replicates of the bootstrap over people. */
import type { Cells, GroupSample } from "../simulator/index.js";
import type { Bootstrap } from "./bootstrap.js";
import type { Interval } from "./report.js";
import { statisticsOf } from "./statistics.js";
import type { CountStatistics } from "./statistics.js";

/** What lies outside on each side. */
const TAIL = 0.025;

/** Undefined where there are no replicates in which the figure has a value. */
export function intervalOf(replicates: Iterable<number>): Interval | undefined {
  const values = [...replicates].filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  if (values.length === 0) return undefined;
  // Of 200 replicates the fifth from each end: as many of 201 gaps lie outside as the share says.
  const cut = Math.max(0, Math.floor((values.length + 1) * TAIL) - 1);
  return { low: values[cut]!, high: values[values.length - 1 - cut]! };
}

/** Figures of one group of people: everybody, or a segment. */
export class Estimates {
  /** By replicate. */
  private readonly people: Float64Array;
  private readonly known = new Map<number, Float64Array>();

  /** @param lots - the people by lot, `count` in all */
  constructor(
    private readonly sample: GroupSample,
    private readonly cells: Cells,
    private readonly bootstrap: Bootstrap,
    private readonly count: number,
    lots: Float64Array,
  ) {
    this.people = bootstrap.sums(lots);
  }

  /** Of a sum over as many people as there are, so that it is not their number that varies. */
  total(...cells: readonly number[]): Interval | undefined {
    return this.each((sums, at) => (sums * this.count) / this.people[at]!, cells);
  }

  /** Of a sum per person and whatever `periods` counts. */
  perPerson(periods: number, ...cells: readonly number[]): Interval | undefined {
    return this.each((sums, at) => sums / (this.people[at]! * periods), cells);
  }

  share(part: readonly number[], whole: readonly number[]): Interval | undefined {
    const wholes = this.sums(whole);
    return this.each((sums, at) => (wholes[at] === 0 ? NaN : sums / wholes[at]!), part);
  }

  /** Of the statistics of prompts per person-week. */
  spread(weeks: number): Readonly<Record<keyof CountStatistics | "shareWithout", Interval>> | undefined {
    if (weeks === 0 || this.count === 0) return undefined;
    const counts = this.sample
      .cells()
      .flatMap((cell) => {
        const prompts = this.cells.promptsOf(cell);
        return prompts === undefined ? [] : [{ prompts, times: this.replicatesOf(cell) }];
      })
      .toSorted((a, b) => a.prompts - b.prompts);
    const replicates = [...this.people].map((people, at) => {
      const positive = counts
        .map(({ prompts, times }) => [prompts, times[at]!] as const)
        .filter(([, times]) => times > 0);
      const total = people * weeks;
      const withAny = positive.reduce((sum, [, times]) => sum + times, 0);
      // Nobody was drawn: there is nothing to say.
      if (total === 0) return undefined;
      return { ...statisticsOf(positive, total), shareWithout: 1 - withAny / total };
    });
    const of = (name: keyof CountStatistics | "shareWithout"): Interval | undefined =>
      intervalOf(replicates.flatMap((replicate) => replicate?.[name] ?? []));
    const mean = of("mean");
    if (mean === undefined) return undefined;
    return {
      mean,
      p50: of("p50")!,
      p90: of("p90")!,
      p95: of("p95")!,
      p99: of("p99")!,
      max: of("max")!,
      shareWithout: of("shareWithout")!,
    };
  }

  /** Standard deviation of a sum per person, as a share of it. */
  relativeError(cell: number): number {
    const values = [...this.sums([cell])].map((sum, at) => sum / this.people[at]!).filter(Number.isFinite);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (!(mean > 0)) return 0;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
  }

  private replicatesOf(cell: number): Float64Array {
    let sums = this.known.get(cell);
    if (sums === undefined) {
      sums = this.bootstrap.sums(this.sample.lots(cell));
      this.known.set(cell, sums);
    }
    return sums;
  }

  private sums(cells: readonly number[]): Float64Array {
    const sums = new Float64Array(this.bootstrap.replicates);
    for (const cell of cells) {
      const counts = this.replicatesOf(cell);
      for (let at = 0; at < sums.length; at += 1) sums[at]! += counts[at]!;
    }
    return sums;
  }

  private each(value: (sum: number, replicate: number) => number, cells: readonly number[]): Interval | undefined {
    return intervalOf(this.sums(cells).map(value));
  }
}

/** As a member of an object: nothing where there is none. */
export function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
}

/** The members that have a value as `intervals`, or nothing where none has. */
export function intervals<Members extends Readonly<Record<string, Interval | undefined>>>(
  members: Members,
): { intervals?: { [Name in keyof Members]: Interval } } {
  const there = Object.entries(members).filter(([, interval]) => interval !== undefined);
  if (there.length < Object.keys(members).length) return {};
  return { intervals: Object.fromEntries(there) as { [Name in keyof Members]: Interval } };
}
