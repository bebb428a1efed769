/**
 * From grammar/bundle.schema.json, the one source: the TypeScript types of the bundle, a validator without `eval` that runs
 * wherever the library does, and the copy that the Python engine carries. `tsx scripts/generate-bundle-types.ts [--check]`.
 */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { schemaToTypes, type Schema } from "./schema-to-types.js";
import { writeOrCheck } from "./write-or-check.js";

const notes = new Set(["title", "description", "$comment"]);
const source = await readFile("grammar/bundle.schema.json", "utf8");
const schema = JSON.parse(source) as Schema;

await writeOrCheck("runtimes/python/kairos_engine/bundle.schema.json", source);
const head = `/**
 * The bundle: what a policy repository compiles to, and all that a runtime needs. Generated from
 * grammar/bundle.schema.json; \`npm run generate\` writes it anew.
 *
 * Wherever a value stands in a bundle it is written as an event's JSON would hold it (enums by their record text,
 * timestamps in RFC 3339, times "18:00", dates "2027-03-31", bytes and durations as integers, percentages as 0.8).
 * Maps are keyed by names that are unique in a bundle; lists stand only where order means something.
 */
`;

await writeOrCheck(
  "src/bundle/types.ts",
  schemaToTypes(schema, { Value: { name: "Json", from: "../base/json.js" } }, head),
);

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  allowUnionTypes: true,
  strictRequired: false,
  discriminator: true,
  inlineRefs: false,
  code: { source: true, esm: true, lines: false, optimize: 2 },
});
const code = (standaloneCode as unknown as { default: (ajv: Ajv2020, validate: unknown) => string }).default(
  ajv,
  ajv.compile(withoutNotes(schema)),
);
/** One module without imports: what the validator asks of ajv's run time is put into it. */
const bundled = await build({
  stdin: { contents: code, resolveDir: process.cwd(), loader: "js" },
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
});
await writeOrCheck(
  "src/bundle/validate.generated.ts",
  `// @ts-nocheck
// Generated from grammar/bundle.schema.json by ajv; \`npm run generate\` writes it anew.
${bundled.outputFiles[0]!.text}`,
);

/** The schema less what is there to be read only, so that the validator stays small. */
function withoutNotes<Node>(node: Node): Node {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutNotes) as Node;
  const rules = Object.entries(node).filter(([key, value]) => !(notes.has(key) && typeof value === "string"));
  return Object.fromEntries(rules.map(([key, value]) => [key, withoutNotes<unknown>(value)])) as Node;
}
