/**
 * What is counted of each person while a replay runs, by number, in typed arrays: a replay meets people in any order, and
 * what is met at every event should lie close together. What only decisions count stands in a list per person.
 */

export const SEEN = 1;
/** The table has them, or there is none: they are among those whose weeks count. */
export const COUNTED = 2;

/** Bytes of a person that every event touches: marks, then unreached moments by level. */
const UNREACHED = 1;
const WIDTH = 8;
/** As much as a byte holds; what is above moves to the list. */
const MOST = 255;
/** 32-bit cells of an entry. */
const ENTRY = 4;

export class PeopleCounts {
  private bytes = new Uint8Array(1024 * WIDTH);
  /** The week of the last prompt, and how many there were in it. */
  private weeks = new Int32Array(1024);
  private prompts = new Int32Array(1024);
  /** Entry where somebody's list begins, + 1. */
  private first = new Int32Array(1024);
  private size = 0;

  /** Entries of all lists: the cell, the next entry + 1, and in the other half the count. */
  private entries = new Int32Array(4096 * ENTRY);
  private counts = new Float64Array(this.entries.buffer);
  private entryCount = 0;

  /** @param unreachedCell - by level: where unreached moments go that no longer fit beside the marks */
  constructor(private readonly unreachedCell: (level: number) => number) {}

  get count(): number {
    return this.size;
  }

  /** The next person, numbered one after the last. */
  add(isCounted: boolean): void {
    if (this.size === this.first.length) {
      const bytes = new Uint8Array(this.bytes.length * 2);
      bytes.set(this.bytes);
      this.bytes = bytes;
      this.weeks = longer(this.weeks);
      this.prompts = longer(this.prompts);
      this.first = longer(this.first);
    }
    this.bytes[this.size * WIDTH] = isCounted ? COUNTED : 0;
    this.size += 1;
  }

  see(person: number): void {
    this.bytes[person * WIDTH]! |= SEEN;
  }

  has(person: number, mark: number): boolean {
    return (this.bytes[person * WIDTH]! & mark) !== 0;
  }

  addUnreached(person: number, level: number): void {
    const at = person * WIDTH + UNREACHED + level;
    if (this.bytes[at] === MOST) {
      this.addTo(person, this.unreachedCell(level), MOST);
      this.bytes[at] = 0;
    }
    this.bytes[at]! += 1;
  }

  /** Moves what stands beside the marks to the list, before it is read. */
  settle(person: number, levels: number): void {
    for (let level = 0; level < levels; level += 1) {
      const at = person * WIDTH + UNREACHED + level;
      const count = this.bytes[at]!;
      if (count > 0) this.addTo(person, this.unreachedCell(level), count);
      this.bytes[at] = 0;
    }
  }

  /** Counts a prompt. Gives how many there were in the week that this leaves behind, else 0. */
  addPrompt(person: number, week: number): number {
    const before = this.prompts[person]!;
    if (this.weeks[person] === week) {
      this.prompts[person] = before + 1;
      return 0;
    }
    this.weeks[person] = week;
    this.prompts[person] = 1;
    return before;
  }

  /** How many prompts there were in the week of the last one. */
  promptsInWeek(person: number): number {
    return this.prompts[person]!;
  }

  addTo(person: number, cell: number, count: number): void {
    const { entries } = this;
    const begin = this.first[person]!;
    for (let entry = begin; entry > 0; entry = entries[(entry - 1) * ENTRY + 1]!) {
      if (entries[(entry - 1) * ENTRY] === cell) {
        this.counts[(entry - 1) * 2 + 1]! += count;
        return;
      }
    }
    if ((this.entryCount + 1) * ENTRY > entries.length) {
      this.entries = longer(entries);
      this.counts = new Float64Array(this.entries.buffer);
    }
    const at = this.entryCount;
    this.entryCount += 1;
    this.entries[at * ENTRY] = cell;
    this.entries[at * ENTRY + 1] = begin;
    this.counts[at * 2 + 1] = count;
    this.first[person] = at + 1;
  }

  /** Somebody's list, entry by entry: 0 ends it. */
  firstEntry(person: number): number {
    return this.first[person]!;
  }

  nextEntry(entry: number): number {
    return this.entries[(entry - 1) * ENTRY + 1]!;
  }

  cellOf(entry: number): number {
    return this.entries[(entry - 1) * ENTRY]!;
  }

  countOf(entry: number): number {
    return this.counts[(entry - 1) * 2 + 1]!;
  }
}

function longer(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}
