/** What is looked at while one event is decided. An engine has one, filled anew for each event, so that nothing is allocated. */
import type { Zone } from "../base/zone.js";
import { Decisions } from "./decisions.js";
import type { EngineState } from "./engine-state.js";
import type { DecodedEvent, Value } from "./event.js";
import type { Person } from "./person.js";
import type { PersonRows } from "./person-rows.js";

export class Context {
  event!: DecodedEvent;
  person!: Person;
  state!: EngineState;
  /** Of the state; the person's begins at `place`. */
  rows!: PersonRows;
  place = 0;
  /** This and `attributes` are there where something looks at them. */
  zone!: Zone;
  /** By slot of the event's type. */
  values: readonly Value[] = [];
  /** By slot of the person's attributes. */
  attributes: readonly Value[] = [];
  time = NaN;
  /** Position of the level. */
  risk = 0;
  /** The first `promptCount` of these are the positions of the policies that prompted on this event. */
  readonly prompted: number[] = [];
  promptCount = 0;
  readonly decisions = new Decisions();
}

export type Predicate = (context: Context) => boolean;
export type Evaluate = (context: Context) => Value;
