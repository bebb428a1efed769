/** Prompt logs: whose prompts a limit counts, and where the state keeps them. */
import type { Scope } from "../../bundle/types.js";
import type { Context } from "../context.js";
import { NONE, emptySlots } from "../engine-state.js";
import type { GroupRecord, Times } from "../engine-state.js";

/** `group` is -1 for the person, else the position of the kind of group; `log` is the position among its logs. */
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

/** The times of a log as it is now; undefined where nothing was ever taken down. */
export function timesOf(context: Context, reference: LogReference): Times | undefined {
  const record = reference.group < 0 ? context.record : groupOf(context, reference.group);
  return record?.prompts[reference.log];
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

/** Lists to write to, where a record still has the shared empty one. */
export function writable<Entry>(lists: (Entry | undefined)[], count: number): (Entry | undefined)[] {
  return lists === NONE ? emptySlots<Entry>(count) : lists;
}
