/** Offsets of a text to lines and columns and back. Lines and columns count from 1, columns in UTF-16 units. */

export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** An index over one text. Lines end in `\n`, `\r\n` or `\r`. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; one outside of the text is taken to its nearest end. */
  position(offset: number): LinePosition {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#lineOf(inside);
    return { line: line + 1, column: inside - (this.#starts[line] ?? 0) + 1 };
  }

  /** The offset of a position; a column after the end of its line is taken to that end. */
  offset({ line, column }: LinePosition): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return line < 1 ? 0 : this.#text.length;
    return Math.min(start + Math.max(column - 1, 0), start + this.line(line).length);
  }

  /** The text of a line without its end; "" for a line that is not there. */
  line(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return "";
    const next = this.#starts[line] ?? this.#text.length;
    return this.#text.slice(start, next).replace(/\r?\n$|\r$/, "");
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}
