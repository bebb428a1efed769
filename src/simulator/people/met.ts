/**
 * The people whom a log has named so far, by the numbers that its readers gave them: decoded once, with where the engine and
 * the tally have what they keep of them.
 */
import { lookAhead } from "../../engine/engine-state.js";
import type { DecodedPerson, Engine, EngineState } from "../../engine/index.js";
import { LINES_AT_ONCE } from "../quick/layout.js";
import type { Tally } from "../tally/tally.js";
import type { Part } from "../threads/parts.js";
import type { PeopleTable } from "./table.js";

/** Records that were looked at side by side, at most `LINES_AT_ONCE`. */
interface Looked {
  /** Whether the engine will see it, as far as is known before it is read. */
  mayBeEvent(record: number): boolean;
  personOf(record: number): number;
}

/** Before their first event. */
const UNPLACED = -2;

export class MetPeople {
  private readonly people: DecodedPerson[] = [];
  private readonly ours: boolean[] = [];
  /** Where the engine has their rows; below 0 where it has none. */
  private places = new Int32Array(1024).fill(UNPLACED);
  // Of the events that are expected: whose they are, and where the rows of these are.
  private readonly numbers = new Int32Array(LINES_AT_ONCE);
  private readonly rows = new Int32Array(LINES_AT_ONCE);
  /** Keeps what `expect` reads from being optimised away. */
  private looked = 0;

  constructor(
    private readonly engine: Engine,
    private readonly state: EngineState,
    private readonly tally: Tally,
    private readonly table: PeopleTable | undefined,
    private readonly part: Part | undefined,
    private readonly idOf: (number: number) => string,
  ) {}

  /** The person of a number. Numbers are given out one after the other, but not everybody who has one came here before. */
  meet(number: number): DecodedPerson {
    while (this.people.length <= number) this.add(this.idOf(this.people.length));
    return this.people[number]!;
  }

  /** Whether this part of a split replay takes them; they were met. */
  isOurs(number: number): boolean {
    return this.ours[number]!;
  }

  /** Where the row of somebody begins who was met, from now on; -1 for somebody whose attributes do not fit. */
  placeOf(number: number): number {
    const place = this.places[number]!;
    return place === UNPLACED ? this.placed(number) : place;
  }

  /**
   * Reads what the next events will read first, of everybody in one go: so it has come from memory by then, and all of it in
   * the time of a few waits.
   */
  expect(records: Looked, from: number, to: number): void {
    const { numbers, rows, places } = this;
    const { length } = this.people;
    let count = 0;
    for (let record = from; record < to; record += 1) {
      const number = records.personOf(record);
      if (number < 0 || number >= length || !records.mayBeEvent(record)) continue;
      numbers[count] = number;
      count += 1;
    }
    for (let at = 0; at < count; at += 1) rows[at] = Math.max(places[numbers[at]!]!, 0);
    this.looked += lookAhead(this.state, rows, count) + this.tally.lookAhead(numbers, count);
  }

  private add(id: string): void {
    const { people, places } = this;
    if (people.length === places.length) {
      this.places = new Int32Array(places.length * 2).fill(UNPLACED);
      this.places.set(places);
    }
    const person = this.engine.person(id, this.table?.get(id));
    people.push(person);
    this.ours.push(this.part?.takes(id) ?? true);
    this.tally.addPerson(person);
  }

  private placed(number: number): number {
    const place = this.engine.placeOf(this.state, this.people[number]!);
    this.places[number] = place;
    return place;
  }
}
