/** The portable format: its types, its loading with all checks, its canonical form and its identity. */
export { bundleText, canonicalBytes, identity } from "./canonical.js";
export { loadBundle, validateBundle, type LoadedBundle, type LoadOptions } from "./load.js";
export { obstaclesTo, partitionOf } from "./partition.js";
export { printExpr } from "./print.js";
export type { BundleProblem } from "./problem.js";
export { FORMAT_VERSION } from "./version.js";
export type * from "./types.js";
