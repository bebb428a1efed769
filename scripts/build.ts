/**
 * Builds `dist/`: the command line as few self-contained files that start fast, and the library as ES modules. Types are
 * emitted by `npm run build:types`.
 */
import { cp, rm } from "node:fs/promises";
import { build as bundle, type BuildOptions } from "esbuild";

const shared: BuildOptions = {
  bundle: true,
  splitting: true,
  format: "esm",
  target: "node20",
  platform: "node",
  logLevel: "warning",
  legalComments: "none",
};

/** Some dependencies of the command line are CommonJS and ask for `require`. */
const requireBanner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

export async function build(): Promise<void> {
  await rm("dist/cli", { recursive: true, force: true });
  await bundle({
    ...shared,
    entryPoints: {
      kairos: "src/cli/kairos.ts",
      "replay-thread": "src/simulator/files/replay-thread.ts",
      "note-thread": "src/simulator/files/note-thread.ts",
    },
    outdir: "dist/cli",
    // It has parts that are no JavaScript.
    external: ["@duckdb/node-api", "@duckdb/node-bindings"],
    minify: true,
    banner: { js: requireBanner },
  });
  await bundle({
    ...shared,
    entryPoints: {
      index: "src/index.ts",
      "engine/index": "src/engine/index.ts",
      "export/index": "src/export/index.ts",
      "store/index": "src/store/index.ts",
      "simulator/index": "src/simulator/index.ts",
      "language/index": "src/language/index.ts",
    },
    outdir: "dist/library",
    platform: "neutral",
    packages: "external",
  });
  await cp("src/cli/init-template", "dist/cli/init-template", { recursive: true });
}

if (process.argv[1] === import.meta.filename) await build();
