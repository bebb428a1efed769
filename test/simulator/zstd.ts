/** A Zstandard frame of stored blocks (RFC 8878), for runtimes that can only decompress. */

const BLOCK = 100_000;

export function zstdFrame(content: Uint8Array): Buffer {
  const parts: Buffer[] = [];
  // Single segment, with a content size of four bytes.
  const header = Buffer.alloc(9);
  header.writeUInt32LE(0xfd2fb528, 0);
  header.writeUInt8(0xa0, 4);
  header.writeUInt32LE(content.length, 5);
  parts.push(header);
  for (let at = 0; at < content.length || at === 0; at += BLOCK) {
    const block = content.subarray(at, at + BLOCK);
    const last = at + BLOCK >= content.length ? 1 : 0;
    const size = Buffer.alloc(3);
    size.writeUIntLE((block.length << 3) | last, 0, 3);
    parts.push(size, Buffer.from(block));
  }
  return Buffer.concat(parts);
}
