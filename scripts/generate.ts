/** Runs every generator of the repository: `tsx scripts/generate.ts [--check]`. */
import { spawnSync } from "node:child_process";

/** In the order in which they build on each other. */
const generators = [
  "scripts/generate-lint-layers.ts",
  "scripts/generate-bundle-types.ts",
  "scripts/generate-report-types.ts",
  "scripts/generate-suffix-rules.ts",
  "scripts/generate-standard.ts",
  "scripts/generate-grammar.ts",
  "scripts/generate-highlighting.ts",
  "scripts/generate-diagnostics-docs.ts",
  "scripts/generate-log.ts",
  "scripts/generate-conformance.ts",
  "scripts/generate-wasm.ts",
];

for (const generator of generators) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", generator, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
