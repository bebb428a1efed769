/** For everybody: nothing that axe finds in any view and either theme, all of it by keyboard, and on a tablet. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { show, type Stage, until } from "./stage.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["replay", "people", "messages", "tests", "compare", "bundle", "problems"] as const;

async function violations(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe);
  const results = (await page.evaluate("axe.run()")) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

const READY: Readonly<Record<(typeof VIEWS)[number], string>> = {
  replay: ".figures",
  people: ".moment",
  messages: ".message",
  tests: ".tests",
  compare: "text=What the log makes of both",
  bundle: ".tree",
  problems: ".empty",
};

export function accessibility(stage: () => Stage): void {
  test.each(["light", "dark"] as const)("%s: nothing that axe finds in any view or dialog", async (colorScheme) => {
    const page = await stage().visit("", { colorScheme, bypassCSP: true });
    const found: string[] = [];
    for (const view of VIEWS) {
      await show(page, view);
      await page.waitForSelector(READY[view]);
      if (view === "people") await page.locator(".moment summary").first().click();
      // Dimmed while it is being computed anew.
      await until(page, "document.querySelector('[aria-busy=true]') === null");
      found.push(...(await violations(page, view)));
    }
    for (const dialog of ["Gallery", "Share", "About"]) {
      await page.click(`nav[aria-label=Playground] >> text=${dialog}`);
      await page.waitForSelector("dialog[open]");
      found.push(...(await violations(page, dialog)));
      await page.keyboard.press("Escape");
      await until(page, "document.querySelector('dialog') === null");
    }
    expect(found).toEqual([]);
    await page.close();
  });

  test("tabs by arrow keys, dialogs closed by Escape with the focus back, the theme kept", async () => {
    const page = await stage().visit();
    await page.focus("#tab-replay");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate("document.activeElement.id")).toBe("tab-people");
    await page.keyboard.press("End");
    expect(await page.getAttribute("#tab-problems", "aria-selected")).toBe("true");
    await page.keyboard.press("ArrowRight");
    expect(await page.getAttribute("#tab-replay", "aria-selected")).toBe("true");
    await page.focus("text=About");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog >> text=Bundle format");
    await page.keyboard.press("Escape");
    await until(page, "document.querySelector('dialog') === null");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("About");
    await page.click("text=Dark");
    await page.reload();
    await page.waitForSelector("html[data-theme=dark]");
    await page.close();
  });

  test.each([768, 1024, 1920])("%i wide: nothing runs off the page", async (width) => {
    const page = await stage().visit("", { viewport: { width, height: 1000 } });
    for (const view of VIEWS) {
      await show(page, view);
      await page.waitForSelector(READY[view]);
      const [whole, pane] = (await page.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('.view').scrollWidth - document.querySelector('.view').clientWidth]",
      )) as [number, number];
      expect([view, whole, pane]).toEqual([view, width, 0]);
    }
    await page.close();
  });
}
