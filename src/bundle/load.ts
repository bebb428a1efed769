/**
 * A bundle from elsewhere, refused unless all of it holds together. It never throws on input, and its time and memory are
 * bounded by the size of the document, which is bounded too.
 */
import { identity } from "./canonical.js";
import { checkBundle } from "./check/index.js";
import { copyPlainJson } from "./plain-json.js";
import type { BundleProblem } from "./problem.js";
import { schemaProblems } from "./schema-problems.js";
import { parseStrictJson } from "./strict-json.js";
import type { Bundle } from "./types.js";
import { versionProblem } from "./version.js";

export type LoadedBundle =
  | { readonly bundle: Bundle; readonly problems?: undefined }
  | { readonly bundle?: undefined; readonly problems: readonly BundleProblem[] };

export interface LoadOptions {
  /** What the identity of the bundle must be, in hex: one that was changed on its way is refused. */
  readonly sha256?: string;
}

/** Takes the text of a document, or what a JSON parser made of it (which then no longer tells keys that stood twice). */
export function loadBundle(document: unknown, { sha256 }: LoadOptions = {}): LoadedBundle {
  const read = typeof document === "string" ? parseStrictJson(document) : copyPlainJson(document);
  if ("problem" in read) return { problems: [read.problem] };
  const loaded = validateBundle(read.value);
  if (loaded.bundle === undefined || sha256 === undefined) return loaded;
  const found = identity(loaded.bundle);
  if (found === sha256.toLowerCase()) return loaded;
  return {
    problems: [{ pointer: "", message: `its SHA-256 is ${found}, not ${sha256}: it is not the bundle that was meant` }],
  };
}

/** The same for a value that is known to be plain JSON. */
export function validateBundle(value: unknown): LoadedBundle {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problems: [{ pointer: "", message: "a bundle is a JSON object" }] };
  }
  const version = versionProblem(Object.hasOwn(value, "kairos") ? (value as { kairos: unknown }).kairos : undefined);
  if (version !== undefined) return { problems: [{ pointer: "/kairos", message: version }] };
  const misfits = schemaProblems(value);
  if (misfits.length > 0) return { problems: misfits };
  const bundle = value as Bundle;
  const problems = checkBundle(bundle);
  return problems.length > 0 ? { problems } : { bundle };
}
