/** Notes and readings of the scanner, as words of its memory. */
import {
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
  READING_BYTES,
  READING_END,
  READING_KIND,
  READING_NUMBER,
  READING_START,
} from "./layout.js";

// Words of a note, and of a reading.
export const RESULT = NOTE_RESULT >> 2;
export const START = NOTE_START >> 2;
export const END = NOTE_END >> 2;
export const TYPE = NOTE_TYPE >> 2;
export const PERSON = NOTE_PERSON >> 2;
export const ID_AT = NOTE_ID_AT >> 2;
export const ID_LENGTH = NOTE_ID_LENGTH >> 2;
export const READING = NOTE_READING >> 2;
export const SUBJECT_AT = NOTE_SUBJECT_AT >> 2;
export const SUBJECT_LENGTH = NOTE_SUBJECT_LENGTH >> 2;
export const TIME = NOTE_TIME >> 2;
export const ORDINAL = NOTE_ORDINAL >> 2;
export const FOR_ALL = NOTE_FOR_ALL >> 2;
export const NOTE_WORDS = NOTE_BYTES >> 2;
export const READING_WORDS = READING_BYTES >> 2;
export const FROM = READING_START >> 2;
export const TO = READING_END >> 2;
export const KIND = READING_KIND >> 2;
export const NUMBER = READING_NUMBER >> 2;

/** Where the note of a line begins. */
export function noteOf(line: number): number {
  return (NOTES_AT + line * NOTE_BYTES) >> 2;
}
