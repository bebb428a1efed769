/**
 * What a replay counts. Integers and sets of small things only, so that the tallies of parts, split by the bundle's
 * partition key and merged in any order, are those of the whole.
 */
import { Zone } from "../../base/zone.js";
import { invariant } from "../../base/invariant.js";
import type { Bundle } from "../../bundle/types.js";
import type { Decision, Outcome } from "../../engine/decision.js";
import type { DecodedPerson, EventTypePlan } from "../../engine/event.js";
import type { PeopleTable } from "../people/table.js";
import { Coverage, momentOutcome } from "./coverage.js";
import type { MomentsOfType } from "./coverage.js";
import { Ledger } from "./ledger.js";
import type { Place } from "./ledger.js";
import { COUNTED, HAS_MOMENT, PROMPTED, PeopleCounts, SEEN } from "./people.js";
import { Volume } from "./volume.js";
import { PromptHistogram, WeekClock } from "./weeks.js";

export class Tally {
  readonly ledger = new Ledger();
  readonly volume: Volume;
  readonly coverage: Coverage;
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
  private lastWeek = NaN;
  /** Those that a replay is counting still; none of a tally that is settled. */
  private running = new PeopleCounts();
  /** By index of the event type, as far as asked for; null for types whose events are no moments. */
  private readonly momentsByType: (MomentsOfType | null | undefined)[] = [];

  constructor(
    readonly bundle: Bundle,
    readonly table: PeopleTable | undefined,
  ) {
    this.volume = new Volume(Object.keys(bundle.policies));
    this.coverage = new Coverage(bundle);
    const zone = Zone.named(bundle.org.timezone);
    invariant(zone !== undefined, "the organisation's time zone is one");
    this.clock = new WeekClock(zone);
  }

  /** The next person whom the log names, numbered from 0 on. */
  addPerson(person: DecodedPerson): void {
    // Person-weeks are those of the people of the table, where there is one.
    this.running.add(this.table === undefined || person.known);
  }

  /** A record that was decided by its type alone; its time and person as far as they could be read. */
  addByTypeAlone(time: number | undefined, person: number | undefined): void {
    this.ledger.decided += 1;
    this.ledger.byTypeAlone += 1;
    if (time !== undefined) this.touch(time);
    if (person !== undefined) this.running.mark(person, SEEN);
  }

  /** What the engine said of one event. */
  add(outcome: Outcome, type: EventTypePlan, time: number, person: number, place: Place): void {
    switch (outcome.kind) {
      case "taken": {
        this.ledger.decided += 1;
        this.touch(time);
        const { decisions, risk } = outcome;
        if (decisions.length > 0) this.addDecisions(decisions, time, person);
        const moments = this.momentsOf(type);
        if (risk === undefined || moments === null) {
          this.running.mark(person, SEEN);
        } else {
          this.running.mark(person, SEEN | HAS_MOMENT);
          moments[risk][decisions.length === 0 ? "unreached" : momentOutcome(decisions)] += 1;
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

  /** Closes the accounts of all people: nothing more comes. */
  settle(): void {
    const { running } = this;
    for (let person = 0; person < running.count; person += 1) {
      const prompts = running.promptsInWeek(person);
      if (prompts > 0 && running.has(person, COUNTED)) this.histogram.add(prompts);
      if (!running.has(person, SEEN)) continue;
      this.peopleSeen += 1;
      if (!running.has(person, COUNTED)) this.peopleNotInTable += 1;
      if (running.has(person, HAS_MOMENT)) {
        this.peopleWithMoment += 1;
        if (running.has(person, PROMPTED)) this.peopleWithMomentPrompted += 1;
      }
    }
    this.running = new PeopleCounts();
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

  private addDecisions(decisions: readonly Decision[], time: number, person: number): void {
    for (let at = 0; at < decisions.length; at += 1) {
      const decision = decisions[at]!;
      this.volume.add(decision);
      if (decision.outcome === "prompt") this.addPrompt(time, person);
    }
  }

  private addPrompt(time: number, person: number): void {
    const { running } = this;
    running.mark(person, PROMPTED);
    // Somebody's events are taken in order of time, so a week that is left is not met again.
    const left = running.addPrompt(person, this.clock.weekOf(time));
    if (left > 0 && running.has(person, COUNTED)) this.histogram.add(left);
  }

  private momentsOf({ index, name }: EventTypePlan): MomentsOfType | null {
    let moments = this.momentsByType[index];
    if (moments === undefined) {
      moments = this.coverage.of(name) ?? null;
      this.momentsByType[index] = moments;
    }
    return moments;
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
