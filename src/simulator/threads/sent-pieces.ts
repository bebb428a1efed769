/** A log whose bytes come as messages, piece by piece: what cannot be opened by each thread for itself. */
import type { ByteSource } from "../bytes/source.js";
import { InputError } from "../problem.js";
import type { ToPart } from "./messages.js";

type Sent = Extract<ToPart, { readonly kind: "piece" | "end" }>;

export class SentPieces implements ByteSource {
  private readonly waiting: Sent[] = [];
  private arrived: (() => void) | undefined;
  /** Of the first piece that waits. */
  private used = 0;
  private at = 0;

  /** @param taken - called when a piece has been read to its end */
  constructor(
    readonly name: string,
    private readonly taken: () => void,
  ) {}

  add(sent: Sent): void {
    this.waiting.push(sent);
    this.arrived?.();
  }

  position(): number {
    return this.at;
  }

  read(target: Uint8Array, offset: number): Promise<number> | number {
    return this.waiting.length > 0 ? this.readNow(target, offset) : this.readLater(target, offset);
  }

  async close(): Promise<void> {}

  private async readLater(target: Uint8Array, offset: number): Promise<number> {
    await new Promise<void>((resolve) => {
      this.arrived = resolve;
    });
    this.arrived = undefined;
    return this.readNow(target, offset);
  }

  private readNow(target: Uint8Array, offset: number): number {
    const sent = this.waiting[0]!;
    if (sent.kind === "end") {
      if (sent.problem !== undefined) throw new InputError(sent.problem);
      return 0;
    }
    const { bytes } = sent;
    const length = Math.min(bytes.length - this.used, target.length - offset);
    target.set(bytes.subarray(this.used, this.used + length), offset);
    this.used += length;
    if (this.used === bytes.length) {
      this.waiting.shift();
      this.used = 0;
      this.at = sent.position;
      this.taken();
    }
    return length;
  }
}
