/** The thread that is ahead: reads logs, and notes in shared memory what kind of event each line is and where its fields lie. */
import type { Bundle } from "../../bundle/types.js";
import { createEngine } from "../../engine/index.js";
import { cutLines } from "../bytes/lines.js";
import type { ByteSource, ByteTools } from "../bytes/source.js";
import { fieldsRead } from "../events/fields-read.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import { QuickLines } from "../quick/quick-lines.js";
import { eventTypes } from "../vocabulary.js";
import type { Ring, RingSize } from "./ring.js";

/** All that the thread needs to begin. It can be cloned from one thread to another. */
export interface NoteStart {
  readonly bundle: Bundle;
  /** Whether messages are made from the events, so that all their fields are read. */
  readonly messages: boolean;
  readonly paths: readonly string[];
  readonly memory: SharedArrayBuffer;
  readonly size: RingSize;
}

/** What is rare, or has no room in a slot. Each is announced by a slot of its own, so that all of it stays in order. */
export type NoteMessage =
  /** A batch whose lines are too long for a slot; otherwise as a slot has it. */
  | {
      readonly kind: "noted";
      readonly notes: Int32Array;
      readonly lines: Uint8Array;
      readonly at: number;
      readonly number: number;
    }
  /** A line, with its line feed, of which nothing is noted. */
  | { readonly kind: "line"; readonly line: Uint8Array; readonly number: number }
  | { readonly kind: "too_long"; readonly number: number; readonly bytes: number }
  /** Of a log. */
  | { readonly kind: "end"; readonly lines: number; readonly problem?: InputProblem };

export interface NoteHost {
  readonly tools: ByteTools;
  open(path: string): Promise<ByteSource>;
  post(message: NoteMessage): void;
}

export interface NoteSettings {
  /** Of a piece of a log; for tests. */
  readonly pieceBytes?: number;
  readonly maxLineBytes?: number;
}

/** Does nothing where lines cannot be scanned: the replay reads them then. */
export async function noteAhead(start: NoteStart, ring: Ring, host: NoteHost, settings?: NoteSettings): Promise<void> {
  const engine = createEngine(start.bundle, { messages: start.messages });
  const quick = QuickLines.create(
    [...eventTypes(engine).values()],
    (name) => engine.eventType(name),
    host.tools,
    fieldsRead(start.bundle, start.messages),
  );
  if (quick === undefined) return;
  for (const path of start.paths) await new Noting(quick, ring, host).log(path, settings);
}

class Noting {
  private source!: ByteSource;
  private lines = 0;

  constructor(
    private readonly quick: QuickLines,
    private readonly ring: Ring,
    private readonly host: NoteHost,
  ) {}

  async log(path: string, settings?: NoteSettings): Promise<void> {
    const problem = await this.read(path, settings);
    this.say({ kind: "end", lines: this.lines, ...(problem === undefined ? {} : { problem }) });
  }

  private async read(path: string, settings?: NoteSettings): Promise<InputProblem | undefined> {
    const { quick, host } = this;
    let bytes: Uint8Array = new Uint8Array(0);
    try {
      this.source = await host.open(path);
      try {
        const receiver = {
          memory: quick.memory,
          buffer: (buffer: Uint8Array) => {
            bytes = buffer;
          },
          block: (start: number, end: number, number: number) => {
            const count = this.block(start, end, number);
            bytes = quick.memory.bytes;
            this.lines = number + count - 1;
            return count;
          },
          line: (start: number, end: number, number: number) => {
            this.lines = number;
            this.say({ kind: "line", line: bytes.slice(start, end + 1), number });
          },
          tooLong: (number: number, length: number) => {
            this.lines = number;
            this.say({ kind: "too_long", number, bytes: length });
          },
        };
        await cutLines(this.source, receiver, host.tools, settings);
        return undefined;
      } finally {
        await this.source.close();
      }
    } catch (error) {
      if (error instanceof InputError) return error.problem;
      throw error;
    }
  }

  /** Fills slots with the lines of a block, and batches that fit none into messages. */
  private block(start: number, end: number, firstNumber: number): number {
    const { quick, ring } = this;
    let number = firstNumber;
    let slot = ring.free();
    slot.number = number;
    slot.at = quick.memory.at + start;
    const handOver = (): void => {
      if (slot.noteWords === 0) return;
      slot.position = this.source.position();
      ring.publish(slot);
      slot = ring.free();
    };
    let from = start;
    while (start < end) {
      const next = quick.look(start, end);
      const words = quick.wordsOfNotes();
      if (slot.noteWords + words > slot.notes.length || next - from > slot.lines.length) {
        handOver();
        slot.number = number;
        slot.at = quick.memory.at + start;
        from = start;
      }
      const lines = quick.memory.bytes.subarray(start, next);
      if (words > slot.notes.length || lines.length > slot.lines.length) {
        const notes = new Int32Array(words);
        quick.giveNotes(notes, 0);
        this.say({ kind: "noted", notes, lines: lines.slice(), at: slot.at, number });
        slot = ring.free();
        slot.number = number + quick.count;
        slot.at = quick.memory.at + next;
        from = next;
      } else {
        quick.giveNotes(slot.notes, slot.noteWords);
        slot.noteWords += words;
        slot.lines.set(lines, slot.lineBytes);
        slot.lineBytes += lines.length;
      }
      number += quick.count;
      start = next;
    }
    handOver();
    return number - firstNumber;
  }

  private say(message: NoteMessage): void {
    this.host.post(message);
    const slot = this.ring.free();
    slot.isMessage = true;
    slot.position = this.source?.position() ?? 0;
    this.ring.publish(slot);
  }
}
