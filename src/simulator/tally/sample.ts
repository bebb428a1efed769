/**
 * Counts of a group of people, and the same under a Poisson bootstrap over people: in replicate b every person counts as
 * often as a Poisson variable of mean 1 that is drawn from a hash of their id and b. Integers only, so that it does not
 * matter how people were split into parts.
 */
import { murmur3 } from "../../base/murmur3.js";

/** Below these a 32-bit hash means 0, 1, 2 …: floor(2^32 × P(X ≤ k)) for a Poisson variable X of mean 1. */
const THRESHOLDS = [
  1580030168, 3160060337, 3950075421, 4213413783, 4279248373, 4292415291, 4294609777, 4294923276, 4294962463,
  4294966817, 4294967252, 4294967292,
];

/** How often a person counts in each replicate. */
export function drawWeights(id: string, into: Uint8Array): void {
  const hash = murmur3(id);
  for (let replicate = 0; replicate < into.length; replicate += 1) {
    let mixed = (hash + Math.imul(replicate + 1, 0x9e3779b9)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
    let weight = 0;
    while (weight < THRESHOLDS.length && mixed >= THRESHOLDS[weight]!) weight += 1;
    into[replicate] = weight;
  }
}

export class GroupSample {
  private readonly totals = new Map<number, number>();
  private readonly replicates = new Map<number, Float64Array>();

  constructor(private readonly size: number) {}

  total(cell: number): number {
    return this.totals.get(cell) ?? 0;
  }

  /** By replicate; all 0 where nothing was counted. */
  of(cell: number): Float64Array {
    return this.replicates.get(cell) ?? new Float64Array(this.size);
  }

  cells(): Iterable<number> {
    return this.totals.keys();
  }

  /** @param weights - of the person; undefined where the cell has no interval */
  add(cell: number, count: number, weights: Uint8Array | undefined): void {
    this.totals.set(cell, this.total(cell) + count);
    if (weights === undefined || this.size === 0) return;
    let sums = this.replicates.get(cell);
    if (sums === undefined) {
      sums = new Float64Array(this.size);
      this.replicates.set(cell, sums);
    }
    for (let replicate = 0; replicate < sums.length; replicate += 1) sums[replicate]! += weights[replicate]! * count;
  }

  merge(other: GroupSample): void {
    for (const [cell, count] of other.totals) this.totals.set(cell, this.total(cell) + count);
    for (const [cell, sums] of other.replicates) {
      const own = this.replicates.get(cell);
      if (own === undefined) this.replicates.set(cell, sums.slice());
      else for (let replicate = 0; replicate < sums.length; replicate += 1) own[replicate]! += sums[replicate]!;
    }
  }
}
