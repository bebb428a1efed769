/**
 * Looks at lines of NDJSON, a few side by side, and notes of each what kind of event it is, of whom, and what its fields say.
 * Whatever is not of the usual kind it leaves to the reader in JavaScript, which gives the same answers.
 */
import {
  ABSENT,
  BY_TYPE_ALONE,
  DATA,
  EVENT,
  ID,
  LINES_AT_ONCE,
  MOST_READINGS,
  NOTES_AT,
  NOTE_BYTES,
  NOTE_END,
  NOTE_FOR_ALL,
  NOTE_ID_AT,
  NOTE_ID_LENGTH,
  NOTE_ORDINAL,
  NOTE_PERSON,
  NOTE_READING,
  NOTE_RESULT,
  NOTE_START,
  NOTE_SUBJECT_AT,
  NOTE_SUBJECT_LENGTH,
  NOTE_TIME,
  NOTE_TYPE,
  NOT_QUICK,
  OUT_OF_VOCABULARY,
  READINGS_AT,
  READING_BYTES,
  READING_VALUE,
  RECORD,
  SOURCE,
  SPECVERSION,
  STRING,
  SUBJECT,
  TIME,
  TYPE,
  TYPE_ASKED_FOR,
  TYPE_BYTES,
  TYPE_FIELDS,
  VALUES_OF_FIELD,
  VALUE_ABSENT,
} from "../src/simulator/quick/layout";
import { endOf, eventEnd, kindOf, startOf, useNames } from "./event";
import { readFields, readText, useFields } from "./fields";
import { instantAt } from "./instant";
import { NONE } from "./json";
import { FULL, personAt } from "./people";
import { ANYBODY, part, route } from "./route";
import { forgetShapes } from "./shape";
import { add, find } from "./table";
import { fillMasks } from "./text";

export { peopleCount, personAt, usePeople, useTexts } from "./people";
export { add as addText } from "./table";

/** The table of types, and what the host says of each. */
let typeNames: usize = 0;
let lastTypeName: u32 = 0;
let types: usize = 0;
/** The last field stands for the source. */
let sourceField: i32 = 0;
let readings: i32 = 0;
/** How many lines the last look has noted. */
let lines: i32 = 0;
/** How many it went past: noted ones, and those for other parts. */
let passed: i32 = 0;
let ours: i32 = 0;
let parts: i32 = 1;
/** The first of these notes for which `numberPeople` has not looked. */
let unnumbered: usize = NOTES_AT;

/** The tables of names and of types are empty still: `addText` fills them. */
export function begin(
  names: usize,
  lastName: u32,
  namesOfTypes: usize,
  lastType: u32,
  aboutTypes: usize,
  fieldBits: usize,
  fields: i32,
): void {
  fillMasks();
  forgetShapes();
  useNames(names, lastName);
  typeNames = namesOfTypes;
  lastTypeName = lastType;
  types = aboutTypes;
  useFields(fieldBits, fields);
  sourceField = fields - 1;
}

export function lineCount(): i32 {
  return lines;
}

/** From now on lines of other parts than this one of so many are passed by. */
export function usePart(number: i32, count: i32): void {
  ours = number;
  parts = count;
}

export function passedCount(): i32 {
  return passed;
}

/** Notes lines from here on; each ends in a line feed, the last of them before `end`. Gives where the next line begins. */
export function look(at: usize, end: usize): usize {
  readings = 0;
  lines = 0;
  passed = 0;
  unnumbered = NOTES_AT;
  let note: usize = NOTES_AT;
  while (lines < LINES_AT_ONCE && at < end) {
    if (parts > 1) {
      const routedEnd = route(at, parts);
      if (part != ANYBODY && part != ours) {
        passed++;
        at = routedEnd + 1;
        continue;
      }
      store<i32>(note, part == ANYBODY ? 1 : 0, NOTE_FOR_ALL);
    }
    store<i32>(note, passed, NOTE_ORDINAL);
    passed++;
    store<i32>(note, -1, NOTE_PERSON);
    const known = load<u8>(at) == 0x7b ? eventEnd(at) : NONE;
    store<i32>(note, 0, NOTE_SUBJECT_LENGTH);
    const result = known == NONE ? NOT_QUICK : noteEvent(note);
    const lineEnd = known == NONE ? lineFeed(at) : known;
    store<i32>(note, result, NOTE_RESULT);
    store<u32>(note, <u32>at, NOTE_START);
    store<u32>(note, <u32>lineEnd, NOTE_END);
    note += NOTE_BYTES;
    lines++;
    at = lineEnd + 1;
  }
  return at;
}

/** Instead of `look`: the host has noted whom so many records are of, for `numberPeople`. */
export function useNotes(count: i32): void {
  lines = count;
  unnumbered = NOTES_AT;
}

/**
 * Finds whom the noted lines are of: for all of them together, so that they wait for the table's memory at one time. False
 * where somebody new finds no room: the host makes room and asks again.
 */
export function numberPeople(): bool {
  const end: usize = NOTES_AT + lines * NOTE_BYTES;
  while (unnumbered < end) {
    const length = load<i32>(unnumbered, NOTE_SUBJECT_LENGTH);
    if (length > 0) {
      const person = personAt(load<u32>(unnumbered, NOTE_SUBJECT_AT), length);
      if (person == FULL) return false;
      store<i32>(unnumbered, person, NOTE_PERSON);
    }
    unnumbered += NOTE_BYTES;
  }
  return true;
}

function lineFeed(at: usize): usize {
  while (load<u8>(at) != 0x0a) at++;
  return at;
}

function noteEvent(note: usize): i32 {
  if (kindOf(TYPE) != STRING || lengthOf(TYPE) == 0) return NOT_QUICK;
  const type = find(typeNames, lastTypeName, textOf(TYPE), lengthOf(TYPE));
  if (type < 0) return OUT_OF_VOCABULARY;
  store<i32>(note, type, NOTE_TYPE);

  let time: i64 = -1;
  if (kindOf(TIME) == STRING) {
    time = instantAt(textOf(TIME), lengthOf(TIME));
    if (time < 0) return NOT_QUICK;
  } else if (kindOf(TIME) != ABSENT) return NOT_QUICK;
  store<f64>(note, <f64>time, NOTE_TIME);

  const about = types + type * TYPE_BYTES;
  const askedFor = load<i32>(about, TYPE_ASKED_FOR) != 0;
  if (askedFor && (time < 0 || !isUsual())) return NOT_QUICK;

  const named = kindOf(SUBJECT) == STRING && lengthOf(SUBJECT) > 0;
  if (!named && kindOf(SUBJECT) != STRING && kindOf(SUBJECT) != ABSENT) return NOT_QUICK;
  const fields = load<i32>(about, TYPE_FIELDS);
  if (askedFor && (!named || readings + fields + 1 > MOST_READINGS)) return NOT_QUICK;
  if (named) {
    store<u32>(note, <u32>textOf(SUBJECT), NOTE_SUBJECT_AT);
    store<i32>(note, lengthOf(SUBJECT), NOTE_SUBJECT_LENGTH);
  }
  if (!askedFor) return BY_TYPE_ALONE;

  store<u32>(note, <u32>textOf(ID), NOTE_ID_AT);
  store<i32>(note, lengthOf(ID), NOTE_ID_LENGTH);
  store<i32>(note, readings, NOTE_READING);
  readFields(about, readings);
  readSource(READINGS_AT + (readings + fields) * READING_BYTES);
  readings += fields + 1;
  return EVENT;
}

/** Of an event that is asked for: whether its other members are as they mostly are. */
function isUsual(): bool {
  if (kindOf(ID) != STRING || lengthOf(ID) == 0 || kindOf(DATA) != RECORD) return false;
  if (kindOf(SOURCE) != STRING && kindOf(SOURCE) != ABSENT) return false;
  // `"1.0"`, of which the last byte can only be the closing quote.
  const isOne = lengthOf(SPECVERSION) == 3 && load<u32>(startOf(SPECVERSION)) == 0x302e3122;
  return kindOf(SPECVERSION) == ABSENT || (kindOf(SPECVERSION) == STRING && isOne);
}

@inline
function readSource(reading: usize): void {
  if (kindOf(SOURCE) == STRING) readText(sourceField, STRING, startOf(SOURCE), endOf(SOURCE), reading);
  else store<i32>(reading, sourceField * VALUES_OF_FIELD + VALUE_ABSENT, READING_VALUE);
}

@inline
function textOf(member: usize): usize {
  return startOf(member) + 1;
}

@inline
function lengthOf(member: usize): i32 {
  return <i32>(endOf(member) - startOf(member)) - 2;
}
