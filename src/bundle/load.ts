/**
 * A bundle from elsewhere, refused unless all of it holds together. It never throws on input, and its time and memory are
 * bounded by the size of the document, which is bounded too.
 */
import { identity } from "./canonical.js";
import { checkBundle } from "./check/index.js";
import { migratedVersions, migrate } from "./migrations/index.js";
import { isJsonObject } from "./migrations/migration.js";
import { copyPlainJson } from "./plain-json.js";
import type { BundleProblem } from "./problem.js";
import { schemaProblems } from "./schema-problems.js";
import { parseStrictJson } from "./strict-json.js";
import type { Bundle } from "./types.js";
import { versionProblem } from "./version.js";

export type LoadedBundle =
  | {
      readonly bundle: Bundle;
      /** The version that the document had, where it was an older one: the bundle is then another one, with another hash. */
      readonly migratedFrom?: string;
      readonly problems?: undefined;
    }
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
  // Of the document as it was handed in, also where it was migrated.
  const found = identity(read.value as Bundle);
  if (found === sha256.toLowerCase()) return loaded;
  return {
    problems: [{ pointer: "", message: `its SHA-256 is ${found}, not ${sha256}: it is not the bundle that was meant` }],
  };
}

/** The same for a value that is known to be plain JSON. */
export function validateBundle(value: unknown): LoadedBundle {
  if (!isJsonObject(value)) return { problems: [{ pointer: "", message: "a bundle is a JSON object" }] };
  const version = Object.hasOwn(value, "kairos") ? value["kairos"] : undefined;
  const unknown = versionProblem(version, migratedVersions);
  if (unknown !== undefined) return { problems: [{ pointer: "/kairos", message: unknown }] };
  const document: unknown = migrate(value);
  const misfits = schemaProblems(document);
  if (misfits.length > 0) return { problems: misfits };
  const bundle = document as Bundle;
  const problems = checkBundle(bundle);
  if (problems.length > 0) return { problems };
  return document === value ? { bundle } : { bundle, migratedFrom: version as string };
}
