/** Where an id lies among the bytes of a line. */
import type { TextBytes } from "../../engine/event.js";

/** The same object for every line. */
export class IdBytes implements TextBytes {
  at = 0;
  length = 0;

  /** @param memory - that lines lie in, wherever it is at the time */
  constructor(private readonly memory: { readonly view: DataView }) {}

  get view(): DataView {
    return this.memory.view;
  }
}
