/** People: their attributes decoded once, with the zone and the locales that follow from them. */
import { Zone } from "../base/zone.js";
import { invariant } from "../base/invariant.js";
import { isWellFormed } from "../base/codepoints.js";
import type { GroupRecord, PersonRecord } from "./engine-state.js";
import { Misfit } from "./event.js";
import type { DecodedPerson, Value } from "./event.js";
import { describe, isObject, own, pointerStep } from "./members.js";
import type { PersonPlan } from "./vocabulary.js";

export class Person implements DecodedPerson {
  readonly problem?: string;
  /** Where their records lie in the state that was last asked for them. */
  state: object | undefined = undefined;
  record: PersonRecord | undefined = undefined;
  groupKeys: readonly string[] | undefined = undefined;
  groups: (GroupRecord | undefined)[] | undefined = undefined;

  constructor(
    readonly id: string,
    readonly known: boolean,
    readonly values: readonly Value[],
    readonly zone: Zone,
    problem: string | undefined,
  ) {
    if (problem !== undefined) this.problem = problem;
  }
}

/**
 * Reads what the next event of somebody will read first. The value means nothing: a caller with several events at hand does
 * this for all of them before it decides the first, and so waits for the memory of all at once.
 */
export function lookAhead(person: DecodedPerson): number {
  const record = person instanceof Person ? person.record : undefined;
  if (record === undefined) return 0;
  // Both ends of the first cells, which may lie in two cache lines.
  return record.cells[record.base]! + record.cells[record.base + 7]!;
}

export class PersonDecoder {
  private readonly timezone: number;

  constructor(
    private readonly plan: PersonPlan,
    private readonly home: Zone,
  ) {
    this.timezone = plan.slots.get("timezone")!;
  }

  /** Somebody whom the table lacks has no attributes: they get an id and the defaults. */
  decode(id: string, attributes: unknown): Person {
    const known = attributes !== undefined && attributes !== null;
    const values: Value[] = [];
    let problem: string | undefined;
    if (known && !isObject(attributes)) problem = `the person must be an object, found ${describe(attributes)}`;
    else if (!isWellFormed(id)) problem = "/id: the person's id has a lone surrogate";
    const members = isObject(attributes) ? attributes : {};
    for (const field of this.plan.fields) {
      const json = own(members, field.name);
      const value = field.name === "id" ? sameId(id, json) : field.decode(json);
      if (value instanceof Misfit) {
        problem ??= `${pointerStep(field.name)}: expected ${value.expected}, found ${describe(json)}`;
        values.push(undefined);
      } else values.push(value);
    }
    const name = values[this.timezone];
    const zone = typeof name === "string" ? Zone.named(name) : this.home;
    invariant(zone !== undefined, "a decoded time zone is one");
    return new Person(id, known, values, zone, problem);
  }
}

function sameId(id: string, json: unknown): string | Misfit {
  return json === undefined || json === null || json === id
    ? id
    : new Misfit(`the id of the person, ${JSON.stringify(id)}`);
}
