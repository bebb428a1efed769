/** What the terminal can show: colour and progress only where a person looks at it. */

/** Colours the stream: it is a terminal and `NO_COLOR` is not set (no-color.org), or `FORCE_COLOR` is. */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  if (process.env["NO_COLOR"]) return false;
  if (process.env["FORCE_COLOR"] && process.env["FORCE_COLOR"] !== "0") return true;
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

/** Shows lines that replace each other on standard error, and nothing where that is no terminal. */
export class StatusLine {
  readonly #stream = process.stderr;
  #shownAt = 0;
  #shown = false;

  /** At most ten times a second; `text` is asked for only then. */
  show(text: () => string): void {
    if (this.#stream.isTTY !== true) return;
    const now = Date.now();
    if (now - this.#shownAt < 100) return;
    this.#shownAt = now;
    this.#shown = true;
    this.#stream.write(`\r\u001b[2K${text().slice(0, (this.#stream.columns || 80) - 1)}`);
  }

  clear(): void {
    if (this.#shown) this.#stream.write("\r\u001b[2K");
    this.#shown = false;
  }
}

/** A bar of `width` cells for a share between 0 and 1. */
export function bar(share: number, width = 24): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}
