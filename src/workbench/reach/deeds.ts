/**
 * What somebody may do on the way to a step: events on which the policy has an occurrence, under as many of the conditions
 * of its limits as there are, and events that its conditions remember. All of one person, whose attributes stay.
 */
import { canonicalJson } from "../../base/canonical.js";
import type { Json } from "../../base/json.js";
import type { Bundle, Expr, Limit } from "../../bundle/types.js";
import { candidatesFor } from "../moments/candidates.js";
import { all, conditionOf, leavesOf, matchOf, not, notExempt, type Condition } from "../moments/condition.js";
import { eventOf, personOf, type JsonObject } from "../moments/moment.js";
import { mayHold } from "../moments/prove.js";
import { solutions } from "../moments/search.js";
import { Side, type Values } from "../moments/side.js";
import type { Target } from "./target.js";

export interface Deed {
  readonly type: string;
  readonly data: JsonObject;
}

export interface Actor {
  readonly person: JsonObject;
  /** On which the policy has an occurrence, if the past and the time allow it. */
  readonly triggering: readonly Deed[];
  /** That are remembered. */
  readonly remembered: readonly Deed[];
}

/** What bounds the search. */
const MOST_PEOPLE = 4;
const MOST_CONDITIONS = 4;
const MOST_DISTINCT = 12;

export interface Cast {
  readonly actors: readonly Actor[];
  /** Whether an occurrence depends on what came before, or on the time. */
  readonly onPast: boolean;
  readonly onTime: boolean;
}

export function castOf(bundle: Bundle, target: Target, time: number): Cast {
  const policy = bundle.policies[target.policy]!;
  const types = [...new Set(policy.triggers.flatMap(({ on }) => on))];
  const sides = types.map((type) => new Side(bundle, type));
  const people = new Map<string, Values>();
  for (const side of sides) {
    for (const values of valuesOn(side, target, time, new Map())) {
      const attributes = new Map([...values].filter(([leaf]) => leaf.startsWith("person.")));
      const key = canonicalJson(personOf(attributes, [bundle]));
      if (people.size < MOST_PEOPLE && !people.has(key)) people.set(key, attributes);
    }
  }
  const actors = [...people.values()].map((attributes): Actor => {
    const triggering = sides.flatMap((side) =>
      valuesOn(side, target, time, attributes).map((values) => deedOf(side.type, values, time, bundle)),
    );
    return {
      person: personOf(attributes, [bundle]),
      triggering: distinctDeeds(triggering),
      remembered: distinctDeeds(sides.flatMap((side) => rememberedOn(side, target, attributes, time))),
    };
  });
  const leaves = sides.flatMap((side) => testsOf(occurrenceOf(side, target)).flatMap(({ leaves: names }) => names));
  return {
    actors: actors.filter(({ triggering }) => triggering.length > 0),
    onPast: leaves.some((leaf) => leaf.startsWith("past ")),
    onTime: leaves.includes("event.time"),
  };
}

/** Nothing that may be an occurrence under this ladder: neither the past nor the time can change that. */
export function neverOccurs(bundle: Bundle, target: Target): boolean {
  const types = bundle.policies[target.policy]!.triggers.flatMap(({ on }) => on);
  return !types.some((type) => mayHold(occurrenceOf(new Side(bundle, type), target)));
}

function testsOf(condition: Condition): { readonly leaves: readonly string[] }[] {
  return [...leavesOf(condition)].flatMap((leaf) => (leaf.kind === "test" ? [leaf.side.test(leaf.expr)] : []));
}

/** An occurrence of the policy under the ladder that is asked about. */
function occurrenceOf(side: Side, { policy, variant }: Target): Condition {
  const before: Condition[] = [];
  for (const each of side.bundle.policies[policy]!.variants) {
    const holds = conditionOf(each.when, side);
    if (each.name === variant) return all([matchOf(policy, side), notExempt(policy, side), ...before, holds]);
    before.push(not(holds));
  }
  return all([matchOf(policy, side), notExempt(policy, side), ...before]);
}

/** One solution for each way in which the conditions of limits may hold or not: those that hold least come first. */
function valuesOn(side: Side, target: Target, time: number, given: Values): Values[] {
  const { bundle } = side;
  const occurrence = occurrenceOf(side, target);
  const asked = distinctConditions(limitsOf(bundle, target)).slice(0, MOST_CONDITIONS);
  const found: Values[] = [];
  for (let ways = 0; ways < 1 << asked.length; ways += 1) {
    const parts = asked.map((when, at) => {
      const holds = conditionOf(when, side);
      return (ways >> at) % 2 === 1 ? holds : not(holds);
    });
    const condition = all([occurrence, ...parts]);
    const [values] = solutions(condition, {
      candidates: candidatesFor(condition, [side], { time }),
      given,
      most: 5_000,
    });
    if (values !== undefined) found.push(values);
  }
  return found;
}

export function limitsOf(bundle: Bundle, { policy, variant }: Target): readonly Limit[] {
  const own = bundle.policies[policy]!;
  const varied = own.variants.find(({ name }) => name === variant)?.fatigue;
  return [...(varied ?? own.fatigue), ...bundle.limits];
}

function distinctConditions(limits: readonly Limit[]): Expr[] {
  const conditions = new Map<string, Expr>();
  for (const { when } of limits) if (when !== undefined) conditions.set(canonicalJson(when), when);
  return [...conditions.values()];
}

function rememberedOn(side: Side, target: Target, attributes: Values, time: number): Deed[] {
  const { bundle } = side;
  // Leaves of the past come to be as conditions are looked at.
  testsOf(occurrenceOf(side, target));
  const deeds: Deed[] = [];
  for (const { history } of side.leaves.values()) {
    if (history === undefined) continue;
    const own = new Side(bundle, history.on);
    const condition = conditionOf(history.kind === "count" ? history.when : undefined, own);
    const [values] = solutions(condition, { candidates: candidatesFor(condition, [own], { time }), given: attributes });
    if (values === undefined) continue;
    const deed = deedOf(history.on, values, time, bundle);
    deeds.push(deed);
    if (history.kind !== "distinct") continue;
    const candidates = othersOf(history.field, history.on, bundle);
    deeds.push(...candidates.map((value) => ({ ...deed, data: { ...deed.data, [history.field]: value } })));
  }
  return deeds;
}

/** Values of a field that tell moments apart. */
function othersOf(field: string, type: string, bundle: Bundle): Json[] {
  const declared = bundle.events[type]?.fields[field]?.type;
  if (typeof declared === "object" && "enum" in declared) {
    return (bundle.enums[declared.enum]?.values ?? []).map(({ record }) => record);
  }
  const numbered = Array.from({ length: MOST_DISTINCT }, (_, at) => at + 1);
  if (declared === "string") return numbered.map((at) => `${field}-${at}`);
  return declared === "int" || declared === "number" || declared === "bytes" || declared === "duration" ? numbered : [];
}

function deedOf(type: string, values: Values, time: number, bundle: Bundle): Deed {
  return { type, data: eventOf(type, values, time, [bundle], "")["data"] as JsonObject };
}

function distinctDeeds(deeds: readonly Deed[]): Deed[] {
  return [...new Map(deeds.map((deed) => [canonicalJson(deed), deed])).values()];
}
