/** Not a peer but the floor: read the log, cut it into lines, `JSON.parse` each, and answer nothing. */
import { linesOf } from "./lines.js";
import type { LogEvent } from "./lines.js";

/** @returns how many events there were */
export function parseAlone(log: string): number {
  let events = 0;
  for (const line of linesOf(log)) if ((JSON.parse(line) as LogEvent).type !== undefined) events += 1;
  return events;
}
