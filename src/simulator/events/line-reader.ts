/**
 * Lines of NDJSON as events, straight from their bytes: what costs less than parsing them.
 *
 * Where a line is anything but a sound event of the usual shape it answers `PLAIN`, and `readCloudEvent` of the parsed line
 * is what counts. Where it answers otherwise, the two are the same.
 *
 * A few lines are worked on side by side, in three steps: `look` at each, `recognise` the people, `read` one by one. What a
 * step waits for in memory it then waits for once, and not line by line.
 */
import { ByteCache, ByteIndex } from "../json/interning.js";
import {
  ABSENT,
  BLANK,
  DATA,
  ENVELOPE_LENGTH,
  ENVELOPE_WIDTH,
  ID,
  JsonScanner,
  LINES_AT_ONCE,
  NOT_JSON,
  NULL,
  OBJECT,
  RECORD,
  SOURCE,
  SPECVERSION,
  STRING,
  SUBJECT,
  TIME,
  TYPE,
} from "../json/scanner.js";
import type { MemberNames } from "../json/names.js";
import { hashBytes, sameBytes, wordOf } from "../json/words.js";
import type { ByteTools } from "../bytes/source.js";
import type { DecodedEvent, EventTypePlan, Value } from "../../engine/event.js";
import type { FieldsRead } from "./fields-read.js";
import { FieldReader } from "./field-reader.js";
import { IdBytes } from "./id-bytes.js";
import { InstantReader, LEFT_TO_TEXT } from "./instant-bytes.js";
import { PeopleIndex } from "./people-numbers.js";
import type { PeopleNumbers } from "./people-numbers.js";
import type { TypeLookup } from "./reading.js";

export const EVENT = 0;
export const BY_TYPE_ALONE = 1;
export const OUT_OF_VOCABULARY = 2;
/** Parse the line and read it the plain way. */
export const PLAIN = 3;
export const UNREADABLE = 4;
export const NO_RECORD = 5;
export type LineResult =
  | typeof EVENT
  | typeof BY_TYPE_ALONE
  | typeof OUT_OF_VOCABULARY
  | typeof PLAIN
  | typeof UNREADABLE
  | typeof NO_RECORD;

/** Of somebody or something that could not be read. */
export const NOBODY = -1;
export const NO_TIME = -1;
/** Between the first step and the second. */
const UNRECOGNISED = -2;

/** Records that were looked at side by side, to be read one by one in their order; `record` counts them from 0. */
export interface Records {
  /** After `EVENT`. */
  readonly event: DecodedEvent;
  /** Of a split replay: whether every part looks at the record, and is to find out by its person whose it is. */
  isForAll(record: number): boolean;
  read(record: number): LineResult;
  /** After `EVENT` and `BY_TYPE_ALONE`: the number of the person, or `NOBODY`. */
  personOf(record: number): number;
  /** After `BY_TYPE_ALONE`: milliseconds, or `NO_TIME`. */
  timeOf(record: number): number;
  /** After `PLAIN` and `OUT_OF_VOCABULARY`: all of it as JSON. */
  parsed(record: number): unknown;
}

/** Records that are lines. */
export interface Lines extends Records {
  /** Where lines lie, and the bytes that they lie in. */
  readonly bytes: Uint8Array;
  startOf(line: number): number;
  endOf(line: number): number;
}

const MOST_TYPES = 4096;
const NOWHERE = -1;

/** The same object for every line: whoever keeps something of it must copy it. Texts of ids are made when asked for. */
class LineEvent implements DecodedEvent {
  type!: EventTypePlan;
  source = "";
  time = NaN;
  /** The number of the person. */
  who = NOBODY;
  values: Value[] = [];
  readonly idBytes: IdBytes;
  private idText: string | undefined;

  constructor(
    private readonly scanner: JsonScanner,
    private readonly tools: ByteTools,
    private readonly people: PeopleNumbers,
  ) {
    this.idBytes = new IdBytes(scanner);
  }

  get id(): string {
    const { at, length } = this.idBytes;
    this.idText ??= this.tools.ascii(this.scanner.bytes, at, at + length);
    return this.idText;
  }

  get person(): string {
    return this.people.idOf(this.who);
  }

  /** The id lies among the bytes of the line. */
  setId(at: number, length: number): void {
    const { idBytes } = this;
    idBytes.at = at;
    idBytes.length = length;
    this.idText = undefined;
  }
}

const WORD_ONE = wordOf('"1.0');

// Where the members of the envelope lie among the notes of a line.
const AT_ID = ID * ENVELOPE_WIDTH;
const AT_SOURCE = SOURCE * ENVELOPE_WIDTH;
const AT_TYPE = TYPE * ENVELOPE_WIDTH;
const AT_TIME = TIME * ENVELOPE_WIDTH;
const AT_SUBJECT = SUBJECT * ENVELOPE_WIDTH;
const AT_DATA = DATA * ENVELOPE_WIDTH;
const AT_SPECVERSION = SPECVERSION * ENVELOPE_WIDTH;

export class LineReader implements Lines {
  readonly scanner = new JsonScanner((line, start, end) => this.namesOf(line, start, end));
  readonly event: LineEvent;

  private readonly starts = new Int32Array(LINES_AT_ONCE);
  private readonly ends = new Int32Array(LINES_AT_ONCE);
  private readonly times = new Float64Array(LINES_AT_ONCE);
  private readonly persons = new Int32Array(LINES_AT_ONCE);
  private readonly results = new Uint8Array(LINES_AT_ONCE);
  private readonly readersOfLines: (FieldReader | "unknown" | undefined)[] = Array.from({ length: LINES_AT_ONCE });
  /** By line: where the type lies that the reader above was found by. */
  private readonly typesAt = new Int32Array(LINES_AT_ONCE);
  private readonly instants = new InstantReader();
  private readonly typeIndex = new ByteIndex();
  /** By number of the type. */
  private readonly readers: (FieldReader | "unknown")[] = [];
  private readonly lastSource = new LastText();
  private readonly sources = new ByteCache<string | undefined>(undefined);

  constructor(
    private readonly lookup: TypeLookup,
    private readonly tools: ByteTools,
    /** The fields that somebody looks at; the texts of others are not made. */
    private readonly fieldsRead: FieldsRead,
    readonly people: PeopleNumbers = new PeopleIndex(tools),
  ) {
    this.event = new LineEvent(this.scanner, tools, people);
  }

  use(bytes: Uint8Array): void {
    this.scanner.use(bytes);
  }

  get bytes(): Uint8Array {
    return this.scanner.bytes;
  }

  isForAll(_line: number): boolean {
    return true;
  }

  startOf(line: number): number {
    return this.starts[line]!;
  }

  endOf(line: number): number {
    return this.ends[line]!;
  }

  parsed(line: number): unknown {
    return JSON.parse(this.tools.utf8(this.bytes, this.starts[line]!, this.ends[line]!)) as unknown;
  }

  personOf(line: number): number {
    return this.persons[line]!;
  }

  timeOf(line: number): number {
    return this.times[line]!;
  }

  /** First step. `line` numbers the lines that are worked on side by side, from 0 on. */
  look(line: number, start: number, end: number): void {
    this.starts[line] = start;
    this.ends[line] = end;
    this.persons[line] = NOBODY;
    this.results[line] = this.resultOf(line, start, end);
  }

  /** Second step: whose event it is. */
  recognise(line: number): void {
    if (this.results[line]! > BY_TYPE_ALONE || this.persons[line] === NOBODY) return;
    const { envelope, bytes, view } = this.scanner;
    const subject = line * ENVELOPE_LENGTH + AT_SUBJECT;
    const start = envelope[subject + 1]! + 1;
    const length = envelope[subject + 2]! - 1 - start;
    this.persons[line] = this.people.numberAt(bytes, view, start, length);
  }

  peopleOfEvents(from: number, to: number, numbers: Int32Array): number {
    let count = 0;
    for (let line = from; line < to; line += 1) {
      if (this.results[line] !== EVENT) continue;
      numbers[count] = this.persons[line]!;
      count += 1;
    }
    return count;
  }

  /** Third step: fills `event` where there is one. */
  read(line: number): LineResult {
    const result = this.results[line]! as LineResult;
    return result === EVENT && !this.fillEvent(line) ? PLAIN : result;
  }

  private resultOf(line: number, start: number, end: number): LineResult {
    const { scanner } = this;
    this.typesAt[line] = NOWHERE;
    const scanned = scanner.scan(start, end, line);
    if (scanned !== OBJECT) {
      return scanned === NOT_JSON ? UNREADABLE : scanned === BLANK ? NO_RECORD : PLAIN;
    }
    const { envelope, bytes, view } = scanner;
    const notes = line * ENVELOPE_LENGTH;
    if (envelope[notes + AT_TYPE] !== STRING) return PLAIN;
    const typeAt = envelope[notes + AT_TYPE + 1]! + 1;
    const reader =
      this.typesAt[line] === typeAt
        ? this.readersOfLines[line]
        : this.readerOf(typeAt, envelope[notes + AT_TYPE + 2]! - 1);
    if (reader === undefined) return PLAIN;
    if (reader === "unknown") return OUT_OF_VOCABULARY;
    this.readersOfLines[line] = reader;

    let time = NO_TIME;
    if (envelope[notes + AT_TIME] === STRING) {
      const at = envelope[notes + AT_TIME + 1]! + 1;
      time = this.instants.read(bytes, view, at, envelope[notes + AT_TIME + 2]! - 1 - at);
      if (time === LEFT_TO_TEXT) return PLAIN;
    } else if (envelope[notes + AT_TIME] !== ABSENT) return PLAIN;
    this.times[line] = time;

    if (envelope[notes + AT_SUBJECT] === STRING) {
      const at = envelope[notes + AT_SUBJECT + 1]! + 1;
      const length = envelope[notes + AT_SUBJECT + 2]! - 1 - at;
      if (length > 0) {
        this.persons[line] = UNRECOGNISED;
      }
    } else if (envelope[notes + AT_SUBJECT] !== ABSENT) return PLAIN;

    if (!reader.type.askedFor) return BY_TYPE_ALONE;
    return time === NO_TIME || this.persons[line] === NOBODY ? PLAIN : EVENT;
  }

  /** While a line is scanned: the names to look for in its data. */
  private namesOf(line: number, start: number, end: number): MemberNames | undefined {
    const reader = this.readerOf(start, end);
    this.readersOfLines[line] = reader;
    this.typesAt[line] = start;
    return reader === undefined || reader === "unknown" ? undefined : reader.names;
  }

  /** False where the event is not sound or not of the usual shape. */
  private fillEvent(line: number): boolean {
    const { scanner, event } = this;
    const { envelope, view } = scanner;
    const notes = line * ENVELOPE_LENGTH;
    const idAt = envelope[notes + AT_ID + 1]! + 1;
    const idEnd = envelope[notes + AT_ID + 2]! - 1;
    if (envelope[notes + AT_ID] !== STRING || idAt === idEnd) return false;
    if (envelope[notes + AT_SPECVERSION] !== ABSENT) {
      const at = envelope[notes + AT_SPECVERSION + 1]!;
      const isOne =
        envelope[notes + AT_SPECVERSION] === STRING &&
        envelope[notes + AT_SPECVERSION + 2]! - at === 5 &&
        view.getInt32(at, true) === WORD_ONE;
      if (!isOne) return false;
    }
    let source = "";
    if (envelope[notes + AT_SOURCE] === STRING) {
      source = this.sourceAt(envelope[notes + AT_SOURCE + 1]! + 1, envelope[notes + AT_SOURCE + 2]! - 1);
    } else if (envelope[notes + AT_SOURCE] !== ABSENT) return false;
    const data = envelope[notes + AT_DATA]!;
    if (data !== RECORD) {
      if (data !== ABSENT && data !== NULL) return false;
      // An earlier `data` of the same line may have had members.
      scanner.memberCount[line] = 0;
    }
    const reader = this.readersOfLines[line] as FieldReader;
    if (!reader.read(scanner, line)) return false;
    event.type = reader.type;
    event.setId(idAt, idEnd - idAt);
    event.source = source;
    event.time = this.times[line]!;
    event.who = this.persons[line]!;
    event.values = reader.values;
    return true;
  }

  /** Mostly that of the event before. */
  private sourceAt(start: number, end: number): string {
    const { view } = this.scanner;
    const length = end - start;
    if (length === this.lastSource.length && this.lastSource.is(view, start)) return this.lastSource.text;
    let source = this.sources.find(view, start, length);
    if (source === undefined) {
      source = this.tools.ascii(this.scanner.bytes, start, end);
      this.sources.keep(view, start, length, source);
    }
    this.lastSource.set(source, this.scanner.bytes, start, length);
    return source;
  }

  /** By the bytes of a type; undefined for a name that is empty. */
  private readerOf(start: number, end: number): FieldReader | "unknown" | undefined {
    const { bytes, view } = this.scanner;
    const length = end - start;
    if (length === 0) return undefined;
    const hash = hashBytes(view, start, length);
    const known = this.typeIndex.find(hash, view, start, length);
    if (known >= 0) return this.readers[known];
    const type = this.lookup(this.tools.ascii(bytes, start, end));
    const reader = type === undefined ? "unknown" : new FieldReader(type, this.tools, this.fieldsRead);
    // A log may name any number of types that the vocabulary lacks; only so many are kept.
    if (type !== undefined || this.typeIndex.count < MOST_TYPES) {
      this.typeIndex.add(hash, bytes, start, length);
      this.readers.push(reader);
    }
    return reader;
  }
}

/** The text that was met last, and its bytes. */
class LastText {
  text = "";
  length = 0;
  private bytes = new Uint8Array(64);
  private view = new DataView(this.bytes.buffer);

  /** Whether the bytes are those of the text; the length must be the same. */
  is(view: DataView, at: number): boolean {
    return sameBytes(this.view, 0, view, at, this.length);
  }

  set(text: string, bytes: Uint8Array, at: number, length: number): void {
    if (length + 4 > this.bytes.length) {
      this.bytes = new Uint8Array(length * 2);
      this.view = new DataView(this.bytes.buffer);
    }
    this.bytes.set(bytes.subarray(at, at + length));
    this.text = text;
    this.length = length;
  }
}
