/** The documented form of the engine's state: JSON, canonical, the same bytes in every runtime between any two events. */

/** [time, id, source] of an event. */
export type EventKey = readonly [number, string, string];

/** Empty members are left out, everywhere. All lists hold the oldest first. */
export interface StateJson {
  readonly people?: Readonly<Record<string, PersonStateJson>>;
  /** By group: `A:` and the value as JSON (`department:"finance"`, `department:null`) or `everyone`. */
  readonly groups?: Readonly<Record<string, GroupStateJson>>;
}

export interface GroupStateJson {
  /** Here where the bundle is partitioned by the attribute, or, in `everyone`, by nothing. */
  readonly last?: EventKey;
  /** Times by `policy:P`, `tag:T` or `all`. */
  readonly prompts?: Readonly<Record<string, readonly number[]>>;
}

export interface PersonStateJson extends GroupStateJson {
  /** By position in the bundle's `history`: times, or [value, time] pairs from the stalest. */
  readonly history?: Readonly<Record<string, readonly number[] | readonly (readonly [unknown, number])[]>>;
  /** By policy: event id, deadline, variant. */
  readonly waiting?: Readonly<Record<string, readonly [string, number, string | null]>>;
  /** By policy, then kind of answer. */
  readonly backOff?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By policy, then text of the limit. */
  readonly mute?: Readonly<
    Record<string, Readonly<Record<string, { readonly times?: readonly number[]; readonly until?: number }>>>
  >;
  /** By `P/0`; in a variant with a ladder of its own `P/V/0`. */
  readonly steps?: Readonly<Record<string, readonly number[]>>;
}
