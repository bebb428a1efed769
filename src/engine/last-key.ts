/** Id and source of the last event taken of a person: in the row where the id is short and the source numbered, else outside. */
import type { Context } from "./context.js";
import type { EngineState } from "./engine-state.js";
import { ID_BYTES, LAST_ID, LAST_ID_LENGTH, LAST_SOURCE } from "./person-rows.js";
import { readText, writeId } from "./short-text.js";
import { IN_RECORD } from "./sources.js";

/** Takes the present event's id and source down. */
export function keepKey({ words, event, state, place }: Context): void {
  const first = 2 * place;
  const source = state.sources.numberOf(event.source);
  words[first + LAST_SOURCE] = source;
  if (source === IN_RECORD) state.outside(place).lastSource = event.source;
  const length = writeId(words, first + LAST_ID, event, ID_BYTES);
  words[first + LAST_ID_LENGTH] = length;
  if (length === 0) state.outside(place).lastId = event.id;
}

export function setKey(state: EngineState, place: number, id: string, source: string): void {
  const { words } = state.rows;
  words[2 * place + LAST_ID_LENGTH] = 0;
  words[2 * place + LAST_SOURCE] = IN_RECORD;
  const outside = state.outside(place);
  outside.lastId = id;
  outside.lastSource = source;
}

export function lastIdOf(state: EngineState, place: number): string {
  const { words } = state.rows;
  const length = words[2 * place + LAST_ID_LENGTH]!;
  return length === 0 ? state.outside(place).lastId : readText(words, 2 * place + LAST_ID, length);
}

export function lastSourceOf(state: EngineState, place: number): string {
  const number = state.rows.words[2 * place + LAST_SOURCE]!;
  return number === IN_RECORD ? state.outside(place).lastSource : state.sources.at(number);
}
