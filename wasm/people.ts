/** Numbers people in the order in which they are first met. */
import { MOST_IN_ENTRY, add, copyTable, find } from "./table";

/** Instead of a number: the table or the place for texts is full, and the host must make room. */
export const FULL: i32 = -2;

let table: usize = 0;
let last: u32 = 0;
let count: i32 = 0;
/** Where the next long text goes, and where that place ends. */
let texts: usize = 0;
let textsEnd: usize = 0;

export function peopleCount(): i32 {
  return count;
}

/** Goes on with a larger, empty table. */
export function usePeople(larger: usize, largerLast: u32): void {
  if (table != 0) copyTable(table, last, larger, largerLast);
  table = larger;
  last = largerLast;
}

export function useTexts(from: usize, end: usize): void {
  texts = from;
  textsEnd = end;
}

export function personAt(at: usize, length: i32): i32 {
  const known = find(table, last, at, length);
  return known >= 0 ? known : newPerson(at, length);
}

function newPerson(at: usize, length: i32): i32 {
  // At most three in four entries are taken.
  if (<u32>count * 4 >= last * 3) return FULL;
  let kept: usize = 0;
  if (length > MOST_IN_ENTRY) {
    if (texts + length > textsEnd) return FULL;
    kept = texts;
    memory.copy(kept, at, length);
    texts += length;
  }
  add(table, last, at, length, count, kept);
  return count++;
}
