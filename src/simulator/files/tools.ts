/** What Node.js does faster than the language itself. */
import { Buffer } from "node:buffer";
import type { ByteTools } from "../bytes/source.js";

/** The bytes must be those of a buffer that `allocate` or `over` gave. */
export const nodeTools: ByteTools = {
  allocate: (length) => Buffer.allocUnsafeSlow(length),
  over: (memory) => Buffer.from(memory),
  ascii: (bytes, start, end) => (bytes as NodeBytes).latin1Slice(start, end),
  utf8: (bytes, start, end) => (bytes as NodeBytes).utf8Slice(start, end),
};

/** Methods of every Buffer that its types leave out. */
interface NodeBytes extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}
