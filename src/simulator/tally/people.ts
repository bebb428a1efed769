/**
 * What is kept of each person while a replay runs, by number, in typed arrays: a replay meets people in any order, and what
 * is met at every event should lie close together. What can be counted for all people at once is not here.
 */

export const SEEN = 1;
/** The table has them, or there is none: they are among those whose weeks count. */
export const COUNTED = 2;

/** Bytes of a person that every event touches: marks, then unreached moments by level. */
const UNREACHED = 1;
const WIDTH = 8;
/** As much as a byte holds. */
const MOST = 255;

/** Words of a person that decisions touch; bits of the policies that prompted follow. */
const WORD = {
  /** + 1; 0 as long as it is not known. */
  profile: 0,
  lot: 1,
  week: 2,
  promptsInWeek: 3,
  prompts: 4,
  moments: 5,
  grave: 6,
  graveUnreached: 7,
  prompted: 8,
} as const;

export class PeopleCounts {
  private bytes = new Uint8Array(1024 * WIDTH);
  private words: Int32Array<ArrayBuffer>;
  private readonly width: number;
  private size = 0;

  constructor(policies: number) {
    this.width = WORD.prompted + Math.ceil(policies / 32);
    this.words = new Int32Array(1024 * this.width);
  }

  get count(): number {
    return this.size;
  }

  /** The next person, numbered one after the last. */
  add(isCounted: boolean, lot: number): void {
    if ((this.size + 1) * WIDTH > this.bytes.length) {
      const bytes = new Uint8Array(this.bytes.length * 2);
      bytes.set(this.bytes);
      this.bytes = bytes;
      const words = new Int32Array(this.words.length * 2);
      words.set(this.words);
      this.words = words;
    }
    this.bytes[this.size * WIDTH] = isCounted ? COUNTED : 0;
    this.words[this.size * this.width + WORD.lot] = lot;
    this.size += 1;
  }

  lookAhead(people: Int32Array, count: number): number {
    const { bytes } = this;
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += bytes[people[at]! * WIDTH]!;
    return sum;
  }

  see(person: number): void {
    this.bytes[person * WIDTH]! |= SEEN;
  }

  has(person: number, mark: number): boolean {
    return (this.bytes[person * WIDTH]! & mark) !== 0;
  }

  lot(person: number): number {
    return this.words[person * this.width + WORD.lot]!;
  }

  /** The number of the person's profile; -1 as long as it was not set. */
  profile(person: number): number {
    return this.words[person * this.width + WORD.profile]! - 1;
  }

  setProfile(person: number, profile: number): void {
    this.words[person * this.width + WORD.profile] = profile + 1;
  }

  /** Counts a moment that no policy matched. Gives how many there were before, once they no longer fit, and begins anew. */
  addUnreached(person: number, level: number): number {
    const at = person * WIDTH + UNREACHED + level;
    if (this.bytes[at] !== MOST) {
      this.bytes[at]! += 1;
      return 0;
    }
    this.bytes[at] = 1;
    return MOST;
  }

  /** Those that `addUnreached` has counted and not given yet. */
  unreached(person: number, level: number): number {
    return this.bytes[person * WIDTH + UNREACHED + level]!;
  }

  addMoments(person: number, count: number, isGrave: boolean, isReached: boolean): void {
    const { words } = this;
    const row = person * this.width;
    words[row + WORD.moments]! += count;
    if (!isGrave) return;
    words[row + WORD.grave]! += count;
    words[row + WORD.graveUnreached]! += isReached ? 0 : count;
  }

  moments(person: number): number {
    return this.words[person * this.width + WORD.moments]!;
  }

  /** Moments of the least risk asked for, and those of them that no policy matched. */
  grave(person: number): number {
    return this.words[person * this.width + WORD.grave]!;
  }

  graveUnreached(person: number): number {
    return this.words[person * this.width + WORD.graveUnreached]!;
  }

  /** Gives whether it is the first one of this policy to this person. */
  addPrompt(person: number, policy: number): boolean {
    const { words } = this;
    const row = person * this.width;
    words[row + WORD.prompts]! += 1;
    const at = row + WORD.prompted + (policy >> 5);
    const bit = 1 << (policy & 31);
    if ((words[at]! & bit) !== 0) return false;
    words[at]! |= bit;
    return true;
  }

  prompts(person: number): number {
    return this.words[person * this.width + WORD.prompts]!;
  }

  /** Counts a prompt of this week. Gives how many there were in the week that this leaves behind, else 0. */
  addPromptInWeek(person: number, week: number): number {
    const { words } = this;
    const row = person * this.width;
    const before = words[row + WORD.promptsInWeek]!;
    if (before > 0 && words[row + WORD.week] === week) {
      words[row + WORD.promptsInWeek] = before + 1;
      return 0;
    }
    words[row + WORD.week] = week;
    words[row + WORD.promptsInWeek] = 1;
    return before;
  }

  /** How many prompts there were in the week of the last one. */
  promptsInWeek(person: number): number {
    return this.words[person * this.width + WORD.promptsInWeek]!;
  }
}
