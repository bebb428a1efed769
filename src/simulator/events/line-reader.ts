/**
 * A line of NDJSON as an event, straight from its bytes: what costs less than parsing it.
 *
 * Where a line is anything but a sound event of the usual shape it answers `PLAIN`, and `readCloudEvent` of the parsed line
 * is what counts. Where it answers otherwise, the two are the same.
 */
import { ByteIndex, ByteCache } from "../json/interning.js";
import {
  ABSENT,
  BLANK,
  DATA,
  ENVELOPE_WIDTH,
  ID,
  JsonScanner,
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
import { wordOf } from "../json/words.js";
import type { ByteTools } from "../bytes/source.js";
import type { DecodedEvent, EventTypePlan, Value } from "../../engine/event.js";
import { FieldReader } from "./field-reader.js";
import { InstantReader, LEFT_TO_TEXT } from "./instant-bytes.js";
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

/** The same object for every line: whoever keeps something of it must copy it. */
class LineEvent implements DecodedEvent {
  type!: EventTypePlan;
  id = "";
  source = "";
  time = 0;
  person = "";
  values: Value[] = [];
}

const WORD_ONE = wordOf('"1.0');

export class LineReader {
  readonly scanner = new JsonScanner();
  /** After `EVENT`, but for `person`, which whoever knows people by number fills in. */
  readonly event = new LineEvent();
  /** After `BY_TYPE_ALONE`: milliseconds, or `NO_TIME`. */
  time = NO_TIME;
  /** After `EVENT` and `BY_TYPE_ALONE`: the number of the person, or `NOBODY`. */
  person = NOBODY;

  private readonly instants = new InstantReader();
  private readonly readers = new Map<string, FieldReader>();
  private readonly types = new ByteCache<FieldReader | "unknown" | undefined>(undefined);
  private readonly sources = new ByteCache<string | undefined>(undefined);
  private readonly index = new ByteIndex();
  private readonly ids: string[] = [];

  constructor(
    private readonly lookup: TypeLookup,
    private readonly tools: ByteTools,
    /** The fields that somebody looks at; the texts of others are not made. */
    private readonly fieldsRead: ReadonlySet<string>,
  ) {}

  use(bytes: Uint8Array): void {
    this.scanner.use(bytes);
  }

  /** The id of a person by number. */
  idOf(person: number): string {
    return this.ids[person]!;
  }

  /** How many people were numbered so far. */
  get people(): number {
    return this.ids.length;
  }

  read(start: number, end: number): LineResult {
    const scanner = this.scanner;
    const scanned = scanner.scan(start, end);
    if (scanned !== OBJECT) {
      return scanned === NOT_JSON ? UNREADABLE : scanned === BLANK ? NO_RECORD : PLAIN;
    }
    const { envelope, bytes, view } = scanner;

    if (envelope[TYPE * ENVELOPE_WIDTH] !== STRING) return PLAIN;
    const reader = this.readerOf(envelope[TYPE * ENVELOPE_WIDTH + 1]!, envelope[TYPE * ENVELOPE_WIDTH + 2]!);
    if (reader === undefined) return PLAIN;
    if (reader === "unknown") return OUT_OF_VOCABULARY;

    let time = NO_TIME;
    if (envelope[TIME * ENVELOPE_WIDTH] === STRING) {
      const at = envelope[TIME * ENVELOPE_WIDTH + 1]! + 1;
      time = this.instants.read(bytes, view, at, envelope[TIME * ENVELOPE_WIDTH + 2]! - 1 - at);
      if (time === LEFT_TO_TEXT) return PLAIN;
    } else if (envelope[TIME * ENVELOPE_WIDTH] !== ABSENT) return PLAIN;

    let person = NOBODY;
    if (envelope[SUBJECT * ENVELOPE_WIDTH] === STRING) {
      person = this.personAt(envelope[SUBJECT * ENVELOPE_WIDTH + 1]! + 1, envelope[SUBJECT * ENVELOPE_WIDTH + 2]! - 1);
    } else if (envelope[SUBJECT * ENVELOPE_WIDTH] !== ABSENT) return PLAIN;

    this.person = person;
    if (!reader.type.askedFor) {
      this.time = time;
      return BY_TYPE_ALONE;
    }
    if (time === NO_TIME || person === NOBODY || envelope[ID * ENVELOPE_WIDTH] !== STRING) return PLAIN;

    if (envelope[SPECVERSION * ENVELOPE_WIDTH] !== ABSENT) {
      const at = envelope[SPECVERSION * ENVELOPE_WIDTH + 1]!;
      const isOne =
        envelope[SPECVERSION * ENVELOPE_WIDTH + 2]! - at === 5 &&
        view.getInt32(at, true) === WORD_ONE &&
        envelope[SPECVERSION * ENVELOPE_WIDTH] === STRING;
      if (!isOne) return PLAIN;
    }
    const idAt = envelope[ID * ENVELOPE_WIDTH + 1]! + 1;
    const idEnd = envelope[ID * ENVELOPE_WIDTH + 2]! - 1;
    if (idAt === idEnd) return PLAIN;

    let source = "";
    if (envelope[SOURCE * ENVELOPE_WIDTH] === STRING) {
      source = this.sourceAt(envelope[SOURCE * ENVELOPE_WIDTH + 1]! + 1, envelope[SOURCE * ENVELOPE_WIDTH + 2]! - 1);
    } else if (envelope[SOURCE * ENVELOPE_WIDTH] !== ABSENT) return PLAIN;

    const data = envelope[DATA * ENVELOPE_WIDTH]!;
    if (data !== RECORD) {
      if (data !== ABSENT && data !== NULL) return PLAIN;
      scanner.memberCount = 0;
    }
    if (!reader.read(scanner)) return PLAIN;

    const event = this.event;
    event.type = reader.type;
    event.id = this.tools.ascii(bytes, idAt, idEnd);
    event.source = source;
    event.time = time;
    event.values = reader.values;
    return EVENT;
  }

  /** The number of a person whom the plain way has read. */
  numberOf(id: string): number {
    const bytes = encoder.encode(id);
    const padded = new Uint8Array(bytes.length + 4);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    const known = this.index.find(view, 0, bytes.length);
    if (known >= 0) return known;
    this.ids.push(id);
    return this.index.add(view, padded, 0, bytes.length);
  }

  private personAt(start: number, end: number): number {
    const { bytes, view } = this.scanner;
    const length = end - start;
    if (length === 0) return NOBODY;
    const known = this.index.find(view, start, length);
    if (known >= 0) return known;
    this.ids.push(this.tools.ascii(bytes, start, end));
    return this.index.add(view, bytes, start, length);
  }

  private sourceAt(start: number, end: number): string {
    const { bytes, view } = this.scanner;
    const length = end - start;
    const slot = this.sources.slot(view, start, length);
    if (slot < 0) return this.tools.ascii(bytes, start, end);
    let source = this.sources.at(slot, view, start, length);
    if (source === undefined) {
      source = this.tools.ascii(bytes, start, end);
      this.sources.keep(slot, bytes, start, length, source);
    }
    return source;
  }

  /** By the bytes of a type with its quotes; undefined for a name that is empty. */
  private readerOf(start: number, end: number): FieldReader | "unknown" | undefined {
    const { bytes, view } = this.scanner;
    const length = end - start;
    const slot = this.types.slot(view, start, length);
    if (slot >= 0) {
      const kept = this.types.at(slot, view, start, length);
      if (kept !== undefined) return kept;
    }
    if (length === 2) return undefined;
    const name = this.tools.ascii(bytes, start + 1, end - 1);
    let reader: FieldReader | "unknown" | undefined = this.readers.get(name);
    if (reader === undefined) {
      const type = this.lookup(name);
      if (type === undefined) reader = "unknown";
      else {
        reader = new FieldReader(type, this.tools, this.fieldsRead);
        this.readers.set(name, reader);
      }
    }
    if (slot >= 0) this.types.keep(slot, bytes, start, length, reader);
    return reader;
  }
}

const encoder = new TextEncoder();
