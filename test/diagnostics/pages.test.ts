/** A page says what, why, what is refused and what is right, alike as Markdown and on a terminal. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue/index.js";
import { headlineOf, markdownOf, pageOf, textOf } from "../../src/diagnostics/formats/page.js";
import { kairos, root } from "../cli/run-cli.js";

describe.each(catalogue.map((entry) => [entry.code, entry] as const))("%s", (code, entry) => {
  it("has all of it in both forms", () => {
    const page = pageOf(entry, `error[${code}]: said\n  --> example.kairos:1:1\n`);
    const markdown = markdownOf(page);
    const text = textOf(page);
    for (const part of [code, entry.why, "What Kairos says:"]) {
      expect(markdown).toContain(part);
      expect(text).toContain(part);
    }
    const blocks = [...markdown.matchAll(/^(`{3,})(\w+)\n(.*?)\n\1$/gms)].map(([, , language, inside]) => [
      language,
      inside,
    ]);
    expect(blocks.slice(0, 3)).toEqual([
      ["kairos", entry.bad.trim()],
      ["text", `error[${code}]: said\n  --> example.kairos:1:1`],
      ["kairos", entry.good.trim()],
    ]);
    for (const line of entry.good.trim().split("\n")) expect(text).toContain(line === "" ? "\n\n" : `    ${line}\n`);
  });

  it("has a headline without half of a word in backticks", () => {
    const headline = headlineOf(entry);
    expect((headline.match(/`/g) ?? []).length % 2).toBe(0);
    expect(headline).toMatch(/\.$/);
  });
});

it("`kairos explain CODE` prints the words of the page in docs/", () => {
  const words = (text: string): string[] => text.replace(/^(`{3,}.*|# )/gm, "").match(/\S+/g) ?? [];
  const page = readFileSync(join(root, "docs/diagnostics/unknown-name.md"), "utf8").replace(/\n\[All .*\n$/, "");
  const ended = kairos(["explain", "unknown-name"]);
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(words(ended.stdout)).toEqual(words(page));
});

it("the index leads to every page that there is", () => {
  const index = readFileSync(join(root, "docs/diagnostics/README.md"), "utf8");
  const linked = [...index.matchAll(/\]\(([a-z0-9-]+)\.md\)/g)].map(([, code]) => code);
  expect(linked.length).toBeGreaterThan(100);
  expect(new Set(linked).size).toBe(linked.length);
  for (const code of linked)
    expect(readFileSync(join(root, `docs/diagnostics/${code}.md`), "utf8")).toMatch(`# ${code}`);
});
