/** Lines within the scanner's memory, so that nothing is copied on the way to it. */
import type { LineMemory } from "../bytes/lines.js";
import type { Scanner } from "./scanner.js";

export class ScannerMemory implements LineMemory {
  /** Where they begin in all of the memory. */
  at = 0;
  private length = 0;

  constructor(private readonly scanner: Scanner) {}

  get bytes(): Uint8Array {
    return this.scanner.bytes.subarray(this.at, this.at + this.length);
  }

  resize(length: number): void {
    // Another log begins where the last one lay.
    if (length <= this.length) return;
    const at = this.scanner.place(length);
    this.scanner.bytes.copyWithin(at, this.at, this.at + this.length);
    this.at = at;
    this.length = length;
  }
}
