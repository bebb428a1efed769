/** Nothing leaves the page: it loads its own files, and neither it nor its workers can reach anything else, nor need to. */
import { expect, test } from "vitest";
import { fragmentOf } from "../../playground/src/project/link.js";
import { PATHS } from "./site.js";
import { SMALL } from "./small.js";
import { cursorBehind, keptFiles, show, type Stage, until } from "./stage.js";

export function network(stage: () => Stage): void {
  test.each(PATHS)("below %o it loads its own files, and nothing else", async (path) => {
    const page = await stage().page();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const address = new URL(path, stage().address).href;
    await page.goto(address);
    await page.waitForSelector("svg.chart");
    const foreign = asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url));
    expect(foreign).toEqual([]);
    await page.close();
  });

  test("page and workers can reach nothing else", async () => {
    const page = await stage().page();
    await page.goto(stage().address);
    await page.waitForSelector(".figures");
    const attempt = "fetch('http://localhost:9/x', { mode: 'no-cors' }).then(() => 'reached', (error) => error.name)";
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    expect(await page.evaluate(attempt)).toBe("TypeError");
    expect(page.workers().length).toBeGreaterThanOrEqual(2);
    for (const worker of page.workers()) expect(await worker.evaluate(attempt)).toBe("TypeError");
    await page.waitForTimeout(200);
    expect(refused.filter((text) => /Content Security Policy/i.test(text)).length).toBeGreaterThanOrEqual(1);
    await page.close();
  });

  test("once it is loaded, everything works without a network", async () => {
    // Beside a page of the gallery whose log is not the one that the others have.
    const files = Object.entries(SMALL).map(([path, text]) => ({ path, text }));
    const page = await stage().visit(await fragmentOf({ entry: "sources", files, open: "main.kairos" }));
    await page.waitForSelector(".log-name >> text=campaign.csv");
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));

    for (const view of ["people", "messages", "tests", "compare", "bundle", "problems", "replay"])
      await show(page, view);
    await cursorBehind(page, "wait 1h");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("hour");
    await page.waitForSelector("#tab-problems .badge-error");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget");
    await page.keyboard.press("Enter");
    await keptFiles(page, (kept) => (kept["main.kairos"] ?? "").includes("wait 1h\n"));
    await page.keyboard.press("Control+Shift+KeyI");

    await page.click("text=Share");
    await Promise.all([page.waitForEvent("download"), page.click("text=/^Save all/")]);
    await page.keyboard.press("Escape");

    for (const title of ["Sources", "Limits"]) {
      await page.click("text=Gallery");
      await page.locator(".card", { hasText: title }).first().click();
      await until(page, "document.querySelector('dialog') === null");
      await page.waitForSelector(`.view >> text=records of ${title === "Sources" ? "campaign.csv" : "thirty-days"}`);
    }
    await page.waitForSelector("svg.chart");
    for (const worker of page.workers())
      void worker.evaluate("setTimeout(() => { throw new Error('out of luck') }, 0)").catch(() => undefined);
    await page.waitForSelector("[role=alert] >> text=/started anew/");
    await show(page, "tests");
    await page.waitForSelector("text=/1 of 1 test passed/");

    expect(asked.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
    await page.close();
  });
}
