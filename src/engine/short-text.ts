/** Ids among numbers, four bytes a word, where they are ASCII and short: so no text is made and kept for every event. */
import type { DecodedEvent } from "./event.js";

type Id = Pick<DecodedEvent, "id" | "idBytes">;

/** Puts the event's id into words from `at` on. Gives how many bytes it has; 0 where it does not fit. */
export function writeId(words: Int32Array, at: number, event: Id, mostBytes: number): number {
  const length = idLength(event, mostBytes);
  const bytes = event.idBytes;
  if (length === 0) return 0;
  const end = at + ((length + 3) >> 2);
  if (bytes !== undefined) {
    const { view } = bytes;
    let from = bytes.at;
    for (let word = at; word < end; word += 1) {
      words[word] = view.getInt32(from, true);
      from += 4;
    }
    return length;
  }
  const { id } = event;
  for (let word = at; word < end; word += 1) words[word] = 0;
  for (let unit = 0; unit < length; unit += 1) words[at + (unit >> 2)]! |= id.charCodeAt(unit) << (8 * (unit & 3));
  return length;
}

/** How many bytes `writeId` will write. */
export function idLength(event: Id, mostBytes: number): number {
  const bytes = event.idBytes;
  if (bytes !== undefined) return bytes.length > mostBytes ? 0 : bytes.length;
  const { id } = event;
  return id.length > mostBytes || !isAscii(id) ? 0 : id.length;
}

export function readText(words: Int32Array, at: number, length: number): string {
  let text = "";
  for (let unit = 0; unit < length; unit += 1) {
    text += String.fromCharCode((words[at + (unit >> 2)]! >>> (8 * (unit & 3))) & 0x7f);
  }
  return text;
}

function isAscii(text: string): boolean {
  for (let unit = 0; unit < text.length; unit += 1) if (text.charCodeAt(unit) > 0x7f) return false;
  return true;
}
