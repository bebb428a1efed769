/** A file of the browser as the simulator reads one: streamed, and unpacked where it is gzip. */
import type { ByteSource } from "../../../src/simulator/index.js";
import type { InputFile } from "./replaying.js";

export async function byteSourceOf({ name, blob }: InputFile): Promise<ByteSource> {
  const start = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  let bytesRead = 0;
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        bytesRead += piece.length;
        controller.enqueue(piece);
      },
    }),
  );
  const stream = isGzip ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  const reader = stream.getReader();
  let waiting: Uint8Array = new Uint8Array(0);
  return {
    name,
    size: blob.size,
    position: () => bytesRead,
    async read(target, offset) {
      if (waiting.length === 0) {
        const next = await reader.read();
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
