/** Bytes that come piece by piece: a file, a decompressed file, standard input, a dropped file in a browser. */

export interface ByteSource {
  /** As messages name it. */
  readonly name: string;
  /** Its path, where it is a file that can be opened a second time; `isPlain` where its bytes are those of the file. */
  readonly file?: { readonly path: string; readonly isPlain: boolean };
  /** Bytes on disk, where that is known. */
  readonly size?: number;
  /** Bytes on disk taken so far; of a compressed file, compressed ones. */
  position(): number;
  /** Fills `target` from `offset` on, as far as it likes; 0 at the end. Throws `InputError` where the bytes break off. */
  read(target: Uint8Array, offset: number): Promise<number> | number;
  close(): Promise<void>;
}

/** What a runtime has quicker ways for than the language itself. */
export interface ByteTools {
  allocate(length: number): Uint8Array;
  /** A view of all of this memory, such as `ascii` and `utf8` take. */
  over(memory: ArrayBuffer): Uint8Array;
  /** Text of bytes that are known to be ASCII. */
  ascii(bytes: Uint8Array, start: number, end: number): string;
  /** Text of bytes that are known to be well-formed UTF-8. */
  utf8(bytes: Uint8Array, start: number, end: number): string;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Works wherever the language does. */
export const portableTools: ByteTools = {
  allocate: (length) => new Uint8Array(length),
  over: (memory) => new Uint8Array(memory),
  ascii: (bytes, start, end) =>
    end - start <= 64
      ? String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[])
      : decoder.decode(bytes.subarray(start, end)),
  utf8: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
};

/** Bytes that are there already, for tests and for small inputs. */
export function bytesInMemory(name: string, bytes: Uint8Array, pieceBytes = Infinity): ByteSource {
  let at = 0;
  return {
    name,
    size: bytes.length,
    position: () => at,
    read(target, offset) {
      const length = Math.min(bytes.length - at, target.length - offset, pieceBytes);
      target.set(bytes.subarray(at, at + length), offset);
      at += length;
      return length;
    },
    close: async () => {},
  };
}
