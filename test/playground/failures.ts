/** What breaks: policies with errors, and workers that die. */
import { expect, test } from "vitest";
import { SMALL } from "./small.js";
import { cursorBehind, keptFiles, show, type Stage, until } from "./stage.js";

export function failures(stage: () => Stage): void {
  test("policies with an error: every view says so, and all comes back when it is mended", async () => {
    const page = await stage().visitFiles(SMALL);
    await page.waitForSelector(".figures");
    await cursorBehind(page, "policy leaving");
    await page.keyboard.type(" {{{");
    await page.waitForSelector("#tab-problems .badge-error");
    // What was replayed before stays, and says that it is of before.
    await page.waitForSelector(".outdated >> text=/this is how it stood before/");
    expect(await page.locator(".figures").count()).toBe(1);
    for (const view of ["replay", "people", "messages", "tests", "compare", "bundle"]) {
      await show(page, view);
      await page.waitForSelector(".view >> text=/The policies have (an error|\\d+ errors)/");
    }
    await page.click(".monaco-editor .view-lines");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await show(page, "bundle");
    await page.waitForSelector(".hash");
    await show(page, "replay");
    await until(page, "document.querySelector('.outdated') === null");
    await page.close();
  });

  test("an editor that cannot be loaded: a notice, and the text and its replay all the same", async () => {
    const page = await stage().page();
    await page.route(/\/monaco-[^/]*\.js$/, (route) => route.abort());
    await page.goto(stage().address);
    await page.waitForSelector("[role=alert] >> text=/The editor could not be loaded/");
    await page.waitForSelector(".editor-plain >> text=policy phishing_click");
    await page.waitForSelector("svg.chart");
    await page.close();
  });

  test("workers that die are started anew, and the text is kept", async () => {
    const page = await stage().visitFiles(SMALL);
    await page.waitForSelector(".figures");
    await cursorBehind(page, "package small");
    await page.keyboard.type(" // kept");
    await keptFiles(page, (files) => (files["main.kairos"] ?? "").includes("// kept"));
    for (const worker of page.workers())
      void worker.evaluate("setTimeout(() => { throw new Error('out of luck') }, 0)").catch(() => undefined);
    await page.waitForSelector("[role=alert] >> text=/started anew.*Your text is as you left it/");
    expect(await page.locator(".view-lines").innerText()).toContain("kept");
    await page.keyboard.type("\n{{{");
    await page.waitForSelector("#tab-problems .badge-error");
    for (let key = 0; key < 8; key += 1) await page.keyboard.press("Backspace");
    await show(page, "tests");
    await page.waitForSelector("text=1 of 1 test passed");
    await page.close();
  });
}
