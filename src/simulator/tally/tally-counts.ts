/** All counts of a tally as plain data, and back: by position, as the plan of its bundle numbers them. */
import { compareCodePoints } from "../../base/codepoints.js";
import { invariant } from "../../base/invariant.js";
import type { DayData } from "./days.js";
import type { GroupData } from "./groups.js";
import type { LedgerData } from "./ledger.js";
import type { MomentData } from "./moments.js";
import { pairsOf } from "./plain.js";
import type { Pairs, Plain } from "./plain.js";
import type { CellData } from "./sample.js";
import { COUNTS } from "./tally.js";
import type { Tally } from "./tally.js";
import type { TopPerson } from "./top-people.js";

export interface TallyCounts extends Readonly<Record<(typeof COUNTS)[number], Pairs>> {
  readonly ledger: LedgerData;
  readonly moments: MomentData;
  readonly spreads: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly groups: Readonly<Record<string, readonly GroupData[]>>;
  readonly samples: readonly (readonly CellData[])[];
  readonly days: readonly DayData[];
  readonly segmentDays: readonly (readonly DayData[])[];
  readonly variants: Readonly<Record<string, number>>;
  readonly memberships: Readonly<Record<string, number>>;
  readonly answersThatDidNot: number;
  readonly daysTouched: readonly number[];
  /** First and last; null where no record was decided. */
  readonly times: readonly [first: number, last: number] | null;
  readonly peopleSeen: number;
  readonly peopleNotInTable: number;
  readonly topPeople: readonly TopPerson[];
}

const PARTS = [
  "ledger",
  "moments",
  "spreads",
  "groups",
  "samples",
  "days",
  "segmentDays",
  "variants",
  "memberships",
  "answersThatDidNot",
  "daysTouched",
  "times",
  "peopleSeen",
  "peopleNotInTable",
  "topPeople",
] as const;

/** Of a tally that is settled. */
export function countsOf(tally: Tally): TallyCounts {
  invariant(tally.isSettled, "a tally is settled before it goes elsewhere");
  const counts = Object.fromEntries(COUNTS.map((name) => [name, pairsOf(tally[name])])) as Record<
    (typeof COUNTS)[number],
    Pairs
  >;
  return {
    ledger: tally.ledger.plain(),
    moments: tally.moments.plain(),
    spreads: tally.spreads.plain(),
    groups: tally.groups.plain(),
    samples: tally.samples.map((sample) => sample.plain()),
    days: tally.days.plain(),
    segmentDays: tally.segmentDays.map((days) => days.plain()),
    ...counts,
    variants: inOrder(tally.variants),
    memberships: inOrder(tally.memberships),
    answersThatDidNot: tally.answersThatDidNot,
    daysTouched: [...tally.daysTouched].toSorted((a, b) => a - b),
    times: tally.firstTime <= tally.lastTime ? [tally.firstTime, tally.lastTime] : null,
    peopleSeen: tally.peopleSeen,
    peopleNotInTable: tally.peopleNotInTable,
    topPeople: tally.topPeople.list(),
  };
}

/** The other way round, into a tally that is new. Throws `Unfit`. */
export function fill(tally: Tally, plain: Plain): void {
  const counts = plain.members([...PARTS, ...COUNTS]);
  tally.ledger.take(counts.ledger);
  tally.moments.take(counts.moments);
  tally.spreads.take(counts.spreads);
  tally.groups.take(counts.groups);
  counts.samples.list(tally.samples.length).forEach((sample, group) => tally.samples[group]!.take(sample));
  tally.days.take(counts.days);
  counts.segmentDays.list(tally.segmentDays.length).forEach((days, at) => tally.segmentDays[at]!.take(days));
  for (const name of COUNTS) counts[name].addPairsTo(tally[name]);
  for (const [name, count] of counts.variants.entries()) tally.variants.set(name, count.count());
  for (const [key, people] of counts.memberships.entries()) {
    const segments = key === "" ? [] : key.split(" ").map(Number);
    if (!segments.every((at) => at in tally.segmentDays)) people.fail("people by positions of their segments");
    tally.memberships.set(key, people.count());
  }
  tally.answersThatDidNot = counts.answersThatDidNot.count();
  for (const day of counts.daysTouched.list()) tally.daysTouched.add(day.whole());
  if (!counts.times.isNull) {
    const [first, last] = counts.times.list(2);
    tally.firstTime = first!.whole();
    tally.lastTime = last!.whole(tally.firstTime);
  }
  tally.peopleSeen = counts.peopleSeen.count();
  tally.peopleNotInTable = counts.peopleNotInTable.count();
  for (const top of counts.topPeople.list()) {
    const { person, prompts, moments } = top.members(["person", "prompts", "moments"]);
    tally.topPeople.add({ person: person.text(), prompts: prompts.count(), moments: moments.count() });
  }
}

function inOrder(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => compareCodePoints(a, b)));
}
