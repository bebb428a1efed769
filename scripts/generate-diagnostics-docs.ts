/**
 * Generates `docs/diagnostics/`: a page per diagnostic of the catalogue, the same as `kairos explain CODE` prints, and an
 * index of them. Pages of codes that are gone are removed; with `--check` they are reported.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { compareCodePoints } from "../src/base/codepoints.js";
import { compile } from "../src/compiler/index.js";
import { EXAMPLE_TODAY, exampleFiles } from "../src/diagnostics/catalogue/example.js";
import { type AnyEntry, catalogue } from "../src/diagnostics/catalogue/index.js";
import { headlineOf, markdownOf, pageOf } from "../src/diagnostics/formats/page.js";
import { renderDiagnostics } from "../src/diagnostics/render.js";
import { writeOrCheck } from "./write-or-check.js";

const folder = "docs/diagnostics";
const catalogueFolder = "src/diagnostics/catalogue";

/** The families, in the order in which an author meets them; each is a folder of the catalogue. */
const titles: Readonly<Record<string, string>> = {
  syntax: "How a policy is written",
  names: "Names",
  types: "Values and their types",
  policy: "Policies and their parts",
  text: "Messages",
  repository: "Files and bundles",
};

function titleOf(family: string): string {
  return titles[family] ?? family.slice(0, 1).toUpperCase() + family.slice(1);
}

function page(entry: AnyEntry): string {
  const files = exampleFiles(entry, entry.bad);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { diagnostics } = compile(files, { today: EXAMPLE_TODAY });
  const said = renderDiagnostics(diagnostics, (path) => texts.get(path));
  return `${markdownOf(pageOf(entry, said))}\n[All diagnostics](README.md)\n`;
}

/** The codes of each family: its folder says. */
async function families(): Promise<ReadonlyMap<string, readonly AnyEntry[]>> {
  const found = new Map<string, AnyEntry[]>(Object.keys(titles).map((family) => [family, []]));
  for (const path of await readdir(catalogueFolder, { recursive: true })) {
    const [family, file, ...deeper] = path.replaceAll("\\", "/").split("/");
    if (family === undefined || file === undefined || deeper.length > 0) continue;
    const entry = catalogue.find(({ code }) => code === basename(file, ".ts"));
    if (entry !== undefined) found.set(family, [...(found.get(family) ?? []), entry]);
  }
  return found;
}

function index(ofFamily: ReadonlyMap<string, readonly AnyEntry[]>): string {
  const sections = [...ofFamily]
    .filter(([, entries]) => entries.length > 0)
    .map(([family, entries]) => {
      const rows = entries
        .toSorted((first, second) => compareCodePoints(first.code, second.code))
        .map((entry) => `| [\`${entry.code}\`](${entry.code}.md) | ${entry.severity} | ${cell(headlineOf(entry))} |`);
      return [`## ${titleOf(family)}`, "", "| code | | |", "| --- | --- | --- |", ...rows].join("\n");
    });
  const intro =
    "What `kairos check` can say, each with why, a text that gets it and one that is right. A code stands in brackets\n" +
    "in what it prints; `kairos explain CODE` prints the page.";
  return `${["# Diagnostics", intro, ...sections].join("\n\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

await mkdir(folder, { recursive: true });
const pages = new Map(catalogue.map((entry) => [`${entry.code}.md`, page(entry)]));
pages.set("README.md", index(await families()));
for (const [name, content] of pages) await writeOrCheck(`${folder}/${name}`, content);
for (const name of await readdir(folder)) {
  if (pages.has(name)) continue;
  const path = join(folder, name);
  if (process.argv.includes("--check")) {
    process.stderr.write(`${path} belongs to no diagnostic: run \`npm run generate\` and commit what changes\n`);
    process.exitCode = 1;
  } else {
    await rm(path, { recursive: true });
  }
}
