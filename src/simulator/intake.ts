/** What is done with a record once it is read: the engine decides it, the tally counts it, its decisions are written down. */
import { canonicalJson } from "../base/canonical.js";
import type { DecodedEvent, DecodedPerson, Engine, EngineState, EventTypePlan, Outcome } from "../engine/index.js";
import { readCloudEvent } from "./events/cloud-event.js";
import {
  BY_TYPE_ALONE,
  EVENT,
  NOBODY,
  NO_RECORD,
  NO_TIME,
  OUT_OF_VOCABULARY,
  UNREADABLE,
} from "./events/line-reader.js";
import type { LineResult, Lines, Records } from "./events/line-reader.js";
import type { PeopleNumbers } from "./events/people-numbers.js";
import type { Reading } from "./events/reading.js";
import { notJson, tooLong } from "./events/unreadable.js";
import type { QueuedEvent } from "./order.js";
import { MetPeople } from "./people/met.js";
import type { ReplayOptions } from "./replay-options.js";
import type { Place } from "./tally/ledger.js";
import { Tally } from "./tally/tally.js";

export class Intake {
  readonly tally: Tally;
  readonly people: MetPeople;
  private log = 0;
  private file = "";
  /** By index. */
  private readonly typeAt: ReadonlyMap<number, EventTypePlan>;

  constructor(
    private readonly engine: Engine,
    private readonly state: EngineState,
    /** By name. */
    private readonly types: ReadonlyMap<string, EventTypePlan>,
    private readonly numbers: PeopleNumbers,
    private readonly options: ReplayOptions,
  ) {
    this.tally = new Tally(options.bundle, options.people, options.figures);
    this.typeAt = new Map([...types.values()].map((type) => [type.index, type]));
    const idOf = (number: number): string => numbers.idOf(number);
    this.people = new MetPeople(engine, state, this.tally, options.people, options.part, idOf);
  }

  /** What is taken from now on stands in this log. @param log - position among all */
  goTo(log: number): void {
    this.log = log;
    this.file = this.options.logs[log]!.source.name;
  }

  /** A line of those that are worked on side by side. */
  takeLine(lines: Lines, line: number, number: number): void {
    const result = lines.read(line);
    if (result !== UNREADABLE) this.takeRecord(lines, result, line, number);
    else this.unreadable(lines.bytes, lines.startOf(line), lines.endOf(line), number, lines.isForAll(line));
  }

  takeRecord(records: Records, result: LineResult, record: number, number: number): void {
    const { tally } = this;
    const isForAll = this.options.part !== undefined && records.isForAll(record);
    switch (result) {
      case EVENT: {
        const { event } = records;
        const who = records.personOf(record);
        const person = this.people.meet(who);
        tally.start(event.time);
        if (!isForAll || this.people.isOurs(who)) this.takeEvent(event, person, who, number);
        return;
      }
      case BY_TYPE_ALONE: {
        const who = records.personOf(record);
        const person = who === NOBODY ? undefined : who;
        if (person !== undefined) this.people.meet(person);
        const time = records.timeOf(record);
        if (time !== NO_TIME) tally.start(time);
        if (isForAll && !(person === undefined ? this.takesNobody(true) : this.people.isOurs(person))) return;
        tally.addByTypeAlone(time === NO_TIME ? undefined : time, person);
        return;
      }
      case OUT_OF_VOCABULARY:
        if (!this.takesNobody(isForAll)) return;
        if (tally.ledger.wants("out_of_vocabulary")) this.takeJson(records.parsed(record), number, isForAll);
        else tally.ledger.outOfVocabulary += 1;
        return;
      case NO_RECORD:
        return;
      default:
        this.takeJson(records.parsed(record), number, isForAll);
    }
  }

  private takeJson(json: unknown, line: number, isForAll?: boolean): void {
    this.takeReading(readCloudEvent(json, this.types), line, isForAll);
  }

  /** @param isForAll - of a split replay: every part has the record, and takes it or leaves it by its person */
  takeReading(reading: Reading, line: number, isForAll = this.options.part !== undefined): void {
    const { tally } = this;
    switch (reading.kind) {
      case "event": {
        const { event } = reading;
        tally.start(event.time);
        const number = this.numbers.numberOf(event.person);
        const person = this.people.meet(number);
        if (!isForAll || this.people.isOurs(number)) this.takeEvent(event, person, number, line);
        return;
      }
      case "by_type_alone": {
        const { person, time } = reading;
        if (time !== undefined) tally.start(time);
        if (person === undefined) {
          if (this.takesNobody(isForAll)) tally.addByTypeAlone(time, undefined);
        } else {
          const number = this.numbers.numberOf(person);
          this.people.meet(number);
          if (!isForAll || this.people.isOurs(number)) tally.addByTypeAlone(time, number);
        }
        return;
      }
      case "out_of_vocabulary":
        if (this.takesNobody(isForAll)) tally.ledger.leaveOut(reading.detail, this.place(line));
        return;
      case "set_aside":
        if (this.takesNobody(isForAll)) tally.ledger.putAside(reading.reason, reading.detail, this.place(line));
    }
  }

  /** An event that has waited for its turn. */
  takeQueued({ type, values, log, line, ...event }: QueuedEvent): void {
    this.goTo(log);
    const number = this.numbers.numberOf(event.person);
    const person = this.people.meet(number);
    this.take({ ...event, type: this.typeAt.get(type)!, values: [...values] }, person, number, line);
  }

  private takeEvent(event: DecodedEvent, person: DecodedPerson, number: number, line: number): void {
    const { order } = this.options;
    if (order === undefined) return this.take(event, person, number, line);
    const { time, id, source, type, values } = event;
    order.add({ time, id, source, type: type.index, person: person.id, values, log: this.log, line });
  }

  private take(event: DecodedEvent, person: DecodedPerson, number: number, line: number): void {
    this.options.watch?.(this.engine, this.state, event, person);
    const outcome = this.decide(event, person, number);
    this.options.taken?.(outcome, event, this.log, line, event.time >= this.tally.measuredFrom);
    if (this.options.decisions !== undefined) this.write(outcome);
    this.tally.add(
      outcome,
      this.engine.verdicts,
      event,
      number,
      outcome.kind === "set_aside" ? this.place(line) : NOWHERE,
    );
  }

  private decide(event: DecodedEvent, person: DecodedPerson, number: number): Outcome {
    const { engine, state } = this;
    if (!event.type.askedFor) return engine.take(state, event, person);
    return engine.takeAt(this.people.placeOf(number), state, event, person);
  }

  private write(outcome: Outcome): void {
    if (outcome.kind !== "taken" && outcome.kind !== "set_aside") return;
    for (const decision of outcome.decisions) this.options.decisions!.write(canonicalJson(decision));
  }

  /** What every part looks at and names no person belongs to the first. */
  private takesNobody(isForAll = true): boolean {
    return !isForAll || this.options.part === undefined || this.options.part.number === 0;
  }

  /** @param isForAll - of a split replay: every part has it, and one is to put it aside */
  unreadable(bytes: Uint8Array, start: number, end: number, line: number, isForAll = true): void {
    if (this.takesNobody(isForAll)) this.putAside(notJson(bytes, start, end), line);
  }

  /** A row that is none. */
  broken(detail: string, line: number): void {
    if (this.takesNobody()) this.putAside(detail, line);
  }

  tooLong(line: number, bytes: number): void {
    if (this.takesNobody()) this.putAside(tooLong(bytes), line);
  }

  private putAside(detail: string, line: number): void {
    this.tally.ledger.putAside("unreadable", detail, this.place(line));
  }

  private place(line: number): Place {
    return { log: this.log, file: this.file, line };
  }
}

const NOWHERE: Place = { log: 0, file: "", line: 0 };
