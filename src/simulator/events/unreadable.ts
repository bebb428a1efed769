/** Why a line is no record at all. */
import { MAX_LINE_BYTES } from "../bytes/lines.js";
import { JsonScanner } from "../json/scanner.js";

export function notJson(bytes: Uint8Array, start: number, end: number): string {
  // A scanner of its own: its caller may need the notes of other lines still.
  const scanner = new JsonScanner();
  scanner.use(bytes);
  scanner.scan(start, end, 0);
  return `this stops being JSON in UTF-8 at byte ${scanner.brokenAt - start + 1} of the line`;
}

export function tooLong(bytes: number): string {
  return `a line of ${bytes} bytes, and at most ${MAX_LINE_BYTES} are read`;
}
