/** What a thread that is ahead has noted of the lines of logs, as the replay takes it: log by log, in order. */
import type { LineReceiver } from "../bytes/lines.js";
import { PADDING } from "../bytes/lines.js";
import { readerOf } from "../log.js";
import { InputError } from "../problem.js";
import type { QuickLines } from "../quick/quick-lines.js";
import type { ReplayOptions } from "../replay-options.js";
import type { NoteMessage } from "./note-ahead.js";
import type { Ring } from "./ring.js";

/** Takes lines that were noted before. */
export interface NotedReceiver {
  /** Takes over what is noted of them. */
  readonly quick: QuickLines;
  /** Takes the batch that `quick` has; `number` is that of its first line. */
  batch(number: number): void;
  /** Takes all others. */
  readonly rest: LineReceiver;
}

/** Lines of one log that were noted before. */
export interface NotedLog {
  /** Throws `InputError` where the log broke off. */
  read(receiver: NotedReceiver): Promise<void>;
}

/** So long the replay waits before it looks whether the other thread has failed. */
const WAIT_MS = 20;

/** Whether all the logs are files of lines that are CloudEvents: of others nothing can be noted ahead. */
export function canBeNoted({ bundle, logs }: Pick<ReplayOptions, "bundle" | "logs">): boolean {
  return logs.every((log) => {
    const reader = readerOf(log, bundle);
    return (
      log.source.file !== undefined &&
      log.table === undefined &&
      !("problem" in reader) &&
      reader.kind === "cloud_events"
    );
  });
}

export class NotedLogs {
  /** On disk, of the log that is being read. */
  position = 0;
  private readonly messages: NoteMessage[] = [];
  private failure: Error | undefined;

  /** @param turn - resolves when messages that have come were given to `add` */
  constructor(
    private readonly ring: Ring,
    private readonly turn: () => Promise<void>,
  ) {}

  add(message: NoteMessage): void {
    this.messages.push(message);
  }

  fail(error: Error): void {
    this.failure ??= error;
  }

  /** The next log. */
  async read(receiver: NotedReceiver): Promise<void> {
    const { ring } = this;
    const { rest } = receiver;
    this.position = 0;
    for (;;) {
      const slot = ring.next(this.messages.length > 0 ? 0 : WAIT_MS);
      if (slot === undefined) {
        await this.turn();
        if (this.failure !== undefined) throw this.failure;
        continue;
      }
      let lines = slot.number - 1;
      this.position = slot.position;
      if (slot.isMessage) {
        ring.release();
        const message = await this.message();
        if (message.kind === "end") {
          if (message.problem !== undefined) throw new InputError(message.problem);
          await rest.pause?.(message.lines);
          return;
        }
        lines = takeMessage(message, receiver);
      } else {
        const { notes, noteWords, lines: bytes, lineBytes, at } = slot;
        lines += takeNoted(notes.subarray(0, noteWords), bytes.subarray(0, lineBytes), at, slot.number, receiver);
        ring.release();
      }
      await rest.pause?.(lines);
    }
  }

  private async message(): Promise<NoteMessage> {
    for (;;) {
      const message = this.messages.shift();
      if (message !== undefined) return message;
      if (this.failure !== undefined) throw this.failure;
      await this.turn();
    }
  }
}

/** Gives the number of the last line in it. */
function takeMessage(message: Exclude<NoteMessage, { kind: "end" }>, receiver: NotedReceiver): number {
  const { rest } = receiver;
  const { number } = message;
  switch (message.kind) {
    case "noted":
      return number - 1 + takeNoted(message.notes, message.lines, message.at, number, receiver);
    case "line": {
      const { memory } = receiver.quick;
      const { line } = message;
      memory.resize(line.length + PADDING);
      const { bytes } = memory;
      bytes.set(line);
      rest.buffer(bytes);
      rest.line(0, line.length - 1, number);
      rest.pieceEnd?.();
      return number;
    }
    case "too_long":
      rest.tooLong(number, message.bytes);
      return number;
  }
}

/** Gives how many lines there were. */
function takeNoted(
  notes: Int32Array,
  lines: Uint8Array,
  at: number,
  firstNumber: number,
  { quick, batch }: NotedReceiver,
): number {
  const { memory } = quick;
  memory.resize(lines.length + PADDING);
  memory.bytes.set(lines);
  const shift = memory.at - at;
  let number = firstNumber;
  for (let word = 0; word < notes.length;) {
    word = quick.takeNotes(notes, word, shift);
    batch(number);
    number += quick.count;
  }
  return number - firstNumber;
}
