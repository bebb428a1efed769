/** Texts of a column as bytes in one place, so that they are known again without a string being made of them. */
import type { ByteTools } from "../bytes/source.js";
import { TEXT_BYTES, TEXT_WORDS } from "./table.js";
import type { Texts } from "./table.js";

/** A text that does not lie in the columns. */
export const TOO_LONG = -1;

/** As many as a last key of the engine has; four behind a text can be read. */
const MOST_SLICES = 4;
const BEYOND = 16;

export class TextReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  private readonly words: Int32Array;
  /** Of the text that was read last: whether it is ASCII. */
  isAscii = true;

  constructor(tools: ByteTools) {
    this.bytes = tools.over(new ArrayBuffer(MOST_SLICES * TEXT_BYTES + BEYOND));
    this.view = new DataView(this.bytes.buffer);
    this.words = new Int32Array(this.bytes.buffer);
  }

  /** Puts the text at the start of `bytes`; gives its length in bytes, or `TOO_LONG`. */
  read({ words, slices }: Texts, row: number): number {
    const at = row * TEXT_WORDS;
    const length = words[at]!;
    let odd: number;
    if (length <= TEXT_BYTES) odd = this.copy(words, at, 0);
    else if (length > slices.length * TEXT_BYTES) return TOO_LONG;
    else {
      odd = 0;
      for (let slice = 0; slice * TEXT_BYTES < length; slice += 1) odd |= this.copy(slices[slice]!, at, slice * 3);
    }
    this.isAscii = (odd & HIGH_BITS) === 0;
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

const HIGH_BITS = 0x80808080 | 0;
