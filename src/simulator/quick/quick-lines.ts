/**
 * Lines of NDJSON as events, by way of the scanner in WebAssembly: it finds and checks, this makes values. What it leaves
 * alone, the reader in JavaScript reads.
 */
import type { DecodedEvent, EventTypePlan, FieldPlan, Value } from "../../engine/event.js";
import type { ByteTools } from "../bytes/source.js";
import type { FieldsRead } from "../events/fields-read.js";
import { IdBytes } from "../events/id-bytes.js";
import { EVENT, LineReader, PLAIN } from "../events/line-reader.js";
import type { LineResult, Lines } from "../events/line-reader.js";
import type { TypeLookup } from "../events/reading.js";
import type { Part } from "../threads/parts.js";
import { AS_NUMBER, FRESH, NOT_QUICK, READINGS_AT, READING_BYTES, STRING } from "./layout.js";
import { ScannerMemory } from "./memory.js";
import {
  END,
  FOR_ALL,
  FROM,
  ID_AT,
  ID_LENGTH,
  KIND,
  NOTE_WORDS,
  NUMBER,
  ORDINAL,
  PERSON,
  READING,
  READING_WORDS,
  RESULT,
  START,
  SUBJECT_AT,
  SUBJECT_LENGTH,
  TIME,
  TO,
  TYPE,
  noteOf,
} from "./notes.js";
import { ScannedPeople } from "./people.js";
import { Scanner } from "./scanner.js";
import { readOf, teach } from "./vocabulary.js";
import type { Read } from "./vocabulary.js";

/** The same object for every line: whoever keeps something of it must copy it. Texts of ids are made when asked for. */
class QuickEvent implements DecodedEvent {
  type!: EventTypePlan;
  source = "";
  time = NaN;
  /** The number of the person. */
  who = -1;
  values: Value[] = [];
  readonly idBytes: IdBytes;

  constructor(
    private readonly scanner: Scanner,
    private readonly tools: ByteTools,
    private readonly people: ScannedPeople,
  ) {
    this.idBytes = new IdBytes(scanner);
  }

  get id(): string {
    const { at, length } = this.idBytes;
    return this.tools.ascii(this.scanner.bytes, at, at + length);
  }

  get person(): string {
    return this.people.idOf(this.who);
  }
}

export class QuickLines implements Lines {
  readonly people: ScannedPeople;
  readonly memory: ScannerMemory;
  event: DecodedEvent;
  /** How many lines were looked at last. */
  count = 0;
  /** How many the last look went past: these, and those for other parts. */
  passed = 0;

  private readonly quickEvent: QuickEvent;
  /** For what the scanner leaves alone. */
  private readonly plain: LineReader;
  /** By number of the type: the values of its last event. */
  private readonly values: Value[][];
  /** By the number of a place. */
  private readonly known: Read[];
  /** By their number where notes are taken from: the number of a person here. */
  private readonly numbers: number[] = [];
  /** The line that was read plainly last. */
  private plainLine = -1;
  private isRouted = false;

  static create(
    types: readonly EventTypePlan[],
    lookup: TypeLookup,
    tools: ByteTools,
    fieldsRead: FieldsRead,
    foreseenPeople = 0,
  ): QuickLines | undefined {
    const scanner = Scanner.create(tools);
    return scanner && new QuickLines(scanner, types, lookup, tools, fieldsRead, foreseenPeople);
  }

  private constructor(
    private readonly scanner: Scanner,
    private readonly types: readonly EventTypePlan[],
    lookup: TypeLookup,
    private readonly tools: ByteTools,
    fieldsRead: FieldsRead,
    foreseenPeople: number,
  ) {
    this.known = teach(scanner, types, fieldsRead);
    this.people = new ScannedPeople(scanner, tools, foreseenPeople);
    this.memory = new ScannerMemory(scanner);
    this.plain = new LineReader(lookup, tools, fieldsRead, this.people);
    this.quickEvent = new QuickEvent(scanner, tools, this.people);
    this.event = this.quickEvent;
    this.values = types.map(({ fields }) => fields.map(() => undefined));
  }

  get bytes(): Uint8Array {
    return this.scanner.bytes;
  }

  /** Of a replay that is split by the hash of the person's id: passes by lines that only other parts take. */
  usePart({ number, count }: Part): void {
    this.scanner.run.usePart(number, count);
    this.isRouted = true;
  }

  /** Looks at the next lines of `memory`, all of which end before `end`; gives where the one after them begins. */
  look(start: number, end: number): number {
    const { scanner, people, memory } = this;
    const next = scanner.run.look(memory.at + start, memory.at + end) - memory.at;
    this.count = scanner.run.lineCount();
    this.passed = scanner.run.passedCount();
    while (scanner.run.numberPeople() === 0) people.makeRoom(next - start);
    this.plainLine = -1;
    if (scanner.run.peopleCount() > people.count) this.nameNewPeople();
    return next;
  }

  private nameNewPeople(): void {
    const { scanner, people } = this;
    for (let line = 0; line < this.count; line += 1) {
      const note = noteOf(line);
      if (scanner.words[note + PERSON] !== people.count) continue;
      people.name(scanner.words[note + SUBJECT_AT]!, scanner.words[note + SUBJECT_LENGTH]!);
    }
  }

  /** How many words what the last look noted takes where it is given to another of these. */
  wordsOfNotes(): number {
    return BATCH_WORDS + this.count * NOTE_WORDS + this.readingCount() * READING_WORDS;
  }

  giveNotes(target: Int32Array, at: number): void {
    const { words } = this.scanner;
    const readings = this.readingCount() * READING_WORDS;
    const notes = this.count * NOTE_WORDS;
    target[at] = notes;
    target[at + 1] = readings;
    target.set(words.subarray(FIRST_NOTE, FIRST_NOTE + notes), at + BATCH_WORDS);
    target.set(words.subarray(FIRST_READING, FIRST_READING + readings), at + BATCH_WORDS + notes);
  }

  /**
   * Instead of `look`: takes over what was noted by another of these, of the same types and fields. All that it has noted must
   * be taken, and read, in its order. Gives where the next of it begins.
   * @param shift - how many bytes further the lines lie here than there
   */
  takeNotes(source: Int32Array, at: number, shift: number): number {
    const { words } = this.scanner;
    const notes = source[at]!;
    const readings = source[at + 1]!;
    const from = at + BATCH_WORDS;
    const end = from + notes + readings;
    words.set(source.subarray(from, from + notes), FIRST_NOTE);
    words.set(source.subarray(from + notes, end), FIRST_READING);
    if (shift !== 0) {
      for (let note = FIRST_NOTE; note < FIRST_NOTE + notes; note += NOTE_WORDS) {
        for (const place of PLACES_IN_NOTE) words[note + place]! += shift;
      }
      for (let reading = FIRST_READING; reading < FIRST_READING + readings; reading += READING_WORDS) {
        words[reading + FROM]! += shift;
        words[reading + TO]! += shift;
      }
    }
    this.count = notes / NOTE_WORDS;
    this.passed = this.count;
    this.plainLine = -1;
    for (let line = 0; line < this.count; line += 1) this.renumber(noteOf(line));
    return end;
  }

  /** Makes the number that the other has for a person the one that is theirs here. */
  private renumber(note: number): void {
    const { scanner, people, numbers } = this;
    const there = scanner.words[note + PERSON]!;
    if (there < 0) return;
    if (there === numbers.length) {
      const [at, length] = [scanner.words[note + SUBJECT_AT]!, scanner.words[note + SUBJECT_LENGTH]!];
      numbers.push(people.numberAt(scanner.bytes, scanner.view, at, length));
    }
    scanner.words[note + PERSON] = numbers[there]!;
  }

  private readingCount(): number {
    const { words } = this.scanner;
    for (let line = this.count - 1; line >= 0; line -= 1) {
      const note = noteOf(line);
      // Those of a line lie behind those of the lines before it.
      if (words[note + RESULT] === EVENT)
        return words[note + READING]! + this.types[words[note + TYPE]!]!.fields.length + 1;
    }
    return 0;
  }

  peopleOfEvents(from: number, to: number, numbers: Int32Array): number {
    const { words } = this.scanner;
    const end = noteOf(to);
    let count = 0;
    for (let note = noteOf(from); note < end; note += NOTE_WORDS) {
      if (words[note + RESULT] !== EVENT) continue;
      numbers[count] = words[note + PERSON]!;
      count += 1;
    }
    return count;
  }

  isForAll(line: number): boolean {
    return !this.isRouted || this.scanner.words[noteOf(line) + FOR_ALL] === 1;
  }

  /** Its position among the lines that the last look went past. */
  ordinalOf(line: number): number {
    return this.scanner.words[noteOf(line) + ORDINAL]!;
  }

  startOf(line: number): number {
    return this.scanner.words[noteOf(line) + START]!;
  }

  endOf(line: number): number {
    return this.scanner.words[noteOf(line) + END]!;
  }

  parsed(line: number): unknown {
    return JSON.parse(this.tools.utf8(this.bytes, this.startOf(line), this.endOf(line))) as unknown;
  }

  personOf(line: number): number {
    return line === this.plainLine ? this.plain.personOf(0) : this.scanner.words[noteOf(line) + PERSON]!;
  }

  timeOf(line: number): number {
    return line === this.plainLine ? this.plain.timeOf(0) : this.scanner.doubles[(noteOf(line) + TIME) >> 1]!;
  }

  /** To be asked of every line in turn: a text that is met for the first time gets its value here. */
  read(line: number): LineResult {
    const { scanner } = this;
    const { words } = scanner;
    const note = noteOf(line);
    const result = words[note + RESULT]!;
    if (result === EVENT) return this.fillEvent(note) ? EVENT : PLAIN;
    if (result !== NOT_QUICK) return result as LineResult;
    const { plain } = this;
    plain.use(scanner.bytes);
    plain.look(0, words[note + START]!, words[note + END]!);
    plain.recognise(0);
    this.plainLine = line;
    this.event = plain.event;
    return plain.read(0);
  }

  /** False where a value does not fit its field. */
  private fillEvent(note: number): boolean {
    const { scanner, quickEvent: event } = this;
    const { words, doubles } = scanner;
    const number = words[note + TYPE]!;
    const type = this.types[number]!;
    const { fields } = type;
    const values = this.values[number] as Read[];
    let reading = (READINGS_AT + words[note + READING]! * READING_BYTES) >> 2;
    let fits = true;
    for (let slot = 0; slot < values.length; slot += 1) {
      const value = this.valueAt(reading, fields, slot);
      if (value === null) fits = false;
      values[slot] = value;
      reading += READING_WORDS;
    }
    event.source = this.valueAt(reading, SOURCES, 0) as string;
    if (!fits) return false;
    event.type = type;
    event.values = values as Value[];
    event.who = words[note + PERSON]!;
    event.time = doubles[(note + TIME) >> 1]!;
    const { idBytes } = event;
    idBytes.at = words[note + ID_AT]!;
    idBytes.length = words[note + ID_LENGTH]!;
    this.event = event;
    return true;
  }

  private valueAt(reading: number, fields: readonly Decodes[], slot: number): Read {
    const { words, doubles } = this.scanner;
    const place = words[reading]!;
    if (place >= 0 && place < FRESH) return this.known[place];
    return place === AS_NUMBER ? doubles[(reading + NUMBER) >> 1] : this.make(reading, fields[slot]!);
  }

  /** The value of a text that the scanner does not remember, kept for the next time where it will from now on. */
  private make(reading: number, { decode }: Decodes): Read {
    const { words, bytes } = this.scanner;
    const start = words[reading + FROM]!;
    const end = words[reading + TO]!;
    const json: unknown =
      words[reading + KIND] === STRING
        ? this.tools.ascii(bytes, start + 1, end - 1)
        : JSON.parse(this.tools.utf8(bytes, start, end));
    const value = readOf(decode(json));
    const place = words[reading]!;
    if (place >= FRESH) this.known[place - FRESH] = value;
    return value;
  }
}

/** Before the notes of a batch: how many words they have, and how many the readings. */
const BATCH_WORDS = 2;
const FIRST_NOTE = noteOf(0);
const FIRST_READING = READINGS_AT >> 2;
const PLACES_IN_NOTE = [START, END, ID_AT, SUBJECT_AT];

type Decodes = Pick<FieldPlan, "decode">;

/** The source of an event, as a list of fields. */
const SOURCES: readonly Decodes[] = [{ decode: (json) => json as string }];
