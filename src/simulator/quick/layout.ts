/**
 * How the scanner in WebAssembly (`wasm/`) and its host share memory. Both sides import this file, so it holds plain numbers
 * only. Places are in bytes from the start of the memory.
 */

/** Lines that are noted side by side. */
export const LINES_AT_ONCE = 64;

// What came of a line, the first word of its note. They are those of `events/line-result.ts`, and one more.
export const EVENT = 0;
export const BY_TYPE_ALONE = 1;
export const OUT_OF_VOCABULARY = 2;
/** Anything but the usual: the reader in JavaScript reads the line. */
export const NOT_QUICK = 6;

// A note: words, and a double for the time.
export const NOTE_BYTES = 64;
export const NOTE_RESULT = 0;
export const NOTE_START = 4;
export const NOTE_END = 8;
export const NOTE_TYPE = 12;
/** The number of the person, or -1. */
export const NOTE_PERSON = 16;
export const NOTE_ID_AT = 20;
export const NOTE_ID_LENGTH = 24;
/** The first of the line's readings: one per field of the type, by slot, then that of the source. */
export const NOTE_READING = 28;
export const NOTE_SUBJECT_AT = 32;
export const NOTE_SUBJECT_LENGTH = 36;
/** Milliseconds, or -1. */
export const NOTE_TIME = 40;
/** Its position among the lines that were gone past, from 0. */
export const NOTE_ORDINAL = 48;
/** Of a split replay: 1 where every part looks at the line and is to find out whose it is. */
export const NOTE_FOR_ALL = 52;

// A reading: what a member says. Four words, and a double for a number.
export const READING_BYTES = 24;
/** Where the value stands in the host's list of values, `AS_NUMBER` or `NOT_KEPT`. */
export const READING_VALUE = 0;
export const READING_START = 4;
export const READING_END = 8;
export const READING_KIND = 12;
export const READING_NUMBER = 16;
/** The value is the double of the reading. */
export const AS_NUMBER = -1;
/** Too long a text to be remembered. */
export const NOT_KEPT = -2;
/** Set in `READING_VALUE` where the place was given to this text just now: the host has yet to put its value there. */
export const FRESH = 0x40000000;

// Values that every field has a place for, before those of texts that were met: `VALUES_OF_FIELD` times the field, plus one of these.
export const VALUES_OF_FIELD = 4;
export const VALUE_TRUE = 0;
export const VALUE_FALSE = 1;
export const VALUE_UNSEEN = 2;
export const VALUE_ABSENT = 3;

// Kinds of values in JSON.
export const ABSENT = 0;
/** A string of ASCII characters without an escape. */
export const STRING = 1;
export const ODD_STRING = 2;
/** A whole number of at most 15 digits. */
export const INTEGER = 3;
export const ODD_NUMBER = 4;
export const TRUE = 5;
export const FALSE = 6;
export const NULL = 7;
export const LIST = 8;
export const RECORD = 9;
/** A number of at most 15 digits with a point among them. */
export const DECIMAL = 10;

// Members of the envelope: the first numbers of names.
export const ID = 0;
export const SOURCE = 1;
export const TYPE = 2;
export const TIME = 3;
export const SUBJECT = 4;
export const DATA = 5;
export const SPECVERSION = 6;
export const ENVELOPE_MEMBERS = 7;

// A table of texts: per entry length, number + 1 (0 where it is free), the first 16 bytes, and the last 8 or where the rest lies.
export const ENTRY_BYTES = 32;

// What the host says of a type: whether it is asked for, where its slots by name lie (16 bits each), its first field, how many.
export const TYPE_BYTES = 16;
export const TYPE_ASKED_FOR = 0;
export const TYPE_SLOTS = 4;
export const TYPE_FIRST_FIELD = 8;
export const TYPE_FIELDS = 12;

// What the host says of a field, as bits of a byte.
/** Whole numbers are taken as they are. */
export const FIELD_NUMERIC = 1;
/** Any string fits, and nothing looks at it. */
export const FIELD_UNSEEN = 2;
/** Decimals are taken as they are. */
export const FIELD_DECIMAL = 4;

/** Texts remembered, and the bytes that each has: key, whose turn it is to go, then up to `MOST_KEPT` bytes of text. */
export const KEPT_TEXTS = 1024;
export const KEPT_BYTES = 48;
export const MOST_KEPT = 32;

// What is foretold of members: by shape, one of the envelope and 32 of `data`, so many members each.
export const SHAPES = 33;
export const MOST_FORETOLD = 16;
export const FORETOLD_BYTES = 64;

// Where things lie.
/** By length from 0 to 16: as many bytes set. */
export const MASKS_AT = 1024;
export const ENVELOPE_AT = 2048;
export const NESTING_AT = 4096;
export const MOST_NESTING = 4096;
export const NOTES_AT = 8192;
export const MEMBERS_AT = 16_384;
export const MEMBER_BYTES = 24;
export const MOST_MEMBERS = 512;
export const READINGS_AT = 32_768;
export const MOST_READINGS = 4096;
export const KEPT_AT = 131_072;
export const SHAPES_AT = 180_224;
/** From here on the host gives out places. */
export const HEAP_AT = 214_016;
