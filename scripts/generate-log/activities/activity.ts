/**
 * A row of the table of what people do at work: how often, how often without due care, and what an event of it looks like
 * either way. The shares are those of somebody of average carelessness; `work.ts` bends them to the person.
 */
import type { Person } from "../people.js";
import type { Random } from "../random.js";
import type { Data } from "../record.js";

export interface Activity {
  readonly type: string;
  /** A usual day's events of somebody of middling activity; of roles that are not named, `others`. */
  readonly perDay: Readonly<Record<string, number>>;
  /** The share that is careless. */
  readonly careless: number;
  /** The share of careless ones that come in a run: the same thing again, minutes later. */
  readonly runs: number;
  /** Service accounts and agents do it too. */
  readonly machines?: true;
  readonly pilot?: string;
  readonly make: (random: Random, careless: boolean, person: Person) => Data;
}
