/**
 * The page in a real Chromium: nothing that axe finds, nothing loaded or run, nothing cut on a phone, a screen or paper.
 * Runs where there is a Chromium.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlComparison, htmlReport } from "../../../src/report/html/index.js";
import { chromiumPath, openBrowser } from "../../browser.js";
import { comparedExample, example } from "./example.js";
import { hostile } from "./hostile.js";

/** Each with the figures that are drawn on it. */
const FIGURES = { plain: 11, comparison: 6 } as const;
type PageName = keyof typeof FIGURES | "hostile" | "hostile-comparison";

if (chromiumPath === undefined)
  process.stderr.write("skipped: the HTML report in a browser (no Chromium; Debian: apt-get install chromium)\n");

describe.runIf(chromiumPath !== undefined)("in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "kairos-page-"));
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  let browser: Browser;

  beforeAll(async () => {
    const { page, report } = example();
    writeFileSync(join(folder, "plain.html"), page);
    writeFileSync(join(folder, "hostile.html"), htmlReport(hostile(report)));
    const compared = comparedExample();
    writeFileSync(join(folder, "comparison.html"), compared.page);
    writeFileSync(join(folder, "hostile-comparison.html"), htmlComparison(hostile(compared.comparison)));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page, and what it asked of a network, said on the console or opened. */
  async function open(
    name: PageName,
    width: number,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; heard: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    const page = await context.newPage();
    const heard: string[] = [];
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on("request", (request) => {
      if (request.url() !== address && !request.url().startsWith("data:")) heard.push(request.url());
    });
    page.on("console", (message) => heard.push(message.text()));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => heard.push("a dialog")));
    await page.goto(address);
    return { page, heard };
  }

  const schemes = ["light", "dark"] as const;
  const widths = [390, 820, 1280] as const;
  const names = ["plain", "comparison"] as const;
  test.each(
    names.flatMap((name) =>
      schemes.flatMap((colorScheme) => widths.map((width) => [name, colorScheme, width] as const)),
    ),
  )(
    "%s, %s, %d wide: nothing that axe finds, one drawing of each figure, no sideways scrolling, nothing loaded",
    async (name, colorScheme, width) => {
      const { page, heard } = await open(name, width, { colorScheme, bypassCSP: true });
      const seen = await page.evaluate(`({
        width: document.documentElement.scrollWidth,
        drawings: [...document.querySelectorAll("figure")].map(
          (figure) => [...figure.querySelectorAll("svg")].filter((each) => each.getBoundingClientRect().width > 0).length,
        ),
      })`);
      expect(seen).toEqual({ width, drawings: Array.from({ length: FIGURES[name] }, () => 1) });
      // What unfolds is the same at every width, and much to look at.
      if (width === 820)
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      await page.evaluate(axe);
      const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      expect(heard).toEqual([]);
      await page.context().close();
    },
  );

  test.each(names)("%s: no text of a drawing is cut off, or runs into another one", async (name) => {
    for (const width of widths) {
      const { page } = await open(name, width);
      const faults = await page.evaluate(`[...document.querySelectorAll("figure svg")].flatMap((drawing) => {
        const frame = drawing.getBoundingClientRect();
        if (frame.width === 0) return [];
        const texts = [...drawing.querySelectorAll("text")].map((each) => [each.textContent, each.getBoundingClientRect()]);
        const outside = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
        const over = texts.filter(([, a], at) => texts.some(([, b], other) => other < at &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3));
        return [...outside.map(([text]) => "outside: " + text), ...over.map(([text]) => "over another: " + text)];
      })`);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });

  test("under its own policy it is styled and whole, with scripts and without", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, heard } = await open("plain", 1280, { javaScriptEnabled });
      expect(await page.locator("figure svg:visible").count()).toBe(11);
      expect(await page.locator(".headlines").boundingBox()).toMatchObject({ width: 720 });
      expect(heard).toEqual([]);
      await page.context().close();
    }
  });

  test.each([
    ["hostile", /^Replay of 2026-/],
    ["hostile-comparison", /^Old and new policies on 2026-/],
  ] as const)("%s: names run nothing, load nothing, and change nothing of its style", async (name, title) => {
    const { page, heard } = await open(name, 1280);
    expect(heard).toEqual([]);
    expect(await page.title()).toMatch(title);
    const found = await page.evaluate(`({
      strange: document.querySelectorAll("script, img, iframe, [onload], [onerror], [style], body style, svg svg").length,
      links: [...document.querySelectorAll("a")].filter((each) => !each.getAttribute("href").startsWith("#")).length,
      size: getComputedStyle(document.querySelector("h1")).fontSize,
    })`);
    expect(found).toEqual({ strange: 0, links: 0, size: "30px" });
    await page.context().close();
  });

  test("keys reach the contents, what scrolls, and what unfolds", async () => {
    const { page } = await open("plain", 820);
    const reached = new Set<string>();
    for (let at = 0; at < 45; at += 1) {
      await page.keyboard.press("Tab");
      reached.add(
        String(await page.evaluate("document.activeElement.localName + '.' + document.activeElement.className")),
      );
    }
    expect([...reached].map((each) => each.trim())).toEqual(
      expect.arrayContaining(["a.skip", "a.", "div.table", "summary."]),
    );
    await page.context().close();
  });

  test("on paper it is light, as wide as the sheet, and no figure is torn", async () => {
    const { page } = await open("plain", 680, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(`({
      ground: getComputedStyle(document.body).backgroundColor,
      width: document.documentElement.scrollWidth,
      tables: [...document.querySelectorAll(".table")].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.getAttribute("aria-label")),
      torn: [...document.querySelectorAll("figure")].filter((each) => getComputedStyle(each).breakInside !== "avoid").length,
      contents: getComputedStyle(document.querySelector("nav")).display,
      // What unfolds on a screen is there, but for the figures behind drawings.
      controls: document.querySelector('[aria-label^="Moments of high risk or above by control"] tbody tr').getBoundingClientRect().height > 10,
      behind: [...document.querySelectorAll("figure table")].filter((each) => each.getBoundingClientRect().height > 0).length,
    })`);
    expect(seen).toEqual({
      ground: "rgb(255, 255, 255)",
      width: 680,
      tables: [],
      torn: 0,
      contents: "none",
      controls: true,
      behind: 0,
    });
    await page.context().close();
  });
});
