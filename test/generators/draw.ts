/** Random choices, drawn from fast-check's generator so that a seed repeats them. */
import type * as fc from "fast-check";

export class Draw {
  constructor(private readonly random: fc.Random) {}

  /** Both ends included. */
  int(least: number, most: number): number {
    return this.random.nextInt(least, most);
  }

  chance(share: number): boolean {
    return this.random.nextDouble() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** The first entry of each pair is its weight. */
  weighted<T>(options: readonly (readonly [number, T])[]): T {
    let left = this.random.nextDouble() * options.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of options) {
      left -= weight;
      if (left < 0) return value;
    }
    return options.findLast(([weight]) => weight > 0)![1];
  }

  /** Each element with this chance, in the order of the list. */
  some<T>(list: readonly T[], share: number): T[] {
    return list.filter(() => this.chance(share));
  }

  /** Like `some`, but never nothing. */
  atLeastOne<T>(list: readonly T[], share: number): T[] {
    const chosen = this.some(list, share);
    return chosen.length > 0 ? chosen : [this.pick(list)];
  }

  many<T>(least: number, most: number, make: (position: number) => T): T[] {
    return Array.from({ length: this.int(least, most) }, (_, position) => make(position));
  }

  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    const out: T[] = [];
    while (rest.length > 0) out.push(...rest.splice(this.int(0, rest.length - 1), 1));
    return out;
  }
}
