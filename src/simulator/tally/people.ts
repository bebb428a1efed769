/**
 * What is counted of each person while a replay runs, by number, in typed arrays: a replay meets people in any order, and
 * what is met at every event should lie close together.
 */

export const SEEN = 1;
export const HAS_MOMENT = 2;
export const PROMPTED = 4;
/** The table has them, or there is none: their weeks count. */
export const COUNTED = 8;

export class PeopleCounts {
  private marks = new Uint8Array(1024);
  /** The week of the last prompt, and how many there were in it. */
  private weeks = new Int32Array(1024);
  private prompts = new Int32Array(1024);
  private size = 0;

  get count(): number {
    return this.size;
  }

  /** The next person, numbered one after the last. */
  add(isCounted: boolean): void {
    if (this.size === this.marks.length) this.grow();
    this.marks[this.size] = isCounted ? COUNTED : 0;
    this.size += 1;
  }

  mark(person: number, marks: number): void {
    this.marks[person]! |= marks;
  }

  has(person: number, mark: number): boolean {
    return (this.marks[person]! & mark) !== 0;
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

  private grow(): void {
    const length = this.size * 2;
    const marks = new Uint8Array(length);
    marks.set(this.marks);
    this.marks = marks;
    const weeks = new Int32Array(length);
    weeks.set(this.weeks);
    this.weeks = weeks;
    const prompts = new Int32Array(length);
    prompts.set(this.prompts);
    this.prompts = prompts;
  }
}
