/** The people of a test: what is written of them, plain values for what must be there, and their zone. */
import type { Json } from "../../base/json.js";
import { Zone } from "../../base/zone.js";
import type { Field } from "../../bundle/types.js";
import type { DecodedPerson, Engine } from "../../engine/index.js";
import type { TestModel, TypedExpr } from "../../semantics/model.js";
import type { Constants } from "../constants.js";
import { needsValue, plainValue } from "../plain-values.js";

export interface TestPerson {
  /** As the lines name them. */
  readonly name: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly decoded: DecodedPerson;
  readonly zone: Zone;
  /** `person.role`: what was left out and has neither a default nor leave to be missing. */
  readonly leftOut: ReadonlySet<string>;
}

export function peopleOf(test: TestModel, engine: Engine, constants: Constants): ReadonlyMap<string, TestPerson> {
  const { bundle } = engine;
  const builtIn: Readonly<Record<string, Field>> = {
    id: { type: "string", optional: true },
    timezone: { type: "timezone", optional: true },
    locale: { type: "locale", optional: true },
  };
  const fields = { ...builtIn, ...bundle.person };
  const people = new Map<string, TestPerson>();
  for (const [name, written] of test.people) {
    const { values: attributes, leftOut } = filledIn(fields, written, "person", engine, constants);
    const id = typeof attributes["id"] === "string" ? attributes["id"] : name;
    const timezone = attributes["timezone"];
    people.set(name, {
      name,
      id,
      attributes,
      decoded: engine.person(id, attributes),
      zone: Zone.named(typeof timezone === "string" ? timezone : bundle.org.timezone) ?? Zone.named("UTC")!,
      leftOut,
    });
  }
  return people;
}

/** What is written, and a plain value for each field left out that has to be there. */
export function filledIn(
  fields: Readonly<Record<string, Field>>,
  written: ReadonlyMap<string, TypedExpr>,
  root: "event" | "person",
  { bundle }: Engine,
  constants: Constants,
): { readonly values: Readonly<Record<string, Json>>; readonly leftOut: ReadonlySet<string> } {
  const values: [string, Json][] = [];
  const leftOut = new Set<string>();
  for (const [name, field] of Object.entries(fields)) {
    const expression = written.get(name);
    if (expression !== undefined) values.push([name, constants.written(expression, field.type)]);
    else if (needsValue(field)) {
      values.push([name, plainValue(name, field.type, bundle)]);
      leftOut.add(`${root}.${name}`);
    }
  }
  return { values: Object.fromEntries(values), leftOut };
}
