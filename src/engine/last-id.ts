/**
 * The id of the last event taken of a person: as bytes among the cells where the event had it as bytes and it is short, so
 * that no text is made and kept for every event; else as text.
 */
import { LAST_ID } from "./engine-state.js";
import type { PersonRecord } from "./engine-state.js";
import type { DecodedEvent } from "./event.js";

/** Of the twelve words, the first says how many bytes there are; 0 where the id is a text. */
const MOST_BYTES = 44;

export function keepId(record: PersonRecord, event: DecodedEvent): void {
  const { words } = record;
  const first = 2 * (record.base + LAST_ID);
  const bytes = event.idBytes;
  if (bytes === undefined || bytes.length > MOST_BYTES) {
    words[first] = 0;
    record.lastId = event.id;
    return;
  }
  const { view, length } = bytes;
  let { at } = bytes;
  words[first] = length;
  for (let word = first + 1; word <= first + ((length + 3) >> 2); word += 1) {
    words[word] = view.getInt32(at, true);
    at += 4;
  }
}

/** Keeps a text. */
export function setId(record: PersonRecord, id: string): void {
  record.words[2 * (record.base + LAST_ID)] = 0;
  record.lastId = id;
}

export function lastIdOf(record: PersonRecord): string {
  const { words } = record;
  const first = 2 * (record.base + LAST_ID);
  const length = words[first]!;
  if (length === 0) return record.lastId;
  let id = "";
  for (let at = 0; at < length; at += 1)
    id += String.fromCharCode((words[first + 1 + (at >> 2)]! >>> (8 * (at & 3))) & 0x7f);
  return id;
}
