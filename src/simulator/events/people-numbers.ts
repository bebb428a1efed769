/** Numbers people from 0 on, in the order in which a replay first meets them. */
import { ByteIndex } from "../json/interning.js";
import { hashBytes } from "../json/words.js";
import type { ByteTools } from "../bytes/source.js";

/** Texts in ASCII, one every `stride` bytes; of a length of 0 there is none. */
export interface TextsInRow {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly stride: number;
  readonly lengths: Int32Array;
}

export interface PeopleNumbers {
  /** Whose id lies here, in ASCII; four bytes behind it can be read. */
  numberAt(bytes: Uint8Array, view: DataView, at: number, length: number): number;
  /** The same of the first so many of these texts: their numbers go to `numbers`, from `to` on. */
  numberEach(texts: TextsInRow, count: number, numbers: Int32Array, to: number): void;
  numberOf(id: string): number;
  idOf(person: number): string;
}

export class PeopleIndex implements PeopleNumbers {
  private readonly index = new ByteIndex();
  private readonly ids: string[] = [];

  constructor(private readonly tools: ByteTools) {}

  numberAt(bytes: Uint8Array, view: DataView, at: number, length: number): number {
    const hash = hashBytes(view, at, length);
    const known = this.index.find(hash, view, at, length);
    if (known >= 0) return known;
    this.ids.push(this.tools.ascii(bytes, at, at + length));
    return this.index.add(hash, bytes, at, length);
  }

  numberEach({ bytes, view, stride, lengths }: TextsInRow, count: number, numbers: Int32Array, to: number): void {
    for (let at = 0; at < count; at += 1) {
      const length = lengths[at]!;
      if (length > 0) numbers[to + at] = this.numberAt(bytes, view, at * stride, length);
    }
  }

  numberOf(id: string): number {
    const bytes = encoder.encode(id);
    const padded = new Uint8Array(bytes.length + 4);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    const hash = hashBytes(view, 0, bytes.length);
    const known = this.index.find(hash, view, 0, bytes.length);
    if (known >= 0) return known;
    this.ids.push(id);
    return this.index.add(hash, padded, 0, bytes.length);
  }

  idOf(person: number): string {
    return this.ids[person]!;
  }
}

const encoder = new TextEncoder();
