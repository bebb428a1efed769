/**
 * Walks a line of JSON once and notes where the members of a CloudEvent lie; no value is built. The notes of a few lines are
 * kept side by side, so that several can be worked on at once.
 *
 * It takes exactly what decoding the bytes as UTF-8 and `JSON.parse` would take, whatever the depth.
 */
import type { MemberNames } from "./names.js";
import { BACKSLASH, QUOTE, plainEnd, wordOf } from "./words.js";

export const NOT_JSON = 0;
export const OBJECT = 1;
/** JSON, but no object. */
export const OTHER = 2;
/** An object with a name that is written with escapes, or with several types: parse it to know what it holds. */
export const UNUSUAL = 3;
/** Nothing but white space. */
export const BLANK = 4;
export type ScanResult = typeof NOT_JSON | typeof OBJECT | typeof OTHER | typeof UNUSUAL | typeof BLANK;

// Kinds of values, as noted for each member.
export const ABSENT = 0;
/** A string of ASCII characters without an escape. */
export const STRING = 1;
/** Any other string. */
export const ODD_STRING = 2;
/** A whole number of at most 15 digits; its value stands in `numbers`. */
export const INTEGER = 3;
/** Any other number. */
export const ODD_NUMBER = 4;
export const TRUE = 5;
export const FALSE = 6;
export const NULL = 7;
export const LIST = 8;
export const RECORD = 9;

// Members of the outer object, by position in `envelope`.
export const ID = 0;
export const SOURCE = 1;
export const TYPE = 2;
export const TIME = 3;
export const SUBJECT = 4;
export const DATA = 5;
export const SPECVERSION = 6;
const ENVELOPE_MEMBERS = 7;

/** How many lines' notes are kept. */
export const LINES_AT_ONCE = 32;

/** Numbers per member of `envelope`: kind, start and end of the value (of a string with its quotes). */
export const ENVELOPE_WIDTH = 3;
/** Numbers per line in `envelope`. */
export const ENVELOPE_LENGTH = ENVELOPE_MEMBERS * ENVELOPE_WIDTH;
/**
 * Numbers per member of `members`: start and end of the name without quotes, kind, start and end of the value, and the
 * position of the name among those of the type, `NO_NAME` or `UNRESOLVED`.
 */
export const MEMBER_WIDTH = 6;
/** The type was not known when `data` was met. */
export const UNRESOLVED = -1;

const OPEN_RECORD = 0x7b;
const CLOSE_RECORD = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;

const WORD_TRUE = wordOf("true");
const WORD_ALSE = wordOf("alse");
const WORD_NULL = wordOf("null");
const WORD_TYPE = wordOf("type");
const WORD_TIME = wordOf("time");
const WORD_DATA = wordOf("data");
const WORD_ID = wordOf("id");
const WORD_SOUR = wordOf("sour");
const WORD_URCE = wordOf("urce");
const WORD_SUBJ = wordOf("subj");
const WORD_JECT = wordOf("ject");
const WORD_SPEC = wordOf("spec");
const WORD_VERS = wordOf("vers");
const WORD_SION = wordOf("sion");

export class JsonScanner {
  /** By line, then by member of the envelope; the last of several counts. */
  readonly envelope = new Int32Array(LINES_AT_ONCE * ENVELOPE_LENGTH);
  /** The members of `data`, in the order of the line, those that stand twice included; of all lines kept. */
  members = new Int32Array(512 * MEMBER_WIDTH);
  /** By member of `data`. */
  numbers = new Float64Array(512);
  /** By line: the first of its members, and how many there are. */
  readonly firstMember = new Int32Array(LINES_AT_ONCE);
  readonly memberCount = new Int32Array(LINES_AT_ONCE);
  /** Where the line stops being JSON, after `NOT_JSON`. */
  brokenAt = 0;

  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);

  /** Members noted before those of the present line, and up to its last. */
  private before = 0;
  private noted = 0;
  /** Of the type that the present line has, where it stood before `data`. */
  private names: MemberNames | undefined;
  private integer = 0;
  private kind = 0;
  private escaped = false;
  private nesting = new Uint8Array(64);

  /**
   * @param namesOf - the names to look for in `data`, by the line's number and where its type lies, without quotes; asked
   *   only where the type stands before the data
   */
  constructor(private readonly namesOf?: (line: number, start: number, end: number) => MemberNames | undefined) {}

  /** The bytes that lines lie in from now on. */
  use(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Notes a line as number `line` of those kept; number 0 forgets the others. The byte at `end` must be a line feed, and the
   * line hold none.
   */
  scan(start: number, end: number, line: number): ScanResult {
    const bytes = this.bytes;
    const view = this.view;
    const envelope = this.envelope;
    const envelopeStart = line * ENVELOPE_LENGTH;
    this.before = line === 0 ? 0 : this.noted;
    this.noted = this.before;
    this.firstMember[line] = this.before;
    this.memberCount[line] = 0;
    let at = start;
    if (bytes[at]! <= 0x20) at = this.space(at);
    if (bytes[at] !== OPEN_RECORD) {
      if (at === end) return BLANK;
      at = this.value(at);
      if (at < 0) return NOT_JSON;
      if (bytes[at]! <= 0x20) at = this.space(at);
      if (at === end) return OTHER;
      this.brokenAt = at;
      return NOT_JSON;
    }
    for (let member = 0; member < ENVELOPE_LENGTH; member += ENVELOPE_WIDTH) envelope[envelopeStart + member] = ABSENT;
    let unusual = false;
    this.names = undefined;
    at += 1;
    if (bytes[at]! <= 0x20) at = this.space(at);
    if (bytes[at] === CLOSE_RECORD) at += 1;
    else {
      for (;;) {
        if (bytes[at] !== QUOTE) return this.broken(at);
        const nameStart = at + 1;
        // A name that is looked for is recognised as it stands, without looking for its end.
        let member = -1;
        let length = 4;
        const word = view.getInt32(nameStart, true);
        if (word === WORD_TYPE) member = TYPE;
        else if (word === WORD_TIME) member = TIME;
        else if (word === WORD_DATA) member = DATA;
        else if ((word & 0xffff) === WORD_ID) {
          member = ID;
          length = 2;
        } else if (word === WORD_SOUR) {
          if (view.getInt32(nameStart + 2, true) === WORD_URCE) member = SOURCE;
          length = 6;
        } else if (word === WORD_SUBJ) {
          if (view.getInt32(nameStart + 3, true) === WORD_JECT) member = SUBJECT;
          length = 7;
        } else if (word === WORD_SPEC) {
          if (view.getInt32(nameStart + 4, true) === WORD_VERS && view.getInt32(nameStart + 7, true) === WORD_SION) {
            member = SPECVERSION;
          }
          length = 11;
        }
        at = nameStart + length;
        if (member < 0 || bytes[at] !== QUOTE) {
          member = -1;
          at = plainEnd(view, nameStart);
          if (bytes[at] !== QUOTE) {
            this.escaped = false;
            at = this.oddString(at);
            if (at < 0) return NOT_JSON;
            if (this.escaped) unusual = true;
          }
        }
        at += 1;
        if (bytes[at] !== COLON) {
          at = this.space(at);
          if (bytes[at] !== COLON) return this.broken(at);
        }
        at += 1;
        let first = bytes[at]!;
        if (first <= 0x20) {
          at = this.space(at);
          first = bytes[at]!;
        }
        const valueStart = at;
        let kind: number;
        if (first === QUOTE) {
          at = plainEnd(view, at + 1);
          if (bytes[at] === QUOTE) kind = STRING;
          else {
            kind = ODD_STRING;
            at = this.oddString(at);
            if (at < 0) return NOT_JSON;
          }
          at += 1;
        } else if (first === OPEN_RECORD && member === DATA) {
          this.escaped = false;
          this.names = this.namesOfType(line, envelopeStart);
          at = this.dataMembers(at);
          if (at < 0) return NOT_JSON;
          if (this.escaped) unusual = true;
          kind = RECORD;
        } else {
          at = this.value(at);
          if (at < 0) return NOT_JSON;
          kind = this.kind;
        }
        if (member >= 0) {
          const slot = envelopeStart + member * ENVELOPE_WIDTH;
          // Names in `data` were resolved by a type that is not the last one.
          if (member === TYPE && this.names !== undefined) unusual = true;
          envelope[slot] = kind;
          envelope[slot + 1] = valueStart;
          envelope[slot + 2] = at;
        }
        let next = bytes[at]!;
        if (next <= 0x20) {
          at = this.space(at);
          next = bytes[at]!;
        }
        at += 1;
        if (next === COMMA) {
          if (bytes[at]! <= 0x20) at = this.space(at);
          continue;
        }
        if (next === CLOSE_RECORD) break;
        return this.broken(at - 1);
      }
    }
    if (at !== end) {
      at = this.space(at);
      if (at !== end) return this.broken(at);
    }
    this.memberCount[line] = this.noted - this.before;
    return unusual ? UNUSUAL : OBJECT;
  }

  private namesOfType(line: number, envelopeStart: number): MemberNames | undefined {
    const type = envelopeStart + TYPE * ENVELOPE_WIDTH;
    if (this.namesOf === undefined || this.envelope[type] !== STRING) return undefined;
    return this.namesOf(line, this.envelope[type + 1]! + 1, this.envelope[type + 2]! - 1);
  }

  /** The members of `data`, which begins at `at`; gives where it ends. */
  private dataMembers(at: number): number {
    const bytes = this.bytes;
    const view = this.view;
    const names = this.names;
    let members = this.members;
    // `data` may stand twice: the last counts.
    let count = this.before;
    this.noted = count;
    at += 1;
    if (bytes[at]! <= 0x20) at = this.space(at);
    if (bytes[at] === CLOSE_RECORD) return at + 1;
    for (;;) {
      if (bytes[at] !== QUOTE) return this.stop(at);
      const nameStart = at + 1;
      const place = count - this.before;
      let position = names === undefined ? UNRESOLVED : names.expectedAt(view, nameStart, place);
      if (position >= 0) at = nameStart + names!.lengthOf(position);
      else {
        at = plainEnd(view, nameStart);
        if (bytes[at] !== QUOTE) {
          at = this.oddString(at);
          if (at < 0) return -1;
        }
        if (names !== undefined) position = names.positionOf(view, nameStart, at - nameStart, place);
      }
      const nameEnd = at;
      at += 1;
      if (bytes[at] !== COLON) {
        at = this.space(at);
        if (bytes[at] !== COLON) return this.stop(at);
      }
      at += 1;
      let first = bytes[at]!;
      if (first <= 0x20) {
        at = this.space(at);
        first = bytes[at]!;
      }
      const valueStart = at;
      let kind: number;
      if (first === QUOTE) {
        at = plainEnd(view, at + 1);
        if (bytes[at] === QUOTE) kind = STRING;
        else {
          const escaped = this.escaped;
          kind = ODD_STRING;
          at = this.oddString(at);
          if (at < 0) return -1;
          this.escaped = escaped;
        }
        at += 1;
      } else {
        const escaped = this.escaped;
        at = this.value(at);
        if (at < 0) return -1;
        this.escaped = escaped;
        kind = this.kind;
      }
      if (count === this.numbers.length) {
        this.growMembers();
        members = this.members;
      }
      const slot = count * MEMBER_WIDTH;
      members[slot] = nameStart;
      members[slot + 1] = nameEnd;
      members[slot + 2] = kind;
      members[slot + 3] = valueStart;
      members[slot + 4] = at;
      members[slot + 5] = position;
      if (kind === INTEGER) this.numbers[count] = this.integer;
      count += 1;
      let next = bytes[at]!;
      if (next <= 0x20) {
        at = this.space(at);
        next = bytes[at]!;
      }
      at += 1;
      if (next === COMMA) {
        if (bytes[at]! <= 0x20) at = this.space(at);
        continue;
      }
      if (next === CLOSE_RECORD) {
        this.noted = count;
        return at;
      }
      return this.stop(at - 1);
    }
  }

  private growMembers(): void {
    const members = new Int32Array(this.members.length * 2);
    members.set(this.members);
    this.members = members;
    const numbers = new Float64Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }

  /** Any value but white space before it; gives where it ends, or -1. */
  private value(at: number): number {
    const first = this.bytes[at]!;
    if (first === QUOTE) {
      at = plainEnd(this.view, at + 1);
      this.kind = STRING;
      if (this.bytes[at] !== QUOTE) {
        this.kind = ODD_STRING;
        at = this.oddString(at);
        if (at < 0) return -1;
      }
      return at + 1;
    }
    if (first === OPEN_RECORD || first === OPEN_LIST) {
      const end = this.nested(at);
      this.kind = first === OPEN_RECORD ? RECORD : LIST;
      return end;
    }
    return this.scalar(at, first);
  }

  /** A number, `true`, `false` or `null`. */
  private scalar(at: number, first: number): number {
    const bytes = this.bytes;
    if (first === 0x74) {
      if (this.view.getInt32(at, true) !== WORD_TRUE) return this.stop(at);
      this.kind = TRUE;
      return at + 4;
    }
    if (first === 0x66) {
      if (this.view.getInt32(at + 1, true) !== WORD_ALSE) return this.stop(at);
      this.kind = FALSE;
      return at + 5;
    }
    if (first === 0x6e) {
      if (this.view.getInt32(at, true) !== WORD_NULL) return this.stop(at);
      this.kind = NULL;
      return at + 4;
    }
    const start = at;
    if (first === MINUS) at += 1;
    let digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return this.stop(at);
    let integer = digit;
    const digits = at;
    at += 1;
    if (digit !== 0) {
      for (;;) {
        digit = bytes[at]! - ZERO;
        if (digit < 0 || digit > 9) break;
        integer = integer * 10 + digit;
        at += 1;
      }
    }
    const after = bytes[at]!;
    if (after !== 0x2e && (after | 0x20) !== 0x65 && at - digits <= 15 && start === digits) {
      this.kind = INTEGER;
      this.integer = integer;
      return at;
    }
    this.kind = ODD_NUMBER;
    if (after === 0x2e) {
      at = this.digits(at + 1);
      if (at < 0) return -1;
    }
    if ((bytes[at]! | 0x20) === 0x65) {
      at += 1;
      if (bytes[at] === 0x2b || bytes[at] === MINUS) at += 1;
      return this.digits(at);
    }
    return at;
  }

  /** At least one digit. */
  private digits(at: number): number {
    const bytes = this.bytes;
    const start = at;
    while (bytes[at]! >= ZERO && bytes[at]! <= 0x39) at += 1;
    return at === start ? this.stop(at) : at;
  }

  /** A list or record with all that is in it; `nesting` notes which of the two each open one is. */
  private nested(at: number): number {
    const bytes = this.bytes;
    const view = this.view;
    let depth = 0;
    let record = bytes[at] === OPEN_RECORD;
    for (;;) {
      // A list or a record has just been opened.
      if (depth === this.nesting.length) {
        const larger = new Uint8Array(depth * 2);
        larger.set(this.nesting);
        this.nesting = larger;
      }
      this.nesting[depth] = record ? 1 : 0;
      depth += 1;
      at += 1;
      if (bytes[at]! <= 0x20) at = this.space(at);
      let closed = bytes[at] === (record ? CLOSE_RECORD : CLOSE_LIST);
      let opened = false;
      while (!opened) {
        if (closed) {
          at += 1;
          depth -= 1;
          if (depth === 0) return at;
          record = this.nesting[depth - 1] === 1;
        } else {
          if (record) {
            if (bytes[at] !== QUOTE) return this.stop(at);
            at = plainEnd(view, at + 1);
            if (bytes[at] !== QUOTE) {
              at = this.oddString(at);
              if (at < 0) return -1;
            }
            at += 1;
            if (bytes[at]! <= 0x20) at = this.space(at);
            if (bytes[at] !== COLON) return this.stop(at);
            at += 1;
            if (bytes[at]! <= 0x20) at = this.space(at);
          }
          const first = bytes[at]!;
          if (first === QUOTE) {
            at = plainEnd(view, at + 1);
            if (bytes[at] !== QUOTE) {
              at = this.oddString(at);
              if (at < 0) return -1;
            }
            at += 1;
          } else if (first === OPEN_RECORD || first === OPEN_LIST) {
            record = first === OPEN_RECORD;
            opened = true;
            continue;
          } else {
            at = this.scalar(at, first);
            if (at < 0) return -1;
          }
        }
        // After a value.
        if (bytes[at]! <= 0x20) at = this.space(at);
        const next = bytes[at]!;
        if (next === COMMA) {
          at += 1;
          if (bytes[at]! <= 0x20) at = this.space(at);
          closed = false;
        } else if (next === (record ? CLOSE_RECORD : CLOSE_LIST)) {
          closed = true;
        } else {
          return this.stop(at);
        }
      }
    }
  }

  /** Goes on in a string from a byte that is not plain; gives where its closing quote stands, or -1. */
  private oddString(at: number): number {
    const bytes = this.bytes;
    for (;;) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH) {
        this.escaped = true;
        const escape = bytes[at + 1]!;
        if (escape === 0x75) {
          for (let digit = at + 2; digit < at + 6; digit += 1) {
            const hex = bytes[digit]!;
            const lower = hex | 0x20;
            if (!((hex >= ZERO && hex <= 0x39) || (lower >= 0x61 && lower <= 0x66))) return this.stop(digit);
          }
          at += 6;
        } else if (ESCAPES[escape] === 1) {
          at += 2;
        } else {
          return this.stop(at + 1);
        }
      } else if (byte < 0x20) {
        return this.stop(at);
      } else if (byte < 0x80) {
        at = plainEnd(this.view, at);
      } else {
        const length = utf8Length(bytes, at);
        if (length === 0) return this.stop(at);
        at += length;
      }
    }
  }

  private space(at: number): number {
    const bytes = this.bytes;
    for (;;) {
      const byte = bytes[at]!;
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return at;
      at += 1;
    }
  }

  private stop(at: number): -1 {
    this.brokenAt = at;
    return -1;
  }

  private broken(at: number): typeof NOT_JSON {
    this.brokenAt = at;
    return NOT_JSON;
  }
}

/** Bytes that may follow a backslash, `u` apart. */
const ESCAPES = new Uint8Array(256);
for (const escape of '"\\/bfnrt') ESCAPES[escape.charCodeAt(0)] = 1;

/** The length of the well-formed UTF-8 sequence of two to four bytes that begins here, or 0. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const second = bytes[at + 1]!;
  if (lead >= 0xc2 && lead <= 0xdf) return second >> 6 === 2 ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const least = lead === 0xe0 ? 0xa0 : 0x80;
    const greatest = lead === 0xed ? 0x9f : 0xbf;
    return second >= least && second <= greatest && bytes[at + 2]! >> 6 === 2 ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const least = lead === 0xf0 ? 0x90 : 0x80;
    const greatest = lead === 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= greatest && bytes[at + 2]! >> 6 === 2 && bytes[at + 3]! >> 6 === 2 ? 4 : 0;
  }
  return 0;
}
