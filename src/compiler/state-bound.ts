/**
 * The greatest number of entries that the engine's state holds, added up from what the bundle asks to remember.
 *
 * For a person: what each history expression keeps; of each log of prompts that a limit for the person reads the greatest
 * number asked for (`wait` and `back off` ask for one, `at most n` for n, `per event` for none); one prompt of each policy
 * that waits for its answer; one count for each kind of answer that a policy backs off after; the answers of each mute;
 * the times of each step, those of ladders that variants have of their own too; and the key of the last event where
 * people are apart.
 *
 * For a group: the logs that limits read of one group, the greatest sum over all kinds of groups, with the key of the last
 * event where groups are apart, or where nothing is and it stands with everyone.
 */
import type { Bundle, Limit, Policy } from "../bundle/types.js";
import { allLimits } from "../bundle/limits.js";

type Bounded = Pick<Bundle, "policies" | "limits" | "history" | "partition">;

export function stateBoundOf(bundle: Bounded): Bundle["stateBound"] {
  const logs = promptLogs(bundle);
  let person = bundle.partition === "person" ? 1 : 0;
  for (const { keep } of bundle.history) person += keep;
  person += total(logs.get("person"));
  for (const policy of Object.values(bundle.policies)) person += policyBound(policy);

  const lastIn =
    bundle.partition === null
      ? "everyone"
      : bundle.partition === "person"
        ? undefined
        : `each ${bundle.partition.attribute}`;
  let group = lastIn === undefined ? 0 : 1;
  for (const [kind, log] of logs) {
    if (kind !== "person") group = Math.max(group, total(log) + (kind === lastIn ? 1 : 0));
  }
  return { person, group };
}

/** By kind of group, then by what the log holds: the greatest number asked for. */
function promptLogs(bundle: Bounded): Map<string, Map<string, number>> {
  const logs = new Map<string, Map<string, number>>();
  const ask = (kind: string, prompts: string, count: number): void => {
    const log = logs.get(kind) ?? new Map<string, number>();
    logs.set(kind, log.set(prompts, Math.max(log.get(prompts) ?? 0, count)));
  };
  for (const limit of allLimits(bundle)) {
    if (limit.kind === "wait" || (limit.kind === "at_most" && limit.window !== "event")) {
      const { prompts, for: group } = limit.scope;
      ask(
        typeof group === "object" ? `each ${group.attribute}` : group,
        prompts,
        limit.kind === "wait" ? 1 : limit.count,
      );
    }
  }
  for (const [name, policy] of Object.entries(bundle.policies)) {
    if (limitsOf(policy).some((limit) => limit.kind === "back_off")) ask("person", `policy:${name}`, 1);
  }
  return logs;
}

function policyBound(policy: Policy): number {
  const waiting = 1;
  const backOff = new Set<string>();
  const mutes = new Map<string, number>();
  for (const limit of limitsOf(policy)) {
    if (limit.kind === "back_off") backOff.add(limit.after);
    if (limit.kind === "mute") mutes.set(limit.text, limit.count);
  }
  let steps = 0;
  for (const ladder of [policy.escalate, ...policy.variants.map((variant) => variant.escalate ?? [])]) {
    for (const step of ladder) steps += step.count;
  }
  return waiting + backOff.size + total(mutes) + steps;
}

function limitsOf(policy: Policy): Limit[] {
  return [...policy.fatigue, ...policy.variants.flatMap((variant) => variant.fatigue ?? [])];
}

function total(counts: ReadonlyMap<string, number> | undefined): number {
  let sum = 0;
  for (const count of counts?.values() ?? []) sum += count;
  return sum;
}
