/** The pages in a real Chromium: no violation that axe finds, no script, nothing loaded. Runs where there is a Chromium. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { docsOf } from "../../src/export/docs/index.js";
import { chromiumPath, openBrowser } from "../browser.js";
import { examplePolicies } from "./policies.js";

if (chromiumPath === undefined)
  process.stderr.write("skipped: pages in a browser (no Chromium; Debian: apt-get install chromium)\n");

describe.runIf(chromiumPath !== undefined)("in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "kairos-docs-"));
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  let browser: Browser;

  beforeAll(async () => {
    for (const { path, text } of docsOf(examplePolicies(), "html")) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pages = ["index.html", "controls.html", "programme.html", "vocabulary.html", "policies/phishing_click.html"];
  test.each(pages.flatMap((page) => (["light", "dark"] as const).map((scheme) => [page, scheme] as const)))(
    "%s, %s: nothing that axe finds, no sideways scrolling on a phone, nothing asked of a network",
    async (path, colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 }, bypassCSP: true });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => said.push(message.text()));
      const address = pathToFileURL(join(folder, path)).href;
      await page.goto(address);
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([address]);
      expect(said).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      await context.close();
    },
  );
});
