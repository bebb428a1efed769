/**
 * Walks values of JSON; each walk gives where the value ends, or 0 where it is none, or nested too deep to be told here. Takes
 * nothing that decoding the bytes as UTF-8 and `JSON.parse` would refuse.
 */
import {
  DECIMAL,
  FALSE,
  INTEGER,
  LIST,
  MOST_NESTING,
  NESTING_AT,
  NULL,
  ODD_NUMBER,
  ODD_STRING,
  RECORD,
  STRING,
  TRUE,
} from "../src/simulator/quick/layout";
import { plainEnd } from "./text";

export const NONE: usize = 0;

/** So many can be told apart by a double. */
const MOST_DIGITS = 15;

/** Of the value that was walked last. */
export let kind: i32 = 0;
/** The value of the last number that is `INTEGER` or `DECIMAL`. */
export let numberValue: f64 = 0;
/** Whether a string had an escape since this was last set to false. */
export let escaped: bool = false;

export function forgetEscapes(): void {
  escaped = false;
}

/** White space, which a line feed is not: it ends the line. */
export function space(at: usize): usize {
  while (true) {
    const byte = load<u8>(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) return at;
    at++;
  }
}

/** From a string's opening quote. */
@inline
export function stringValue(at: usize): usize {
  const end = plainEnd(at + 1);
  if (load<u8>(end) == 0x22) {
    kind = STRING;
    return end + 1;
  }
  return oddStringValue(end);
}

function oddStringValue(at: usize): usize {
  const before = escaped;
  const end = stringEnd(at);
  escaped = before;
  kind = ODD_STRING;
  return end == NONE ? NONE : end + 1;
}

/** From within a string; gives where its closing quote stands. */
export function stringEnd(at: usize): usize {
  while (true) {
    at = plainEnd(at);
    const byte = load<u8>(at);
    if (byte == 0x22) return at;
    if (byte < 0x20) return NONE;
    if (byte == 0x5c) {
      escaped = true;
      at = escapeEnd(at);
    } else at = characterEnd(at);
    if (at == NONE) return NONE;
  }
}

function escapeEnd(at: usize): usize {
  const escape = load<u8>(at, 1);
  if (escape == 0x75) {
    for (let digit = at + 2; digit < at + 6; digit++) {
      const byte = load<u8>(digit);
      const lower = byte | 0x20;
      if (!((byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66))) return NONE;
    }
    return at + 6;
  }
  // One of "\/bfnrt.
  const known =
    escape == 0x22 ||
    escape == 0x5c ||
    escape == 0x2f ||
    escape == 0x62 ||
    escape == 0x66 ||
    escape == 0x6e ||
    escape == 0x72 ||
    escape == 0x74;
  return known ? at + 2 : NONE;
}

/** A well-formed UTF-8 sequence of two to four bytes. */
function characterEnd(at: usize): usize {
  const lead = load<u8>(at);
  const second = load<u8>(at, 1);
  if (lead >= 0xc2 && lead <= 0xdf) return second >> 6 == 2 ? at + 2 : NONE;
  if (lead >= 0xe0 && lead <= 0xef) {
    const least: u8 = lead == 0xe0 ? 0xa0 : 0x80;
    const greatest: u8 = lead == 0xed ? 0x9f : 0xbf;
    return second >= least && second <= greatest && load<u8>(at, 2) >> 6 == 2 ? at + 3 : NONE;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const least: u8 = lead == 0xf0 ? 0x90 : 0x80;
    const greatest: u8 = lead == 0xf4 ? 0x8f : 0xbf;
    const inRange = second >= least && second <= greatest;
    return inRange && load<u8>(at, 2) >> 6 == 2 && load<u8>(at, 3) >> 6 == 2 ? at + 4 : NONE;
  }
  return NONE;
}

/** Any value that is no string, by its first byte. */
export function otherValue(at: usize, first: u32): usize {
  if (first != 0x7b && first != 0x5b) return scalar(at, first);
  const before = escaped;
  const end = nested(at);
  escaped = before;
  kind = first == 0x7b ? RECORD : LIST;
  return end;
}

/** A number, `true`, `false` or `null`. */
@inline
function scalar(at: usize, first: u32): usize {
  if (first - 0x30 <= 9) return number(at, first);
  if (first == 0x74) {
    kind = TRUE;
    return load<u32>(at) == 0x65757274 ? at + 4 : NONE;
  }
  if (first == 0x66) {
    kind = FALSE;
    return load<u32>(at, 1) == 0x65736c61 ? at + 5 : NONE;
  }
  if (first == 0x6e) {
    kind = NULL;
    return load<u32>(at) == 0x6c6c756e ? at + 4 : NONE;
  }
  const second: u32 = load<u8>(at, 1);
  if (first != 0x2d || second - 0x30 > 9) return NONE;
  const end = number(at + 1, second);
  // No zero has a sign.
  numberValue = 0 - numberValue;
  return end;
}

/** One that begins with a digit. Eight are read all at once. */
@inline
function number(at: usize, first: u32): usize {
  const digits = load<u64>(at) ^ 0x3030303030303030;
  const others = (digits | (digits + 0x7676767676767676)) & 0x8080808080808080;
  const count = others == 0 ? 8 : <i32>(ctz(others) >> 3);
  // Pairs of digits, then pairs of pairs; missing ones in front are zero.
  let value = digits << (64 - (count << 3));
  value = value * 10 + (value >> 8);
  value =
    ((value & 0x000000ff000000ff) * 0x000f424000000064 + ((value >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
  value &= 0xffffffff;
  let end = at + count;
  if (others == 0) {
    while (<u32>load<u8>(end) - 0x30 <= 9 && end < at + MOST_DIGITS) {
      value = value * 10 + load<u8>(end) - 0x30;
      end++;
    }
  }
  const after: u32 = load<u8>(end);
  if (first == 0x30 && count > 1) return NONE;
  if (after == 0x2e) return decimal(at, end, value);
  if (goesOn(after)) return oddNumber(at);
  kind = INTEGER;
  numberValue = <f64>value;
  return end;
}

/**
 * From the point on, behind digits of this value. A whole number of so few digits and a power of ten are both told exactly by
 * a double, so that their quotient is the double that is nearest to what is written.
 */
function decimal(start: usize, point: usize, value: u64): usize {
  const most = start + MOST_DIGITS + 1;
  let end = point + 1;
  while (<u32>load<u8>(end) - 0x30 <= 9 && end < most) {
    value = value * 10 + load<u8>(end) - 0x30;
    end++;
  }
  if (end == point + 1 || goesOn(load<u8>(end))) return oddNumber(start);
  kind = DECIMAL;
  numberValue = <f64>value / load<f64>(powersOfTen + ((end - point - 1) << 3));
  return end;
}

const powersOfTen = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]);

/** Whether a number has more digits or an exponent. */
@inline
function goesOn(after: u32): bool {
  return (after | 0x20) == 0x65 || after - 0x30 <= 9;
}

/** From its first digit. */
function oddNumber(at: usize): usize {
  kind = ODD_NUMBER;
  at = load<u8>(at) == 0x30 ? at + 1 : digitsEnd(at);
  if (at == NONE) return NONE;
  if (load<u8>(at) == 0x2e) {
    at = digitsEnd(at + 1);
    if (at == NONE) return NONE;
  }
  if ((load<u8>(at) | 0x20) != 0x65) return at;
  at++;
  if (load<u8>(at) == 0x2b || load<u8>(at) == 0x2d) at++;
  return digitsEnd(at);
}

/** At least one digit. */
function digitsEnd(at: usize): usize {
  const start = at;
  while (<u32>load<u8>(at) - 0x30 <= 9) at++;
  return at == start ? NONE : at;
}

/** A list or a record with all that is in it; a byte each says which of the two the open ones are. */
function nested(at: usize): usize {
  let depth: usize = 0;
  let record = load<u8>(at) == 0x7b;
  while (true) {
    // A list or a record has just been opened.
    if (depth == MOST_NESTING) return NONE;
    store<u8>(depth + NESTING_AT, record ? 1 : 0);
    depth++;
    at = space(at + 1);
    let closed = load<u8>(at) == (record ? 0x7d : 0x5d);
    while (true) {
      if (closed) {
        at++;
        depth--;
        if (depth == 0) return at;
        record = load<u8>(depth + NESTING_AT - 1) == 1;
      } else {
        if (record) {
          at = nameAndColon(at);
          if (at == NONE) return NONE;
        }
        const first: u32 = load<u8>(at);
        if (first == 0x7b || first == 0x5b) {
          record = first == 0x7b;
          break;
        }
        at = first == 0x22 ? stringValue(at) : scalar(at, first);
        if (at == NONE) return NONE;
      }
      at = space(at);
      const next = load<u8>(at);
      closed = next == (record ? 0x7d : 0x5d);
      if (!closed) {
        if (next != 0x2c) return NONE;
        at = space(at + 1);
      }
    }
  }
}

function nameAndColon(at: usize): usize {
  if (load<u8>(at) != 0x22) return NONE;
  at = stringEnd(at + 1);
  if (at == NONE) return NONE;
  at = space(at + 1);
  return load<u8>(at) == 0x3a ? space(at + 1) : NONE;
}
