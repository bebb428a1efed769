/** One line that holds a CloudEvent: where its members lie. Gives where the line ends, or 0 where it is not of the usual kind. */
import {
  DATA,
  ENVELOPE_AT,
  ENVELOPE_MEMBERS,
  MEMBERS_AT,
  MEMBER_BYTES,
  MOST_MEMBERS,
  RECORD,
} from "../src/simulator/quick/layout";
import { NONE, escaped, forgetEscapes, kind, numberValue, otherValue, space, stringEnd, stringValue } from "./json";
import {
  ENVELOPE,
  behindForetold,
  foretell,
  foretoldNumber,
  isForetold,
  nextForetold,
  shapeAt,
} from "./shape";
import { find } from "./table";
import { plainEnd } from "./text";

// Of the envelope: a byte for the kind of each member, a word for its start, a word for its end. What else there is shares one place.
const STARTS = ENVELOPE_AT + 16;
const ENDS = ENVELOPE_AT + 64;

/** How many members of `data` the table of names has were noted; those that stand twice are. */
export let noted: i32 = 0;

/** The table of names. */
let names: usize = 0;
let lastName: u32 = 0;

export function useNames(table: usize, last: u32): void {
  names = table;
  lastName = last;
}

@inline
export function kindOf(member: usize): i32 {
  return load<u8>(member + ENVELOPE_AT);
}

@inline
export function startOf(member: usize): usize {
  return load<u32>((member << 2) + STARTS);
}

@inline
export function endOf(member: usize): usize {
  return load<u32>((member << 2) + ENDS);
}

/** From the opening brace on. */
export function eventEnd(at: usize): usize {
  store<u64>(ENVELOPE_AT, 0);
  forgetEscapes();
  noted = 0;
  at = skip(at + 1);
  if (load<u8>(at) == 0x7d) at++;
  else {
    let likely = ENVELOPE;
    while (true) {
      const number = <u32>nameAt(at, likely);
      if (nameEnd == NONE) return NONE;
      const member: usize = number < <u32>ENVELOPE_MEMBERS ? number : ENVELOPE_MEMBERS;
      const start = skip(nameEnd);
      const first: u32 = load<u8>(start);
      if (first == 0x22) at = stringValue(start);
      else if (first == 0x7b && member == DATA) at = dataEnd(start);
      else at = otherValue(start, first);
      if (at == NONE) return NONE;
      store<u8>(member + ENVELOPE_AT, <u8>kind);
      store<u32>((member << 2) + STARTS, <u32>start);
      store<u32>((member << 2) + ENDS, <u32>at);
      at = skip(at);
      const next = load<u8>(at);
      at++;
      if (next == 0x7d) break;
      if (next != 0x2c) return NONE;
      at = skip(at);
      likely = nextForetold(likely);
    }
  }
  at = skip(at);
  // A name that is written with escapes may be any.
  return load<u8>(at) == 0x0a && !escaped ? at : NONE;
}

/** Notes the members of `data`. It may stand twice: the last counts. */
function dataEnd(at: usize): usize {
  let member: usize = MEMBERS_AT;
  noted = 0;
  kind = RECORD;
  at = skip(at + 1);
  if (load<u8>(at) == 0x7d) return at + 1;
  let likely = shapeAt(at);
  while (true) {
    const name = nameAt(at, likely);
    if (nameEnd == NONE) return NONE;
    const start = skip(nameEnd);
    const first: u32 = load<u8>(start);
    at = first == 0x22 ? stringValue(start) : otherValue(start, first);
    if (at == NONE) return NONE;
    if (name >= 0) {
      if (noted == MOST_MEMBERS) return NONE;
      store<i32>(member, name);
      store<i32>(member, kind, 4);
      store<u32>(member, <u32>start, 8);
      store<u32>(member, <u32>at, 12);
      store<f64>(member, numberValue, 16);
      member += MEMBER_BYTES;
      noted++;
    }
    at = skip(at);
    const next = load<u8>(at);
    at++;
    if (next == 0x7d) {
      kind = RECORD;
      return at;
    }
    if (next != 0x2c) return NONE;
    at = skip(at);
    likely = nextForetold(likely);
  }
}

/** Behind the colon of the name that `nameAt` was asked for; `NONE` where there is no name with a colon. */
let nameEnd: usize = 0;

/** The number of the name that should begin here; -1 where the table lacks it. @param likely - what is foretold of it */
@inline
function nameAt(quote: usize, likely: usize): i32 {
  if (!isForetold(likely, quote)) return unforetold(quote, likely);
  nameEnd = behindForetold(likely, quote);
  return foretoldNumber(likely);
}

function unforetold(quote: usize, likely: usize): i32 {
  nameEnd = NONE;
  if (load<u8>(quote) != 0x22) return -1;
  const plain = plainEnd(quote + 1);
  const isPlain = load<u8>(plain) == 0x22;
  const end = isPlain ? plain : stringEnd(plain);
  if (end == NONE) return -1;
  const colon = skip(end + 1);
  if (load<u8>(colon) != 0x3a) return -1;
  nameEnd = colon + 1;
  if (!isPlain) return -1;
  const number = find(names, lastName, quote + 1, <i32>(plain - quote - 1));
  foretell(likely, quote, nameEnd, number);
  return number;
}

@inline
function skip(at: usize): usize {
  return load<u8>(at) <= 0x20 ? space(at) : at;
}
