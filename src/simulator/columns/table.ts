/** A log of events as a table that is read by columns, chunk by chunk: what a columnar file has, without text in between. */

export interface EventTable {
  /** The names of the types that `EventChunk.types` numbers, from 1 on. */
  readonly types: readonly string[];
  /** The next rows; they are valid until the next call. Undefined at the end. Throws `InputError` where the file breaks off. */
  next(): Promise<EventChunk | undefined>;
}

export interface EventChunk {
  readonly rows: number;
  /** By row: the number of the type, 0 for one that the vocabulary lacks. */
  readonly types: Int32Array;
  /** By row: milliseconds since the epoch; undefined where times are texts. */
  readonly times: Numbers | undefined;
  readonly envelope: {
    readonly id: Texts;
    readonly type: Texts;
    /** At least where `times` has no instant that an event may have. */
    readonly time: Texts;
    readonly source: Texts | undefined;
    readonly subject: Texts | undefined;
  };
  /** By name of the field. */
  readonly fields: ReadonlyMap<string, Column>;
}

export type Column = Numbers | Flags | Texts | Presence;

/** A bit for each row, the lowest of a byte first: 0 where it has null; undefined where none has. */
export type Validity = Uint8Array | undefined;

export interface Numbers {
  readonly kind: "numbers";
  readonly values: Float64Array;
  readonly validity: Validity;
}

export interface Flags {
  readonly kind: "flags";
  /** Not 0 where it is true. */
  readonly values: Uint8Array;
  readonly validity: Validity;
}

/** Of a text that nobody looks at. */
export interface Presence {
  readonly kind: "presence";
  /** Not 0 where there is one. */
  readonly values: Uint8Array;
}

/** Words of a text: how many bytes it has, then the bytes, where they fit into the other three; else the first of them in one. */
export const TEXT_WORDS = 4;
export const TEXT_BYTES = 12;
export const FIRST_BYTES = 4;

export interface Texts {
  readonly kind: "texts";
  /** Whether the texts are JSON for the value, and not the value itself. */
  readonly isJson: boolean;
  /** By row, `TEXT_WORDS` each. */
  readonly words: Int32Array;
  /**
   * Of longer texts: the characters behind the first `FIRST_BYTES`, `TEXT_BYTES` of them, the next, and so on, in words of the
   * same form. So they are bytes of the text as long as all are ASCII.
   */
  readonly slices: readonly Int32Array[];
  readonly validity: Validity;
  /** A text of any length, at more cost. */
  text(row: number): string;
}

export function isThere(column: Column, row: number): boolean {
  if (column.kind === "presence") return column.values[row] !== 0;
  const { validity } = column;
  return validity === undefined || ((validity[row >> 3]! >> (row & 7)) & 1) === 1;
}
