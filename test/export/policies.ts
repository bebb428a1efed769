/** The example repository, compiled. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";

const folder = join(import.meta.dirname, "../../policies");

export function examplePolicies(): Bundle {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  return compile(files, { today: "2026-11-01" }).bundle!;
}
