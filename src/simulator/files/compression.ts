/** Streams of compressed bytes as a `ByteSource`: what was whole before a break is given out, then the break is thrown. */
import { Readable } from "node:stream";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import { breakProblem, type Compression } from "../bytes/breaks.js";
import type { ByteSource } from "../bytes/source.js";
import { InputError } from "../problem.js";

/** `size` is that of the compressed bytes. */
export function decompressed(
  name: string,
  compressed: AsyncIterable<Uint8Array>,
  compression: Compression,
  size: number | undefined,
): ByteSource {
  let position = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of compressed) {
      position += piece.length;
      yield piece;
    }
  }
  const plain =
    compression === "none"
      ? counted()
      : compression === "gzip"
        ? gunzipped(counted())
        : hasZstd
          ? nodeZstd(counted())
          : portableZstd(counted());
  const iterator = plain[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array(0);
  let broken: InputError | undefined;
  return {
    name,
    ...(size === undefined ? {} : { size }),
    position: () => position,
    async read(target, offset) {
      if (broken !== undefined) throw broken;
      while (left.length === 0) {
        let next: IteratorResult<Uint8Array>;
        try {
          next = await iterator.next();
        } catch (error) {
          broken =
            error instanceof InputError ? error : new InputError(breakProblem(name, compression, error, position));
          throw broken;
        }
        if (next.done === true) return 0;
        left = next.value;
      }
      const length = Math.min(left.length, target.length - offset);
      target.set(left.subarray(0, length), offset);
      left = left.subarray(length);
      return length;
    },
    async close() {
      await iterator.return?.(undefined);
    },
  };
}

/** How much is decompressed in one go: each piece costs a turn of the event loop. */
const PIECE_BYTES = 1024 * 1024;
/** So many pieces wait at most, beside what is being made. */
const MOST_READY = 4;

async function* gunzipped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* through(pieces, zlib.createGunzip({ chunkSize: PIECE_BYTES }));
}

/** Node.js has Zstandard from 22.15 on. */
const createNodeZstd = (
  zlib as unknown as { createZstdDecompress?: (options: { readonly chunkSize: number }) => NodeJS.ReadWriteStream }
).createZstdDecompress;
const hasZstd = createNodeZstd !== undefined;

async function* nodeZstd(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* through(pieces, createNodeZstd!({ chunkSize: PIECE_BYTES }));
}

/**
 * What a transformation had given out before it failed is given out first: a stream that is destroyed drops what it holds,
 * so its output is taken down as it comes.
 */
async function* through(
  pieces: AsyncIterable<Uint8Array>,
  transformation: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: unknown;
  let ended = false;
  let wake: () => void = () => {};
  transformation.on("data", (piece: Uint8Array) => {
    ready.push(piece);
    if (ready.length > MOST_READY) transformation.pause();
    wake();
  });
  transformation.on("error", (error: unknown) => {
    failure = error;
    ended = true;
    wake();
  });
  transformation.on("end", () => {
    ended = true;
    wake();
  });
  const input = Readable.from(pieces);
  input.on("error", (error: unknown) => {
    failure = error;
    ended = true;
    wake();
  });
  input.pipe(transformation);
  try {
    for (;;) {
      const piece = ready.shift();
      if (piece !== undefined) {
        yield piece;
        continue;
      }
      if (ended) break;
      transformation.resume();
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (ready.length > 0 || ended) resolve();
      });
    }
  } finally {
    input.destroy();
    (transformation as unknown as { destroy(): void }).destroy();
  }
  if (failure !== undefined) throw failure;
}

/** The same in JavaScript, for those without. A frame that ends early is noticed by the length of what is missing. */
async function* portableZstd(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let whole = false;
  const decompress = new Decompress((piece, isLast) => {
    if (piece.length > 0) ready.push(piece.slice());
    whole = isLast === true;
  });
  for await (const piece of pieces) {
    decompress.push(piece);
    yield* ready;
    ready = [];
  }
  // Throws where a frame lacks its end.
  decompress.push(new Uint8Array(0), true);
  yield* ready;
  if (!whole) throw new Error("unexpected end of file");
}
