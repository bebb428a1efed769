/** Values that texts stand for, found by the texts' bytes, so that no string is made of a text that was met before. */
import { PADDING } from "../bytes/lines.js";
import { MASKS, hashBytes, sameBytes } from "./words.js";

const CACHE_SLOTS = 512;
const CACHE_BYTES = 64;

/** Remembers the latest text of each hash: right for few texts that come often, and bounded when they are many. */
export class ByteCache<T> {
  private readonly lengths = new Int32Array(CACHE_SLOTS).fill(-1);
  private readonly texts = new Uint8Array(CACHE_SLOTS * CACHE_BYTES + PADDING);
  private readonly view = new DataView(this.texts.buffer);
  private readonly values: T[] = [];

  constructor(private readonly nothing: T) {
    for (let slot = 0; slot < CACHE_SLOTS; slot += 1) this.values.push(nothing);
  }

  /** The position to look at and to fill; -1 where the text is too long to be kept. */
  slot(view: DataView, at: number, length: number): number {
    return length > CACHE_BYTES ? -1 : hashBytes(view, at, length) & (CACHE_SLOTS - 1);
  }

  /** What was kept for this text, or `nothing`. */
  at(slot: number, view: DataView, at: number, length: number): T {
    return this.lengths[slot] === length && sameBytes(this.view, slot * CACHE_BYTES, view, at, length)
      ? this.values[slot]!
      : this.nothing;
  }

  keep(slot: number, bytes: Uint8Array, at: number, length: number, value: T): void {
    this.lengths[slot] = length;
    const base = slot * CACHE_BYTES;
    for (let index = 0; index < length; index += 1) this.texts[base + index] = bytes[at + index]!;
    this.values[slot] = value;
  }
}

/** Words per entry: hash, number + 1 (0 where the entry is free), length, start in `texts`, and the text's first bytes. */
const ENTRY_WORDS = 8;
const INLINE_WORDS = 4;

/**
 * Numbers texts from 0 on, in the order in which they are first met; keeps every one of them.
 *
 * An entry fills half a cache line and holds short texts whole: people come in any order, and every line fetched is waited
 * for.
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

  /** The number of this text, or -1. */
  find(view: DataView, at: number, length: number): number {
    const { entries, mask } = this;
    const hash = hashBytes(view, at, length);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slot * ENTRY_WORDS;
      const number = entries[entry + 1]!;
      if (number === 0) return -1;
      if (entries[entry] === hash && entries[entry + 2] === length && this.same(entry, view, at, length)) return number - 1;
    }
  }

  /** Numbers a text that `find` does not know. */
  add(view: DataView, bytes: Uint8Array, at: number, length: number): number {
    if (this.counted * 2 > this.mask) this.grow();
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
    const entry = this.freeEntry(this.entries, this.mask, hashBytes(view, at, length));
    this.entries[entry + 1] = number + 1;
    this.entries[entry + 2] = length;
    this.entries[entry + 3] = start;
    for (let word = 0; word * 4 < length && word < INLINE_WORDS; word += 1) {
      this.entries[entry + 4 + word] = view.getInt32(at + word * 4, true) & MASKS[Math.min(4, length - word * 4)]!;
    }
    return number;
  }

  private same(entry: number, view: DataView, at: number, length: number): boolean {
    const { entries } = this;
    if (length > INLINE_WORDS * 4) return sameBytes(this.view, entries[entry + 3]!, view, at, length);
    let word = entry + 4;
    while (length >= 4) {
      if (entries[word] !== view.getInt32(at, true)) return false;
      word += 1;
      at += 4;
      length -= 4;
    }
    return length === 0 || entries[word] === (view.getInt32(at, true) & MASKS[length]!);
  }

  /** Where an entry of this hash goes; the hash is written to it. */
  private freeEntry(entries: Int32Array, mask: number, hash: number): number {
    let slot = hash & mask;
    while (entries[slot * ENTRY_WORDS + 1] !== 0) slot = (slot + 1) & mask;
    entries[slot * ENTRY_WORDS] = hash;
    return slot * ENTRY_WORDS;
  }

  private grow(): void {
    const mask = this.mask * 2 + 1;
    const entries = new Int32Array((mask + 1) * ENTRY_WORDS);
    for (let from = 0; from < this.entries.length; from += ENTRY_WORDS) {
      if (this.entries[from + 1] === 0) continue;
      const to = this.freeEntry(entries, mask, this.entries[from]!);
      for (let word = 1; word < ENTRY_WORDS; word += 1) entries[to + word] = this.entries[from + word]!;
    }
    this.entries = entries;
    this.mask = mask;
  }
}
