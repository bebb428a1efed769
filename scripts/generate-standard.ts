/** The packages of `std/` as a module, so that they go wherever the compiler goes: `tsx scripts/generate-standard.ts [--check]`. */
import { readdir, readFile } from "node:fs/promises";
import { writeOrCheck } from "./write-or-check.js";

const names = (await readdir("std")).filter((name) => name.endsWith(".kairos")).toSorted();
const packages: string[] = [];
for (const name of names) {
  const text = await readFile(`std/${name}`, "utf8");
  packages.push(`  ${JSON.stringify(`kairos:std/${name}`)}: ${JSON.stringify(text)},\n`);
}

await writeOrCheck(
  "src/compiler/standard.generated.ts",
  `/* The texts of std/, by path. Generated; \`npm run generate\` writes it anew. */
export const STANDARD_PACKAGES: Readonly<Record<string, string>> = {
${packages.join("")}};
`,
);
