/** Generated events × generated predicates: what our engine says, and what a CEL implementation says that nobody here wrote. */
import { celEnv, parse, plan } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import type { Json } from "../../src/base/json.js";
import { parseInstant, parseTimeOfDay } from "../../src/base/instant.js";
import { Zone } from "../../src/base/zone.js";
import type { Bundle, Type } from "../../src/bundle/types.js";
import { Context } from "../../src/engine/context.js";
import { createEngine, type DecodedEvent } from "../../src/engine/index.js";
import { planEnums } from "../../src/engine/enums.js";
import { compilePredicate } from "../../src/engine/expressions/compile.js";
import { domainBy } from "../../src/engine/expressions/domain.js";
import type { Person } from "../../src/engine/person.js";
import { readEvent } from "../../src/engine/read-event.js";
import { planVocabulary } from "../../src/engine/vocabulary.js";
import { predicatesOf, type PredicateOfBundle } from "../../src/export/cel/predicates.js";
import { toCel } from "../../src/export/cel/translate.js";
import * as fc from "fast-check";
import { drawBundle } from "../generators/bundle.js";
import type { Draw } from "../generators/draw.js";
import { drawn } from "../generators/drawn.js";
import { valueOf } from "../generators/pools.js";
import { enumTexts } from "../generators/vocabulary.js";

/** How much was compared. */
export interface Tally {
  said: number;
  unsaid: number;
  compared: number;
  held: number;
}

const elsewhere = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });

type Members = Record<string, Json>;
const levels = ["low", "medium", "high", "critical"] as const;

/** Ends with an error that shows the condition, the values and the seed where the two differ. */
export function compareGenerated(seed: number, bundles: number, rounds: number): Tally {
  const tally: Tally = { said: 0, unsaid: 0, compared: 0, held: 0 };
  fc.assert(
    fc.property(
      drawn((draw) => ({ draw, ...drawBundle(draw) })),
      ({ bundle, vocabulary, draw }) => compareOn(bundle, draw, rounds, vocabulary.anchor, tally, seed),
    ),
    { seed, numRuns: bundles },
  );
  return tally;
}

function compareOn(bundle: Bundle, draw: Draw, rounds: number, near: number, tally: Tally, seed: number): void {
  const engine = createEngine(bundle);
  const enums = planEnums(bundle);
  const vocabulary = planVocabulary(bundle, enums);
  for (const predicate of predicatesOf(bundle)) {
    const translated = toCel(predicate, bundle);
    if ("cannot" in translated) {
      tally.unsaid += 1;
      continue;
    }
    tally.said += 1;
    const run = plan(celEnv(), parse(translated.cel));
    for (let round = 0; round < rounds; round += 1) {
      const type = predicate.on.length === 0 ? undefined : draw.pick(predicate.on);
      const data = type === undefined ? {} : drawMembers(bundle.events[type]!.fields, draw, near);
      const attributes = drawMembers(bundle.person, draw, near);
      const time = valueOf(draw, "timestamp", near, enumTexts) as string;
      const json = { id: "e-1", type: type ?? "", time, subject: "ana", source: "s", data };
      const event = type === undefined ? undefined : (readEvent(json, vocabulary.events) as DecodedEvent);
      if (event && !("values" in event)) continue; // not asked for, so nothing in it is looked at
      const person = engine.person("ana", attributes) as Person;
      const risk = draw.int(0, 3);
      const ours = holds(predicate, { bundle, event, person, risk, vocabulary });
      const variables = {
        event: { ...present(data, bundle.events[type ?? ""]?.fields ?? {}), id: "e-1", time: parseInstant(time)! },
        person: {
          timezone: bundle.org.timezone,
          locale: bundle.org.locales[0]!,
          ...present(attributes, bundle.person),
          id: "ana",
        },
        risk: levels[risk]!,
      };
      const theirs = run({ ...variables, event: mapOf(variables.event), person: mapOf(variables.person) });
      tally.compared += 1;
      if (ours) tally.held += 1;
      const others = [theirs as unknown];
      // It has the regular expressions of JavaScript, not RE2, and knows no map with a member `constructor`.
      if (!translated.cel.includes(".matches(") && !Object.hasOwn(variables.event, "constructor"))
        others.push(elsewhere.evaluate(translated.cel, variables));
      for (const other of others) {
        if (other !== ours) {
          throw new Error(
            `seed ${seed}, ${predicate.pointer}: ours ${ours}, CEL ${String(other)}\n${translated.cel}\n${JSON.stringify(variables)}\n${JSON.stringify(predicate.expr)}`,
          );
        }
      }
    }
  }
}

function holds(
  predicate: PredicateOfBundle,
  {
    bundle,
    event,
    person,
    risk,
    vocabulary,
  }: {
    bundle: Bundle;
    event: DecodedEvent | undefined;
    person: Person;
    risk: number;
    vocabulary: ReturnType<typeof planVocabulary>;
  },
): boolean {
  const context = new Context();
  if (event) {
    context.event = event;
    context.values = event.values;
    context.time = event.time;
  }
  context.person = person;
  context.attributes = person.values;
  context.zone = Zone.named("UTC")!;
  context.risk = risk;
  const scope = {
    vocabulary,
    type: event?.type,
    history: bundle.history,
    historyLists: 0,
    domain: domainBy(bundle.suffixRules ?? []),
  };
  return compilePredicate(predicate.expr, scope)(context);
}

function drawMembers(fields: Bundle["person"], draw: Draw, near: number): Members {
  const members: Members = {};
  for (const [name, field] of Object.entries(fields)) {
    const mayLack = field.optional === true || field.default !== undefined;
    if (mayLack && draw.chance(0.4)) continue;
    members[name] = valueOf(draw, field.type, near, enumTexts);
  }
  return members;
}

/** What the environment holds: defaults filled in, instants and times of day as numbers. */
function present(members: Members, fields: Bundle["person"]): Members {
  const out: Members = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(members, name) ? members[name] : field.default;
    if (value !== undefined && value !== null) out[name] = environmentValue(value, field.type);
  }
  return out;
}

function environmentValue(value: Json, type: Type): Json {
  if (Array.isArray(value)) {
    const of = (type as { list: Type }).list;
    return value.map((item: Json) => environmentValue(item, of));
  }
  if (type === "timestamp") return parseInstant(value as string)!;
  if (type === "time") return parseTimeOfDay(value as string)!;
  return value;
}

function mapOf(members: Members): Map<string, never> {
  return new Map(Object.entries(members)) as Map<string, never>;
}
