/**
 * Rows of a table as events. Where a row is no sound event of a type that is asked for, it is handed over as JSON, and the
 * plain way of reading says what is wrong with it.
 */
import { DAY_MS, LAST_INSTANT, formatInstant, parseInstant } from "../../base/instant.js";
import { Misfit } from "../../engine/event.js";
import type { DecodedEvent, EventTypePlan, Value } from "../../engine/event.js";
import type { ByteTools } from "../bytes/source.js";
import { BY_TYPE_ALONE, EVENT, NOBODY, NO_TIME, OUT_OF_VOCABULARY, PLAIN } from "../events/line-reader.js";
import type { LineResult, Records } from "../events/line-reader.js";
import type { PeopleNumbers } from "../events/people-numbers.js";
import type { TypeLookup } from "../events/reading.js";
import { ByteCache } from "../json/interning.js";
import { LINES_AT_ONCE } from "../json/scanner.js";
import { ColumnValue, jsonOf } from "./column-value.js";
import { isThere } from "./table.js";
import type { Column, EventChunk, EventTable, Texts } from "./table.js";
import { TOO_LONG, TextReader, sameText } from "./text-reader.js";

/** The same object for every row: whoever keeps something of it must copy it. */
class ColumnEvent implements DecodedEvent {
  type!: EventTypePlan;
  source = "";
  time = 0;
  who = NOBODY;
  values: Value[] = [];
  /** Of an id that is too long or not ASCII. */
  idText: string | undefined;
  private readonly key: { readonly view: DataView; readonly at: number; length: number };

  constructor(
    private readonly texts: TextReader,
    private readonly tools: ByteTools,
    private readonly people: PeopleNumbers,
  ) {
    this.key = { view: texts.view, at: 0, length: 0 };
  }

  get idBytes(): { readonly view: DataView; readonly at: number; readonly length: number } | undefined {
    return this.idText === undefined ? this.key : undefined;
  }

  get id(): string {
    return this.idText ?? this.tools.ascii(this.texts.bytes, 0, this.key.length);
  }

  get person(): string {
    return this.people.idOf(this.who);
  }

  /** The id lies at the start of the reader's bytes. */
  setId(length: number): void {
    this.idText = undefined;
    this.key.length = length;
  }
}

/** Below `NO_TIME`. */
const NOT_A_TIME = -2;

interface TypeReader {
  readonly type: EventTypePlan;
  readonly values: Value[];
  readonly fields: readonly ColumnValue[];
  /** By slot: the columns of this chunk. */
  readonly columns: (Column | undefined)[];
}

export class ColumnEvents implements Records {
  readonly event: ColumnEvent;
  private chunk!: EventChunk;
  /** By number of the type; undefined for those that the vocabulary lacks. */
  private readonly readers: readonly (TypeReader | undefined)[];
  /** Of the id of the event that was read last, and of all else. */
  private readonly ids: TextReader;
  private readonly texts: TextReader;
  /** Of the rows that are looked at side by side: whom each names. */
  private readonly subjects: TextReader;
  /** The row of this chunk whose source was read last, and that source. */
  private sourceRow = -1;
  private source = "";
  private readonly sources = new ByteCache<string | undefined>(undefined);
  private results = new Uint8Array(0);
  private persons = new Int32Array(0);
  /** NO_TIME where there is none; anything else that is none of an event is below it. */
  private times = new Float64Array(0);

  constructor(
    table: EventTable,
    lookup: TypeLookup,
    private readonly tools: ByteTools,
    private readonly people: PeopleNumbers,
  ) {
    this.ids = new TextReader(tools);
    this.texts = new TextReader(tools);
    this.subjects = new TextReader(tools, LINES_AT_ONCE);
    this.event = new ColumnEvent(this.ids, tools, people);
    const readerOf = (name: string): TypeReader | undefined => {
      const type = lookup(name);
      if (type === undefined) return undefined;
      const fields = type.fields.map((field) => new ColumnValue(field, this.texts, tools));
      return { type, fields, values: type.fields.map(() => undefined), columns: [] };
    };
    this.readers = [undefined, ...table.types.map(readerOf)];
  }

  /** Goes on with these rows. */
  use(chunk: EventChunk): void {
    this.chunk = chunk;
    this.sourceRow = -1;
    for (const reader of this.readers) {
      reader?.type.fields.forEach(({ name, slot }) => void (reader.columns[slot] = chunk.fields.get(name)));
    }
    if (chunk.rows > this.results.length) {
      this.results = new Uint8Array(chunk.rows);
      this.persons = new Int32Array(chunk.rows);
      this.times = new Float64Array(chunk.rows);
    }
  }

  /** Before `read`: finds out of at most `LINES_AT_ONCE` rows whose event each is. */
  look(from: number, to: number): void {
    const { subjects, persons, results, people } = this;
    for (let row = from; row < to; row += 1) {
      persons[row] = NOBODY;
      subjects.lengths[row - from] = 0;
      this.times[row] = this.timeAt(row);
      results[row] = this.resultOf(row, row - from);
    }
    people.numberEach(subjects, to - from, persons, from);
  }

  peopleOfEvents(from: number, to: number, numbers: Int32Array): number {
    let count = 0;
    for (let row = from; row < to; row += 1) {
      if (this.results[row] !== EVENT || this.persons[row] === NOBODY) continue;
      numbers[count] = this.persons[row]!;
      count += 1;
    }
    return count;
  }

  isForAll(_row: number): boolean {
    return true;
  }

  personOf(row: number): number {
    return this.persons[row]!;
  }

  timeOf(row: number): number {
    return this.times[row]!;
  }

  read(row: number): LineResult {
    const result = this.results[row]! as LineResult;
    return result === EVENT && !this.fillEvent(row) ? PLAIN : result;
  }

  /** The row as a CloudEvent in JSON. */
  parsed(row: number): unknown {
    const { envelope, fields, types } = this.chunk;
    const json: Record<string, unknown> = { specversion: "1.0" };
    for (const [name, column] of Object.entries(envelope)) if (column !== undefined) json[name] = jsonOf(column, row);
    if (this.times[row]! >= 0) json["time"] = formatInstant(this.times[row]!);
    const reader = this.readers[types[row]!];
    if (reader?.type.askedFor !== true) return json;
    const data: Record<string, unknown> = {};
    for (const { name } of reader.type.fields) {
      const column = fields.get(name);
      if (column !== undefined) data[name] = jsonOf(column, row);
    }
    return { ...json, data };
  }

  private resultOf(row: number, place: number): LineResult {
    const { types, envelope } = this.chunk;
    const reader = this.readers[types[row]!];
    if (reader === undefined) {
      const { type } = envelope;
      return isThere(type, row) && type.words[row * 4] !== 0 ? OUT_OF_VOCABULARY : PLAIN;
    }
    const time = this.times[row]!;
    if (time < NO_TIME || (time === NO_TIME && reader.type.askedFor)) return PLAIN;
    const { subject } = envelope;
    if (subject !== undefined && isThere(subject, row)) {
      if (!this.lookAtSubject(subject, row, place)) return PLAIN;
    } else if (reader.type.askedFor) return PLAIN;
    return reader.type.askedFor ? EVENT : BY_TYPE_ALONE;
  }

  private timeAt(row: number): number {
    const { times, envelope } = this.chunk;
    if (times !== undefined && isThere(times, row)) {
      const time = times.values[row]!;
      if (time >= DAY_MS && time <= LAST_INSTANT) return time;
    }
    if (!isThere(envelope.time, row)) return NO_TIME;
    return parseInstant(envelope.time.text(row)) ?? NOT_A_TIME;
  }

  /** False where it is empty. */
  private lookAtSubject(subject: Texts, row: number, place: number): boolean {
    const { subjects } = this;
    const length = subjects.read(subject, row, place);
    if (length === 0) return false;
    if (length === TOO_LONG || !subjects.isAscii) this.persons[row] = this.people.numberOf(subject.text(row));
    else subjects.lengths[place] = length;
    return true;
  }

  /** False where something is missing or does not fit. */
  private fillEvent(row: number): boolean {
    const { event } = this;
    const { envelope, types } = this.chunk;
    if (!isThere(envelope.id, row)) return false;
    const length = this.ids.read(envelope.id, row);
    if (length === 0) return false;
    const { type, values, fields, columns } = this.readers[types[row]!]!;
    for (let slot = 0; slot < values.length; slot += 1) {
      const value = fields[slot]!.read(columns[slot], row);
      if (typeof value === "object" && value instanceof Misfit) return false;
      values[slot] = value;
    }
    event.setId(length);
    if (length === TOO_LONG || !this.ids.isAscii) event.idText = envelope.id.text(row);
    event.type = type;
    event.values = values;
    event.who = this.persons[row]!;
    event.time = this.times[row]!;
    event.source = this.sourceAt(envelope.source, row);
    return true;
  }

  private sourceAt(column: Texts | undefined, row: number): string {
    if (column === undefined || !isThere(column, row)) return "";
    // Rows that follow each other mostly come from one.
    if (this.sourceRow < 0 || !sameText(column, row, this.sourceRow)) this.source = this.readSource(column, row);
    this.sourceRow = row;
    return this.source;
  }

  private readSource(column: Texts, row: number): string {
    const { texts, sources } = this;
    const length = texts.read(column, row);
    if (length === TOO_LONG) return column.text(row);
    let source = sources.find(texts.view, 0, length);
    if (source === undefined) {
      source = this.tools.utf8(texts.bytes, 0, length);
      sources.keep(texts.view, 0, length, source);
    }
    return source;
  }
}
