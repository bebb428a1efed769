/**
 * The lists of people: per person one run of cells, in it one list behind the other, each cut to its bound when something is
 * added. Runs of all people share one array, because a replay visits people in any order and each object on the way is a
 * cache line more to wait for.
 *
 * A run begins with a cell of two words, how many cells are used and how many there are. A list is a cell of two words, its
 * number and its length, then its values.
 */
import { LISTS } from "./person-rows.js";
import type { PersonRows } from "./person-rows.js";

/** There is no such list, or it is shorter: earlier than any time. */
export const NEVER = -Infinity;

/** Cells by which runs grow: those of a cache line. */
const LINE = 8;

export class PersonLists {
  cells: Float64Array = new Float64Array(64 * LINE);
  /** The same memory. */
  words: Int32Array = new Int32Array(this.cells.buffer);
  /** Where what was never given out begins. A run never begins at 0, which stands for none. */
  private fresh = LINE;
  /** By length in lines: runs that were left for longer ones. */
  private readonly free: number[][] = [];

  constructor(private readonly rows: PersonRows) {}

  /** Where a list of the person whose row begins at `place` lies; 0 where there is none. */
  find(place: number, list: number): number {
    const { words } = this;
    const run = this.rows.words[2 * place + LISTS]!;
    if (run === 0) return 0;
    const end = run + words[2 * run]!;
    for (let at = run + 1; at < end; at += 1 + words[2 * at + 1]!) if (words[2 * at] === list) return at;
    return 0;
  }

  /** The first list of a person whose number is at least this one, from `after` on; 0 where there is none. */
  next(place: number, least: number, after: number): number {
    const { words } = this;
    const run = this.rows.words[2 * place + LISTS]!;
    if (run === 0) return 0;
    const end = run + words[2 * run]!;
    let at = after === 0 ? run + 1 : after + 1 + words[2 * after + 1]!;
    for (; at < end; at += 1 + words[2 * at + 1]!) if (words[2 * at]! >= least) return at;
    return 0;
  }

  /** The n-th latest time of a list, `NEVER` where it has fewer. */
  latest(place: number, list: number, n: number): number {
    const at = this.find(place, list);
    if (at === 0) return NEVER;
    const length = this.words[2 * at + 1]!;
    return n > length || n < 1 ? NEVER : this.cells[at + 1 + length - n]!;
  }

  /** How many times of a list are later than this one. */
  later(place: number, list: number, than: number): number {
    const at = this.find(place, list);
    if (at === 0) return 0;
    const { cells } = this;
    const end = at + this.words[2 * at + 1]!;
    let last = end;
    while (last > at && cells[last]! > than) last -= 1;
    return end - last;
  }

  /** A copy, the oldest first. */
  times(place: number, list: number): number[] {
    const at = this.find(place, list);
    return at === 0 ? [] : [...this.cells.subarray(at + 1, at + 1 + this.words[2 * at + 1]!)];
  }

  /** Adds the latest and cuts to the bound: a list that was loaded may be longer. */
  push(place: number, list: number, time: number, bound: number): void {
    if (bound < 1) return;
    let at = this.find(place, list);
    if (at === 0) at = this.begin(place, list, 0) - 1;
    const length = this.words[2 * at + 1]!;
    if (length < bound) {
      at = this.widen(place, at);
      this.cells[at + 1 + length] = time;
      return;
    }
    const { cells } = this;
    const end = at + bound;
    const cut = length - bound + 1;
    for (let to = at + 1; to < end; to += 1) cells[to] = cells[to + cut]!;
    cells[end] = time;
    if (length > bound) this.close(place, at, end + 1, length - bound);
  }

  /** A number in a list of its own; `missing` where there is none. */
  number(place: number, list: number, missing: number): number {
    const at = this.find(place, list);
    return at === 0 ? missing : this.cells[at + 1]!;
  }

  setNumber(place: number, list: number, number: number): void {
    const at = this.find(place, list);
    const first = at === 0 ? this.begin(place, list, 1) : at + 1;
    this.cells[first] = number;
  }

  /** Adds one to a number, which is 0 where there is no such list. */
  increase(place: number, list: number): void {
    const at = this.find(place, list);
    if (at === 0) this.setNumber(place, list, 1);
    else this.cells[at + 1]! += 1;
  }

  setTimes(place: number, list: number, times: readonly number[]): void {
    this.remove(place, list);
    const first = this.begin(place, list, times.length);
    this.cells.set(times, first);
  }

  remove(place: number, list: number): void {
    const at = this.find(place, list);
    if (at === 0) return;
    const length = this.words[2 * at + 1]!;
    this.close(place, at, at, length + 1);
  }

  /** Puts a new list of so many values, yet to be written, behind the others. Gives where they begin. */
  begin(place: number, list: number, length: number): number {
    const run = this.room(place, length + 1);
    const { words } = this;
    const at = run + words[2 * run]!;
    words[2 * run]! += length + 1;
    words[2 * at] = list;
    words[2 * at + 1] = length;
    return at + 1;
  }

  /** Makes the list at `at` longer by one value, yet to be written. Gives where the list lies now. */
  private widen(place: number, at: number): number {
    const before = this.rows.words[2 * place + LISTS]!;
    const run = this.room(place, 1);
    at += run - before;
    const { cells, words } = this;
    const end = at + 1 + words[2 * at + 1]!;
    for (let cell = run + words[2 * run]!; cell > end; cell -= 1) cells[cell] = cells[cell - 1]!;
    words[2 * run]! += 1;
    words[2 * at + 1]! += 1;
    return at;
  }

  /** Takes cells from `from` on away, which the list at `at` is shorter by if any of it is left. */
  private close(place: number, at: number, from: number, count: number): void {
    const { cells, words } = this;
    const run = this.rows.words[2 * place + LISTS]!;
    const end = run + words[2 * run]!;
    if (from > at) words[2 * at + 1]! -= count;
    for (let cell = from + count; cell < end; cell += 1) cells[cell - count] = cells[cell]!;
    words[2 * run]! -= count;
  }

  /** Sees to it that the person's run has room for so many cells more. Gives where it begins now. */
  private room(place: number, count: number): number {
    const { rows } = this;
    const run = rows.words[2 * place + LISTS]!;
    const used = run === 0 ? 1 : this.words[2 * run]!;
    const capacity = run === 0 ? 0 : this.words[2 * run + 1]!;
    if (used + count <= capacity) return run;
    // A long run leaves room, so that a list that grows and grows is not copied each time.
    const lines = Math.ceil((used + count + (used >> 2)) / LINE);
    const larger = this.free[lines]?.pop() ?? this.take(lines * LINE);
    const { cells, words } = this;
    for (let cell = 1; cell < used; cell += 1) cells[larger + cell] = cells[run + cell]!;
    words[2 * larger] = used;
    words[2 * larger + 1] = lines * LINE;
    rows.words[2 * place + LISTS] = larger;
    if (run !== 0) (this.free[capacity / LINE] ??= []).push(run);
    return larger;
  }

  private take(count: number): number {
    const at = this.fresh;
    this.fresh += count;
    if (this.fresh > this.cells.length) {
      const larger = new Float64Array(Math.max(this.fresh, this.cells.length * 2));
      larger.set(this.cells);
      this.cells = larger;
      this.words = new Int32Array(larger.buffer);
    }
    return at;
  }
}
