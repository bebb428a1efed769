/** Stretches of a text, looked up by place: there may be thousands. Offsets are of UTF-16 units. */

export interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export class Ranges {
  private readonly inOrder: readonly Range[];
  /** The furthest end of all up to each. */
  private readonly ends: number[] = [];

  constructor(ranges: readonly Range[]) {
    this.inOrder = ranges.toSorted((one, other) => one.start - other.start);
    let furthest = -1;
    for (const { end } of this.inOrder) this.ends.push((furthest = Math.max(furthest, end)));
  }

  /** How far those go that start here or before; -1 where there are none. */
  furthestFrom(place: number): number {
    return this.ends[this.startingBy(place) - 1] ?? -1;
  }

  /** Those of some width that lie inside. */
  inside({ start, end }: Range): Range[] {
    return this.inOrder
      .slice(this.startingBy(start - 1), this.startingBy(end))
      .filter((range) => range.end <= end && range.end > range.start);
  }

  /** How many start here or before. */
  private startingBy(place: number): number {
    let [low, high] = [0, this.inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.inOrder[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
