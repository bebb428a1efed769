/**
 * From the schemas of what commands write as JSON, the one source: the TypeScript types of reports. `tsx
 * scripts/generate-report-types.ts [--check]`.
 */
import { readFile } from "node:fs/promises";
import { schemaToTypes, type ImportedTypes, type Schema } from "./schema-to-types.js";
import { writeOrCheck } from "./write-or-check.js";

interface Generated {
  /** In `grammar/`. */
  readonly schema: string;
  readonly file: string;
  /** What the types are of, for the head of the file. */
  readonly says: string;
  readonly imported?: ImportedTypes;
}

const interval = { Interval: { name: "Interval", from: "../report.js" } };
const note = { Note: { name: "Note", from: "../report.js" } };
const level = { Level: { name: "Level", from: "../report.js" } };

const all: readonly Generated[] = [
  {
    schema: "report",
    file: "src/report/report.ts",
    says: "The report of a replay: one model, of which the terminal summary, JSON and every other view are made.",
  },
  {
    schema: "comparison",
    file: "src/report/comparison/comparison.ts",
    says: "What two policy sets would have made of one log: the model that all views of a comparison show.",
    imported: { ...interval, ...level, ...note },
  },
  {
    schema: "advice",
    file: "src/report/advice/advice.ts",
    says: "Advice for each kind of moment, and the evidence that it rests on.",
    imported: level,
  },
  {
    schema: "tuning",
    file: "src/report/tuning/tuning.ts",
    says: "The frontier of coverage against prompts, over the numbers of limits.",
  },
  {
    schema: "diff",
    file: "src/workbench/diff/change.ts",
    says: "Changes of meaning between two policy sets, in words and as data.",
    imported: {
      SourcePosition: { name: "SourcePosition", from: "../../bundle/types.js" },
      JsonObject: { name: "JsonObject", from: "../moments/moment.js" },
      Kind: { name: "Kind", from: "./kinds.js" },
    },
  },
  {
    schema: "tests",
    file: "src/workbench/tests/report.ts",
    says: "What running the tests of a policy repository gives: plain data, for the terminal, for CI and for editors.",
  },
];

for (const { schema: name, file, says, imported = {} } of all) {
  const schema = JSON.parse(await readFile(`grammar/${name}.schema.json`, "utf8")) as Schema;
  const head = `/**
${wrapped(`${says} Generated from grammar/${name}.schema.json; \`npm run generate\` writes it anew.`)} */
`;
  await writeOrCheck(file, schemaToTypes(schema, imported, head));
}

function wrapped(text: string): string {
  const lines = [""];
  for (const word of text.split(" "))
    if (` * ${lines.at(-1)} ${word}`.length > 120) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trimStart());
  return lines.map((line) => ` * ${line}\n`).join("");
}
