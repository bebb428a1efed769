/** The scanner's numbering of people, which the reader in JavaScript shares. */
import type { ByteTools } from "../bytes/source.js";
import type { PeopleNumbers, TextsInRow } from "../events/people-numbers.js";
import { ENTRY_BYTES } from "./layout.js";
import { PERSON, SUBJECT_AT, SUBJECT_LENGTH, noteOf } from "./notes.js";
import type { Scanner } from "./scanner.js";

const FEWEST_ENTRIES = 4096;
/** A larger table is made only once it is needed. */
const MOST_FORESEEN = 1 << 20;
/** Bytes for ids that are too long for an entry. */
const TEXT_BYTES = 256 * 1024;
/** Instead of a number. */
const FULL = -2;

export class ScannedPeople implements PeopleNumbers {
  private readonly ids: string[] = [];
  private entries: number;
  private scratch = 0;
  private scratchBytes = 0;

  /** @param foreseen - how many people there may well be */
  constructor(
    private readonly scanner: Scanner,
    private readonly tools: ByteTools,
    foreseen: number,
  ) {
    this.entries = FEWEST_ENTRIES;
    while (isFull(Math.min(foreseen, MOST_FORESEEN), this.entries)) this.entries *= 2;
    this.useEntries(this.entries);
    this.useTexts(TEXT_BYTES);
  }

  /** How many have a number and an id. */
  get count(): number {
    return this.ids.length;
  }

  /** Somebody whom the scanner has numbered; in the order of the numbers. */
  name(at: number, length: number): void {
    this.ids.push(this.tools.ascii(this.scanner.bytes, at, at + length));
  }

  idOf(person: number): string {
    return this.ids[person]!;
  }

  numberAt(bytes: Uint8Array, _view: DataView, at: number, length: number): number {
    const { scanner } = this;
    if (bytes.buffer !== scanner.bytes.buffer) at = this.copied(bytes.subarray(at, at + length));
    const person = this.numbered(at, length);
    if (person === this.ids.length) this.name(at, length);
    return person;
  }

  /** At most `LINES_AT_ONCE` of them: the scanner waits for its memory at one time for all. */
  numberEach({ bytes, stride, lengths }: TextsInRow, count: number, numbers: Int32Array, to: number): void {
    const { scanner } = this;
    const from = this.copied(bytes.subarray(0, count * stride));
    for (let at = 0; at < count; at += 1) {
      const note = noteOf(at);
      scanner.words[note + PERSON] = -1;
      scanner.words[note + SUBJECT_AT] = from + at * stride;
      scanner.words[note + SUBJECT_LENGTH] = lengths[at]!;
    }
    scanner.run.useNotes(count);
    while (scanner.run.numberPeople() === 0) this.makeRoom(stride);
    for (let at = 0; at < count; at += 1) {
      if (lengths[at] === 0) continue;
      const person = scanner.words[noteOf(at) + PERSON]!;
      if (person === this.count) this.name(from + at * stride, lengths[at]!);
      numbers[to + at] = person;
    }
  }

  numberOf(id: string): number {
    const bytes = encoder.encode(id);
    const person = this.numbered(this.copied(bytes), bytes.length);
    if (person === this.ids.length) this.ids.push(id);
    return person;
  }

  /** @param length - that an id may have */
  makeRoom(length: number): void {
    if (isFull(this.scanner.run.peopleCount(), this.entries)) this.useEntries(this.entries * 2);
    else this.useTexts(length + TEXT_BYTES);
  }

  /** Where a text lies that was copied into the scanner's memory. */
  private copied(text: Uint8Array): number {
    if (text.length > this.scratchBytes) {
      this.scratchBytes = text.length * 2;
      this.scratch = this.scanner.place(this.scratchBytes);
    }
    this.scanner.bytes.set(text, this.scratch);
    return this.scratch;
  }

  private numbered(at: number, length: number): number {
    for (;;) {
      const person = this.scanner.run.personAt(at, length);
      if (person !== FULL) return person;
      this.makeRoom(length);
    }
  }

  private useEntries(entries: number): void {
    this.entries = entries;
    this.scanner.run.usePeople(this.scanner.place(entries * ENTRY_BYTES), entries - 1);
  }

  private useTexts(bytes: number): void {
    const at = this.scanner.place(bytes);
    this.scanner.run.useTexts(at, at + bytes);
  }
}

/** At most three in four entries are taken. */
function isFull(people: number, entries: number): boolean {
  return people * 4 >= (entries - 1) * 3;
}

const encoder = new TextEncoder();
