/** Opens a log or a table of people: a file, plain, gzip or Zstandard by its first bytes, or standard input as `-`. */
import { read, readSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { ByteSource } from "../bytes/source.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import { decompressed } from "./compression.js";
import type { Compression } from "../bytes/breaks.js";

export const STANDARD_INPUT = "-";

export type Opened = { readonly source: ByteSource } | { readonly problem: InputProblem };

export async function openInput(path: string): Promise<Opened> {
  try {
    if (path === STANDARD_INPUT) return { source: await fromStandardInput() };
    return { source: await openFile(path) };
  } catch (error) {
    if (error instanceof InputError) return { problem: error.problem };
    return { problem: systemProblem(path, error) };
  }
}

async function openFile(path: string): Promise<ByteSource> {
  const status = await stat(path);
  if (status.isDirectory()) {
    throw new InputError({
      code: "is_directory",
      file: path,
      message: "this is a directory, and one file is read at a time",
      remedy: `name a file in it, such as ${path.replace(/\/+$/, "")}/events.ndjson`,
    });
  }
  const handle = await open(path, "r");
  if (!status.isFile()) return fromStream(path, handle.createReadStream());
  const start = new Uint8Array(4);
  const { bytesRead } = await handle.read(start, 0, 4, 0);
  const compression = compressionOf(start.subarray(0, bytesRead));
  if (compression === undefined) return plainFile(path, handle, status.size);
  const source = decompressed(path, pieces(handle), compression, status.size);
  const close = async (): Promise<void> => {
    await source.close();
    // Also where nothing was read.
    await handle.close();
  };
  return { ...source, file: { path, isPlain: false }, close };
}

function plainFile(name: string, handle: FileHandle, size: number): ByteSource {
  let at = 0;
  return {
    name,
    file: { path: name, isPlain: true },
    size,
    position: () => at,
    // Without a promise: a piece is in the page cache or comes at once, and waiting for a thread costs more.
    read(target, offset) {
      try {
        const bytesRead = readSync(handle.fd, target, offset, target.length - offset, at);
        at += bytesRead;
        return bytesRead;
      } catch (error) {
        throw new InputError(systemProblem(name, error));
      }
    },
    close: () => handle.close(),
  };
}

const PIECE_BYTES = 256 * 1024;

async function* pieces(handle: FileHandle): AsyncGenerator<Uint8Array> {
  let at = 0;
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Read into memory that is used again and again: a stream leaves a new piece behind each time. */
async function fromStandardInput(): Promise<ByteSource> {
  const name = "standard input";
  const first = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  while (filled < 4) {
    const bytesRead = await readInput(name, first.subarray(filled));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const compression = compressionOf(first.subarray(0, filled));
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first.subarray(0, filled);
    for (;;) {
      // What decompresses holds pieces for longer.
      const piece = compression === undefined ? first : new Uint8Array(PIECE_BYTES);
      const bytesRead = await readInput(name, piece);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  }
  return decompressed(name, all(), compression ?? "none", undefined);
}

const readAsync = promisify(read);

async function readInput(name: string, target: Uint8Array): Promise<number> {
  for (;;) {
    try {
      return (await readAsync(0, target, 0, target.length, null)).bytesRead;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A pipe that has ended, on Windows.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw new InputError(systemProblem(name, error));
      await delay(1);
    }
  }
}

/** A stream that can be read once: its first bytes are looked at, and stay part of it. */
async function fromStream(name: string, stream: Readable): Promise<ByteSource> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first: Uint8Array[] = [];
  let seen = 0;
  while (seen < 4) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    seen += next.value.length;
  }
  const start = new Uint8Array(4);
  let filled = 0;
  for (const piece of first) for (const byte of piece) if (filled < 4) start[filled++] = byte;
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  const compression = compressionOf(start.subarray(0, filled));
  return decompressed(name, all(), compression ?? "none", undefined);
}

function compressionOf(start: Uint8Array): Compression | undefined {
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  if (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd) return "zstd";
  return undefined;
}

/** What the operating system says, in words. */
export function systemProblem(file: string, error: unknown): InputProblem {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "ENOENT") {
    return {
      code: "missing_file",
      file,
      message: "there is no such file",
      remedy: "check the path; it is taken from the current directory",
    };
  }
  if (code === "ENOTDIR") {
    return {
      code: "missing_file",
      file,
      message: "a part of this path is a file, not a directory",
      remedy: "check the path",
    };
  }
  if (code === "EISDIR") {
    return {
      code: "is_directory",
      file,
      message: "this is a directory, and a file is asked for",
      remedy: "name a file",
    };
  }
  if (code === "EACCES" || code === "EPERM") {
    return {
      code: "not_readable",
      file,
      message: "reading it is not permitted",
      remedy: "ask its owner for permission to read it",
    };
  }
  return {
    code: "not_readable",
    file,
    message: `it cannot be read (${error instanceof Error ? error.message : String(error)})`,
    remedy: "check that the file is on a disk that works and is not being written to",
  };
}
