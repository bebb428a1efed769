/**
 * What has changed so far, as far as it may bring about more: of each policy and person, and of each group that limits count
 * for, the root of the latest change. Grows with people whose prompts changed, not with changes.
 */
import type { Scope } from "../../bundle/types.js";
import type { PeopleTable } from "../people/table.js";
import type { Root } from "./change.js";

interface Trace {
  /** The order of changes. */
  readonly at: number;
  /** Of the event that it changed. */
  readonly time: number;
  readonly root: Root;
}

const EVERYBODY = "everyone";

export class Traces {
  /** By person or group, then policy: the latest change of a prompt. */
  private readonly prompts = new Map<string, Map<string, Trace>>();
  /** By person, then policy: the latest change of any kind that its ladder or its answers may feel. */
  private readonly any = new Map<string, Map<string, Trace>>();
  private count = 0;

  /** @param attributes - that limits count for each of */
  constructor(
    private readonly attributes: readonly string[],
    private readonly people: PeopleTable | undefined,
  ) {}

  add(person: string, policy: string, isPrompt: boolean, time: number, root: Root): void {
    const trace = { at: this.count, time, root };
    this.count += 1;
    put(this.any, `p ${person}`, policy, trace);
    if (!isPrompt) return;
    put(this.prompts, `p ${person}`, policy, trace);
    put(this.prompts, EVERYBODY, policy, trace);
    for (const attribute of this.attributes) put(this.prompts, this.group(person, attribute), policy, trace);
  }

  ofPolicy(person: string, policy: string): Root | undefined {
    return this.any.get(`p ${person}`)?.get(policy)?.root;
  }

  /** The latest change of a prompt that counts for a scope, after `since`. */
  ofScope(person: string, scope: Scope["for"], since: number, counts: (policy: string) => boolean): Root | undefined {
    const key =
      scope === "person" ? `p ${person}` : scope === "everyone" ? EVERYBODY : this.group(person, scope.attribute);
    let latest: Trace | undefined;
    for (const [policy, trace] of this.prompts.get(key) ?? [])
      if ((latest === undefined || trace.at > latest.at) && trace.time > since && counts(policy)) latest = trace;
    return latest?.root;
  }

  private group(person: string, attribute: string): string {
    return `a ${attribute} ${JSON.stringify(this.people?.get(person)?.[attribute] ?? null)}`;
  }
}

function put(into: Map<string, Map<string, Trace>>, key: string, policy: string, trace: Trace): void {
  let traces = into.get(key);
  if (traces === undefined) into.set(key, (traces = new Map()));
  traces.set(policy, trace);
}
