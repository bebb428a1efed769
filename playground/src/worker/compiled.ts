/** Policies compiled, once per state of their files: what replay, tests, bundle and messages work on. */
import { canonicalJson } from "../../../src/base/canonical.js";
import { identity } from "../../../src/bundle/index.js";
import { compile, type Compilation, type SourceText } from "../../../src/compiler/index.js";
import { runTests, type TestReport } from "../../../src/workbench/index.js";

/** The policies in the editor, and those that they are compared with. */
const KEPT = 2;
const compiled = new Map<string, Compilation>();

export function compilation(files: readonly SourceText[]): Compilation {
  const key = JSON.stringify(files);
  const known = compiled.get(key) ?? compile(files, { today: new Date().toISOString().slice(0, 10) });
  compiled.delete(key);
  compiled.set(key, known);
  for (const oldest of compiled.keys()) if (compiled.size > KEPT) compiled.delete(oldest);
  return known;
}

export interface ShownBundle {
  /** As it would be written to disk. */
  readonly json: string;
  readonly sha256: string;
  /** Of the canonical form. */
  readonly bytes: number;
}

/** Undefined where the policies have errors. */
export function bundleOf(files: readonly SourceText[]): ShownBundle | undefined {
  const { bundle } = compilation(files);
  if (bundle === undefined) return undefined;
  const { sourceMap: _, ...hashed } = bundle;
  return {
    json: JSON.stringify(hashed, null, 2),
    sha256: identity(bundle),
    bytes: new TextEncoder().encode(canonicalJson(hashed)).length,
  };
}

/** Undefined where the policies have errors. */
export function testsOf(files: readonly SourceText[]): TestReport | undefined {
  const { bundle, model } = compilation(files);
  return bundle === undefined ? undefined : runTests({ files, bundle, model });
}
