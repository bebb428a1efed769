/** A diff as JSON, as grammar/diff.schema.json has it. */
import { identity } from "../../bundle/index.js";
import type { Bundle } from "../../bundle/types.js";
import type { ComparedPolicies, DiffJson } from "./change.js";
import type { Diff } from "./diff.js";
import type { Kind } from "./kinds.js";

export interface Compared {
  /** As it was named. */
  readonly path: string;
  readonly bundle: Bundle;
}

export function diffJson({ changes }: Diff, old: Compared, next: Compared): DiffJson {
  const counts: Partial<Record<Kind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return { format: "1.0", old: comparedJson(old), new: comparedJson(next), changes, counts };
}

function comparedJson({ path, bundle }: Compared): ComparedPolicies {
  return { path, sha256: identity(bundle) };
}
