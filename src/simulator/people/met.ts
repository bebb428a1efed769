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
  /** The numbers of the people of those that the engine will see, as far as is known before they are read; gives how many. */
  peopleOfEvents(from: number, to: number, numbers: Int32Array): number;
}

export class MetPeople {
  private readonly people: DecodedPerson[] = [];
  private readonly ours: boolean[] = [];
  /** Where the engine has their rows; -1 for somebody whose attributes do not fit, or whom another part takes. */
  private places = new Int32Array(1024);
  // Of the events that are expected: whose they are, and where the rows of these are.
  private readonly numbers = new Int32Array(LINES_AT_ONCE);
  private readonly rows = new Int32Array(LINES_AT_ONCE);
  /** Keeps what `expect` reads from being optimised away. */
  private looked = NaN;

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
    if (number >= this.people.length) this.meetAllUpTo(number);
    return this.people[number]!;
  }

  /** Whether this part of a split replay takes them; they were met. */
  isOurs(number: number): boolean {
    return this.ours[number]!;
  }

  /** Where the row of somebody begins who was met and is ours; -1 for somebody whose attributes do not fit. */
  placeOf(number: number): number {
    return this.places[number]!;
  }

  /**
   * Reads what the next events will read first, of everybody in one go: so it has come from memory by then, and all of it in
   * the time of a few waits. Whoever is new is met here, so that what few records need is no part of what all run through.
   */
  expect(records: Looked, from: number, to: number): void {
    const { numbers, rows } = this;
    const count = records.peopleOfEvents(from, to, numbers);
    let most = -1;
    for (let at = 0; at < count; at += 1) if (numbers[at]! > most) most = numbers[at]!;
    if (most >= this.people.length) this.meetAllUpTo(most);
    const { places } = this;
    for (let at = 0; at < count; at += 1) rows[at] = Math.max(places[numbers[at]!]!, 0);
    this.looked += lookAhead(this.state, rows, count) + this.tally.lookAhead(numbers, count);
  }

  private meetAllUpTo(last: number): void {
    const { engine, state, people, ours, part, table, tally } = this;
    if (last >= this.places.length) {
      const longer = new Int32Array(Math.max(last + 1, this.places.length * 2));
      longer.set(this.places);
      this.places = longer;
    }
    for (let number = people.length; number <= last; number += 1) {
      const id = this.idOf(number);
      const person = engine.person(id, table?.get(id));
      const isOurs = part?.takes(id) ?? true;
      people.push(person);
      ours.push(isOurs);
      this.places[number] = isOurs ? engine.enter(state, person) : -1;
      tally.addPerson(person);
    }
  }
}
