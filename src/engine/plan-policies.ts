/** What each policy remembers: gives out positions for logs, counters, mutes and steps, the same for the same bundle. */
import { compareCodePoints } from "../base/codepoints.js";
import type { Bundle, Limit, Policy, Step } from "../bundle/types.js";
import { LogBook } from "./limits/log.js";
import type { LogReference } from "./limits/log.js";
import { ANSWER_KINDS } from "./policy.js";
import type { MutePlan, PolicyPlan, StepPlan } from "./policy.js";

export interface Policies {
  /** By index, sorted by id. */
  readonly all: readonly PolicyPlan[];
  readonly byId: ReadonlyMap<string, PolicyPlan>;
  readonly logs: LogBook;
  readonly lists: ListNumbers;
  /** By position. */
  readonly counterNames: readonly (readonly [policy: string, kind: string])[];
  readonly muteNames: readonly (readonly [policy: string, text: string])[];
  readonly stepNames: readonly string[];
  /** The kind of group that keeps the key of the last event; -1 for the person. */
  readonly partition: number;
}

/** The numbers that the lists of a person have in the state: those of prompt logs from 0 on, then from these. */
export interface ListNumbers {
  /** By position of the counter, a number. */
  readonly counters: number;
  /** By position of the mute, two: times, and the end, a number. */
  readonly mutes: number;
  readonly steps: number;
  /** By position in the bundle's history, where it is no `distinct`. */
  readonly history: number;
  /** By position of the policy; the last ones. */
  readonly waiting: number;
}

export function planPolicies(bundle: Bundle): Policies {
  const ids = Object.keys(bundle.policies).toSorted(compareCodePoints);
  const logs = askForLogs(bundle, ids);
  const counterNames: [string, string][] = [];
  const muteNames: [string, string][] = [];
  const stepNames: string[] = [];

  const lists = numberLists(bundle, logs);

  const ladder = (prefix: string, steps: readonly Step[]): StepPlan[] =>
    steps.map((step, place) => ({ step, place, list: lists.steps + stepNames.push(`${prefix}/${place}`) - 1 }));

  const all = ids.map((id, index): PolicyPlan => {
    const policy = bundle.policies[id]!;
    const limits = allLimits(policy);
    const kinds = new Set(limits.flatMap((limit) => (limit.kind === "back_off" ? [limit.after] : [])));
    const counters = ANSWER_KINDS.map((kind) =>
      kinds.has(kind) ? lists.counters + counterNames.push([id, kind]) - 1 : -1,
    );
    const mutes = new Map<string, MutePlan>();
    for (const limit of limits) {
      if (limit.kind === "mute" && !mutes.has(limit.text)) {
        const timesList = lists.mutes + 2 * (muteNames.push([id, limit.text]) - 1);
        mutes.set(limit.text, { limit, timesList, untilList: timesList + 1 });
      }
    }
    const base = ladder(id, policy.escalate);
    const variants = policy.variants.map((variant) => ({
      name: variant.name,
      ladder: variant.escalate === undefined ? base : ladder(`${id}/${variant.name}`, variant.escalate),
    }));
    return {
      id,
      index,
      policy,
      holdoutBelow: Number((BigInt(policy.holdoutPerMillion) << 32n) / 1_000_000n),
      answerWithinMs: policy.answerWithinMs,
      logs: logsWritten(logs, id, policy),
      counters,
      mutes: [...mutes.values()],
      steps: [...base, ...variants.flatMap((variant) => (variant.ladder === base ? [] : variant.ladder))],
      ladder: base,
      variants,
    };
  });
  return {
    all,
    byId: new Map(all.map((plan) => [plan.id, plan])),
    logs,
    lists,
    counterNames,
    muteNames,
    stepNames,
    partition: partitionKind(bundle, logs),
  };
}

/** With room for as many of each as there can be. */
function numberLists(bundle: Bundle, logs: LogBook): ListNumbers {
  const all = Object.values(bundle.policies);
  const ladders = all.flatMap((policy) => [policy, ...policy.variants]);
  const counters = logs.person.names.length;
  const mutes = counters + all.length * ANSWER_KINDS.length;
  const steps = mutes + 2 * all.reduce((sum, policy) => sum + allLimits(policy).length, 0);
  const history = steps + ladders.reduce((sum, { escalate }) => sum + (escalate?.length ?? 0), 0);
  return { counters, mutes, steps, history, waiting: history + bundle.history.length };
}

function allLimits(policy: Policy): Limit[] {
  return [...policy.fatigue, ...policy.variants.flatMap((variant) => variant.fatigue ?? [])];
}

/** Each log keeps the greatest number that a limit asks for. */
function askForLogs(bundle: Bundle, ids: readonly string[]): LogBook {
  const logs = new LogBook();
  const ask = (limit: Limit, policy: string | undefined): void => {
    if (limit.kind === "wait") logs.ask(limit.scope, 1);
    else if (limit.kind === "at_most" && limit.window !== "event") logs.ask(limit.scope, limit.count);
    else if (limit.kind === "back_off" && policy !== undefined) logs.ask(ownPrompts(policy), 1);
  };
  for (const id of ids) for (const limit of allLimits(bundle.policies[id]!)) ask(limit, id);
  for (const limit of bundle.limits) ask(limit, undefined);
  return logs;
}

/** Prompts of one policy to one person. */
export function ownPrompts(policy: string): { prompts: string; for: "person" } {
  return { prompts: `policy:${policy}`, for: "person" };
}

/** Whether a prompt of the policy counts in a log of this name. */
export function countsIn(prompts: string, id: string, policy: Policy): boolean {
  if (prompts === "all") return true;
  if (prompts.startsWith("tag:")) return policy.tags.includes(prompts.slice(4));
  return prompts === `policy:${id}`;
}

function logsWritten(logs: LogBook, id: string, policy: Policy): LogReference[] {
  const written: LogReference[] = [];
  const look = (group: number, names: readonly string[]): void =>
    names.forEach((name, log) => {
      if (countsIn(name, id, policy)) written.push({ group, log });
    });
  look(-1, logs.person.names);
  logs.kinds.forEach((kind, group) => look(group, kind.logs.names));
  return written;
}

function partitionKind(bundle: Bundle, logs: LogBook): number {
  if (bundle.partition === "person") return -1;
  return logs.kind(bundle.partition === null ? undefined : bundle.partition.attribute);
}
