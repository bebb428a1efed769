/** From grammar/report.schema.json, the one source: the TypeScript types of the report. `tsx scripts/generate-report-types.ts [--check]`. */
import { readFile } from "node:fs/promises";
import { schemaToTypes, type Schema } from "./schema-to-types.js";
import { writeOrCheck } from "./write-or-check.js";

const head = `/**
 * The report of a replay: one model, of which the terminal summary, JSON and every other view are made. Generated from
 * grammar/report.schema.json; \`npm run generate\` writes it anew.
 */
`;

const schema = JSON.parse(await readFile("grammar/report.schema.json", "utf8")) as Schema;
await writeOrCheck("src/report/report.ts", schemaToTypes(schema, {}, head));
