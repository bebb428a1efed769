/**
 * A diff as JSON: `{format, old, new, changes, counts}`. `format` is the version of this shape; `old` and `new` are
 * `{path, sha256}`; `counts` is from kind to how many. Each change is a `Change`, with its examples as CloudEvents.
 */
import { identity } from "../../bundle/index.js";
import type { Bundle } from "../../bundle/types.js";
import type { Change, Diff } from "./change.js";
import type { Kind } from "./kinds.js";

export interface DiffJson {
  readonly format: "1.0";
  readonly old: ComparedJson;
  readonly new: ComparedJson;
  readonly changes: readonly Change[];
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
}

interface ComparedJson {
  /** As it was named. */
  readonly path: string;
  /** The identity of the bundle. */
  readonly sha256: string;
}

export interface Compared {
  readonly path: string;
  readonly bundle: Bundle;
}

export function diffJson({ changes }: Diff, old: Compared, next: Compared): DiffJson {
  const counts: Partial<Record<Kind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return { format: "1.0", old: comparedJson(old), new: comparedJson(next), changes, counts };
}

function comparedJson({ path, bundle }: Compared): ComparedJson {
  return { path, sha256: identity(bundle) };
}
