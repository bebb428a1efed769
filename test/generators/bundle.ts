/** Whole bundles, as the compiler would write them. */
import type { Bundle, Exemption, Limit, Partition, RiskRule, Signal } from "../../src/bundle/types.js";
import { canonical } from "../oracle/canonical.js";
import { limitsOfPolicy, laddersOfPolicy } from "../oracle/state.js";
import type { Draw } from "./draw.js";
import { Expressions } from "./expressions.js";
import { Policies, settle, type Reach } from "./policies.js";
import { suffixRules } from "./pools.js";
import { Texts } from "./texts.js";
import { drawVocabulary, type Vocabulary } from "./vocabulary.js";

export const formatVersion = "1.0";

export interface DrawnBundle {
  readonly bundle: Bundle;
  readonly vocabulary: Vocabulary;
}

export function drawBundle(draw: Draw): DrawnBundle {
  const vocabulary = drawVocabulary(draw);
  const expressions = new Expressions(draw, vocabulary);
  const types = Object.keys(vocabulary.events);
  for (const type of types) {
    if (!draw.chance(0.6)) continue;
    const scope = { types: [type], risk: false, history: false };
    const rules: RiskRule[] = draw
      .some(["critical", "high", "medium"] as const, 0.5)
      .map((level) => ({ level, when: expressions.condition(scope) }));
    if (draw.chance(0.4)) rules.push({ level: draw.pick(["low", "medium", "high"]) });
    vocabulary.events[type] = { ...vocabulary.events[type]!, risk: rules.length > 0 ? rules : [{ level: "medium" }] };
  }

  const everywhere = { types, risk: true, history: false };
  const words = new Texts(draw, expressions);
  const texts = Object.fromEntries(draw.some(["greeting", "rule"], 0.4).map((name) => [name, words.text(everywhere)]));
  const signals: Record<string, Signal> = {};
  for (const name of draw.some(["urgency", "lookalike", "hasOwnProperty"], 0.6)) {
    const on = draw.atLeastOne(types, 0.6);
    const scope = { types: on, risk: true, history: true };
    signals[name] = {
      on,
      ...(draw.chance(0.7) && { when: expressions.likely(scope) }),
      missed: words.text({ ...scope, history: false }, { texts: Object.keys(texts) }),
      check: words.text({ ...scope, history: false }),
    };
  }

  const attributes = [...Object.keys(vocabulary.person).filter((name) => name !== "skills"), "timezone"];
  const attribute = { attribute: draw.pick(attributes) };
  const reach = draw.weighted<Reach>([
    [4, ["person"]],
    [3, ["person", "person", attribute]],
    [5, ["person", "everyone", "everyone", attribute]],
    [1, ["person", { attribute: draw.pick(attributes) }, { attribute: draw.pick(attributes) }]],
  ]);
  const makePolicies = new Policies(draw, vocabulary, expressions, reach);
  const names = draw.shuffled(["a_policy", "b", "click", "constructor", "Zeta"]).slice(
    0,
    draw.weighted([
      [3, 1],
      [4, 2],
      [3, 3],
      [1, 5],
    ]),
  );
  const policies = Object.fromEntries(
    names.map((name) => [name, makePolicies.policy(name, signals, Object.keys(texts))]),
  );
  const limits = draw.chance(0.5) ? settle(draw.many(1, 3, () => makePolicies.limit("all", types))) : [];

  return {
    vocabulary,
    bundle: finish({
      kairos: formatVersion,
      org: vocabulary.org,
      enums: vocabulary.enums,
      person: vocabulary.person,
      events: vocabulary.events,
      segments: {},
      texts,
      signals,
      policies,
      limits,
      followUps: { training: { covers: [], controls: [] } },
      baselines: {},
      exemptions: drawExemptions(draw, expressions, vocabulary, names),
      budgets: [],
      sources: {},
      history: expressions.history,
      functions: [],
      partition: "person",
      stateBound: { person: 0, group: 0 },
    }),
  };
}

function drawExemptions(
  draw: Draw,
  expressions: Expressions,
  vocabulary: Vocabulary,
  policies: readonly string[],
): Exemption[] {
  const types = Object.keys(vocabulary.events);
  const notCoached: Exemption = {
    name: "not_coached",
    policies: policies.toSorted(),
    when: { op: "not", type: "bool", args: [expressions.likely({ types: [], risk: false, history: false })] },
  };
  return [
    ...(draw.chance(0.1) ? [notCoached] : []),
    ...draw.some(["audit", "red_team"], 0.1).map((name): Exemption => ({
      name,
      policies: draw.atLeastOne(policies.toSorted(), 0.7),
      ...(draw.chance(0.8) && { when: expressions.condition({ types, risk: true, history: false }) }),
      ...(draw.chance(0.5) && { untilMs: vocabulary.anchor + draw.pick([0, 60_000, ...vocabulary.windows]) }),
      because: "It is asked for.",
    })),
  ];
}

/** What follows from the rest, computed anew; members in canonical order, as a bundle that was read from a file has them. */
export function finish(bundle: Bundle): Bundle {
  const functions = functionsOf(bundle);
  const { suffixRules: _, ...rest } = bundle;
  return JSON.parse(
    canonical({
      ...rest,
      functions,
      ...(functions.includes("domain") && { suffixRules }),
      partition: partitionOf(bundle),
      stateBound: stateBoundOf(bundle),
    }),
  ) as Bundle;
}

const callable = new Set(["domain", "edit_distance", "length", "local_time", "lower", "weekday"]);

function functionsOf(bundle: Bundle): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    if ("op" in value && typeof value.op === "string" && callable.has(value.op)) found.add(value.op);
    Object.values(value).forEach(look);
  };
  look(bundle);
  return [...found].toSorted();
}

/** Every limit with the policy that it stands in. */
function allLimits(bundle: Bundle): { limit: Limit; policy: string | undefined }[] {
  return [
    ...Object.keys(bundle.policies).flatMap((policy) =>
      limitsOfPolicy(bundle, policy).map((limit) => ({ limit, policy })),
    ),
    ...bundle.limits.map((limit) => ({ limit, policy: undefined })),
  ];
}

function partitionOf(bundle: Bundle): Partition {
  const others = new Map(
    allLimits(bundle).flatMap(({ limit }) =>
      "scope" in limit && limit.scope.for !== "person" ? [[canonical(limit.scope.for), limit.scope.for] as const] : [],
    ),
  );
  const [first] = others.values();
  if (first === undefined) return "person";
  return others.size > 1 || first === "everyone" ? null : first;
}

function stateBoundOf(bundle: Bundle): Bundle["stateBound"] {
  const prompts = new Map<string, Map<string, number>>();
  const ask = (whom: string, what: string, n: number): void => {
    const known = prompts.get(whom) ?? new Map<string, number>();
    prompts.set(whom, known.set(what, Math.max(n, known.get(what) ?? 0)));
  };
  const named = new Map<string, number>();
  for (const { limit, policy } of allLimits(bundle)) {
    if (limit.kind === "wait") ask(canonical(limit.scope.for), limit.scope.prompts, 1);
    if (limit.kind === "at_most" && limit.window !== "event")
      ask(canonical(limit.scope.for), limit.scope.prompts, limit.count);
    if (limit.kind === "back_off") {
      ask('"person"', `policy:${policy}`, 1);
      named.set(`back off ${policy} ${limit.after}`, 1);
    }
    if (limit.kind === "mute") named.set(`mute ${policy} ${limit.text}`, limit.count);
  }
  for (const policy of Object.keys(bundle.policies)) {
    named.set(`waiting ${policy}`, 1);
    for (const { name, step } of laddersOfPolicy(bundle, policy)) named.set(`step ${name}`, step.count);
  }
  bundle.history.forEach((history, position) => named.set(`history ${position}`, history.keep));
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0);
  const partition = partitionOf(bundle);
  const last = (whom: string): number => (whom === (partition === null ? '"everyone"' : canonical(partition)) ? 1 : 0);
  const groups = new Set([...prompts.keys(), ...(partition === null ? ['"everyone"'] : [])]);
  groups.delete('"person"');
  return {
    person: sum(named.values()) + sum(prompts.get('"person"')?.values() ?? []) + last('"person"'),
    group: Math.max(0, ...[...groups].map((whom) => sum(prompts.get(whom)?.values() ?? []) + last(whom))),
  };
}
