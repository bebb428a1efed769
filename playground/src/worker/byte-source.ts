/** A file of the browser as the simulator reads one: streamed, and unpacked where it is gzip or Zstandard. */
import { Decompress } from "fzstd";
import { breakProblem } from "../../../src/simulator/bytes/breaks.js";
import type { ByteSource } from "../../../src/simulator/index.js";
import { InputError } from "../../../src/simulator/problem.js";
import type { InputFile } from "./replaying.js";

const GZIP = [0x1f, 0x8b];
const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];
const startsWith = (start: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => start[at] === byte);

export async function byteSourceOf({ name, blob }: InputFile): Promise<ByteSource> {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  let bytesRead = 0;
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        bytesRead += piece.length;
        controller.enqueue(piece);
      },
    }),
  );
  const compression = startsWith(start, GZIP) ? "gzip" : startsWith(start, ZSTANDARD) ? "zstd" : "none";
  const stream =
    compression === "gzip"
      ? counted.pipeThrough(new DecompressionStream("gzip"))
      : compression === "zstd"
        ? counted.pipeThrough(unpackZstandard())
        : counted;
  const reader = stream.getReader();
  let waiting: Uint8Array = new Uint8Array(0);
  return {
    name,
    size: blob.size,
    position: () => bytesRead,
    async read(target, offset) {
      if (waiting.length === 0) {
        const next = await reader.read().catch((error: unknown) => {
          throw new InputError(breakProblem(name, compression, error, bytesRead));
        });
        if (next.done) return 0;
        waiting = next.value;
      }
      const length = Math.min(waiting.length, target.length - offset);
      target.set(waiting.subarray(0, length), offset);
      waiting = waiting.subarray(length);
      return length;
    },
    close: async () => void (await reader.cancel().catch(() => undefined)),
  };
}

function unpackZstandard(): TransformStream<Uint8Array, Uint8Array> {
  let unpack: Decompress;
  return new TransformStream({
    start(controller) {
      unpack = new Decompress((piece) => controller.enqueue(piece));
    },
    transform: (piece) => unpack.push(piece),
    flush: () => unpack.push(new Uint8Array(0), true),
  });
}
