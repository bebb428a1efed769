/** Values that texts stand for, found by the texts' bytes, so that no string is made of a text that was met before. */
import { PADDING } from "../bytes/lines.js";
import { hashBytes, sameBytes } from "./words.js";

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

/** Numbers texts from 0 on, in the order in which they are first met; keeps every one of them. */
export class ByteIndex {
  private slots = new Int32Array(1024).fill(-1);
  private hashes = new Int32Array(512);
  private starts = new Int32Array(513);
  private texts = new Uint8Array(16 * 1024);
  private view = new DataView(this.texts.buffer);
  private counted = 0;

  get count(): number {
    return this.counted;
  }

  /** The number of this text, or -1. */
  find(view: DataView, at: number, length: number): number {
    const hash = hashBytes(view, at, length);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]!;
      if (number < 0) return -1;
      if (this.hashes[number] === hash) {
        const start = this.starts[number]!;
        if (this.starts[number + 1]! - start === length && sameBytes(this.view, start, view, at, length)) return number;
      }
    }
  }

  /** Numbers a text that `find` does not know. */
  add(view: DataView, bytes: Uint8Array, at: number, length: number): number {
    const number = this.counted;
    if (number === this.hashes.length) this.grow();
    const start = this.starts[number]!;
    if (start + length + PADDING > this.texts.length) {
      const larger = new Uint8Array(Math.max(this.texts.length * 2, start + length + PADDING));
      larger.set(this.texts);
      this.texts = larger;
      this.view = new DataView(larger.buffer);
    }
    this.texts.set(bytes.subarray(at, at + length), start);
    this.starts[number + 1] = start + length;
    const hash = hashBytes(view, at, length);
    this.hashes[number] = hash;
    this.place(number, hash);
    this.counted += 1;
    return number;
  }

  private place(number: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = number;
  }

  private grow(): void {
    const capacity = this.hashes.length * 2;
    const hashes = new Int32Array(capacity);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const starts = new Int32Array(capacity + 1);
    starts.set(this.starts);
    this.starts = starts;
    this.slots = new Int32Array(capacity * 2).fill(-1);
    for (let number = 0; number < this.counted; number += 1) this.place(number, hashes[number]!);
  }
}
