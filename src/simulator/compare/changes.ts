/** Goes through two replays event by event, names each change with what it came from, and counts them. */
import { canonicalJson } from "../../base/canonical.js";
import { compareCodePoints } from "../../base/codepoints.js";
import type { Bundle, Limit } from "../../bundle/types.js";
import type { Decision, Escalation, Occurrence } from "../../engine/index.js";
import type { PeopleTable } from "../people/table.js";
import { Causes, counted } from "./causes.js";
import type { Found, Pair } from "./causes.js";
import { CHANGE_KINDS, MOVED_WITHIN_MS } from "./change.js";
import type { Cause, Change, ChangeKind, Root } from "./change.js";
import { Rules } from "./rules.js";
import type { SideName } from "./rules.js";
import type { Step } from "./steps.js";
import { Traces } from "./traces.js";

export type ChangeCounts = Record<ChangeKind, number>;

export interface CauseCount {
  readonly cause: Cause;
  /** Changes where the rule itself decided, and changes that followed from those. */
  direct: number;
  cascaded: number;
  /** Both together, by kind. */
  readonly changes: ChangeCounts;
}

export class Changes {
  readonly counts = noChanges();
  /** Of these, those that followed from another one. */
  readonly cascaded = noChanges();
  /** By policy of either bundle, where something changed. */
  readonly byPolicy = new Map<string, ChangeCounts>();
  /** By what is at the root. */
  readonly byCause = new Map<string, CauseCount>();
  /** Prompts of people whom either prompted. */
  readonly people = new Map<string, { old: number; new: number }>();

  private readonly rules: Rules;
  private readonly traces: Traces;
  private readonly causes: Causes;
  /** By policy and person: a prompt lost or gained whose counterpart may still come. */
  private readonly open = new Map<string, Change>();

  /** @param tell - told of each change in the figures, once it is known whether it moved; not in the order of time */
  constructor(
    old: Bundle,
    next: Bundle,
    people: PeopleTable | undefined,
    private readonly tell: (change: Change) => void = () => {},
  ) {
    this.rules = new Rules(old, next);
    this.traces = new Traces(attributesOf([old, next]), people);
    this.causes = new Causes(this.rules, this.traces);
  }

  readonly both = (old: Step | undefined, next: Step | undefined): void => {
    const before = decisionsOf(old);
    const after = decisionsOf(next);
    if (before.length === 0 && after.length === 0) return;
    const { event, source, person, time } = (before[0] ?? after[0])!;
    const occurrences = new Map<string, { old?: Occurrence; new?: Occurrence }>();
    gather(occurrences, before, "old");
    gather(occurrences, after, "new");
    const measured = (next ?? old)!.measured;
    if (measured) this.countPrompts(person, before, after);
    const pair: Pair = { old, next, type: (old ?? next)!.type, time, event, source, person, occurrences };
    this.causes.meet(pair);

    const changed: { policy: string; isPrompt: boolean; found: Found }[] = [];
    for (const [policy, { old: first, new: second }] of occurrences) {
      const isPrompt = (first?.outcome === "prompt") !== (second?.outcome === "prompt");
      if (!isPrompt && counted(first) === counted(second)) continue;
      const found = this.causes.ofOccurrence(policy);
      changed.push({ policy, isPrompt, found });
      if (!isPrompt || !measured) continue;
      const kind = second?.outcome === "prompt" ? "new_prompt" : "lost_prompt";
      this.prompt({ kind, event, source, time, person, policy, risk: (second ?? first)!.risk, ...found });
    }
    for (const { side, escalation } of unpaired(before, after)) {
      const { policy, action } = escalation;
      const found = this.causes.ofEscalation(side, escalation);
      changed.push({ policy, isPrompt: false, found });
      if (!measured) continue;
      const kind = side === "new" ? "escalated" : "no_longer_escalated";
      this.count({ kind, event, source, time, person, policy, action, ...found });
    }
    // Only now: what this event changed is behind what comes after it.
    for (const { policy, isPrompt, found } of changed)
      this.traces.add(
        person,
        policy,
        isPrompt,
        time,
        found.root ?? { event, source, time, policy, cause: found.cause },
      );
  };

  /** No event comes any more. */
  settle(): void {
    for (const change of this.open.values()) this.count(change);
    this.open.clear();
  }

  private countPrompts(person: string, before: readonly Decision[], after: readonly Decision[]): void {
    const old = promptsIn(before);
    const next = promptsIn(after);
    if (old + next === 0) return;
    const counts = this.people.get(person);
    if (counts === undefined) this.people.set(person, { old, new: next });
    else {
      counts.old += old;
      counts.new += next;
    }
  }

  /** Two that are opposite and close are one that moved. */
  private prompt(change: Change): void {
    const key = JSON.stringify([change.policy, change.person]);
    const earlier = this.open.get(key);
    this.open.delete(key);
    if (earlier === undefined) {
      this.open.set(key, change);
      return;
    }
    if (earlier.kind === change.kind || change.time - earlier.time > MOVED_WITHIN_MS) {
      this.count(earlier);
      this.open.set(key, change);
      return;
    }
    const [lost, gained] = earlier.kind === "lost_prompt" ? [earlier, change] : [change, earlier];
    const { event, source, time } = lost;
    // What moved it is what came first.
    const { cause, root } = earlier;
    const { root: _, ...rest } = gained;
    this.count({
      ...rest,
      kind: "moved",
      from: { event, source, time },
      cause,
      ...(root === undefined ? {} : { root }),
    });
  }

  private count(change: Change): void {
    const { kind, policy, cause, root } = change;
    this.counts[kind] += 1;
    let ofPolicy = this.byPolicy.get(policy);
    if (ofPolicy === undefined) this.byPolicy.set(policy, (ofPolicy = noChanges()));
    ofPolicy[kind] += 1;
    const first = rootCause({ cause, root });
    const key = canonicalJson(first);
    let ofCause = this.byCause.get(key);
    if (ofCause === undefined)
      this.byCause.set(key, (ofCause = { cause: first, direct: 0, cascaded: 0, changes: noChanges() }));
    ofCause.changes[kind] += 1;
    if (root === undefined) ofCause.direct += 1;
    else {
      ofCause.cascaded += 1;
      this.cascaded[kind] += 1;
    }
    this.tell(change);
  }

  /** The most frequent first. */
  causesByCount(): readonly CauseCount[] {
    return [...this.byCause]
      .toSorted(
        ([first, a], [second, b]) => b.direct + b.cascaded - a.direct - a.cascaded || compareCodePoints(first, second),
      )
      .map(([, count]) => count);
  }
}

function rootCause({ cause, root }: { readonly cause: Cause; readonly root: Root | undefined }): Cause {
  return root?.cause ?? cause;
}

function noChanges(): ChangeCounts {
  return Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as ChangeCounts;
}

const NOTHING: readonly Decision[] = [];

function decisionsOf(step: Step | undefined): readonly Decision[] {
  const outcome = step?.outcome;
  return outcome !== undefined && "decisions" in outcome ? outcome.decisions : NOTHING;
}

function gather(
  into: Map<string, { old?: Occurrence; new?: Occurrence }>,
  decisions: readonly Decision[],
  side: SideName,
): void {
  for (const decision of decisions) {
    if (decision.outcome === "escalate") continue;
    const pair = into.get(decision.policy);
    if (pair === undefined) into.set(decision.policy, { [side]: decision });
    else pair[side] = decision;
  }
}

function promptsIn(decisions: readonly Decision[]): number {
  return decisions.reduce((sum, { outcome }) => (outcome === "prompt" ? sum + 1 : sum), 0);
}

/** Escalations that have no like on the other side. */
function unpaired(
  before: readonly Decision[],
  after: readonly Decision[],
): { readonly side: SideName; readonly escalation: Escalation }[] {
  const old = before.filter((decision) => decision.outcome === "escalate");
  const next = after.filter((decision) => decision.outcome === "escalate");
  if (old.length + next.length === 0) return [];
  const isLike = (first: Escalation, second: Escalation): boolean =>
    first.policy === second.policy && canonicalJson(first.action) === canonicalJson(second.action);
  const rest = [...next];
  const lost = old.filter((escalation) => {
    const at = rest.findIndex((each) => isLike(each, escalation));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [
    ...lost.map((escalation) => ({ side: "old" as const, escalation })),
    ...rest.map((escalation) => ({ side: "new" as const, escalation })),
  ];
}

/** Those that a limit of either bundle counts for each of. */
function attributesOf(bundles: readonly Bundle[]): readonly string[] {
  const limits = bundles.flatMap(({ limits: shared, policies }): Limit[] => [
    ...shared,
    ...Object.values(policies).flatMap(({ fatigue, variants }) => [
      ...fatigue,
      ...variants.flatMap((variant) => variant.fatigue ?? []),
    ]),
  ]);
  return [
    ...new Set(
      limits.flatMap((limit) =>
        "scope" in limit && typeof limit.scope.for === "object" ? [limit.scope.for.attribute] : [],
      ),
    ),
  ];
}
