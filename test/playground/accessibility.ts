/** For everybody: nothing that axe finds in any view and either theme, all of it by keyboard, and on a tablet. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { SMALL } from "./small.js";
import { cursorBehind, show, type Stage, until } from "./stage.js";

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

interface Focused {
  readonly name: string;
  readonly hasRing: boolean;
  readonly isEditor: boolean;
}

/** What has the focus; a file input is seen by its label, and the editor by its own border or cursor. */
const FOCUSED = `(() => {
  const focused = document.activeElement;
  const shown = focused.matches('input[type=file]') ? focused.nextElementSibling : focused;
  const isEditor = focused.closest('.monaco-editor') !== null;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  return {
    name: focused.id === 'view' ? 'view' : (focused.getAttribute('aria-label') ?? shown.textContent).trim(),
    hasRing: isEditor || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
    isEditor,
  };
})()`;

/** Elements that would move when something about them changes. */
const MOVING = `[...document.querySelectorAll('*')].filter((element) => {
  const { transitionDuration, transitionProperty, animationName } = getComputedStyle(element);
  const takesTime = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
  return animationName !== 'none' || (takesTime && transitionProperty !== 'none');
}).map((element) => element.tagName + '.' + element.className)`;

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
    await page.focus("nav[aria-label=Playground] >> text=Gallery");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog .card");
    for (let step = 0; step < 8; step += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.file[aria-current="true"]:has-text("limits")');
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Gallery");
    await page.click("text=Dark");
    await page.reload();
    await page.waitForSelector("html[data-theme=dark]");
    await page.close();
  });

  test("by Tab alone through the whole page: in order, each with a name, each with a ring", async () => {
    const page = await stage().visit();
    await page.waitForSelector("svg.chart");
    const walked: string[] = [];
    for (let step = 0; step < 40 && !walked.includes("view"); step += 1) {
      await page.keyboard.press("Tab");
      const { name, hasRing, isEditor } = (await page.evaluate(FOCUSED)) as Focused;
      walked.push(name);
      expect([name, hasRing]).toEqual([name, true]);
      // In the editor Tab indents, until one says otherwise.
      if (isEditor) await page.keyboard.press("Control+m");
    }
    expect(walked.join(", ")).toBe(
      [
        "Gallery, Share, About, Dark colours, Got it",
        "credentials.kairos, generative_ai.kairos, layers.kairos, limits.kairos, payments.kairos",
        "phishing.kairos, secrets.kairos, shared.kairos, sharing.kairos, together.kairos, vocabulary.kairos",
        "New file, Open files, Remove this file, Policy editor",
        "Replay, Open a log, Open people, view",
      ].join(", "),
    );
    await page.close();
  });

  test("what is closed gives the focus to what comes next, and a new file to the editor", async () => {
    const page = await stage().visitFiles(SMALL);
    const focused = (): Promise<unknown> =>
      page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    await page.focus("text=Got it");
    await page.keyboard.press("Enter");
    expect(await focused()).toContain("main");
    await page.evaluate("location.hash = '#1.broken'");
    await page.focus(".notice button");
    await page.keyboard.press("Enter");
    expect(await focused()).toContain("main");
    await page.focus("text=New file");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("New file");
    await page.keyboard.press("Enter");
    await page.keyboard.type("mine");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.file[aria-current="true"]:has-text("mine")');
    await until(page, "document.activeElement.getAttribute('aria-label') === 'Policy editor'");
    await page.keyboard.type("package mine");
    await page.waitForSelector(".view-lines >> text=package mine");
    await page.close();
  });

  test("landmarks and roles, as a screen reader is told of them", async () => {
    const page = await stage().visit();
    await page.waitForSelector("svg.chart");
    const told = await page.locator("body").ariaSnapshot();
    for (const line of [
      "- banner:",
      '- heading "Kairos" [level=1]',
      '- navigation "Playground":',
      '- complementary "Welcome":',
      "- main:",
      '- region "Policies":',
      '- navigation "Files":',
      '- region "Results":',
      '- tablist "Views":',
      '- tab "Replay" [selected]',
      '- tabpanel "Replay":',
      '- region "By policy":',
    ])
      expect(told).toContain(line);
    expect(told).toMatch(/- figure "[\d,]+ prompts in 30 days/);
    expect(told).toMatch(/- img "[^"]*Prompts a day, by policy/);
    await page.close();
  });

  test("says aloud what typing and a replay came to, once one pauses", async () => {
    const page = await stage().visitFiles(SMALL);
    const said = page.locator('[role=status][aria-label="What changed"]');
    await until(page, "/No problems\\. 0 prompts in the replay/.test(document.body.innerText)");
    await cursorBehind(page, "wait 1h");
    await page.keyboard.type("our");
    await until(page, "/1 error, 0 warnings/.test(document.body.innerText)");
    expect(await said.innerText()).toBe("1 error, 0 warnings.");
    await page.close();
  });

  test.each([
    ["reduce", 0],
    ["no-preference", 1],
  ] as const)("motion, where one prefers %s", async (reducedMotion, least) => {
    const page = await stage().visit("", { reducedMotion });
    await page.waitForSelector("svg.chart");
    const moving = (await page.evaluate(MOVING)) as string[];
    if (least === 0) expect(moving).toEqual([]);
    else expect(moving.length).toBeGreaterThanOrEqual(least);
    await page.close();
  });

  test.each([768, 1024, 1920])("%i wide: nothing runs off the page", async (width) => {
    const page = await stage().visit("", { viewport: { width, height: 1000 } });
    for (const view of VIEWS) {
      await show(page, view);
      await page.waitForSelector(READY[view]);
      const [whole, cutOff] = (await page.evaluate(`[
        document.documentElement.scrollWidth,
        [...document.querySelectorAll('.view, .view .scroll:not(details *)')]
          .filter((part) => part.scrollWidth > part.clientWidth)
          .map((part) => part.ariaLabel ?? part.className),
      ]`)) as [number, string[]];
      // Figures behind a chart are as wide as they are; what is shown unasked fits.
      expect([view, whole, cutOff]).toEqual([view, width, []]);
    }
    await page.close();
  });
}
