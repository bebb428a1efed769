/**
 * What is counted of each person while a replay runs, by number, in typed arrays: a replay meets people in any order, and
 * what is met at every event should lie close together. What only decisions count stands in a list per person.
 */

export const SEEN = 1;
/** The table has them, or there is none: they are among those whose weeks count. */
export const COUNTED = 2;

/** Cells of a person: marks, the week of the last prompt, how many there were in it, unreached moments by level. */
const MARKS = 0;
const WEEK = 1;
const PROMPTS = 2;
const UNREACHED = 3;
const WIDTH = 8;

export class PeopleCounts {
  private cells = new Int32Array(1024 * WIDTH);
  /** Entry where somebody's list begins, + 1. */
  private first = new Int32Array(1024);
  private size = 0;

  private entryCell = new Int32Array(4096);
  private entryCount = new Float64Array(4096);
  /** The next entry of the list, + 1. */
  private entryNext = new Int32Array(4096);
  private entries = 0;

  get count(): number {
    return this.size;
  }

  /** The next person, numbered one after the last. */
  add(isCounted: boolean): void {
    if (this.size === this.first.length) {
      this.cells = longer(this.cells, Int32Array);
      this.first = longer(this.first, Int32Array);
    }
    this.cells[this.size * WIDTH + MARKS] = isCounted ? COUNTED : 0;
    this.size += 1;
  }

  see(person: number): void {
    this.cells[person * WIDTH]! |= SEEN;
  }

  has(person: number, mark: number): boolean {
    return (this.cells[person * WIDTH]! & mark) !== 0;
  }

  addUnreached(person: number, level: number): void {
    this.cells[person * WIDTH + UNREACHED + level]! += 1;
  }

  unreached(person: number, level: number): number {
    return this.cells[person * WIDTH + UNREACHED + level]!;
  }

  /** Counts a prompt. Gives how many there were in the week that this leaves behind, else 0. */
  addPrompt(person: number, week: number): number {
    const at = person * WIDTH;
    const before = this.cells[at + PROMPTS]!;
    if (this.cells[at + WEEK] === week) {
      this.cells[at + PROMPTS] = before + 1;
      return 0;
    }
    this.cells[at + WEEK] = week;
    this.cells[at + PROMPTS] = 1;
    return before;
  }

  /** How many prompts there were in the week of the last one. */
  promptsInWeek(person: number): number {
    return this.cells[person * WIDTH + PROMPTS]!;
  }

  addTo(person: number, cell: number, count: number): void {
    for (let entry = this.first[person]! - 1; entry >= 0; entry = this.entryNext[entry]! - 1) {
      if (this.entryCell[entry] === cell) {
        this.entryCount[entry]! += count;
        return;
      }
    }
    if (this.entries === this.entryCell.length) {
      this.entryCell = longer(this.entryCell, Int32Array);
      this.entryCount = longer(this.entryCount, Float64Array);
      this.entryNext = longer(this.entryNext, Int32Array);
    }
    const entry = this.entries;
    this.entries += 1;
    this.entryCell[entry] = cell;
    this.entryCount[entry] = count;
    this.entryNext[entry] = this.first[person]!;
    this.first[person] = entry + 1;
  }

  forEach(person: number, visit: (cell: number, count: number) => void): void {
    for (let entry = this.first[person]! - 1; entry >= 0; entry = this.entryNext[entry]! - 1)
      visit(this.entryCell[entry]!, this.entryCount[entry]!);
  }
}

function longer<A extends Int32Array | Float64Array>(array: A, kind: new (length: number) => A): A {
  const copy = new kind(array.length * 2);
  copy.set(array);
  return copy;
}
