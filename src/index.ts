/**
 * Kairos as a library: policy texts to a bundle.
 *
 * @example
 * ```ts
 * import { compile, identity } from "kairos-lang";
 * import { createEngine } from "kairos-lang/engine";
 *
 * const { bundle, diagnostics } = compile([{ path: "policies.kairos", text }]);
 * if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
 * const engine = createEngine(bundle);
 * const outcome = engine.decide(engine.newState(), event, { role: "finance" });
 * ```
 */
export {
  bundleText,
  canonicalBytes,
  FORMAT_VERSION,
  identity,
  loadBundle,
  type Bundle,
  type BundleProblem,
  type LoadedBundle,
} from "./bundle/index.js";
export { compile, type Compilation, type CompileOptions, type SourceText } from "./compiler/index.js";
export type { Diagnostic, Fix, RelatedPlace, Severity, TextEdit } from "./diagnostics/diagnostic.js";
export { renderDiagnostics } from "./diagnostics/render.js";
export { parse } from "./syntax/index.js";
