/** One pass over logs through two bundles: each piece that is read goes to both, each with its own vocabulary and state. */
import { replay } from "../replay.js";
import type { Replayed, ReplayOptions } from "../replay-options.js";
import { SideBySide } from "./steps.js";
import type { Both } from "./steps.js";
import { tee } from "./tee.js";

/** What the two sides have in common is said once; `logs` are read once. */
export interface ReplayBothOptions extends Omit<ReplayOptions, "bundle" | "people" | "order" | "part"> {
  readonly old: Pick<ReplayOptions, "bundle" | "people" | "order">;
  readonly next: Pick<ReplayOptions, "bundle" | "people" | "order">;
  readonly both: Both;
}

export async function replayBoth(
  options: ReplayBothOptions,
): Promise<{ readonly old: Replayed; readonly next: Replayed }> {
  const { old, next, both, logs, onProgress, ...shared } = options;
  const sides = new SideBySide(next.order !== undefined, both);
  // Each piece goes to both; a table has none.
  const split = logs.map(({ source, table: _table, ...log }) =>
    tee(source, () => sides.drain(true)).map((reader) => ({ ...log, source: reader })),
  );
  const side = (which: 0 | 1): Promise<Replayed> =>
    replay({
      ...shared,
      ...(which === 0 ? old : next),
      logs: split.map((readers) => readers[which]!),
      taken: (outcome, event, log, line, measured) => sides.add(which, outcome, event, log, line, measured),
      ...(which === 1 && onProgress !== undefined ? { onProgress } : {}),
    });
  const [before, after] = await Promise.all([side(0), side(1)]);
  sides.drain(true);
  return { old: before, next: after };
}
