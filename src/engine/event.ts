/** An event and a person as the engine works with them: checked, defaults filled in, values by position. */
import type { Field } from "../bundle/types.js";

/**
 * A value inside the engine: bool → boolean; int, number, bytes, duration, percentage → number; timestamp → milliseconds
 * since the epoch; time → minutes since midnight; date → "2027-03-31"; string, timezone, locale → string; enum → its
 * position; list → array; missing → undefined.
 */
export type Value = boolean | number | string | readonly Value[] | undefined;

export interface DecodedEvent {
  readonly type: EventTypePlan;
  readonly id: string;
  /** Where the id lies while the event is decided, when it is ASCII: for readers that make its text only when it is asked for. */
  readonly idBytes?: TextBytes | undefined;
  /** "" where the event has none. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The id of who acts. */
  readonly person: string;
  /** By `FieldPlan.slot` of the type. */
  readonly values: Value[];
}

/** Four bytes from each of the text's bytes on must be readable. */
export interface TextBytes {
  readonly view: DataView;
  readonly at: number;
  readonly length: number;
}

/** What the engine knows of an event type before any event comes. */
export interface EventTypePlan {
  readonly name: string;
  readonly index: number;
  /** A policy triggers on it, a history expression names it, it has risk rules, or it is `kairos.response`. */
  readonly askedFor: boolean;
  /** Sorted by name; `slot` is the position here. */
  readonly fields: readonly FieldPlan[];
}

export interface FieldPlan {
  readonly name: string;
  readonly slot: number;
  readonly field: Field;
  /** The value of a JSON member (null and undefined: missing, replaced by the default), or `misfit` with what was expected. */
  readonly decode: (json: unknown) => Value | Misfit;
}

/** A value that does not fit its type. */
export class Misfit {
  constructor(readonly expected: string) {}
}

export interface DecodedPerson {
  readonly id: string;
  /** False where the people table lacks them: they have an id and the defaults alone. */
  readonly known: boolean;
  /** By slot of the bundle's person attributes, sorted by name, `id`, `timezone` and `locale` included. */
  readonly values: readonly Value[];
  /** Why they do not fit, where they do not: every event of theirs is set aside. */
  readonly problem: string | undefined;
}
