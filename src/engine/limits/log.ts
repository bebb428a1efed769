/** Prompt logs: whose prompts a limit counts, and where the state keeps them. */
import type { Scope } from "../../bundle/types.js";
import type { Context } from "../context.js";
import { pushTime } from "../engine-state.js";
import type { GroupRecord } from "../engine-state.js";
import { NEVER } from "../person-lists.js";

/**
 * `group` is -1 for the person, else the position of the kind of group; `log` is the position among its logs, of a person the
 * number of the list too.
 */
export interface LogReference {
  readonly group: number;
  readonly log: number;
}

/** One kind of group: `for everyone`, or `for each` of an attribute. */
export interface GroupKind {
  readonly attribute: string | undefined;
  readonly logs: Logs;
}

/** The logs of people or of one kind of group, by what they hold (`policy:P`, `tag:T`, `all`), each with its bound. */
class Logs {
  readonly names: string[] = [];
  readonly bounds: number[] = [];

  /** The position of a log that must remember so many prompts. */
  ask(name: string, count: number): number {
    let position = this.names.indexOf(name);
    if (position < 0) {
      position = this.names.length;
      this.names.push(name);
      this.bounds.push(count);
    } else this.bounds[position] = Math.max(this.bounds[position]!, count);
    return position;
  }
}

export class LogBook {
  readonly person = new Logs();
  readonly kinds: GroupKind[] = [];

  ask(scope: Scope, count: number): LogReference {
    if (scope.for === "person") return { group: -1, log: this.person.ask(scope.prompts, count) };
    const group = this.kind(scope.for === "everyone" ? undefined : scope.for.attribute);
    return { group, log: this.kinds[group]!.logs.ask(scope.prompts, count) };
  }

  kind(attribute: string | undefined): number {
    const found = this.kinds.findIndex((kind) => kind.attribute === attribute);
    if (found >= 0) return found;
    this.kinds.push({ attribute, logs: new Logs() });
    return this.kinds.length - 1;
  }
}

/** The time of the n-th latest prompt that counts, `NEVER` where there were fewer. */
export function latestPrompt(context: Context, { group, log }: LogReference, n: number): number {
  if (group < 0) return context.state.lists.latest(context.place, log, n);
  const times = groupOf(context, group)?.prompts[log];
  return times?.[times.length - n] ?? NEVER;
}

/** Those that are remembered, the oldest first. */
export function promptTimes(context: Context, { group, log }: LogReference): readonly number[] {
  if (group < 0) return context.state.lists.times(context.place, log);
  return groupOf(context, group)?.prompts[log] ?? [];
}

/** Takes a prompt of now down. */
export function notePrompt(context: Context, { group, log }: LogReference, { person, kinds }: LogBook): void {
  if (group < 0) {
    context.state.lists.push(context.place, log, context.time, person.bounds[log]!);
    return;
  }
  const { prompts } = ensureGroup(context, group);
  pushTime((prompts[log] ??= []), context.time, kinds[group]!.logs.bounds[log]!);
}

/** The group of a kind that the person belongs to, if it has a record. */
function groupOf(context: Context, kind: number): GroupRecord | undefined {
  const { person, state } = context;
  const known = person.groups![kind];
  if (known !== undefined) return known;
  const found = state.groups.get(person.groupKeys![kind]!);
  if (found !== undefined) person.groups![kind] = found;
  return found;
}

/** The same, with a record made where there is none. */
export function ensureGroup(context: Context, kind: number): GroupRecord {
  return (
    groupOf(context, kind) ?? (context.person.groups![kind] = context.state.group(context.person.groupKeys![kind]!))
  );
}
