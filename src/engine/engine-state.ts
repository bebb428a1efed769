/**
 * The state in memory: a record per person and per group, in them small lists of numbers by positions that the engine
 * gave out when it was created. Lists are cut to their bound when something is added, and never swept.
 */
import type { Value } from "./event.js";

export class EngineState {
  readonly people = new Map<string, PersonRecord>();
  readonly groups = new Map<string, GroupRecord>();

  person(id: string): PersonRecord {
    let record = this.people.get(id);
    if (record === undefined) {
      record = new PersonRecord();
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
}

/** A list of times, the oldest first. */
export type Times = number[];

export class GroupRecord {
  /** The key of the last event taken; a time of -1 where there was none. */
  lastTime = -1;
  lastId = "";
  lastSource = "";
  /** By position of the prompt log. */
  prompts: (Times | undefined)[] = NONE;
}

export class PersonRecord extends GroupRecord {
  /** By position of the history expression. */
  history: (Times | ValueTimes | undefined)[] = NONE;
  waiting: Waiting[] = NONE;
  /** The least of the deadlines in `waiting`. */
  nextDeadline = Infinity;
  /** By position of policy and kind of answer. */
  backOff: (number | undefined)[] = NONE;
  /** By position of the mute. */
  mutes: (Mute | undefined)[] = NONE;
  /** By position of the step among all ladders. */
  steps: (Times | undefined)[] = NONE;
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

/** The list at a position, made when it is not there. */
export function timesAt(lists: (Times | undefined)[], position: number): Times {
  let times = lists[position];
  if (times === undefined) {
    times = [];
    lists[position] = times;
  }
  return times;
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
