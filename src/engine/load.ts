/**
 * From the documented form of the state to that in memory. What has the same name under this bundle is kept, the rest is
 * dropped; so is what has not the form that it should have, for a state may come from anywhere.
 */
import { LAST_INSTANT } from "../base/instant.js";
import type { Bundle, Type } from "../bundle/types.js";
import { decoderOf } from "./decode.js";
import { EngineState, ValueTimes } from "./engine-state.js";
import type { GroupRecord, Times } from "./engine-state.js";
import { setKey } from "./last-key.js";
import type { Enums } from "./enums.js";
import { Misfit } from "./event.js";
import { isObject, own } from "./members.js";
import { LAST_TIME } from "./person-rows.js";
import type { Policies } from "./plan-policies.js";
import type { EventKey } from "./state.js";
import { distinctType } from "./vocabulary.js";
import { startWaiting } from "./waiting.js";

export class Loader {
  constructor(
    private readonly bundle: Bundle,
    private readonly enums: Enums,
    private readonly policies: Policies,
  ) {}

  load(json: unknown): EngineState {
    const state = new EngineState();
    for (const [id, member] of membersOf(json, "people")) {
      if (id !== "" && isObject(member)) this.person(state, state.placeOf(id), member);
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

  private person(state: EngineState, place: number, json: Readonly<Record<string, unknown>>): void {
    const { policies } = this;
    const { lists } = policies;
    const last = policies.partition < 0 ? readKey(json) : undefined;
    if (last !== undefined) {
      const [time, id, source] = last;
      state.rows.cells[place + LAST_TIME] = time;
      setKey(state, place, id, source);
    }
    const readLists = (name: string, names: readonly string[], first: number): void => {
      for (const [log, times] of listsOf(json, name, names)) state.lists.setTimes(place, first + log, times);
    };
    readLists("prompts", policies.logs.person.names, 0);
    readLists("steps", policies.stepNames, lists.steps);
    for (const [name, member] of membersOf(json, "history")) {
      if (/^(0|[1-9][0-9]{0,8})$/.test(name)) this.history(state, place, Number(name), member);
    }
    this.waiting(state, place, json);
    const counters = new Map(policies.counterNames.map(([policy, kind], at) => [`${policy}/${kind}`, at]));
    for (const [policy, kinds] of membersOf(json, "backOff")) {
      for (const [kind, answers] of membersOf({ kinds }, "kinds")) {
        const position = counters.get(`${policy}/${kind}`);
        if (position === undefined || !Number.isSafeInteger(answers) || (answers as number) < 1) continue;
        state.lists.setNumber(place, lists.counters + position, answers as number);
      }
    }
    const mutes = new Map(policies.muteNames.map(([policy, text], at) => [`${policy}/${text}`, at]));
    for (const [policy, texts] of membersOf(json, "mute")) {
      for (const [text, member] of membersOf({ texts }, "texts")) {
        const position = mutes.get(`${policy}/${text}`);
        if (position === undefined || !isObject(member)) continue;
        const times = readTimes(own(member, "times"));
        const until = own(member, "until");
        if (times !== undefined) state.lists.setTimes(place, lists.mutes + 2 * position, times);
        if (isEnd(until)) state.lists.setNumber(place, lists.mutes + 2 * position + 1, until);
      }
    }
  }

  private waiting(state: EngineState, place: number, json: Readonly<Record<string, unknown>>): void {
    for (const [id, member] of membersOf(json, "waiting")) {
      const plan = this.policies.byId.get(id);
      if (plan === undefined || !Array.isArray(member) || member.length !== 3) continue;
      const [event, deadline, name] = member as unknown[];
      if (typeof event !== "string" || event === "" || !isEnd(deadline)) continue;
      // A variant that is gone: the prompt still waits, on the ladder of the base.
      const variant = typeof name === "string" ? plan.variants.findIndex((candidate) => candidate.name === name) : -1;
      const waiting = { policy: plan.index, deadline, variant };
      startWaiting(state, place, this.policies.lists.waiting, waiting, { id: event });
    }
  }

  private history(state: EngineState, place: number, position: number, json: unknown): void {
    const history = this.bundle.history[position];
    if (history === undefined) return;
    if (history.kind === "distinct") {
      const kept = this.valueTimes(distinctType(this.bundle, history), json);
      if (kept !== undefined) state.outside(place).values.set(position, kept);
      return;
    }
    const times = readTimes(json);
    if (times !== undefined) state.lists.setTimes(place, this.policies.lists.history + position, times);
  }

  private valueTimes(type: Type, json: unknown): ValueTimes | undefined {
    if (!Array.isArray(json) || json.length === 0) return undefined;
    const decode = decoderOf(type, this.enums);
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
  record: GroupRecord,
  json: Readonly<Record<string, unknown>>,
  names: readonly string[],
  keepsKey: boolean,
): void {
  const last = keepsKey ? readKey(json) : undefined;
  if (last !== undefined) [record.lastTime, record.lastId, record.lastSource] = last;
  for (const [log, times] of listsOf(json, "prompts", names)) record.prompts[log] = times;
}

function readKey(json: Readonly<Record<string, unknown>>): EventKey | undefined {
  const last = own(json, "last");
  if (!Array.isArray(last) || last.length !== 3) return undefined;
  const [time, id, source] = last as unknown[];
  return isTime(time) && typeof id === "string" && typeof source === "string" ? [time, id, source] : undefined;
}

/** Lists of a member by name, those that have a position. */
function* listsOf(
  json: Readonly<Record<string, unknown>>,
  name: string,
  names: readonly string[],
): Generator<readonly [position: number, times: Times]> {
  for (const [key, member] of membersOf(json, name)) {
    const position = names.indexOf(key);
    const times = position < 0 ? undefined : readTimes(member);
    if (times !== undefined) yield [position, times];
  }
}

function readTimes(json: unknown): Times | undefined {
  return Array.isArray(json) && json.length > 0 && json.every(isTime) ? [...(json as number[])] : undefined;
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
