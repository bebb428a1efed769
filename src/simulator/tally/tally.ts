/**
 * What a replay counts. Integers and sets of small things only, so that the tallies of parts, split by the bundle's
 * partition key and merged in any order, are those of the whole.
 */
import { Zone } from "../../base/zone.js";
import { invariant } from "../../base/invariant.js";
import type { Bundle } from "../../bundle/types.js";
import type { Decision, Outcome } from "../../engine/decision.js";
import type { DecodedPerson } from "../../engine/event.js";
import type { PeopleTable } from "../people/table.js";
import { Coverage, momentOutcome } from "./coverage.js";
import { Ledger } from "./ledger.js";
import type { Place } from "./ledger.js";
import { Volume } from "./volume.js";
import { PromptHistogram, WeekClock } from "./weeks.js";

/** Somebody of the log, with what is counted of them while the replay runs. */
export class PersonInReplay {
  hasMoment = false;
  isPrompted = false;
  /** The week of their last prompt, and the prompts in it. */
  week = 0;
  weekPrompts = 0;

  constructor(
    readonly person: DecodedPerson,
    /** A record of theirs was decided. */
    public isSeen: boolean,
  ) {}
}

export class Tally {
  readonly ledger = new Ledger();
  readonly volume: Volume;
  readonly coverage = new Coverage();
  readonly histogram = new PromptHistogram();
  /** Weeks that a decided record lies in. */
  readonly weeks = new Set<number>();
  /** Times of the first and the last decided record; infinite where there was none. */
  firstTime = Infinity;
  lastTime = -Infinity;
  /** People of whom a record was decided. */
  peopleSeen = 0;
  /** Of these, those whom the table lacks. */
  peopleNotInTable = 0;
  peopleWithMoment = 0;
  peopleWithMomentPrompted = 0;

  private readonly clock: WeekClock;
  private readonly risky: ReadonlySet<string>;
  private lastWeek = NaN;

  constructor(
    readonly bundle: Bundle,
    readonly table: PeopleTable | undefined,
  ) {
    this.volume = new Volume(Object.keys(bundle.policies));
    const zone = Zone.named(bundle.org.timezone);
    invariant(zone !== undefined, "the organisation's time zone is one");
    this.clock = new WeekClock(zone);
    const types = Object.entries(bundle.events).filter(([, type]) => type.risk !== undefined);
    this.risky = new Set(types.map(([name]) => name));
  }

  /** A record that was decided by its type alone; its time and person as far as they could be read. */
  addByTypeAlone(time: number | undefined, person: PersonInReplay | undefined): void {
    this.ledger.decided += 1;
    this.ledger.byTypeAlone += 1;
    if (time !== undefined) this.touch(time);
    if (person !== undefined && !person.isSeen) person.isSeen = true;
  }

  /** What the engine said of one event. */
  add(outcome: Outcome, type: string, time: number, person: PersonInReplay, place: Place): void {
    switch (outcome.kind) {
      case "taken": {
        this.ledger.decided += 1;
        this.touch(time);
        person.isSeen = true;
        const { decisions, risk } = outcome;
        if (decisions.length > 0) this.addDecisions(decisions, time, person);
        if (risk !== undefined && this.risky.has(type)) {
          person.hasMoment = true;
          this.coverage.add(type, risk, momentOutcome(decisions));
        }
        return;
      }
      case "set_aside":
        this.ledger.putAside(outcome.reason, outcome.detail, place);
        if (outcome.decisions.length > 0) this.addDecisions(outcome.decisions, time, person);
        return;
      case "duplicate":
        this.ledger.duplicates += 1;
        return;
      case "by_type_alone":
        this.addByTypeAlone(time, person);
        return;
      case "out_of_vocabulary":
        this.ledger.leaveOut(outcome.type, place);
    }
  }

  /** Closes the account of somebody of whom nothing more comes. */
  settle(person: PersonInReplay): void {
    if (person.weekPrompts > 0 && this.isCounted(person)) this.histogram.add(person.weekPrompts);
    person.weekPrompts = 0;
    if (!person.isSeen) return;
    this.peopleSeen += 1;
    if (this.table !== undefined && !person.person.known) this.peopleNotInTable += 1;
    if (person.hasMoment) {
      this.peopleWithMoment += 1;
      if (person.isPrompted) this.peopleWithMomentPrompted += 1;
    }
  }

  /** Takes in the settled tally of other people under the same bundle and table. */
  merge(other: Tally): void {
    this.ledger.merge(other.ledger);
    this.volume.merge(other.volume);
    this.coverage.merge(other.coverage);
    this.histogram.merge(other.histogram);
    for (const week of other.weeks) this.weeks.add(week);
    this.firstTime = Math.min(this.firstTime, other.firstTime);
    this.lastTime = Math.max(this.lastTime, other.lastTime);
    this.peopleSeen += other.peopleSeen;
    this.peopleNotInTable += other.peopleNotInTable;
    this.peopleWithMoment += other.peopleWithMoment;
    this.peopleWithMomentPrompted += other.peopleWithMomentPrompted;
  }

  private addDecisions(decisions: readonly Decision[], time: number, person: PersonInReplay): void {
    for (let at = 0; at < decisions.length; at += 1) {
      const decision = decisions[at]!;
      this.volume.add(decision);
      if (decision.outcome === "prompt") this.addPrompt(time, person);
    }
  }

  private addPrompt(time: number, person: PersonInReplay): void {
    person.isPrompted = true;
    const week = this.clock.weekOf(time);
    if (week !== person.week) {
      // Somebody's events are taken in order of time, so a week that is left is not met again.
      if (person.weekPrompts > 0 && this.isCounted(person)) this.histogram.add(person.weekPrompts);
      person.week = week;
      person.weekPrompts = 0;
    }
    person.weekPrompts += 1;
  }

  /** Person-weeks are those of the people of the table, where there is one. */
  private isCounted(person: PersonInReplay): boolean {
    return this.table === undefined || person.person.known;
  }

  private touch(time: number): void {
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
    const week = this.clock.weekOf(time);
    if (week !== this.lastWeek) {
      this.lastWeek = week;
      this.weeks.add(week);
    }
  }
}
