/** Values that texts stand for, found by the texts' bytes, so that no string is made of a text that was met before. */
import { PADDING } from "../bytes/lines.js";
import { MASKS, hashBytes, sameBytes } from "./words.js";

/** Words per entry of a cache: the text's length, then its bytes. An entry fills one cache line. */
const LINE_WORDS = 16;
const CACHED_BYTES = 4 * (LINE_WORDS - 1);
const CACHED_TEXTS = 256;

/**
 * Remembers the two latest texts of each hash: right for few texts that come often, and bounded when they are many. Made
 * when the first text is kept.
 */
export class ByteCache<T> {
  private lines = NO_LINES;
  private readonly values: T[] = [];

  constructor(private readonly nothing: T) {}

  /** What was kept for this text, or `nothing`. */
  find(view: DataView, at: number, length: number): T {
    const { lines } = this;
    if (length > CACHED_BYTES || lines === NO_LINES) return this.nothing;
    const slot = hashBytes(view, at, length) & (CACHED_TEXTS - 1);
    const line = slot * LINE_WORDS;
    if (lines[line] === length && sameWords(lines, line + 1, view, at, length)) return this.values[slot]!;
    const other = (slot ^ 1) * LINE_WORDS;
    if (lines[other] === length && sameWords(lines, other + 1, view, at, length)) return this.values[slot ^ 1]!;
    return this.nothing;
  }

  /** A text that is too long is not kept. */
  keep(view: DataView, at: number, length: number, value: T): void {
    if (length > CACHED_BYTES) return;
    if (this.lines === NO_LINES) {
      this.lines = new Int32Array(CACHED_TEXTS * LINE_WORDS).fill(-1);
      for (let slot = 0; slot < CACHED_TEXTS; slot += 1) this.values.push(this.nothing);
    }
    const { lines, values } = this;
    const slot = hashBytes(view, at, length) & (CACHED_TEXTS - 1);
    const line = slot * LINE_WORDS;
    lines.copyWithin((slot ^ 1) * LINE_WORDS, line, line + LINE_WORDS);
    values[slot ^ 1] = values[slot]!;
    lines[line] = length;
    keepWords(lines, line + 1, view, at, length);
    values[slot] = value;
  }
}

const NO_LINES = new Int32Array(0);

/** Words per entry of the index: hash, number + 1 (0 where the entry is free), length, and where the text lies. */
const ENTRY_WORDS = 4;

/**
 * Numbers texts from 0 on, in the order in which they are first met; keeps every one of them. Entries and texts are packed:
 * people come in any order, and every piece of memory that the processor has not at hand is waited for.
 */
export class ByteIndex {
  private entries = new Int32Array(1024 * ENTRY_WORDS);
  private mask = 1023;
  private texts = new Uint8Array(16 * 1024);
  private view = new DataView(this.texts.buffer);
  private textsEnd = 0;
  private counted = 0;

  get count(): number {
    return this.counted;
  }

  /** The number of this text, or -1; `hash` is its `hashBytes`. */
  find(hash: number, view: DataView, at: number, length: number): number {
    const { entries, mask } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slot * ENTRY_WORDS;
      const number = entries[entry + 1]!;
      if (number === 0) return -1;
      if (
        entries[entry] === hash &&
        entries[entry + 2] === length &&
        sameBytes(this.view, entries[entry + 3]!, view, at, length)
      ) {
        return number - 1;
      }
    }
  }

  /** Numbers a text that `find` does not know. */
  add(hash: number, bytes: Uint8Array, at: number, length: number): number {
    // At most three in four are taken.
    if (this.counted * 4 > this.mask * 3) this.grow();
    const start = this.textsEnd;
    if (start + length + PADDING > this.texts.length) {
      const larger = new Uint8Array(Math.max(this.texts.length * 2, start + length + PADDING));
      larger.set(this.texts);
      this.texts = larger;
      this.view = new DataView(larger.buffer);
    }
    this.texts.set(bytes.subarray(at, at + length), start);
    this.textsEnd = start + length;
    const number = this.counted;
    this.counted += 1;
    const entry = freeEntry(this.entries, this.mask, hash);
    this.entries[entry + 1] = number + 1;
    this.entries[entry + 2] = length;
    this.entries[entry + 3] = start;
    return number;
  }

  private grow(): void {
    const mask = this.mask * 2 + 1;
    const entries = new Int32Array((mask + 1) * ENTRY_WORDS);
    for (let from = 0; from < this.entries.length; from += ENTRY_WORDS) {
      if (this.entries[from + 1] === 0) continue;
      const to = freeEntry(entries, mask, this.entries[from]!);
      for (let word = 1; word < ENTRY_WORDS; word += 1) entries[to + word] = this.entries[from + word]!;
    }
    this.entries = entries;
    this.mask = mask;
  }
}

/** Where an entry of this hash goes; the hash is written to it. */
function freeEntry(entries: Int32Array, mask: number, hash: number): number {
  let slot = hash & mask;
  while (entries[slot * ENTRY_WORDS + 1] !== 0) slot = (slot + 1) & mask;
  entries[slot * ENTRY_WORDS] = hash;
  return slot * ENTRY_WORDS;
}

function sameWords(words: Int32Array, word: number, view: DataView, at: number, length: number): boolean {
  while (length >= 4) {
    if (words[word] !== view.getInt32(at, true)) return false;
    word += 1;
    at += 4;
    length -= 4;
  }
  return length === 0 || words[word] === (view.getInt32(at, true) & MASKS[length]!);
}

function keepWords(words: Int32Array, word: number, view: DataView, at: number, length: number): void {
  for (; length > 0; length -= 4) {
    words[word] = view.getInt32(at, true) & MASKS[Math.min(4, length)]!;
    word += 1;
    at += 4;
  }
}
