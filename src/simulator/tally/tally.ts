/**
 * What a replay counts. Integers and sets of small things only, so that the tallies of parts, split by the bundle's
 * partition key and merged in any order, are those of the whole.
 */
import { compareCodePoints } from "../../base/codepoints.js";
import { invariant } from "../../base/invariant.js";
import { Zone, weekdayOf } from "../../base/zone.js";
import type { Bundle } from "../../bundle/types.js";
import type { Decision, Outcome } from "../../engine/decision.js";
import type { Verdict, Verdicts } from "../../engine/verdict.js";
import type { DecodedEvent, DecodedPerson } from "../../engine/event.js";
import { planAudiences } from "../../engine/index.js";
import type { Audiences } from "../../engine/index.js";
import { RESPONSE, RESPONSE_ANSWER, RESPONSE_POLICY } from "../../engine/vocabulary.js";
import type { PeopleTable } from "../people/table.js";
import { DayClock } from "./calendar.js";
import { CELL, Cells, FATE, OF_POLICY, levelAt } from "./cells.js";
import { DayCounts, ON_DAY, addAll } from "./days.js";
import { AttributeGroups } from "./groups.js";
import { Ledger } from "./ledger.js";
import type { Place } from "./ledger.js";
import { MomentCounts, signalsOf } from "./moments.js";
import { settingsOf } from "./options.js";
import type { TallyOptions } from "./options.js";
import { COUNTED, PeopleCounts, SEEN } from "./people.js";
import { LEVELS, TallyPlan } from "./plan.js";
import { Profiles } from "./profiles.js";
import type { Profile } from "./profiles.js";
import { ReadingTimes } from "./reading.js";
import { GroupSample, lotOf } from "./sample.js";
import { Spreads } from "./spreads.js";
import { TopPeople } from "./top-people.js";

const HOURS = 7 * 24;
const HOUR_MS = 3_600_000;

/** What is counted by position and belongs to no part of its own. */
export const COUNTS = [
  "promptHours",
  "occurrenceHours",
  "suppressed",
  "stepsFired",
  "exemptions",
  "occurrences",
  "signalsThere",
] as const;

export class Tally {
  readonly ledger = new Ledger();
  readonly settings: ReturnType<typeof settingsOf>;
  readonly plan: TallyPlan;
  readonly audiences: Audiences;
  readonly cells: Cells;
  readonly moments: MomentCounts;
  readonly spreads: Spreads;
  readonly groups: AttributeGroups;
  /** Everybody, then the segments in their order. */
  readonly samples: readonly GroupSample[];
  readonly days: DayCounts;
  /** By segment: prompts and interruption on each day. */
  readonly segmentDays: readonly DayCounts[];
  /** By hour of the week in the person's zone. */
  readonly promptHours = new Float64Array(HOURS);
  readonly occurrenceHours = new Float64Array(HOURS);
  /** By row of the plan. */
  readonly suppressed: Float64Array;
  readonly stepsFired: Float64Array;
  readonly exemptions: Float64Array;
  /** By policy and event type. */
  readonly occurrences: Float64Array;
  /** By policy and signal. */
  readonly signalsThere: Float64Array;
  /** By policy and name. */
  readonly variants = new Map<string, number>();
  answersThatDidNot = 0;
  /** Days that hold a decided record after the warm-up. */
  readonly daysTouched = new Set<number>();
  /** Times of the first and the last decided record; infinite where there was none. */
  firstTime = Infinity;
  lastTime = -Infinity;
  /** From here on events are in the figures; NaN until the first record of a log with a warm-up. */
  measuredFrom: number;
  /** People of whom a record was decided. */
  peopleSeen = 0;
  /** Of these, those whom the table lacks. */
  peopleNotInTable = 0;
  readonly topPeople = new TopPeople();
  /** Of those that count: how many belong to exactly these segments, by their positions with spaces between. */
  readonly memberships = new Map<string, number>();

  private readonly leastRisk: number;
  /** By event type: whether a layer covers any of its events. */
  private readonly coveredTypes: readonly boolean[];
  /** A goal asks for it: nothing else does. */
  private readonly asksForCoverageOfPolicies: boolean;
  private readonly clock: DayClock;
  private readonly reading: ReadingTimes;
  private lastDay = NaN;
  /** Those that a replay is counting still; none of a tally that is settled. */
  private running: PeopleCounts;
  private people: DecodedPerson[] = [];
  private readonly profiles: Profiles;
  /** By person: the layers that are for them, as far as asked for. */
  private readonly layersOf = new Map<number, readonly boolean[]>();
  /** By index of the engine's event type: its position in the plan, as far as asked for; -1 for `kairos.response`. */
  private readonly typeAt: (number | undefined)[] = [];
  private readonly labels: ReadonlyMap<string, readonly number[]>;
  /** Whom `count` was last about: mostly it is about the same person a few times. */
  private counted = -1;
  private groupsOfCounted: readonly number[] = [];
  private lotOfCounted = 0;

  constructor(
    readonly bundle: Bundle,
    readonly table: PeopleTable | undefined,
    options: TallyOptions = {},
  ) {
    this.settings = settingsOf(options);
    this.leastRisk = levelAt(this.settings.risk);
    this.measuredFrom = options.measuredFrom ?? (this.settings.warmUpMs > 0 ? NaN : -Infinity);
    this.plan = new TallyPlan(bundle);
    this.audiences = planAudiences(bundle);
    this.coveredTypes = this.plan.types.map((type) => this.audiences.covers(type));
    this.asksForCoverageOfPolicies = bundle.budgets.some(
      ({ measure, of }) => measure.kind === "coverage" && of !== undefined,
    );
    const { segments, layers } = this.audiences;
    const { policies, types, signals } = this.plan;
    this.cells = new Cells(this.plan, layers.length);
    this.running = new PeopleCounts(policies.length);
    this.profiles = new Profiles(this.audiences);
    this.moments = new MomentCounts(this.plan, layers.length, this.leastRisk);
    this.spreads = new Spreads(bundle, segments.length + 1);
    this.groups = new AttributeGroups(bundle, this.audiences);
    this.samples = Array.from({ length: segments.length + 1 }, () => new GroupSample());
    this.days = new DayCounts(ON_DAY.policies + policies.length);
    this.segmentDays = segments.map(() => new DayCounts(ON_DAY.policies));
    this.suppressed = new Float64Array(this.plan.limits.length);
    this.stepsFired = new Float64Array(this.plan.steps.length);
    this.exemptions = new Float64Array(this.plan.exemptions.length);
    this.occurrences = new Float64Array(policies.length * types.length);
    this.signalsThere = new Float64Array(policies.length * signals.length);
    const zone = Zone.named(bundle.org.timezone);
    invariant(zone !== undefined, "the organisation's time zone is one");
    this.clock = new DayClock(zone);
    this.reading = new ReadingTimes(bundle);
    this.labels = this.labelSlots();
  }

  /** Whether all accounts are closed. */
  get isSettled(): boolean {
    return this.running.count === 0;
  }

  /** A record of whomever, with a time: the first one begins the warm-up. */
  start(time: number): void {
    if (Number.isNaN(this.measuredFrom)) this.measuredFrom = time + this.settings.warmUpMs;
  }

  /** The next person whom the log names, numbered from 0 on. */
  addPerson(person: DecodedPerson): void {
    // Person-weeks are those of the people of the table, where there is one.
    this.running.add(this.table === undefined || person.known, lotOf(person.id));
    this.people.push(person);
  }

  /** Reads what the next events of so many people will touch first, as `lookAhead` of the engine does. */
  lookAhead(people: Int32Array, count: number): number {
    return this.running.lookAhead(people, count);
  }

  /** A record that was decided by its type alone; its time and person as far as they could be read. */
  addByTypeAlone(time: number | undefined, person: number | undefined): void {
    this.ledger.decided += 1;
    this.ledger.byTypeAlone += 1;
    if (time !== undefined) this.touch(time);
    if (person !== undefined) this.running.see(person);
  }

  /** What the engine said of one event, and what became of the policies that it has matched. */
  add(outcome: Outcome, verdicts: Verdicts, event: DecodedEvent, person: number, place: Place): void {
    switch (outcome.kind) {
      case "taken": {
        this.ledger.decided += 1;
        this.running.see(person);
        const isMeasured = this.touch(event.time);
        const { decisions, risk } = outcome;
        if (risk === undefined) {
          if (isMeasured) this.addAnswer(event, person);
        } else if (isMeasured) this.addMoment(event, person, verdicts);
        if (risk !== undefined && verdicts.count > 0) this.addVerdicts(verdicts, event, person, isMeasured);
        if (decisions.length > 0 && isMeasured) this.addEscalations(decisions, event, person);
        return;
      }
      case "set_aside":
        this.ledger.putAside(outcome.reason, outcome.detail, place);
        if (event.time < this.measuredFrom) return;
        if (outcome.reason === "no_such_prompt") this.answersThatDidNot += 1;
        this.addEscalations(outcome.decisions, event, person);
        return;
      case "duplicate":
        this.ledger.duplicates += 1;
        return;
      case "by_type_alone":
        this.addByTypeAlone(event.time, person);
        return;
      case "out_of_vocabulary":
        this.ledger.leaveOut(outcome.type, place);
    }
  }

  /** Closes the accounts of all people: nothing more comes. */
  settle(): void {
    for (let person = 0; person < this.running.count; person += 1) {
      if (this.running.has(person, SEEN)) this.settlePerson(person);
    }
    this.running = new PeopleCounts(this.plan.policies.length);
    this.people = [];
    this.layersOf.clear();
  }

  /** Takes in the settled tally of other people under the same bundle, table and options. */
  merge(other: Tally): void {
    this.ledger.merge(other.ledger);
    this.moments.merge(other.moments);
    this.spreads.merge(other.spreads);
    this.groups.merge(other.groups);
    this.samples.forEach((sample, group) => sample.merge(other.samples[group]!));
    this.days.merge(other.days);
    this.segmentDays.forEach((days, segment) => days.merge(other.segmentDays[segment]!));
    for (const name of COUNTS) addAll(this[name], other[name]);
    for (const [name, count] of other.variants) addTo(this.variants, name, count);
    this.answersThatDidNot += other.answersThatDidNot;
    for (const day of other.daysTouched) this.daysTouched.add(day);
    this.firstTime = Math.min(this.firstTime, other.firstTime);
    this.lastTime = Math.max(this.lastTime, other.lastTime);
    if (Number.isNaN(this.measuredFrom)) this.measuredFrom = other.measuredFrom;
    this.peopleSeen += other.peopleSeen;
    this.peopleNotInTable += other.peopleNotInTable;
    for (const [key, people] of other.memberships) addTo(this.memberships, key, people);
    for (const person of other.topPeople.list()) this.topPeople.add(person);
  }

  private addMoment(event: DecodedEvent, person: number, verdicts: Verdicts): void {
    const { moments, running } = this;
    const { risk: level } = verdicts;
    const type = this.positionOf(event);
    const moment = this.plan.moments[type];
    if (moment === undefined) return;
    if (verdicts.count === 0) {
      const layer = this.coveredTypes[type]!
        ? this.audiences.coveredBy(event, this.people[person]!, level, this.layersFor(person))
        : -1;
      moments.addUnreached(type, moment, level, event, layer);
      if (layer >= 0) this.countMoments(person, level, FATE.leftToBaseline, 1);
      else {
        const before = running.addUnreached(person, level);
        if (before > 0) this.countMoments(person, level, FATE.noPolicy, before);
      }
      return;
    }
    const fate = moments.addReached(type, moment, level, event, person, verdicts);
    this.countMoments(person, level, fate, 1);
    if (!this.asksForCoverageOfPolicies) return;
    for (let at = 0; at < verdicts.count; at += 1) {
      const { outcome, policy } = verdicts.at(at);
      this.countOf(policy.plan.index, OF_POLICY.momentsMatched + level, person, 1);
      if (outcome === "prompt") this.countOf(policy.plan.index, OF_POLICY.momentsPrompted + level, person, 1);
    }
  }

  private addAnswer({ values }: DecodedEvent, person: number): void {
    const policy = this.plan.policyAt.get(values[RESPONSE_POLICY] as string)!;
    this.countOf(policy, OF_POLICY.accepted + (values[RESPONSE_ANSWER] as number), person, 1);
  }

  private addEscalations(decisions: readonly Decision[], event: DecodedEvent, person: number): void {
    for (const decision of decisions) {
      if (decision.outcome !== "escalate") continue;
      if (decision.variant !== undefined) addTo(this.variants, `${decision.policy} ${decision.variant}`, 1);
      this.stepsFired[this.plan.stepRow(decision)]! += 1;
      this.countOf(this.plan.policyAt.get(decision.policy)!, OF_POLICY.escalations, person, 1);
      this.days.add(this.clock.dayOf(event.time), ON_DAY.escalations, 1);
    }
  }

  private addVerdicts(verdicts: Verdicts, event: DecodedEvent, person: number, isMeasured: boolean): void {
    for (let at = 0; at < verdicts.count; at += 1) {
      const verdict = verdicts.at(at);
      if (isMeasured) this.addVerdict(verdict, event, person);
      if (verdict.outcome === "prompt") this.moments.notePrompt(person, verdict.policy.plan.index);
    }
  }

  private addVerdict(verdict: Verdict, event: DecodedEvent, person: number): void {
    const { plan, running } = this;
    const { index: policy, id } = verdict.policy.plan;
    const variant = verdict.isOccurrence ? verdict.view.name : undefined;
    if (variant !== undefined) addTo(this.variants, `${id} ${variant}`, 1);
    const day = this.clock.dayOf(event.time);
    const profile = this.profileOf(person);
    const hour = hourOfWeek(event.time, profile.zone!);
    this.occurrenceHours[hour]! += 1;
    this.occurrences[policy * plan.types.length + this.positionOf(event)]! += 1;
    const signals = signalsOf(verdict);
    for (let at = 0; at < signals.length; at += 1)
      this.signalsThere[policy * plan.signals.length + plan.signalAt.get(signals[at]!)!]! += 1;
    switch (verdict.outcome) {
      case "prompt": {
        const { policy: onType, view } = verdict;
        const shown = signals.length > onType.showAtMost ? signals.slice(0, onType.showAtMost) : signals;
        const interruptionMs = this.reading.of(view.message, shown, profile.locale) + this.settings.overheadMs;
        this.countOf(policy, OF_POLICY.prompts, person, 1);
        this.countOf(policy, OF_POLICY.interruptionMs, person, interruptionMs);
        if (running.addPrompt(person, policy)) this.countOf(policy, OF_POLICY.peoplePrompted, person, 1);
        this.days.addPrompt(day, policy, interruptionMs);
        this.promptHours[hour]! += 1;
        if (running.has(person, COUNTED)) this.addCountedPrompt(id, day, interruptionMs, person);
        this.addLabels(policy, event, person);
        return;
      }
      case "suppressed": {
        const { place, limit } = verdict.refusing!;
        this.suppressed[plan.limitRow(policy, place, limit.text)]! += 1;
        this.countOf(policy, OF_POLICY.suppressed, person, 1);
        this.days.add(day, ON_DAY.suppressed, 1);
        return;
      }
      case "exempt":
        this.exemptions[plan.exemptionAt.get(verdict.exemption!)!]! += 1;
        this.countOf(policy, OF_POLICY.exempt, person, 1);
        this.days.add(day, ON_DAY.exempt, 1);
        return;
      case "held_out":
        this.countOf(policy, OF_POLICY.heldOut, person, 1);
        this.days.add(day, ON_DAY.heldOut, 1);
    }
  }

  private addCountedPrompt(policy: string, day: number, interruptionMs: number, person: number): void {
    const week = Math.floor((day + 3) / 7);
    // Somebody's events are taken in order of time, so a week that is left is not met again.
    const left = this.running.addPromptInWeek(person, week);
    if (left > 0) this.count(this.cells.weeksWith(left), person, 1);
    const { groups } = this.profileOf(person);
    this.spreads.addPrompt(person, policy, day, interruptionMs, groups);
    // The first is everybody.
    for (let at = 1; at < groups.length; at += 1) {
      const days = this.segmentDays[groups[at]! - 1]!;
      days.add(day, ON_DAY.prompts, 1);
      days.add(day, ON_DAY.interruptionMs, interruptionMs);
    }
  }

  private addLabels(policy: number, event: DecodedEvent, person: number): void {
    for (const slot of this.labels.get(event.type.name) ?? []) {
      const value = event.values[slot];
      if (value === undefined) continue;
      const what = value === true ? OF_POLICY.labelledTrue : OF_POLICY.labelledFalse;
      this.countOf(policy, what, person, 1);
    }
  }

  private settlePerson(person: number): void {
    const { running, cells } = this;
    const decoded = this.people[person]!;
    const isCounted = running.has(person, COUNTED);
    this.peopleSeen += 1;
    if (!isCounted) this.peopleNotInTable += 1;
    const inLastWeek = running.promptsInWeek(person);
    if (isCounted && inLastWeek > 0) this.count(cells.weeksWith(inLastWeek), person, 1);
    for (let level = 0; level < LEVELS.length; level += 1) {
      const count = running.unreached(person, level);
      if (count > 0) this.countMoments(person, level, FATE.noPolicy, count);
    }
    const { groups } = this.profileOf(person);
    this.spreads.settle(person, groups);
    const prompts = running.prompts(person);
    const moments = running.moments(person);
    const grave = running.grave(person);
    if (isCounted) {
      this.count(CELL.people, person, 1);
      if (prompts > 0) this.count(CELL.peopleWithPrompt, person, 1);
      const key = groups.length === 1 ? "" : groups.flatMap((group) => (group > 0 ? [group - 1] : [])).join(" ");
      addTo(this.memberships, key, 1);
      if (grave > 0) this.groups.add(decoded, grave, running.graveUnreached(person));
      if (this.table === undefined && this.audiences.layers.length > 0)
        this.layersFor(person).forEach((isFor, layer) => {
          if (isFor) this.count(cells.audience(layer), person, 1);
        });
    }
    if (moments > 0) {
      this.count(CELL.withMoment, person, 1);
      if (prompts > 0) this.count(CELL.withMomentPrompted, person, 1);
    }
    this.topPeople.add({ person: decoded.id, prompts, moments: grave });
  }

  /** Counts in the groups that the person belongs to. */
  private count(cell: number, person: number, count: number): void {
    if (person !== this.counted) {
      this.counted = person;
      this.groupsOfCounted = this.profileOf(person).groups;
      this.lotOfCounted = this.running.lot(person);
    }
    const { samples, cells, groupsOfCounted: groups, lotOfCounted: lot } = this;
    samples[0]!.add(cell, count, cells.isSampled(cell) ? lot : -1);
    for (let at = 1; at < groups.length; at += 1)
      samples[groups[at]!]!.add(cell, count, cells.isSampledInSegments(cell) ? lot : -1);
  }

  /** The same of one policy, and of all policies together where there is such a cell. */
  private countOf(policy: number, what: number, person: number, count: number): void {
    const sum = this.cells.sumOf(what);
    if (sum >= 0) this.count(sum, person, count);
    this.count(this.cells.policy(policy, what), person, count);
  }

  private countMoments(person: number, level: number, fate: number, count: number): void {
    this.count(this.cells.moment(level, fate), person, count);
    this.running.addMoments(person, count, level >= this.leastRisk, fate !== FATE.noPolicy);
  }

  private profileOf(person: number): Profile {
    const { running, profiles } = this;
    let number = running.profile(person);
    if (number < 0) {
      number = profiles.numberOf(this.people[person]!, running.has(person, COUNTED));
      running.setProfile(person, number);
    }
    return profiles.at(number);
  }

  private layersFor(person: number): readonly boolean[] {
    let layers = this.layersOf.get(person);
    if (layers === undefined) {
      layers = this.audiences.audiencesOf(this.people[person]!);
      this.layersOf.set(person, layers);
    }
    return layers;
  }

  private positionOf({ type }: DecodedEvent): number {
    return (this.typeAt[type.index] ??= type.name === RESPONSE ? -1 : this.plan.typeAt.get(type.name)!);
  }

  /** By event type: slots of the fields. */
  private labelSlots(): ReadonlyMap<string, readonly number[]> {
    const slots = new Map<string, number[]>();
    for (const { type, field } of this.settings.labels) {
      const names = Object.keys(this.bundle.events[type]?.fields ?? {}).toSorted(compareCodePoints);
      slots.set(type, [...(slots.get(type) ?? []), names.indexOf(field)]);
    }
    return slots;
  }

  /** Gives whether the time is after the warm-up. */
  private touch(time: number): boolean {
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
    if (time < this.measuredFrom) {
      this.ledger.inWarmUp += 1;
      return false;
    }
    const day = this.clock.dayOf(time);
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.daysTouched.add(day);
    }
    return true;
  }
}

/** In the zone. */
function hourOfWeek(time: number, zone: Zone): number {
  const local = time + zone.offsetAt(time);
  const day = zone.dayAt(time);
  return weekdayOf(day) * 24 + Math.floor((local - day * 24 * HOUR_MS) / HOUR_MS);
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
