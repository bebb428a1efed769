/**
 * From the documented form of the state to that in memory. What has the same name under this bundle is kept, the rest is
 * dropped; so is what has not the form that it should have, for a state may come from anywhere.
 */
import { LAST_INSTANT } from "../base/instant.js";
import type { Bundle } from "../bundle/types.js";
import { decoderOf } from "./decode.js";
import { setNextDeadline } from "./answers.js";
import { EngineState, LAST_TIME, NONE, OUTSIDE, PersonRecord, ValueTimes, emptySlots } from "./engine-state.js";
import type { CellLayout, GroupRecord, Mute, Times } from "./engine-state.js";
import { setKey } from "./last-key.js";
import type { Enums } from "./enums.js";
import { Misfit } from "./event.js";
import { writable } from "./limits/log.js";
import { isObject, own } from "./members.js";
import type { Policies } from "./plan-policies.js";
import { distinctType } from "./vocabulary.js";

export class Loader {
  constructor(
    private readonly bundle: Bundle,
    private readonly enums: Enums,
    private readonly policies: Policies,
    private readonly cells: CellLayout,
  ) {}

  load(json: unknown): EngineState {
    const state = new EngineState(this.cells);
    for (const [id, member] of membersOf(json, "people")) {
      if (id !== "" && isObject(member)) this.person(state.person(id), member);
    }
    for (const [key, member] of membersOf(json, "groups")) {
      const kind = this.policies.logs.kinds.findIndex(({ attribute }) =>
        attribute === undefined ? key === "everyone" : key.startsWith(`${attribute}:`),
      );
      if (kind < 0 || !isObject(member)) continue;
      const names = this.policies.logs.kinds[kind]!.logs.names;
      group(state.group(key), member, names, this.policies.partition === kind);
    }
    return state;
  }

  private person(record: PersonRecord, json: Readonly<Record<string, unknown>>): void {
    const { policies } = this;
    group(record, json, policies.logs.person.names, policies.partition < 0);
    for (const [name, member] of membersOf(json, "history")) {
      const position = /^(0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : -1;
      const kept = this.history(position, member);
      if (kept === undefined || this.fitsCells(record, position, kept)) continue;
      record.history = writable(record.history, this.bundle.history.length);
      record.history[position] = kept;
    }
    this.waiting(record, json);
    const counters = new Map(policies.counterNames.map(([policy, kind], at) => [`${policy}/${kind}`, at]));
    for (const [policy, kinds] of membersOf(json, "backOff")) {
      for (const [kind, answers] of membersOf({ kinds }, "kinds")) {
        const position = counters.get(`${policy}/${kind}`);
        if (position === undefined || !Number.isSafeInteger(answers) || (answers as number) < 1) continue;
        record.backOff = writable(record.backOff, policies.totals.counters);
        record.backOff[position] = answers as number;
      }
    }
    const mutes = new Map(policies.muteNames.map(([policy, text], at) => [`${policy}/${text}`, at]));
    for (const [policy, texts] of membersOf(json, "mute")) {
      for (const [text, member] of membersOf({ texts }, "texts")) {
        const position = mutes.get(`${policy}/${text}`);
        const mute = readMute(member);
        if (position === undefined || mute === undefined) continue;
        record.mutes = writable(record.mutes, policies.totals.mutes);
        record.mutes[position] = mute;
      }
    }
    const steps = readLists(json, "steps", policies.stepNames);
    if (steps !== undefined) record.steps = steps;
  }

  private waiting(record: PersonRecord, json: Readonly<Record<string, unknown>>): void {
    for (const [id, member] of membersOf(json, "waiting")) {
      const plan = this.policies.byId.get(id);
      if (plan === undefined || !Array.isArray(member) || member.length !== 3) continue;
      const [event, deadline, name] = member as unknown[];
      if (typeof event !== "string" || event === "" || !isEnd(deadline)) continue;
      // A variant that is gone: the prompt still waits, on the ladder of the base.
      const variant = typeof name === "string" ? plan.variants.findIndex((candidate) => candidate.name === name) : -1;
      if (record.waiting === NONE) record.waiting = [];
      record.waiting.push({ policy: plan.index, event, deadline, variant });
    }
    setNextDeadline(record);
  }

  /** Puts a list into its cells, where it has some; one that is longer stays outside until something is added. */
  private fitsCells(record: PersonRecord, position: number, kept: Times | ValueTimes): boolean {
    const place = this.cells.history[position]!;
    if (place < 0 || kept instanceof ValueTimes) return false;
    const fits = kept.length <= this.bundle.history[position]!.keep;
    record.memory.cells[record.base + place] = fits ? kept.length : OUTSIDE;
    if (fits) record.memory.cells.set(kept, record.base + place + 1);
    return fits;
  }

  private history(position: number, json: unknown): Times | ValueTimes | undefined {
    const history = this.bundle.history[position];
    if (history === undefined) return undefined;
    if (history.kind !== "distinct") return readTimes(json);
    if (!Array.isArray(json) || json.length === 0) return undefined;
    const decode = decoderOf(distinctType(this.bundle, history), this.enums);
    const kept = new ValueTimes();
    for (const pair of json as unknown[]) {
      if (!Array.isArray(pair) || pair.length !== 2) return undefined;
      const value = decode(pair[0]);
      const time: unknown = pair[1];
      if (value instanceof Misfit || !isTime(time)) return undefined;
      kept.values.push(value);
      kept.times.push(time);
    }
    return kept;
  }
}

function group(
  record: GroupRecord | PersonRecord,
  json: Readonly<Record<string, unknown>>,
  names: readonly string[],
  keepsKey: boolean,
): void {
  const last = own(json, "last");
  if (keepsKey && Array.isArray(last) && last.length === 3) {
    const [time, id, source] = last as unknown[];
    if (isTime(time) && typeof id === "string" && typeof source === "string") {
      if (record instanceof PersonRecord) {
        record.memory.cells[record.base + LAST_TIME] = time;
        setKey(record, id, source);
      } else {
        record.lastTime = time;
        record.lastId = id;
        record.lastSource = source;
      }
    }
  }
  const prompts = readLists(json, "prompts", names);
  if (prompts !== undefined) record.prompts = prompts;
}

function readLists(
  json: Readonly<Record<string, unknown>>,
  name: string,
  names: readonly string[],
): (Times | undefined)[] | undefined {
  let lists: (Times | undefined)[] | undefined;
  for (const [key, member] of membersOf(json, name)) {
    const position = names.indexOf(key);
    const times = position < 0 ? undefined : readTimes(member);
    if (times === undefined) continue;
    lists ??= emptySlots<Times>(names.length);
    lists[position] = times;
  }
  return lists;
}

function readTimes(json: unknown): Times | undefined {
  return Array.isArray(json) && json.length > 0 && json.every(isTime) ? [...(json as number[])] : undefined;
}

function readMute(json: unknown): Mute | undefined {
  if (!isObject(json)) return undefined;
  const times = readTimes(own(json, "times")) ?? [];
  const until = own(json, "until");
  const end = isEnd(until) ? until : -1;
  return times.length === 0 && end < 0 ? undefined : { times, until: end };
}

/** Of an event: an instant that a calendar has. */
function isTime(json: unknown): json is number {
  return Number.isSafeInteger(json) && (json as number) >= 0 && (json as number) <= LAST_INSTANT;
}

/** Of a deadline or a mute, which may lie as far after an event as a bundle can say. */
function isEnd(json: unknown): json is number {
  return Number.isSafeInteger(json) && (json as number) >= 0 && (json as number) <= LAST_INSTANT + LONGEST_MS;
}

/** A hundred years, as in the schema of bundles. */
const LONGEST_MS = 3_155_760_000_000;

/** The members of an object that is a member of this name, or none. */
function membersOf(json: unknown, name: string): [string, unknown][] {
  const member = isObject(json) ? own(json, name) : undefined;
  return isObject(member) ? Object.entries(member) : [];
}
