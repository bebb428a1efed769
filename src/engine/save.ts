/** From the state in memory to its documented form, empty members left out. */
import type { Bundle } from "../bundle/types.js";
import { invariant } from "../base/invariant.js";
import type { Json } from "../base/json.js";
import { encodeValue } from "./encode.js";
import { LAST_TIME, OUTSIDE, ValueTimes } from "./engine-state.js";
import type { CellLayout, EngineState, GroupRecord, PersonRecord, Times } from "./engine-state.js";
import { lastIdOf, lastSourceOf } from "./last-key.js";
import type { Enums } from "./enums.js";
import type { Policies } from "./plan-policies.js";
import type { EventKey, GroupStateJson, PersonStateJson, StateJson } from "./state.js";
import { distinctType } from "./vocabulary.js";

type Members = [string, Json][];

export class Saver {
  constructor(
    private readonly bundle: Bundle,
    private readonly enums: Enums,
    private readonly policies: Policies,
    private readonly cells: CellLayout,
  ) {}

  save(state: EngineState): StateJson {
    const people: [string, PersonStateJson][] = [];
    for (const [id, record] of state.people) {
      const members = this.personMembers(record, state);
      if (members.length > 0) people.push([id, Object.fromEntries(members)]);
    }
    const groups: [string, GroupStateJson][] = [];
    for (const [key, record] of state.groups) {
      const kind = this.policies.logs.kinds.find(({ attribute }) =>
        attribute === undefined ? key === "everyone" : key.startsWith(`${attribute}:`),
      );
      const last: EventKey = [record.lastTime, record.lastId, record.lastSource];
      const members = keyAndPrompts(last, record, kind?.logs.names ?? []);
      if (members.length > 0) groups.push([key, Object.fromEntries(members)]);
    }
    return {
      ...(people.length > 0 ? { people: Object.fromEntries(people) } : {}),
      ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}),
    };
  }

  private personMembers(record: PersonRecord, state: EngineState): Members {
    const { policies } = this;
    const last: EventKey = [
      record.memory.cells[record.base + LAST_TIME]!,
      lastIdOf(record),
      lastSourceOf(record, state),
    ];
    const members = keyAndPrompts(last, record, policies.logs.person.names);
    add(
      members,
      "history",
      this.bundle.history.map((_, at) => [String(at), this.history(record, at)]),
    );
    add(
      members,
      "waiting",
      record.waiting.map(({ policy, event, deadline, variant }) => {
        const plan = policies.all[policy]!;
        return [plan.id, [event, deadline, plan.variants[variant]?.name ?? null]];
      }),
    );
    const counters = record.backOff.map((answers, at): Entry => {
      const [policy, kind] = policies.counterNames[at]!;
      return [policy, kind, answers === 0 ? undefined : answers];
    });
    add(members, "backOff", nest(counters));
    const mutes = record.mutes.map((mute, at): Entry => {
      const [policy, text] = policies.muteNames[at]!;
      const parts: Members = [];
      if (mute !== undefined && mute.times.length > 0) parts.push(["times", [...mute.times]]);
      if (mute !== undefined && mute.until >= 0) parts.push(["until", mute.until]);
      return [policy, text, parts.length === 0 ? undefined : Object.fromEntries(parts)];
    });
    add(members, "mute", nest(mutes));
    add(
      members,
      "steps",
      record.steps.map((times, at) => [policies.stepNames[at]!, listed(times)]),
    );
    return members;
  }

  private history(record: PersonRecord, position: number): Json | undefined {
    const place = this.cells.history[position]!;
    const length = place < 0 ? OUTSIDE : record.memory.cells[record.base + place]!;
    if (length !== OUTSIDE) {
      const start = record.base + place + 1;
      return listed([...record.memory.cells.subarray(start, start + length)]);
    }
    const kept = record.history[position];
    if (!(kept instanceof ValueTimes)) return listed(kept);
    const history = this.bundle.history[position]!;
    invariant(history.kind === "distinct", "values are kept for `distinct` alone");
    const type = distinctType(this.bundle, history);
    return kept.values.length === 0
      ? undefined
      : kept.values.map((value, at) => [encodeValue(type, value, this.enums), kept.times[at]!]);
  }
}

type Entry = readonly [policy: string, name: string, value: Json | undefined];

function keyAndPrompts(last: EventKey, { prompts }: GroupRecord | PersonRecord, names: readonly string[]): Members {
  const members: Members = [];
  if (last[0] >= 0) members.push(["last", [...last]]);
  add(
    members,
    "prompts",
    prompts.map((times, at) => [names[at]!, listed(times)]),
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

function listed(times: Times | undefined): Json | undefined {
  return times === undefined || times.length === 0 ? undefined : [...times];
}
