/**
 * The public suffix rules as a module, from the list that the `psl` package carries: each rule in A-label and U-label
 * form, sorted by code point. `tsx scripts/generate-suffix-rules.ts [--check]`.
 */
import { domainToASCII, domainToUnicode } from "node:url";
import { compareCodePoints } from "../src/base/codepoints.js";
import { writeOrCheck } from "./write-or-check.js";

/** The package does not export its list, only what searches it. */
const { default: list } = (await import(new URL("../node_modules/psl/data/rules.js", import.meta.url).href)) as {
  default: readonly string[];
};

const rules = new Set<string>();
for (const rule of list) {
  const [, mark = "", host = ""] = /^(!|\*\.)?(.+)$/.exec(rule)!;
  for (const form of [domainToASCII(host), domainToUnicode(host)]) {
    if (form === "") throw new Error(`cannot convert ${rule}`);
    rules.add(mark + form);
  }
}
const sorted = [...rules].toSorted(compareCodePoints);

await writeOrCheck(
  "src/compiler/suffix-rules.generated.ts",
  `/*
 * The Public Suffix List (https://publicsuffix.org/list/), under the Mozilla Public License 2.0
 * (https://mozilla.org/MPL/2.0/). Generated; \`npm run generate\` writes it anew.
 */
export const PUBLIC_SUFFIX_RULES = \`${sorted.join("\n")}\`;
`,
);
