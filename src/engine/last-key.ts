/**
 * Id and source of the last event taken of a person: among the cells where the event has its id as bytes and it is short, so
 * that no text is made and kept for every event and nothing but the cells is touched; else as texts in the record.
 */
import type { Context } from "./context.js";
import { LAST_KEY } from "./engine-state.js";
import type { EngineState, PersonRecord } from "./engine-state.js";
import { IN_RECORD } from "./sources.js";

// Twelve words: how many bytes the id has, 0 where the record holds it; the number of the source, -1 where the record holds
// it; the bytes.
const MOST_BYTES = 40;

/** Takes the present event's id and source down. */
export function keepKey(context: Context): void {
  const { words, event, state } = context;
  const first = 2 * (context.base + LAST_KEY);
  const source = state.sources.numberOf(event.source);
  words[first + 1] = source;
  if (source === IN_RECORD) context.record.lastSource = event.source;
  const bytes = event.idBytes;
  if (bytes === undefined || bytes.length > MOST_BYTES) {
    words[first] = 0;
    context.record.lastId = event.id;
    return;
  }
  const { view, length } = bytes;
  let { at } = bytes;
  words[first] = length;
  const end = first + 2 + ((length + 3) >> 2);
  for (let word = first + 2; word < end; word += 1) {
    words[word] = view.getInt32(at, true);
    at += 4;
  }
}

export function setKey(record: PersonRecord, id: string, source: string): void {
  const { words } = record.memory;
  const first = 2 * (record.base + LAST_KEY);
  words[first] = 0;
  words[first + 1] = IN_RECORD;
  record.lastId = id;
  record.lastSource = source;
}

export function lastIdOf(record: PersonRecord): string {
  const { words } = record.memory;
  const first = 2 * (record.base + LAST_KEY);
  const length = words[first]!;
  if (length === 0) return record.lastId;
  let id = "";
  for (let at = 0; at < length; at += 1) {
    id += String.fromCharCode((words[first + 2 + (at >> 2)]! >>> (8 * (at & 3))) & 0x7f);
  }
  return id;
}

export function lastSourceOf(record: PersonRecord, state: EngineState): string {
  const number = record.memory.words[2 * (record.base + LAST_KEY) + 1]!;
  return number === IN_RECORD ? record.lastSource : state.sources.at(number);
}
