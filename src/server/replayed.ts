/** The report of a replay that `kairos simulate --json` wrote: the editor's setting says where it lies. */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ReplayedLimits } from "../language/index.js";

export class ReplayedReport {
  #path: string | undefined;
  #readAt = Number.NaN;
  #limits: ReplayedLimits | undefined;

  /** A path, relative to the editor's first folder. Nothing, or what is no text, stands for none. */
  set(setting: unknown, folder: string | undefined): void {
    this.#path = typeof setting === "string" && setting !== "" ? resolve(folder ?? ".", setting) : undefined;
    this.#readAt = Number.NaN;
    this.#limits = undefined;
  }

  /** Read again when the file has changed; undefined where there is none, or it is no such report. */
  async limits(): Promise<ReplayedLimits | undefined> {
    if (this.#path === undefined) return undefined;
    const changedAt = await stat(this.#path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (changedAt === undefined) return undefined;
    if (changedAt !== this.#readAt) {
      this.#readAt = changedAt;
      this.#limits = limitsOf(await readFile(this.#path, "utf8").catch(() => ""));
    }
    return this.#limits;
  }
}

function limitsOf(text: string): ReplayedLimits | undefined {
  try {
    const byPolicy: unknown = JSON.parse(text)?.volume?.byPolicy;
    if (typeof byPolicy !== "object" || byPolicy === null) return undefined;
    const sound = Object.entries(byPolicy).filter(
      ([, policy]) =>
        typeof policy?.occurrences === "number" && typeof policy.suppressed === "object" && policy.suppressed !== null,
    );
    return { byPolicy: Object.fromEntries(sound) };
  } catch {
    return undefined;
  }
}
