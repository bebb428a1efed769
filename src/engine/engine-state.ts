/**
 * The state in memory: a record per person and per group, in them small lists of numbers by positions that the engine
 * gave out when it was created. Lists are cut to their bound when something is added, and never swept.
 */
import type { Bundle } from "../bundle/types.js";
import type { Value } from "./event.js";
import { Sources } from "./sources.js";

export class EngineState {
  readonly people = new Map<string, PersonRecord>();
  readonly groups = new Map<string, GroupRecord>();
  readonly memory = new CellMemory();

  constructor(
    private readonly layout: CellLayout,
    readonly sources: Sources = new Sources(),
  ) {}

  person(id: string): PersonRecord {
    let record = this.people.get(id);
    if (record === undefined) {
      record = this.newRecord();
      this.people.set(id, record);
    }
    return record;
  }

  group(key: string): GroupRecord {
    let record = this.groups.get(key);
    if (record === undefined) {
      record = new GroupRecord();
      this.groups.set(key, record);
    }
    return record;
  }

  private newRecord(): PersonRecord {
    const { memory } = this;
    const base = memory.take(this.layout.stride);
    memory.cells[base + LAST_TIME] = -1;
    memory.cells[base + NEXT_DEADLINE] = Infinity;
    return new PersonRecord(memory, base);
  }
}

/** The cells of all people of a state; another array each time that it has grown. */
export class CellMemory {
  cells: Float64Array = new Float64Array(0);
  /** The same memory. */
  words: Int32Array = new Int32Array(this.cells.buffer);
  private taken = 0;

  /** Where the next so many cells begin. */
  take(count: number): number {
    const base = this.taken;
    this.taken += count;
    if (this.taken > this.cells.length) {
      const larger = new Float64Array(Math.max(this.taken, this.cells.length * 2));
      larger.set(this.cells);
      this.cells = larger;
      this.words = new Int32Array(larger.buffer);
    }
    return base;
  }
}

/**
 * Reads what the next event of somebody will read first. The value means nothing: a caller with several events at hand does
 * this for all of them before it decides the first, and so waits for the memory of all at once.
 */
export function lookAhead({ memory: { cells } }: EngineState, place: number): number {
  // What most events look at lies close behind it.
  return cells[place]!;
}

/** A list of times, the oldest first. */
export type Times = number[];

/**
 * What nearly every event touches lies in cells: one short run of numbers per person, all in one array, because a replay
 * visits people in any order and each object on the way is a cache line more to wait for.
 */
export interface CellLayout {
  /** Cells per person. */
  readonly stride: number;
  /** By position of the history expression: where its list begins, or -1 where it lies in `PersonRecord.history`. */
  readonly history: readonly number[];
}

/** The time of the last event taken, -1 where there was none or another partition keeps it. */
export const LAST_TIME = 0;
/** The least of the deadlines in `waiting`. */
export const NEXT_DEADLINE = 1;

/** Id and source of the last event taken: six cells, as `last-key.ts` has it. With what comes before, they fill a cache line. */
export const LAST_KEY = 2;

const FIRST_LIST = 8;
const LONGEST_LIST = 16;
const MOST_CELLS = 64;

/** A list in cells is its length, then its times. A length of -1: the list is longer than its bound and lies outside. */
export const OUTSIDE = -1;

export function layOut(history: Bundle["history"]): CellLayout {
  let stride = FIRST_LIST;
  const places = history.map(({ kind, keep }) => {
    if (kind === "distinct" || keep > LONGEST_LIST || stride + 1 + keep > MOST_CELLS) return -1;
    const place = stride;
    stride += 1 + keep;
    return place;
  });
  return { stride, history: places };
}

/** What people and groups have in common. */
interface Keeper {
  /** With the time, the key of the last event taken. */
  lastId: string;
  lastSource: string;
  /** By position of the prompt log. */
  prompts: (Times | undefined)[];
}

export class GroupRecord implements Keeper {
  lastId = "";
  lastSource = "";
  prompts: (Times | undefined)[] = NONE;
  /** -1 where there was no event, or another partition keeps the key. */
  lastTime = -1;
}

/** What every event touches comes first. */
export class PersonRecord implements Keeper {
  readonly memory: CellMemory;
  /** Where their cells begin in it. */
  readonly base: number;
  lastSource = "";
  prompts: (Times | undefined)[] = NONE;
  waiting: Waiting[] = NONE;
  /** This and `lastSource` stand where the cells do not hold them: `last-key.ts` knows. */
  lastId = "";
  /** By position of the history expression, where the list does not lie in cells. */
  history: (Times | ValueTimes | undefined)[] = NONE;
  /** By position of policy and kind of answer. */
  backOff: (number | undefined)[] = NONE;
  /** By position of the mute. */
  mutes: (Mute | undefined)[] = NONE;
  /** By position of the step among all ladders. */
  steps: (Times | undefined)[] = NONE;

  constructor(memory: CellMemory, base: number) {
    this.memory = memory;
    this.base = base;
  }
}

/** Values with the latest time of each, from the stalest. */
export class ValueTimes {
  readonly values: Value[] = [];
  readonly times: Times = [];
}

/** A prompt that waits for its answer. */
export interface Waiting {
  readonly policy: number;
  readonly event: string;
  readonly deadline: number;
  /** Position of the variant in its policy; -1 for the base. */
  readonly variant: number;
}

export interface Mute {
  times: Times;
  /** -1 where it never began. */
  until: number;
}

/** Stands where nothing was written yet, so that a person without prompts costs little; never written to. */
export const NONE: never[] = Object.freeze([]) as unknown as never[];

const blanks: (undefined[] | undefined)[] = [];

/** So many entries, none of them there yet. */
export function emptySlots<Entry>(count: number): (Entry | undefined)[] {
  // A copy has room for these and no more, which a list that grows does not.
  blanks[count] ??= Array.from({ length: count }, () => undefined);
  return (blanks[count] as (Entry | undefined)[]).slice();
}

/** Adds the latest to the list at a position, and cuts it to the bound. Most lists stay at their first length. */
export function pushTimeAt(lists: (Times | undefined)[], position: number, time: number, bound: number): void {
  const times = lists[position];
  if (times === undefined) lists[position] = [time];
  else pushTime(times, time, bound);
}

/** Adds the latest and cuts to the bound. */
export function pushTime(times: Times, time: number, bound: number): void {
  const length = times.length;
  if (length < bound) {
    times.push(time);
  } else if (length === bound) {
    for (let at = 1; at < length; at += 1) times[at - 1] = times[at]!;
    times[length - 1] = time;
  } else {
    times.splice(0, length - bound + 1);
    times.push(time);
  }
}
