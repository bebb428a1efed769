/**
 * What every event touches of a person: a row of cells, as long as a cache line, all rows in one array.
 *
 * The time of the last event taken, -1 where there was none or another partition keeps it; the least of the deadlines of
 * prompts that wait; then, in words, the source and the id of the last event (`last-key.ts`), and where the person's lists
 * begin (`person-lists.ts`).
 */

export const LAST_TIME = 0;
export const NEXT_DEADLINE = 1;

// Words of a row.
export const LAST_SOURCE = 4;
export const LAST_ID_LENGTH = 5;
export const LAST_ID = 6;
export const LISTS = 15;

/** Bytes for an id: a UUID fits. */
export const ID_BYTES = 4 * (LISTS - LAST_ID);

const ROW = 8;

export class PersonRows {
  /** Another array each time that it has grown. */
  cells: Float64Array = new Float64Array(64 * ROW);
  /** The same memory. */
  words: Int32Array = new Int32Array(this.cells.buffer);
  private taken = 0;

  /** Where the next row begins. */
  add(): number {
    const place = this.taken;
    this.taken += ROW;
    if (this.taken > this.cells.length) {
      const larger = new Float64Array(this.cells.length * 2);
      larger.set(this.cells);
      this.cells = larger;
      this.words = new Int32Array(larger.buffer);
    }
    this.cells[place + LAST_TIME] = -1;
    this.cells[place + NEXT_DEADLINE] = Infinity;
    return place;
  }
}
