/**
 * The state in memory: a row and lists of numbers per person, a record per group, by positions that the engine gave out when
 * it was created. Lists are cut to their bound when something is added, and never swept.
 */
import type { Value } from "./event.js";
import { PersonLists } from "./person-lists.js";
import { PersonRows } from "./person-rows.js";
import { Sources } from "./sources.js";

export class EngineState {
  readonly groups = new Map<string, GroupRecord>();
  private readonly placeOfId = new Map<string, number>();
  /** Those who were added since `placeOfId` was last asked, in turn an id and a place. */
  private newcomers: (string | number)[] = [];
  /** By the place of the row: what is no number, or too long to lie among numbers. */
  private readonly others: Map<number, Outside>;
  readonly rows: PersonRows;
  readonly lists: PersonLists;
  readonly sources: Sources;

  /** @param whole - the memory of another state, for a part of what it holds */
  constructor(whole?: EngineState) {
    this.rows = whole?.rows ?? new PersonRows();
    this.lists = whole?.lists ?? new PersonLists(this.rows);
    this.others = whole?.others ?? new Map<number, Outside>();
    this.sources = whole?.sources ?? new Sources();
  }

  /** Where the rows of people begin. */
  get people(): Map<string, number> {
    const { newcomers, placeOfId } = this;
    if (newcomers.length > 0) {
      this.newcomers = [];
      for (let at = 0; at < newcomers.length; at += 2)
        placeOfId.set(newcomers[at] as string, newcomers[at + 1] as number);
    }
    return placeOfId;
  }

  /** Where the person's row begins, from now on. */
  placeOf(id: string): number {
    return this.people.get(id) ?? this.add(id);
  }

  /** The row of somebody who has none yet, which the caller answers for: most replays never look for people by id. */
  add(id: string): number {
    const place = this.rows.add();
    this.newcomers.push(id, place);
    return place;
  }

  group(key: string): GroupRecord {
    let record = this.groups.get(key);
    if (record === undefined) {
      record = new GroupRecord();
      this.groups.set(key, record);
    }
    return record;
  }

  outside(place: number): Outside {
    let outside = this.others.get(place);
    if (outside === undefined) {
      outside = new Outside();
      this.others.set(place, outside);
    }
    return outside;
  }

  /** The values that a `distinct` has kept, by its position in the bundle's history. */
  valuesOf(place: number, position: number): ValueTimes | undefined {
    return this.others.get(place)?.values.get(position);
  }
}

/**
 * Reads what the next events of people will read first. The value means nothing: a caller with several events at hand does this
 * before it decides the first, and so waits for the memory of all at once.
 *
 * @param places - where their rows begin, of so many
 */
export function lookAhead({ rows: { cells } }: EngineState, places: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += cells[places[at]!]!;
  return sum;
}

/** What few people have. */
class Outside {
  lastId = "";
  lastSource = "";
  /** By position of the policy: for which event the prompt was that waits. */
  readonly waitingFor = new Map<number, string>();
  /** By position in the bundle's history. */
  readonly values = new Map<number, ValueTimes>();
}

/** A list of times, the oldest first. */
export type Times = number[];

export class GroupRecord {
  /** -1 where there was no event, or another partition keeps the key. */
  lastTime = -1;
  lastId = "";
  lastSource = "";
  /** By position of the prompt log. */
  readonly prompts: (Times | undefined)[] = [];
}

/** Values with the latest time of each, from the stalest. */
export class ValueTimes {
  readonly values: Value[] = [];
  readonly times: Times = [];
}

/** Adds the latest and cuts to the bound. */
export function pushTime(times: Times, time: number, bound: number): void {
  times.push(time);
  if (times.length > bound) times.splice(0, times.length - bound);
}
