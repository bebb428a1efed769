/** Texts of a column as bytes in one place, so that they are known again without a string being made of them. */
import type { ByteTools } from "../bytes/source.js";
import { FIRST_BYTES, TEXT_BYTES, TEXT_WORDS } from "./table.js";
import type { TextsInRow } from "../events/people-numbers.js";
import type { Texts } from "./table.js";

/** A text that does not lie in the columns. */
export const TOO_LONG = -1;

/** As many as a last key of the engine has, and four behind them can be read. */
const STRIDE = 64;

export class TextReader implements TextsInRow {
  /** Bytes from one text to the next. */
  readonly stride = STRIDE;
  /** By place: for who reads several texts, to say how long those are that count. */
  readonly lengths: Int32Array;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  private readonly words: Int32Array;
  /** Of the text that was read last: whether it is ASCII. */
  isAscii = true;

  /** @param texts - so many are held side by side */
  constructor(tools: ByteTools, texts = 1) {
    this.bytes = tools.over(new ArrayBuffer(texts * STRIDE));
    this.view = new DataView(this.bytes.buffer);
    this.words = new Int32Array(this.bytes.buffer);
    this.lengths = new Int32Array(texts);
  }

  /** Puts the text at `place` times `stride`; gives its length in bytes, or `TOO_LONG`. */
  read({ words, slices }: Texts, row: number, place = 0): number {
    const from = row * TEXT_WORDS;
    const length = words[from]!;
    const to = place * (STRIDE >> 2);
    if (length <= TEXT_BYTES) {
      const odd = this.copy(words, from, to);
      this.isAscii = (odd & HIGH_BITS) === 0;
      return length;
    }
    if (length > FIRST_BYTES + slices.length * TEXT_BYTES) return TOO_LONG;
    this.words[to] = words[from + 1]!;
    let rest = length - FIRST_BYTES;
    for (let slice = 0; rest > 0; slice += 1) {
      const each = slices[slice]!;
      // As many characters as bytes: else some are not ASCII, and the bytes are others than these.
      if (each[from] !== Math.min(rest, TEXT_BYTES)) return TOO_LONG;

      this.copy(each, from, to + 1 + slice * 3);
      rest -= TEXT_BYTES;
    }
    this.isAscii = true;
    return length;
  }

  private copy(from: Int32Array, at: number, to: number): number {
    const first = from[at + 1]!;
    const second = from[at + 2]!;
    const third = from[at + 3]!;
    this.words[to] = first;
    this.words[to + 1] = second;
    this.words[to + 2] = third;
    return first | second | third;
  }
}

/** Whether two texts of a column are surely the same. */
export function sameText({ words, slices }: Texts, row: number, other: number): boolean {
  const [one, two] = [row * TEXT_WORDS, other * TEXT_WORDS];
  const length = words[one]!;
  if (length !== words[two] || words[one + 1] !== words[two + 1]) return false;
  if (length <= TEXT_BYTES) return words[one + 2] === words[two + 2] && words[one + 3] === words[two + 3];
  if (length > FIRST_BYTES + slices.length * TEXT_BYTES) return false;
  for (const each of slices) {
    for (let word = 0; word < TEXT_WORDS; word += 1) if (each[one + word] !== each[two + word]) return false;
  }
  return true;
}

const HIGH_BITS = 0x80808080 | 0;
