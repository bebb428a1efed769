/** People: their attributes decoded once, with the zone and the locales that follow from them. */
import { Zone } from "../base/zone.js";
import { invariant } from "../base/invariant.js";
import { isWellFormed } from "../base/codepoints.js";
import type { EngineState, GroupRecord } from "./engine-state.js";
import { Misfit } from "./event.js";
import type { DecodedPerson, Value } from "./event.js";
import { describe, isObject, own, pointerStep } from "./members.js";
import type { PersonPlan } from "./vocabulary.js";

/** What every event touches comes first. */
export class Person implements DecodedPerson {
  readonly problem: string | undefined;
  /** The state that was last asked for them, and where their row begins in it. */
  state: EngineState | undefined = undefined;
  place = -1;
  readonly zone: Zone;
  readonly values: readonly Value[];
  readonly id: string;
  readonly known: boolean;
  groupKeys: readonly string[] | undefined = undefined;
  groups: (GroupRecord | undefined)[] | undefined = undefined;

  constructor(id: string, known: boolean, values: readonly Value[], zone: Zone, problem: string | undefined) {
    this.problem = problem;
    this.id = id;
    this.known = known;
    this.values = values;
    this.zone = zone;
  }

  /** From here on they are in this state. @param isNew - nobody of this id was in it before */
  enter(state: EngineState, isNew: boolean): void {
    this.state = state;
    this.place = isNew ? state.add(this.id) : state.placeOf(this.id);
  }
}

export class PersonDecoder {
  private readonly timezone: number;
  /** Values that are all missing. */
  private readonly blank: readonly Value[];

  constructor(
    private readonly plan: PersonPlan,
    private readonly home: Zone,
  ) {
    this.timezone = plan.slots.get("timezone")!;
    this.blank = plan.fields.map(() => undefined);
  }

  /** Somebody whom the table lacks has no attributes: they get an id and the defaults. */
  decode(id: string, attributes: unknown): Person {
    const known = attributes !== undefined && attributes !== null;
    let problem: string | undefined;
    if (known && !isObject(attributes)) problem = `the person must be an object, found ${describe(attributes)}`;
    else if (!isWellFormed(id)) problem = "/id: the person's id has a lone surrogate";
    const members = isObject(attributes) ? attributes : {};
    const values = this.blank.slice();
    for (const { name, slot, decode } of this.plan.fields) {
      const json = own(members, name);
      const value = name === "id" ? sameId(id, json) : decode(json);
      if (value instanceof Misfit)
        problem ??= `${pointerStep(name)}: expected ${value.expected}, found ${describe(json)}`;
      else values[slot] = value;
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
