/** From the state in memory to its documented form, empty members left out. */
import type { Bundle } from "../bundle/types.js";
import type { Json } from "../base/json.js";
import { encodeValue } from "./encode.js";
import type { EngineState } from "./engine-state.js";
import { lastIdOf, lastSourceOf } from "./last-key.js";
import type { Enums } from "./enums.js";
import { LAST_TIME } from "./person-rows.js";
import type { Policies } from "./plan-policies.js";
import type { EventKey, GroupStateJson, PersonStateJson, StateJson } from "./state.js";
import { distinctType } from "./vocabulary.js";
import { waitedFor, waitingOf } from "./waiting.js";

type Members = [string, Json][];

export class Saver {
  constructor(
    private readonly bundle: Bundle,
    private readonly enums: Enums,
    private readonly policies: Policies,
  ) {}

  save(state: EngineState): StateJson {
    const people: [string, PersonStateJson][] = [];
    for (const [id, place] of state.people) {
      const members = this.personMembers(state, place);
      if (members.length > 0) people.push([id, Object.fromEntries(members)]);
    }
    const groups: [string, GroupStateJson][] = [];
    for (const [key, record] of state.groups) {
      const kind = this.policies.logs.kinds.find(({ attribute }) =>
        attribute === undefined ? key === "everyone" : key.startsWith(`${attribute}:`),
      );
      const last: EventKey = [record.lastTime, record.lastId, record.lastSource];
      const members = keyAndPrompts(last, kind?.logs.names ?? [], (log) => record.prompts[log]);
      if (members.length > 0) groups.push([key, Object.fromEntries(members)]);
    }
    return {
      ...(people.length > 0 ? { people: Object.fromEntries(people) } : {}),
      ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}),
    };
  }

  private personMembers(state: EngineState, place: number): Members {
    const { policies } = this;
    const { lists } = policies;
    const times = (list: number): number[] => state.lists.times(place, list);
    const time = state.rows.cells[place + LAST_TIME]!;
    const last: EventKey = time < 0 ? NO_KEY : [time, lastIdOf(state, place), lastSourceOf(state, place)];
    const members = keyAndPrompts(last, policies.logs.person.names, times);
    add(
      members,
      "history",
      this.bundle.history.map((_, at) => [String(at), this.history(state, place, at)]),
    );
    add(
      members,
      "waiting",
      policies.all.flatMap((plan) => {
        const waiting = waitingOf(state, place, lists.waiting, plan.index);
        if (waiting === undefined) return [];
        const variant = plan.variants[waiting.variant]?.name ?? null;
        return [[plan.id, [waitedFor(state, place, lists.waiting, plan.index), waiting.deadline, variant]] as const];
      }),
    );
    const counters = policies.counterNames.map(([policy, kind], at): Entry => {
      const answers = state.lists.number(place, lists.counters + at, 0);
      return [policy, kind, answers === 0 ? undefined : answers];
    });
    add(members, "backOff", nest(counters));
    const mutes = policies.muteNames.map(([policy, text], at): Entry => {
      const answers = times(lists.mutes + 2 * at);
      const until = state.lists.number(place, lists.mutes + 2 * at + 1, -1);
      const parts: Members = [];
      if (answers.length > 0) parts.push(["times", answers]);
      if (until >= 0) parts.push(["until", until]);
      return [policy, text, parts.length === 0 ? undefined : Object.fromEntries(parts)];
    });
    add(members, "mute", nest(mutes));
    add(
      members,
      "steps",
      policies.stepNames.map((name, at) => [name, listed(times(lists.steps + at))]),
    );
    return members;
  }

  private history(state: EngineState, place: number, position: number): Json | undefined {
    const history = this.bundle.history[position]!;
    if (history.kind !== "distinct") return listed(state.lists.times(place, this.policies.lists.history + position));
    const kept = state.valuesOf(place, position);
    const type = distinctType(this.bundle, history);
    return kept === undefined || kept.values.length === 0
      ? undefined
      : kept.values.map((value, at) => [encodeValue(type, value, this.enums), kept.times[at]!]);
  }
}

const NO_KEY: EventKey = [-1, "", ""];

type Entry = readonly [policy: string, name: string, value: Json | undefined];

/** @param timesOf - by position of the log */
function keyAndPrompts(
  last: EventKey,
  names: readonly string[],
  timesOf: (log: number) => readonly number[] | undefined,
): Members {
  const members: Members = [];
  if (last[0] >= 0) members.push(["last", [...last]]);
  add(
    members,
    "prompts",
    names.map((name, log) => [name, listed(timesOf(log))]),
  );
  return members;
}

function add(members: Members, name: string, entries: readonly (readonly [string, Json | undefined])[]): void {
  const there = entries.filter((entry): entry is [string, Json] => entry[1] !== undefined);
  if (there.length > 0) members.push([name, Object.fromEntries(there)]);
}

function nest(entries: readonly Entry[]): (readonly [string, Json | undefined])[] {
  const byPolicy = new Map<string, Members>();
  for (const [policy, name, value] of entries) {
    if (value === undefined) continue;
    const members = byPolicy.get(policy);
    if (members === undefined) byPolicy.set(policy, [[name, value]]);
    else members.push([name, value]);
  }
  return [...byPolicy].map(([policy, members]) => [policy, Object.fromEntries(members)]);
}

function listed(times: readonly number[] | undefined): Json | undefined {
  return times === undefined || times.length === 0 ? undefined : [...times];
}
