/** The scanner of `wasm/`: one instance with its memory, in which the host gives out places from the bottom up. */
import type { ByteTools } from "../bytes/source.js";
import { HEAP_AT } from "./layout.js";
import { SCANNER } from "./scanner.generated.js";

/** What `wasm/index.ts` exports. Places are in bytes. */
interface Exports {
  begin(
    names: number,
    lastName: number,
    namesOfTypes: number,
    lastType: number,
    aboutTypes: number,
    fieldBits: number,
    fields: number,
  ): void;
  addText(table: number, last: number, at: number, length: number, number: number, kept: number): void;
  look(at: number, end: number): number;
  lineCount(): number;
  passedCount(): number;
  usePart(number: number, count: number): void;
  useNotes(count: number): void;
  /** Not 0 when it is done. */
  numberPeople(): number;
  peopleCount(): number;
  personAt(at: number, length: number): number;
  usePeople(table: number, last: number): void;
  useTexts(from: number, end: number): void;
}

/** The part of the standard interface that is used here; neither the language's types nor those of Node.js have it. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown };
}
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyInterface };

/** In bytes, of WebAssembly. */
const PAGE = 65_536;
/** How many bytes behind a text may be looked at. */
const BEYOND = 32;

export class Scanner {
  // Views of the whole memory; new ones after each `place`.
  bytes: Uint8Array;
  view: DataView;
  words: Int32Array;
  doubles: Float64Array;
  private next = HEAP_AT;

  /** Undefined where WebAssembly, or vectors in it, cannot be had: a page's policy may forbid it. */
  static create(tools: ByteTools): Scanner | undefined {
    const module = compiled();
    if (wasm === undefined || module === undefined) return undefined;
    const memory = new wasm.Memory({ initial: Math.ceil(HEAP_AT / PAGE) });
    const { exports } = new wasm.Instance(module, { env: { memory } });
    return new Scanner(exports as Exports, memory, tools);
  }

  private constructor(
    readonly run: Exports,
    private readonly memory: Memory,
    private readonly tools: ByteTools,
  ) {
    const { buffer } = memory;
    this.bytes = tools.over(buffer);
    this.view = new DataView(buffer);
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }

  /** A place of zeros for so many bytes. Memory may move: views taken before are empty then. */
  place(length: number): number {
    const at = this.next;
    this.next = Math.ceil((at + length + BEYOND) / 64) * 64;
    const missing = this.next - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      const { buffer } = this.memory;
      this.bytes = this.tools.over(buffer);
      this.view = new DataView(buffer);
      this.words = new Int32Array(buffer);
      this.doubles = new Float64Array(buffer);
    }
    return at;
  }

  /** A place that holds these bytes. */
  put(bytes: Uint8Array): number {
    const at = this.place(bytes.length);
    this.bytes.set(bytes, at);
    return at;
  }
}

let known: object | undefined;
let tried = false;

/** Compiled once; undefined where that is not to be had. */
function compiled(): object | undefined {
  if (tried) return known;
  tried = true;
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  if (!isLittleEndian || wasm === undefined) return undefined;
  try {
    known = new wasm.Module(Uint8Array.from(atob(SCANNER), (character) => character.charCodeAt(0)));
  } catch {
    known = undefined;
  }
  return known;
}
