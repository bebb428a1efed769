/**
 * A Poisson bootstrap over people: in each replicate everybody counts as often as a Poisson variable of mean 1, drawn from
 * a hash of their lot and the replicate. Nothing is drawn by chance, so the same log gives the same intervals.
 */
import { LOTS } from "../simulator/index.js";

/** Below these a 32-bit hash means 0, 1, 2 …: floor(2^32 × P(X ≤ k)) for a Poisson variable X of mean 1. */
const THRESHOLDS = [
  1580030168, 3160060337, 3950075421, 4213413783, 4279248373, 4292415291, 4294609777, 4294923276, 4294962463,
  4294966817, 4294967252, 4294967292,
];

export class Bootstrap {
  /** By replicate and lot. */
  private readonly weights: Uint8Array;

  constructor(readonly replicates: number) {
    this.weights = new Uint8Array(replicates * LOTS);
    for (let at = 0; at < this.weights.length; at += 1) this.weights[at] = poissonOf(mixed(at));
  }

  /** By replicate: what the counts by lot come to. All 0 where nothing was counted. */
  sums(lots: Float64Array | undefined): Float64Array {
    const sums = new Float64Array(this.replicates);
    if (lots === undefined) return sums;
    const { weights } = this;
    for (let replicate = 0, at = 0; replicate < sums.length; replicate += 1) {
      let sum = 0;
      for (let lot = 0; lot < LOTS; lot += 1, at += 1) sum += weights[at]! * lots[lot]!;
      sums[replicate] = sum;
    }
    return sums;
  }
}

function poissonOf(hash: number): number {
  let count = 0;
  while (count < THRESHOLDS.length && hash >= THRESHOLDS[count]!) count += 1;
  return count;
}

/** The last steps of MurmurHash3 over a counter: 32 bits, unsigned. */
function mixed(counter: number): number {
  let hash = Math.imul(counter + 1, 0x9e3779b9);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
