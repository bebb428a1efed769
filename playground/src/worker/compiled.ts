/** The policies compiled, once per state of the files: what replay, tests, bundle and messages work on. */
import { canonicalJson } from "../../../src/base/canonical.js";
import { identity, type Bundle } from "../../../src/bundle/index.js";
import { compile, type Compilation, type SourceText } from "../../../src/compiler/index.js";
import { runTests, type TestReport } from "../../../src/workbench/index.js";
import { files } from "./service.js";

let compiledFrom = "";
let compiled: Compilation | undefined;

export function compilation(): Compilation {
  const now = files();
  const key = JSON.stringify(now);
  if (compiled === undefined || key !== compiledFrom) {
    compiled = compile(now, { today: new Date().toISOString().slice(0, 10) });
    compiledFrom = key;
  }
  return compiled;
}

/** Undefined where the policies have errors. */
export const bundleOf = (texts: readonly SourceText[]): Bundle | undefined => compile(texts).bundle;

export const compiling = {
  /** The bundle as it would be written to disk, and its SHA-256; nothing where the policies have errors. */
  bundle(): { readonly json: string; readonly sha256: string; readonly bytes: number } | undefined {
    const { bundle } = compilation();
    if (bundle === undefined) return undefined;
    const { sourceMap: _, ...hashed } = bundle;
    return {
      json: JSON.stringify(hashed, null, 2),
      sha256: identity(bundle),
      bytes: new TextEncoder().encode(canonicalJson(hashed)).length,
    };
  },
  tests(): TestReport | undefined {
    const { bundle, model } = compilation();
    if (bundle === undefined) return undefined;
    return runTests({ files: files(), bundle, model }, { clock: () => performance.now() });
  },
};
