/** A part of a split replay that looks at every record, for tests that split as they like. */
import type { Part } from "../../src/simulator/threads/parts.js";

export function partTaking(number: number, count: number, takes: (person: string) => boolean): Part {
  return { number, count, byPerson: false, takes };
}
