/** Two versions of the policies: what changed in meaning, and what the same log makes of both. */
import type { SourceText } from "../../../src/compiler/index.js";
import { diff, type Change } from "../../../src/workbench/index.js";
import { compilation } from "./compiled.js";
import { NO_BUNDLE, replayLog, type OnProgress, type Refusal, type Replayed, type ReplayInput } from "./replaying.js";

export interface Compared {
  readonly changes: readonly Change[];
  /** Left out where no log is open. */
  readonly replays?: { readonly before: Replayed; readonly after: Replayed };
}

export async function compareVersions(
  before: readonly SourceText[],
  after: readonly SourceText[],
  input: ReplayInput | undefined,
  onProgress: OnProgress,
): Promise<Compared | Refusal> {
  const old = compilation(before).bundle;
  const next = compilation(after).bundle;
  if (old === undefined || next === undefined) return NO_BUNDLE;
  const { changes } = diff(old, next);
  if (input === undefined) return { changes };
  const first = await replayLog(before, input, ({ records, share }) =>
    onProgress({ records, ...(share === undefined ? {} : { share: share / 2 }) }),
  );
  if ("problem" in first) return first;
  const second = await replayLog(after, input, ({ records, share }) =>
    onProgress({ records, ...(share === undefined ? {} : { share: 0.5 + share / 2 }) }),
  );
  return "problem" in second ? second : { changes, replays: { before: first, after: second } };
}
