/** The worked example of docs/bundle.md, decided by our engine; links between its pages lead somewhere. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { identity, loadBundle } from "../../src/bundle/index.js";
import { createEngine, type Outcome } from "../../src/engine/index.js";
import { stateBoundOf } from "../../src/compiler/state-bound.js";

const docs = join(import.meta.dirname, "../../docs");
const pages = ["bundle.md", ...readdirSync(join(docs, "bundle")).map((name) => join("bundle", name))];

function read(page: string): string {
  return readFileSync(join(docs, page), "utf8");
}

/** The JSON examples that are marked so. */
function blocks(kind: string): unknown[] {
  const found = read("bundle.md").matchAll(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\``, "gms"));
  return [...found].map(([, json]) => JSON.parse(json!) as unknown);
}

function decisions(outcome: Outcome): unknown {
  return outcome.kind === "taken" ? outcome.decisions : outcome;
}

test("the worked example is decided as the page says", () => {
  const { bundle, problems } = loadBundle(blocks("bundle")[0]);
  expect(problems).toBeUndefined();
  const engine = createEngine(bundle!);
  const state = engine.newState();
  const [first, second] = blocks("event");
  const [prompt, silence] = blocks("decisions");
  expect(decisions(engine.decide(state, first, undefined))).toEqual(prompt);
  expect(engine.saveState(state)).toEqual(blocks("state")[0]);
  expect(decisions(engine.decide(state, second, undefined))).toEqual(silence);
  expect(stateBoundOf(bundle!)).toEqual(bundle!.stateBound);
  expect(identity(bundle!)).toMatch(/^[0-9a-f]{64}$/);
});

test.each(pages)("links of %s lead somewhere", (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const broken = links.filter((link) => {
    const [path, heading] = link.split("#") as [string, string?];
    const target = path === "" ? join(docs, page) : join(docs, dirname(page), path);
    if (!existsSync(target)) return true;
    if (heading === undefined) return false;
    const headings = readFileSync(target, "utf8").matchAll(/^#+ (.*)$/gm);
    return ![...headings].some(([, text]) => slug(text!) === heading);
  });
  expect(broken).toEqual([]);
});

/** As GitHub makes anchors of headings. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}
