/**
 * One bundle as it looks at moments of one event type: its tests, compiled by the engine, over values as JSON has them.
 *
 * What a test looks at are leaves, named alike for every bundle: `event.size`, `person.role`, and what is remembered of
 * the past, named by what it counts.
 */
import { canonicalJson } from "../../base/canonical.js";
import { parseInstant } from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import { Zone } from "../../base/zone.js";
import type { Bundle, Expr, Field, History, RiskRule, Type } from "../../bundle/types.js";
import { Context } from "../../engine/context.js";
import { planEnums } from "../../engine/enums.js";
import { Misfit, type DecodedEvent, type EventTypePlan, type FieldPlan, type Value } from "../../engine/event.js";
import { compilePredicate } from "../../engine/expressions/compile.js";
import { domainBy } from "../../engine/expressions/domain.js";
import type { Scope } from "../../engine/expressions/scope.js";
import { planVocabulary, slotOf } from "../../engine/vocabulary.js";
import { historyOf, partsOf, replaced } from "./expressions.js";

/** By name of the leaf; undefined: the member is left out. */
export type Values = ReadonlyMap<string, Json | undefined>;

interface Test {
  readonly leaves: readonly string[];
  readonly holds: (values: Values) => boolean;
}

/** Where values come from. */
export interface LeafPlan {
  readonly name: string;
  readonly type: Type;
  /** Undefined for what is remembered, and for `event.id` and `event.time`. */
  readonly field?: Field;
  readonly history?: History;
}

type Plans = Pick<Scope, "vocabulary" | "historyLists" | "domain">;

/** What all sides of a bundle share. */
const plans = new WeakMap<Bundle, Plans>();

function plansOf(bundle: Bundle): Plans {
  let known = plans.get(bundle);
  if (known === undefined) {
    known = {
      vocabulary: planVocabulary(bundle, planEnums(bundle)),
      historyLists: 0,
      domain: domainBy(bundle.suffixRules ?? []),
    };
    plans.set(bundle, known);
  }
  return known;
}

export class Side {
  readonly known: boolean;
  readonly risk: readonly RiskRule[];
  readonly leaves = new Map<string, LeafPlan>();
  private readonly context = new Context();
  private readonly scope: Scope;
  private readonly fields: FieldPlan[];
  private readonly person: readonly FieldPlan[];
  private readonly home: Zone;
  private readonly tests = new Map<Expr, Test>();
  /** By leaf of the past: its slot behind the fields of the event. */
  private readonly past = new Map<string, number>();

  constructor(
    readonly bundle: Bundle,
    readonly type: string,
  ) {
    const { vocabulary, historyLists, domain } = plansOf(bundle);
    const plan = Object.hasOwn(bundle.events, type) ? vocabulary.events.get(type) : undefined;
    this.known = plan !== undefined;
    this.risk = this.known ? (bundle.events[type]!.risk ?? []) : [];
    this.home = Zone.named(bundle.org.timezone) ?? Zone.named("UTC")!;
    this.fields = [...(plan?.fields ?? [])];
    this.person = vocabulary.person.fields;
    const own: EventTypePlan = { name: type, index: 0, askedFor: true, fields: this.fields };
    this.scope = {
      vocabulary,
      type: own,
      history: bundle.history,
      historyLists,
      domain,
    };
    for (const { name, field } of this.fields) this.leaf(`event.${name}`, field.type, field);
    this.leaf("event.id", "string");
    this.leaf("event.time", "timestamp");
    for (const { name, field } of this.person) this.leaf(`person.${name}`, field.type, field);
    this.context.event = { id: "", source: "", person: "", time: 0, type: own, values: [] } as DecodedEvent;
  }

  test(expr: Expr): Test {
    let test = this.tests.get(expr);
    if (test === undefined) {
      test = this.compiled(expr);
      this.tests.set(expr, test);
    }
    return test;
  }

  /** The truth of a condition that looks at nothing. */
  constant(expr: Expr): boolean | undefined {
    const { leaves, holds } = this.test(expr);
    return leaves.length === 0 ? holds(new Map()) : undefined;
  }

  /** Whether this side takes the value for what its vocabulary declares. */
  reads(leaf: string, json: Json | undefined): boolean {
    const plan = this.planOf(leaf);
    return plan === undefined || !(plan.decode(json) instanceof Misfit);
  }

  /** As a name, so that what looks at the same past is one leaf. */
  pastOf(expr: Expr): string | undefined {
    const history = historyOf(expr, this.type, this.bundle);
    if (history === undefined) return undefined;
    const { keep: _, ...what } = history;
    const name = `past ${canonicalJson(what)}`;
    if (!this.past.has(name)) {
      const type: Type = expr.op === "first_time" ? "bool" : "int";
      this.past.set(name, this.fields.length);
      this.fields.push({ name, slot: this.fields.length, field: { type }, decode: (json) => json as Value });
      this.leaves.set(name, { name, type, history });
    }
    return name;
  }

  private compiled(expr: Expr): Test {
    const rewritten = replaced(expr, (part) => {
      const name = this.pastOf(part);
      return name === undefined ? undefined : { op: "event", type: part.op === "first_time" ? "bool" : "int", name };
    });
    const names = new Set<string>();
    for (const part of partsOf(rewritten)) {
      if (part.op === "event") names.add(this.past.has(part.name) ? part.name : `event.${part.name}`);
      if (part.op === "person") names.add(`person.${part.name}`);
      // The wall clock is the person's.
      if (part.op === "local_time" || part.op === "weekday") names.add("person.timezone");
    }
    const predicate = compilePredicate(rewritten, this.scope);
    const leaves = [...names];
    const slots: Value[] = [];
    const attributes: Value[] = [];
    return {
      leaves,
      holds: (values) => {
        const { context } = this;
        context.zone = this.home;
        context.values = slots;
        context.attributes = attributes;
        for (const leaf of leaves) {
          const json = values.get(leaf);
          if (leaf === "event.time") context.time = parseInstant(String(json)) ?? 0;
          else if (leaf === "event.id") (context.event as { id: string }).id = String(json);
          else this.set(leaf, json, slots, attributes);
        }
        return predicate(context);
      },
    };
  }

  private set(leaf: string, json: Json | undefined, slots: Value[], attributes: Value[]): void {
    const plan = this.planOf(leaf);
    if (plan === undefined) return;
    const value = plan.decode(json);
    const read = value instanceof Misfit ? undefined : value;
    if (leaf.startsWith("person.")) attributes[plan.slot] = read;
    else slots[plan.slot] = read;
    if (leaf === "person.timezone") this.context.zone = Zone.named(String(read)) ?? this.home;
  }

  private planOf(leaf: string): FieldPlan | undefined {
    if (leaf.startsWith("person.")) return this.person[slotOf(this.person, leaf.slice("person.".length))];
    const past = this.past.get(leaf);
    return this.fields[past ?? slotOf(this.fields, leaf.slice("event.".length))];
  }

  private leaf(name: string, type: Type, field?: Field): void {
    this.leaves.set(name, { name, type, ...(field === undefined ? {} : { field }) });
  }
}
