/** Predicates beside the policies, for reports: who belongs to which segment and audience, and which moments a layer covers. */
import { compareCodePoints } from "../base/codepoints.js";
import { invariant } from "../base/invariant.js";
import { Zone } from "../base/zone.js";
import type { Bundle, Expr, Layer } from "../bundle/types.js";
import { Context } from "./context.js";
import type { Predicate } from "./context.js";
import { encodeValue } from "./encode.js";
import { planEnums } from "./enums.js";
import type { DecodedEvent, DecodedPerson, FieldPlan, Value } from "./event.js";
import { compilePredicate } from "./expressions/compile.js";
import { domainBy } from "./expressions/domain.js";
import type { Scope } from "./expressions/scope.js";
import { PersonDecoder } from "./person.js";
import { planVocabulary } from "./vocabulary.js";

export interface Audiences {
  /** Names of the bundle's segments, sorted. */
  readonly segments: readonly string[];
  /** Baselines, then follow ups, each by name. */
  readonly layers: readonly { readonly name: string; readonly kind: "baseline" | "follow_up"; readonly layer: Layer }[];
  /** Every attribute, `id`, `timezone` and `locale` included, by slot. */
  readonly attributes: readonly FieldPlan[];
  person(id: string, attributes: unknown): DecodedPerson;
  /** Positions of the segments that the person belongs to. */
  segmentsOf(person: DecodedPerson): readonly number[];
  /** By position of the layer: whether it is for this person. A layer that names nobody is for nobody. */
  audiencesOf(person: DecodedPerson): readonly boolean[];
  /** Whether a layer covers any event of the type. */
  covers(type: string): boolean;
  /**
   * Position of the first layer that covers the moment, -1 where none does.
   *
   * @param risk - position of the level
   * @param audiences - of the person
   */
  coveredBy(event: DecodedEvent, person: DecodedPerson, risk: number, audiences: readonly boolean[]): number;
  /** A value of an attribute or field as records write it: text, or its JSON; undefined where it is missing. */
  written(field: FieldPlan, value: Value): string | undefined;
}

export function planAudiences(bundle: Bundle): Audiences {
  const home = Zone.named(bundle.org.timezone);
  invariant(home !== undefined, "the organisation's time zone is one");
  const enums = planEnums(bundle);
  const vocabulary = planVocabulary(bundle, enums);
  const people = new PersonDecoder(vocabulary.person, home);
  const scopeOn = (type: Scope["type"]): Scope => ({
    vocabulary,
    type,
    history: bundle.history,
    historyLists: 0,
    domain: domainBy(bundle.suffixRules ?? []),
  });
  const context = new Context();
  const meet = (person: DecodedPerson): void => {
    context.attributes = person.values;
    // Of somebody whose attributes do not fit, the zone may be missing.
    context.zone = Zone.named((person.values[zoneSlot] as string | undefined) ?? "") ?? home;
  };
  const zoneSlot = vocabulary.person.slots.get("timezone")!;

  const anybody = scopeOn(undefined);
  const segments = Object.keys(bundle.segments).toSorted(compareCodePoints);
  const inSegment = segments.map((name) => compilePredicate(bundle.segments[name]!.when, anybody));
  const layers = [
    ...named(bundle.baselines).map(([name, layer]) => ({ name, kind: "baseline" as const, layer })),
    ...named(bundle.followUps).map(([name, layer]) => ({ name, kind: "follow_up" as const, layer })),
  ];
  const isFor = layers.map(({ layer }): Predicate => audience(layer.for, anybody));
  const coverings = new Map<string, readonly { readonly layer: number; readonly holds: Predicate }[]>();
  for (const [name, type] of vocabulary.events) {
    const found = layers.flatMap(({ layer: { covers } }, layer) =>
      covers
        .filter(({ on }) => on.includes(name))
        .map(({ when }) => ({
          layer,
          holds: when === undefined ? () => true : compilePredicate(when, scopeOn(type)),
        })),
    );
    if (found.length > 0) coverings.set(name, found);
  }
  return {
    segments,
    layers,
    attributes: vocabulary.person.fields,
    person: (id, attributes) => people.decode(id, attributes),
    segmentsOf(person) {
      meet(person);
      return inSegment.flatMap((holds, at) => (holds(context) ? [at] : []));
    },
    audiencesOf(person) {
      meet(person);
      return isFor.map((holds) => holds(context));
    },
    covers: (type) => coverings.has(type),
    coveredBy(event, person, risk, audiences) {
      const found = coverings.get(event.type.name);
      if (found === undefined) return -1;
      meet(person);
      context.event = event;
      context.values = event.values;
      context.time = event.time;
      context.risk = risk;
      return found.find(({ layer, holds }) => audiences[layer] === true && holds(context))?.layer ?? -1;
    },
    written(field, value) {
      const json = encodeValue(field.field.type, value, enums);
      return json === null ? undefined : typeof json === "string" ? json : JSON.stringify(json);
    },
  };
}

function audience(asked: "everyone" | Expr | undefined, scope: Scope): Predicate {
  if (asked === undefined) return () => false;
  return asked === "everyone" ? () => true : compilePredicate(asked, scope);
}

function named(layers: Readonly<Record<string, Layer>>): [string, Layer][] {
  return Object.entries(layers).toSorted(([a], [b]) => compareCodePoints(a, b));
}
