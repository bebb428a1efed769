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

/** `isThere` is false where the row has null. */
export type Column = Numbers | Flags | Texts | Presence;

export interface Numbers {
  readonly kind: "numbers";
  readonly values: Float64Array;
  isThere(row: number): boolean;
}

export interface Flags {
  readonly kind: "flags";
  /** Not 0 where it is true. */
  readonly values: Uint8Array;
  isThere(row: number): boolean;
}

/** Of a text that nobody looks at. */
export interface Presence {
  readonly kind: "presence";
  isThere(row: number): boolean;
}

/** Words of a text: how many bytes it has, then the bytes, where they fit into the other three. */
export const TEXT_WORDS = 4;
export const TEXT_BYTES = 12;

export interface Texts {
  readonly kind: "texts";
  /** Whether the texts are JSON for the value, and not the value itself. */
  readonly isJson: boolean;
  /** By row, `TEXT_WORDS` each. */
  readonly words: Int32Array;
  /** Of longer texts: the first `TEXT_BYTES` bytes, the next, and so on, in words of the same form. */
  readonly slices: readonly Int32Array[];
  isThere(row: number): boolean;
  /** A text of any length, at more cost. */
  text(row: number): string;
}
