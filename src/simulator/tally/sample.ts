/**
 * Counts of a group of people, in all and by lot: a hash of the id puts everybody into one of 512 lots. A bootstrap that
 * draws lots instead of single people tells as much, for lots are chance groups; and as a tally keeps counts by lot, and
 * no replicates, it does not matter how people were split into parts.
 */
import { murmur3 } from "../../base/murmur3.js";
import { addAll } from "./days.js";
import { pairsOf } from "./plain.js";
import type { Pairs, Plain } from "./plain.js";

export const LOTS = 512;

export type CellData = readonly [cell: number, total: number, byLot: Pairs];

const FIRST_CELLS = 256;

/** No week has so many prompts to one person; a cell above is a fault, and not worth the memory. */
const MOST_CELLS = 2 ** 24;

/** The lot of a person, 0 to 511. */
export function lotOf(id: string): number {
  return murmur3(id) % LOTS;
}

export class GroupSample {
  // By cell.
  private totals = new Float64Array(FIRST_CELLS);
  private byLot: (Float64Array | undefined)[] = Array.from({ length: FIRST_CELLS });

  total(cell: number): number {
    return this.totals[cell] ?? 0;
  }

  /** By lot; undefined where nothing was counted. */
  lots(cell: number): Float64Array | undefined {
    return this.byLot[cell];
  }

  /** Those in which something was counted, in order. */
  cells(): number[] {
    return Array.from(this.totals.keys()).filter((cell) => this.totals[cell]! > 0);
  }

  /** @param lot - of the person; -1 where the cell has no interval */
  add(cell: number, count: number, lot: number): void {
    if (cell >= this.totals.length) this.makeRoom(cell);
    this.totals[cell]! += count;
    if (lot >= 0) (this.byLot[cell] ??= new Float64Array(LOTS))[lot]! += count;
  }

  merge(other: GroupSample): void {
    for (const cell of other.cells()) {
      this.add(cell, other.total(cell), -1);
      const lots = other.lots(cell);
      if (lots !== undefined) addAll((this.byLot[cell] ??= new Float64Array(LOTS)), lots);
    }
  }

  plain(): readonly CellData[] {
    return this.cells().map((cell) => [cell, this.total(cell), pairsOf(this.lots(cell) ?? NO_LOTS)]);
  }

  take(plain: Plain): void {
    for (const each of plain.list()) {
      const [at, total, byLot] = each.list(3);
      const cell = at!.whole(0, MOST_CELLS);
      this.add(cell, total!.count(), -1);
      if (byLot!.list().length > 0) byLot!.addPairsTo((this.byLot[cell] ??= new Float64Array(LOTS)));
    }
  }

  private makeRoom(cell: number): void {
    const { totals, byLot } = this;
    const length = Math.max(cell + 1, totals.length * 2);
    this.totals = new Float64Array(length);
    this.totals.set(totals);
    this.byLot = Array.from({ length }, (_, at) => byLot[at]);
  }
}

const NO_LOTS = new Float64Array(0);
