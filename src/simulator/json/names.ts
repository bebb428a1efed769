/** A few names of members, recognised by their bytes. */
import { MASKS, QUOTE, wordOf } from "./words.js";

const encoder = new TextEncoder();

/** Numbers per name: its length, its first and its last four bytes, and where the words between begin. */
const NAME_WORDS = 4;
const MOST_PLACES = 32;

/** No name of these. */
export const NO_NAME = -2;

export class MemberNames {
  private readonly rows: Int32Array;
  private readonly middles: Int32Array;
  /** By place in the record: the row of the name that stood there last. Records of one origin keep an order. */
  private readonly expected = new Int32Array(MOST_PLACES);

  constructor(names: readonly string[]) {
    const rows: number[] = [];
    const middles: number[] = [];
    for (const name of names) {
      const bytes = encoder.encode(name);
      const view = new DataView(bytes.buffer);
      rows.push(
        bytes.length,
        wordOf(name),
        bytes.length < 4 ? 0 : view.getInt32(bytes.length - 4, true),
        middles.length,
      );
      for (let at = 4; at < bytes.length - 4; at += 4) middles.push(view.getInt32(at, true));
    }
    this.rows = Int32Array.from(rows);
    this.middles = Int32Array.from(middles);
  }

  /**
   * The position of the name that is expected at this place, where it stands here with a quote behind it; else `NO_NAME`. It
   * spares looking for the quote.
   */
  expectedAt(view: DataView, at: number, place: number): number {
    const { rows } = this;
    if (place >= MOST_PLACES) return NO_NAME;
    const row = this.expected[place]!;
    if (row >= rows.length) return NO_NAME;
    const length = rows[row]!;
    const word = view.getInt32(at, true);
    if (length < 4) {
      if ((word & MASKS[length]!) !== rows[row + 1] || view.getUint8(at + length) !== QUOTE) return NO_NAME;
      return row / NAME_WORDS;
    }
    if (word !== rows[row + 1]) return NO_NAME;
    // The middle first: the last four bytes may lie behind the end of a line that ends early, but not behind its padding.
    if (length > 8 && !this.middleIs(row, length, view, at)) return NO_NAME;
    if (view.getInt32(at + length - 4, true) !== rows[row + 2] || view.getUint8(at + length) !== QUOTE) return NO_NAME;
    return row / NAME_WORDS;
  }

  /** The length of the name at a position. */
  lengthOf(position: number): number {
    return this.rows[position * NAME_WORDS]!;
  }

  /** The position of the name that lies here, or `NO_NAME`. */
  positionOf(view: DataView, at: number, length: number, place: number): number {
    const { rows } = this;
    const first = length >= 4 ? view.getInt32(at, true) : view.getInt32(at, true) & MASKS[length]!;
    const last = length >= 4 ? view.getInt32(at + length - 4, true) : 0;
    for (let row = 0; row < rows.length; row += NAME_WORDS) {
      if (rows[row] !== length || rows[row + 1] !== first || rows[row + 2] !== last) continue;
      if (length > 8 && !this.middleIs(row, length, view, at)) continue;
      if (place < MOST_PLACES) this.expected[place] = row;
      return row / NAME_WORDS;
    }
    return NO_NAME;
  }

  private middleIs(row: number, length: number, view: DataView, at: number): boolean {
    let middle = this.rows[row + 3]!;
    for (let offset = 4; offset < length - 4; offset += 4) {
      if (view.getInt32(at + offset, true) !== this.middles[middle]) return false;
      middle += 1;
    }
    return true;
  }
}
