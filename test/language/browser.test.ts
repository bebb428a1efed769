/** The language service runs in a page's worker: its one entry bundles without a part of Node, and answers there. */
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";

it("bundles for a page, and completes there", async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "./src/language/index.js";', resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "language",
    minify: true,
  });
  const code = outputFiles[0]!.text;
  expect(code).not.toMatch(/["']node:/);
  // A context of its own has nothing but the language itself.
  const answer = runInNewContext(`${code}
    const workspace = new language.Workspace();
    const text = "person { team: string? }\\nsegment s when person.";
    workspace.set("a.kairos", text);
    language.complete(workspace, "a.kairos", text.length).items.map((item) => item.label).join();`);
  expect(answer).toBe("id,locale,team,timezone");
});
