/**
 * A ring of slots in memory that two threads share. One writes notes of lines beside the lines' bytes, the other takes them in
 * the same order; either waits where the other is behind, so that the memory bounds how far ahead the first gets.
 *
 * A slot holds batches of notes as `QuickLines.giveNotes` has them, one behind the other, and the bytes of all their lines.
 */

export interface RingSize {
  readonly slots: number;
  /** Of notes, in each slot. */
  readonly noteBytes: number;
  /** Of lines, in each slot. */
  readonly lineBytes: number;
}

/** Lines of the pieces in which a log is read, and notes of half a dozen fields a line. */
export const USUAL_RING: RingSize = { slots: 6, noteBytes: 512 * 1024, lineBytes: 512 * 1024 };

/** What a slot says of itself: all numbers, and places in bytes. */
export interface Slot {
  readonly notes: Int32Array;
  readonly lines: Uint8Array;
  /** 1 where what it has to tell comes as a message instead. */
  isMessage: boolean;
  /** How many words of `notes`, and bytes of `lines`, are used. */
  noteWords: number;
  lineBytes: number;
  /** Where the lines' first byte lay in the memory that the notes speak of. */
  at: number;
  /** Of the first line, from 1. */
  number: number;
  /** On disk, read until then. */
  position: number;
}

// Words of the ring's head, and doubles of a slot's.
const WRITTEN = 0;
const TAKEN = 1;
const HEAD_BYTES = 64;
const SLOT_HEAD_BYTES = 64;
const MESSAGE = 0;
const NOTE_WORDS = 1;
const LINE_BYTES = 2;
const AT = 3;
const NUMBER = 4;
const POSITION = 5;

export class Ring {
  private readonly words: Int32Array;
  private readonly slots: readonly {
    readonly head: Float64Array;
    readonly notes: Int32Array;
    readonly lines: Uint8Array;
  }[];

  static memory({ slots, noteBytes, lineBytes }: RingSize): SharedArrayBuffer {
    return new SharedArrayBuffer(HEAD_BYTES + slots * (SLOT_HEAD_BYTES + rounded(noteBytes) + rounded(lineBytes)));
  }

  constructor(memory: SharedArrayBuffer, { slots, noteBytes, lineBytes }: RingSize) {
    this.words = new Int32Array(memory, 0, 2);
    const [notes, lines] = [rounded(noteBytes), rounded(lineBytes)];
    this.slots = Array.from({ length: slots }, (_, slot) => {
      const from = HEAD_BYTES + slot * (SLOT_HEAD_BYTES + notes + lines);
      return {
        head: new Float64Array(memory, from, SLOT_HEAD_BYTES / 8),
        notes: new Int32Array(memory, from + SLOT_HEAD_BYTES, noteBytes >> 2),
        lines: new Uint8Array(memory, from + SLOT_HEAD_BYTES + notes, lineBytes),
      };
    });
  }

  /** An empty slot to be filled; waits for one. */
  free(): Slot {
    const { words } = this;
    const written = words[WRITTEN]!;
    for (;;) {
      const taken = Atomics.load(words, TAKEN);
      if (written - taken < this.slots.length) break;
      Atomics.wait(words, TAKEN, taken);
    }
    const { notes, lines } = this.slots[written % this.slots.length]!;
    return { notes, lines, isMessage: false, noteWords: 0, lineBytes: 0, at: 0, number: 0, position: 0 };
  }

  /** Hands over the slot that `free` gave last. */
  publish(slot: Slot): void {
    const { words } = this;
    const { head } = this.slots[words[WRITTEN]! % this.slots.length]!;
    head[MESSAGE] = slot.isMessage ? 1 : 0;
    head[NOTE_WORDS] = slot.noteWords;
    head[LINE_BYTES] = slot.lineBytes;
    head[AT] = slot.at;
    head[NUMBER] = slot.number;
    head[POSITION] = slot.position;
    Atomics.add(words, WRITTEN, 1);
    Atomics.notify(words, WRITTEN);
  }

  /** The next slot; undefined where none comes within so many milliseconds. */
  next(waitMs: number): Slot | undefined {
    const { words } = this;
    const taken = words[TAKEN]!;
    if (Atomics.load(words, WRITTEN) === taken) Atomics.wait(words, WRITTEN, taken, waitMs);
    if (Atomics.load(words, WRITTEN) === taken) return undefined;
    const { head, notes, lines } = this.slots[taken % this.slots.length]!;
    return {
      notes,
      lines,
      isMessage: head[MESSAGE] === 1,
      noteWords: head[NOTE_WORDS]!,
      lineBytes: head[LINE_BYTES]!,
      at: head[AT]!,
      number: head[NUMBER]!,
      position: head[POSITION]!,
    };
  }

  /** The slot that `next` gave last may be filled again. */
  release(): void {
    Atomics.add(this.words, TAKEN, 1);
    Atomics.notify(this.words, TAKEN);
  }
}

/** Up to where a slot's doubles can lie. */
function rounded(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
