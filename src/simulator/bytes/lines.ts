/**
 * Cuts bytes into lines without copying them: a line is a range of one buffer that is used again and again.
 *
 * What a receiver may rely on: the byte after a line is a line feed, and `PADDING` bytes after it can be read.
 */
import { InputError } from "../problem.js";
import type { ByteSource, ByteTools } from "./source.js";

/** A longer line is not held: it is passed over, and reported as unreadable. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** How many bytes after a line's end may be looked at. */
export const PADDING = 16;

const PIECE_BYTES = 512 * 1024;
const LINE_FEED = 10;

export interface LineReceiver {
  /** Where it wants the bytes to lie, if it cares. */
  readonly memory?: LineMemory;
  /** The buffer that lines lie in from now on. */
  buffer(bytes: Uint8Array): void;
  /** `number` counts from 1. The range is valid up to the next `pieceEnd`. */
  line(start: number, end: number, number: number): void;
  /**
   * Takes lines by the block instead, each with its line feed and none too long; gives how many there were. `memory` may lie
   * elsewhere after it.
   */
  block?(start: number, end: number, number: number): number;
  /** The lines given so far are about to be moved or overwritten; those ranges end to be valid here, and not before. */
  pieceEnd?(): void;
  /** A line that was passed over. */
  tooLong(number: number, bytes: number): void;
  /** After each piece that was read; `lines` were cut so far. */
  pause?(lines: number): Promise<void> | void;
}

/** Memory that lines lie in while they are read. */
export interface LineMemory {
  /** As it lies now. */
  readonly bytes: Uint8Array;
  /** Makes it so long, at least as long as before; what is in it stays in it. */
  resize(length: number): void;
}

export interface CutOptions {
  readonly maxLineBytes?: number;
  readonly pieceBytes?: number;
}

/** Reads a source to its end. Throws `InputError` where it is not UTF-8 text by its first bytes, or where it breaks off. */
export async function cutLines(
  source: ByteSource,
  receiver: LineReceiver,
  tools: ByteTools,
  options: CutOptions = {},
): Promise<void> {
  const maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
  const memory = receiver.memory ?? memoryOf(tools);
  memory.resize((options.pieceBytes ?? PIECE_BYTES) + PADDING);
  let buffer = memory.bytes;
  receiver.buffer(buffer);
  let held = 0;
  let number = 0;
  let passedOver = 0;
  let begun = false;
  for (;;) {
    // Where this throws, the lines before the break have been counted; the piece of a line at the break is not one.
    const reading = source.read(buffer.subarray(0, buffer.length - PADDING), held);
    const read = typeof reading === "number" ? reading : await reading;
    let end = held + read;
    let start = 0;
    if (!begun) {
      if (end < 4 && read > 0) {
        held = end;
        continue;
      }
      refuseOtherEncodings(source.name, buffer, end);
      if (end >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) start = 3;
      begun = true;
    }
    const atEnd = read === 0;
    if (atEnd && end > start && buffer[end - 1] !== LINE_FEED) {
      // The last line may lack its line feed.
      buffer[end] = LINE_FEED;
      end += 1;
    }
    if (receiver.block !== undefined && passedOver === 0 && end > start && end - start <= maxLineBytes) {
      const blockEnd = buffer.lastIndexOf(LINE_FEED, end - 1) + 1;
      if (blockEnd > start) {
        number += receiver.block(start, blockEnd, number + 1);
        buffer = memory.bytes;
        start = blockEnd;
      }
    }
    // Bounds the search.
    const beyond = buffer[end]!;
    buffer[end] = LINE_FEED;
    for (;;) {
      const found = buffer.indexOf(LINE_FEED, start);
      if (found >= end) break;
      number += 1;
      if (passedOver > 0) {
        receiver.tooLong(number, passedOver + found - start);
        passedOver = 0;
      } else if (found - start > maxLineBytes) {
        receiver.tooLong(number, found - start);
      } else {
        receiver.line(start, found, number);
      }
      start = found + 1;
    }
    receiver.pieceEnd?.();
    buffer[end] = beyond;
    if (atEnd) {
      if (passedOver > 0) receiver.tooLong(number + 1, passedOver);
      if (receiver.pause !== undefined) await receiver.pause(number);
      return;
    }
    held = end - start;
    if (passedOver > 0 || held > maxLineBytes) {
      passedOver += held;
      held = 0;
    } else if (start > 0) {
      buffer.copyWithin(0, start, end);
    } else if (held === buffer.length - PADDING) {
      memory.resize(Math.min(buffer.length * 2, maxLineBytes + PIECE_BYTES) + PADDING);
      buffer = memory.bytes;
      receiver.buffer(buffer);
    }
    if (receiver.pause !== undefined) await receiver.pause(number);
  }
}

function memoryOf(tools: ByteTools): LineMemory {
  let bytes = tools.allocate(0);
  return {
    get bytes() {
      return bytes;
    },
    resize(length) {
      const larger = tools.allocate(length);
      larger.set(bytes);
      bytes = larger;
    },
  };
}

function refuseOtherEncodings(file: string, bytes: Uint8Array, end: number): void {
  const [first, second, third, fourth] = end >= 4 ? bytes : [bytes[0], end > 1 ? bytes[1] : 1, 1, 1];
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const utf16Unmarked = end >= 2 && ((first === 0 && second !== 0) || (first !== 0 && second === 0));
  if (utf16 || utf16Unmarked) {
    const order = first === 0xff || second === 0 ? "LE" : "BE";
    throw new InputError({
      code: "wrong_encoding",
      file,
      message: `this is UTF-16 text${utf16 ? " by its byte order mark" : " by its zero bytes"}, and logs are read as UTF-8`,
      remedy: `convert it first: iconv -f UTF-16${utf16 ? "" : order} -t UTF-8 ${file === "standard input" ? "" : `${file} `}> converted`,
    });
  }
  const magic = String.fromCharCode(first ?? 0, second ?? 0, third ?? 0, fourth ?? 0);
  if (magic === "PAR1") {
    throw new InputError({
      code: "wrong_format",
      file,
      message: "this is a Parquet file, and logs are read as NDJSON or CSV",
      remedy: "export it as NDJSON, one record a line",
    });
  }
  if (magic === "PK\u0003\u0004" && /\.(xlsx|xlsm|ods)$/i.test(file)) {
    throw new InputError({
      code: "wrong_format",
      file,
      message: "this is a spreadsheet, and logs are read as NDJSON or CSV",
      remedy: "save its sheet as CSV and name that file",
    });
  }
  if (magic === "PK\u0003\u0004") {
    throw new InputError({
      code: "wrong_format",
      file,
      message: "this is a zip archive, and logs are read plain, as .gz or as .zst",
      remedy: "unpack it and name the file inside",
    });
  }
}
