/** The first rule at which two decisions about one event went apart, and where it is a cascade, the change it came from. */
import type { Limit } from "../../bundle/types.js";
import type { Escalation, Occurrence } from "../../engine/index.js";
import type { Cause, Root } from "./change.js";
import { readsRisk, same } from "./rules.js";
import type { Rules, SideName } from "./rules.js";
import type { Traces } from "./traces.js";
import type { Step } from "./steps.js";

export interface Found {
  readonly cause: Cause;
  /** Where an earlier change, or another one on the same event, is behind it. */
  readonly root?: Root;
}

/** One event on both sides: what each said of each policy. */
export interface Pair {
  readonly old: Step | undefined;
  readonly next: Step | undefined;
  readonly type: string;
  readonly time: number;
  readonly event: string;
  readonly source: string;
  readonly person: string;
  readonly occurrences: ReadonlyMap<string, { readonly old?: Occurrence; readonly new?: Occurrence }>;
}

export class Causes {
  private pair!: Pair;
  private readonly found = new Map<string, Found | undefined>();

  constructor(
    private readonly rules: Rules,
    private readonly traces: Traces,
  ) {}

  /** The event that is asked about from here on. */
  meet(pair: Pair): void {
    this.pair = pair;
    this.found.clear();
  }

  /** Of a policy whose outcome differs on this event. */
  ofOccurrence(policy: string): Found {
    const known = this.found.get(policy);
    if (known !== undefined) return known;
    // Two that stand in each other's way differ in who goes first.
    if (this.found.has(policy)) return { cause: { rule: "priority", policy } };
    this.found.set(policy, undefined);
    const found = this.divergence(policy);
    this.found.set(policy, found);
    return found;
  }

  private divergence(policy: string): Found {
    const { rules, pair } = this;
    if (rules.policy("old", policy) === undefined) return { cause: { rule: "policy", policy, only: "new" } };
    if (rules.policy("new", policy) === undefined) return { cause: { rule: "policy", policy, only: "old" } };
    if (!isTaken(pair.old)) return { cause: { rule: "event", only: "new" } };
    if (!isTaken(pair.next)) return { cause: { rule: "event", only: "old" } };
    const { old, new: next } = pair.occurrences.get(policy) ?? {};
    if (old === undefined || next === undefined) return { cause: this.ofMatch(policy) };
    if (old.outcome === "exempt" || next.outcome === "exempt") {
      const both = old.outcome === next.outcome;
      const [only, name] =
        old.outcome === "exempt" ? (["old", old.exemption] as const) : (["new", next.exemption] as const);
      return { cause: { rule: "exemption", name: name!, ...(both ? {} : { only }) } };
    }
    if (old.outcome === "held_out" || next.outcome === "held_out") return { cause: { rule: "holdout", policy } };
    const cause = this.ofVariant(policy, old, next);
    return cause === undefined ? this.ofLimit(policy, old, next) : { cause };
  }

  private ofMatch(policy: string): Cause {
    const { rules, pair } = this;
    if (riskOf(pair.old) !== riskOf(pair.next) && rules.matchReadsRisk(policy)) return { rule: "risk" };
    if (!rules.sameOf(policy, "triggers")) return { rule: "trigger", policy };
    if (!rules.sameOf(policy, "signals")) return { rule: "signals", policy };
    return { rule: "history", policy };
  }

  /** A variant that is in force on one side is the cause where its limits are not those of the other side. */
  private ofVariant(policy: string, old: Occurrence, next: Occurrence): Cause | undefined {
    if (old.variant === next.variant) return undefined;
    const { rules } = this;
    if (same(rules.limits("old", policy, old.variant), rules.limits("new", policy, next.variant))) return undefined;
    const name = next.variant ?? old.variant!;
    return { rule: "variant", policy, name, only: next.variant === undefined ? "old" : "new" };
  }

  private ofLimit(policy: string, old: Occurrence, next: Occurrence): Found {
    const { rules, pair } = this;
    const refusedIn: SideName = old.outcome === "suppressed" ? "old" : "new";
    const refused = refusedIn === "old" ? old : next;
    const other: SideName = refusedIn === "old" ? "new" : "old";
    const { in: place, limit: text } = refused.reason!;
    const own = place === "policy" ? { policy } : {};
    const limits = rules.limits(refusedIn, policy, refused.variant);
    const [, limit] = limits.find(([at, each]) => at === place && each.text === text)!;
    const others = rules.limits(other, policy, (other === "old" ? old : next).variant);
    if (!others.some(([at, each]) => at === place && same(each, limit)) || !rules.countsTheSame(limit))
      return { cause: { rule: "limit", ...own, name: text, only: refusedIn } };
    if (readsRisk(limit.when) && riskOf(pair.old) !== riskOf(pair.next)) return { cause: { rule: "risk" } };
    if ((limit.kind === "back_off" || limit.kind === "mute") && !rules.sameOf(policy, "answerWithinMs"))
      return { cause: { rule: "answer", policy } };
    const root = this.behind(limit, policy);
    if (root === "priority") return { cause: { rule: "priority", policy } };
    return root === undefined
      ? { cause: { rule: "circumstances", ...own, name: text } }
      : { cause: { rule: "limit", ...own, name: text }, root };
  }

  /** The root of the change by which a limit that both have stands elsewhere. */
  private behind(limit: Limit, policy: string): Root | "priority" | undefined {
    const { traces, pair } = this;
    if (limit.kind === "back_off" || limit.kind === "mute") return traces.ofPolicy(pair.person, policy);
    if (!("scope" in limit)) return undefined;
    const since = pair.time - windowMs(limit);
    const earlier = traces.ofScope(pair.person, limit.scope.for, since, (name) => this.rules.counts(limit, name));
    if (earlier !== undefined) return earlier;
    let isPriority = false;
    for (const [name, { old, new: next }] of pair.occurrences) {
      if (name === policy || (old?.outcome === "prompt") === (next?.outcome === "prompt")) continue;
      if (!this.rules.counts(limit, name)) continue;
      const { cause, root } = this.ofOccurrence(name);
      if (cause.rule !== "priority") return root ?? this.here(name, cause);
      isPriority = true;
    }
    return isPriority ? "priority" : undefined;
  }

  /** Of a step that fired on one side alone. */
  ofEscalation(side: SideName, { policy, variant, step: place }: Escalation): Found {
    const { rules, traces, pair } = this;
    const other: SideName = side === "old" ? "new" : "old";
    if (rules.policy(other, policy) === undefined) return { cause: { rule: "policy", policy, only: side } };
    const step = rules.ladder(side, policy, variant)[place]!;
    const { text: name } = step;
    if (!rules.ladder(other, policy, variant).some((each) => same(each, step)))
      return { cause: { rule: "ladder", policy, name, only: side } };
    const pairOf = pair.occurrences.get(policy);
    const isAnswer = step.what !== "occurrences" && step.what !== "prompts";
    if (!isAnswer && pairOf !== undefined && counted(pairOf.old) !== counted(pairOf.new)) {
      const { cause, root } = this.ofOccurrence(policy);
      return { cause: { rule: "ladder", policy, name }, root: root ?? this.here(policy, cause) };
    }
    if (isAnswer && !rules.sameOf(policy, "answerWithinMs")) return { cause: { rule: "answer", policy } };
    const root = traces.ofPolicy(pair.person, policy);
    if (root !== undefined) return { cause: { rule: "ladder", policy, name }, root };
    if (pairOf !== undefined && pairOf.old?.variant !== pairOf.new?.variant)
      return { cause: { rule: "variant", policy, ...(variant === undefined ? {} : { name: variant }), only: side } };
    if (pairOf !== undefined && outcomeOf(pairOf.old) !== outcomeOf(pairOf.new)) {
      const { cause, root: behind } = this.ofOccurrence(policy);
      return { cause: { rule: "ladder", policy, name }, root: behind ?? this.here(policy, cause) };
    }
    return { cause: { rule: "circumstances", policy, name } };
  }

  private here(policy: string, cause: Cause): Root {
    const { event, source, time } = this.pair;
    return { event, source, time, policy, cause };
  }
}

/** The longest that a prompt can count. */
function windowMs(limit: Limit): number {
  if (limit.kind === "wait") return limit.withinMs;
  if (limit.kind !== "at_most" || limit.window === "event") return 0;
  if (typeof limit.window === "object") return limit.window.withinMs;
  return LONGEST_MS[limit.window];
}

const DAY_MS = 86_400_000;
/** With a day for clock changes and moves between zones. */
const LONGEST_MS = { day: 2 * DAY_MS, week: 8 * DAY_MS, month: 32 * DAY_MS };

function isTaken(step: Step | undefined): step is Step {
  return step?.outcome.kind === "taken";
}

function riskOf(step: Step | undefined): string | undefined {
  return step?.outcome.kind === "taken" ? step.outcome.risk : undefined;
}

function outcomeOf(occurrence: Occurrence | undefined): string | undefined {
  return occurrence?.outcome;
}

/** A ladder takes it down as an occurrence. */
export function counted(occurrence: Occurrence | undefined): boolean {
  return occurrence?.outcome === "prompt" || occurrence?.outcome === "suppressed";
}
