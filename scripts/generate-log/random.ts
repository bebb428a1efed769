/**
 * Seeded chance. Distributions are d3-random's, the generator below them is pure-rand's xoroshiro128+; what is here only
 * ties the two together. The same seed gives the same draws on every machine.
 */
import { randomBeta, randomLogNormal, randomNormal, randomPoisson } from "d3-random";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A value with how often it comes up, relative to the others. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

export class Random {
  private readonly generator;
  private readonly uniform: () => number;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
    this.uniform = () => uniformFloat64(this.generator);
  }

  /** A stream of its own: how much is drawn from it does not move what others draw. */
  fork(): Random {
    return new Random(uniformInt(this.generator, -0x8000_0000, 0x7fff_ffff));
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Whole, both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  normal(mean: number, deviation: number): number {
    return randomNormal.source(this.uniform)(mean, deviation)();
  }

  /** `median` is where half of the draws lie below. */
  logNormal(median: number, sigma: number): number {
    return randomLogNormal.source(this.uniform)(Math.log(median), sigma)();
  }

  beta(alpha: number, beta: number): number {
    return randomBeta.source(this.uniform)(alpha, beta)();
  }

  poisson(mean: number): number {
    return mean <= 0 ? 0 : randomPoisson.source(this.uniform)(mean)();
  }

  pick<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)]!;
  }

  weighted<T>(values: Weighted<T>): T {
    const total = values.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.uniform() * total;
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return values[values.length - 1]![0];
  }
}
