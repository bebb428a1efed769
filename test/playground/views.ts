/** The views beside the editor show what compiler, engine and simulator say when they are asked without a browser. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { identity } from "../../src/bundle/index.js";
import { compile } from "../../src/compiler/index.js";
import { charts } from "../../src/report/charts/index.js";
import { buildReport } from "../../src/report/index.js";
import { bytesInMemory, peopleFormatOf, portableTools, readPeople, replay } from "../../src/simulator/index.js";
import { SMALL } from "./small.js";
import { retype, show, type Stage, until } from "./stage.js";

const policies = join(import.meta.dirname, "../../policies");
const whole = (value: number): string => new Intl.NumberFormat("en").format(value);

const exampleFiles = (): { path: string; text: string }[] =>
  readdirSync(policies)
    .filter((name) => name.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(policies, path), "utf8") }));

async function exampleReport(): Promise<ReturnType<typeof buildReport>> {
  const bundle = compile(exampleFiles()).bundle!;
  const people = await readPeople(
    bytesInMemory("people.csv", readFileSync(join(policies, "people.csv"))),
    peopleFormatOf("people.csv"),
    bundle,
    portableTools,
  );
  const log = bytesInMemory("log.ndjson", gunzipSync(readFileSync(join(policies, "logs/thirty-days.ndjson.gz"))));
  const { tally, problems } = await replay({
    bundle,
    logs: [{ source: log, format: "ndjson" }],
    ...("table" in people ? { people: people.table } : {}),
  });
  return buildReport(tally, { files: ["log"], tzdata: "test", problems });
}

export function views(stage: () => Stage): void {
  test("replay: the figures of thirty days, by policy, by limit, by hour", async () => {
    const report = await exampleReport();
    const { volume, coverage, input } = report;
    const page = await stage().visit();
    await page.waitForSelector("#chart-weekday-hours");
    const figures = await page.locator(".figures dd:not(.about)").allInnerTexts();
    expect(figures[0]).toBe(whole(volume.prompts));
    expect(figures[1]).toBe(volume.perPersonWeek.mean.toFixed(2));
    expect(figures[2]).toBe(`${((coverage.atLeast.promptedInTime / coverage.atLeast.moments) * 100).toFixed(1)}%`);
    const byPolicy = page.getByRole("region", { name: "By policy" });
    const row = byPolicy.locator("tr", { has: page.locator("th", { hasText: /^phishing_click$/ }) });
    expect(await row.locator("td").first().innerText()).toBe(whole(volume.byPolicy["phishing_click"]!.prompts));
    expect(await page.locator("figure svg.chart").count()).toBe(
      Object.values(charts).filter((chart) => chart.has(report)).length,
    );
    const hours = page.locator("figure", { has: page.locator("#chart-weekday-hours") });
    await hours.locator("summary").click();
    const cells = await hours.locator("td").allInnerTexts();
    expect(cells.length).toBe(7 * 24);
    expect(cells.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0)).toBe(volume.prompts);
    expect(await page.locator(".view").innerText()).toContain(`${whole(input.read)} records`);
    expect(await page.locator(".view").innerText()).toContain(volume.topLimits[0]!.limit.replace(/^\w+: /, ""));
    await page.close();
  });

  test("people: somebody's timeline, and why a moment stayed silent", async () => {
    const page = await stage().visit();
    await show(page, "people");
    await page.waitForSelector(".moment-suppressed");
    const who = await page.locator('.pick[aria-pressed="true"]').innerText();
    const prompts = Number(/(\d+) prompts/.exec(who)![1]);
    expect(await page.locator(".moment-prompt").count()).toBe(prompts);
    await page.locator(".moment-suppressed summary").first().click();
    const why = page.locator(".moment-suppressed .why").first();
    await why.locator(".limits .chip-bad").first().waitFor();
    expect(await why.innerText()).toMatch(/silenced by .* until/);
    // Each thing once: what the limits of all policies are, and no `first time within 2w = true` behind the condition itself.
    expect((await why.innerText()).match(/Shared by all policies/g)).toHaveLength(1);
    expect(await why.innerText()).not.toMatch(/ = true/);
    await page.locator(".moment-prompt summary").first().click();
    expect(await page.locator(".moment-prompt .message-body").first().innerText()).not.toBe("");

    await page.fill(".view input[type=text]", "nobody-of-that-name");
    await page.click(".view form button");
    await page.waitForSelector("text=Nothing of nobody-of-that-name");
    await page.close();
  });

  test("messages: each locale, with the signals that one chooses and the time to read them", async () => {
    const page = await stage().visit();
    await show(page, "messages");
    await page.selectOption(".view select", "phishing_click");
    await page.waitForSelector('.message[lang="de"]');
    const english = page.locator('.message[lang="en"] .message-body');
    expect(await english.innerText()).toContain("is not acme.example: a letter differs.");
    await page.locator(".choices input").nth(0).uncheck();
    await page.locator(".choices input").nth(1).uncheck();
    await page.locator(".choices input").nth(5).check();
    await page.waitForSelector('.message[lang="en"] >> text=A small screen hides the full address.');
    expect(await english.innerText()).not.toContain("a letter differs");
    expect(await page.locator("figcaption").first().innerText()).toMatch(/^English \(en\) \d+(\.\d)? s to read$/);
    await page.close();
  });

  test("tests: all pass; one that is broken shows its line, what came, and the clause that decided", async () => {
    const page = await stage().visitFiles(SMALL);
    await show(page, "tests");
    await page.waitForSelector("text=1 of 1 test passed");
    await retype(page, "-> ", "silence because wait", "prompt leaving");
    await page.waitForSelector("text=0 of 1 test passed");
    expect(await page.locator(".failure").innerText()).toContain("wait 1h");
    await page.click(".lines .link >> nth=1");
    await page.waitForSelector(".monaco-editor.focused");
    await page.close();
  });

  test("compare: what a changed limit means, and what it does to the log", async () => {
    const page = await stage().visit();
    await show(page, "compare");
    await page.waitForSelector("text=Nothing has changed in meaning");
    await page.click(".file:has-text('shared')");
    await retype(page, "wait ", "4h", "30d");
    await page.waitForSelector(".changes .added >> text=wait 30d");
    const row = page.locator("tr", { has: page.locator("th", { hasText: /^Prompts$/ }) });
    const [before, now] = await row.locator("td").allInnerTexts();
    expect(Number(now!.replaceAll(",", ""))).toBeLessThan(Number(before!.replaceAll(",", "")));
    const perWeek = page.locator("tr", { has: page.locator("th", { hasText: /^Prompts per person and week$/ }) });
    const [was, is, change] = await perWeek.locator("td").allInnerTexts();
    expect(change).toBe(`−${(Number(was) - Number(is)).toFixed(2)}`);
    await page.click("text=Compare from here on");
    await page.waitForSelector("text=Nothing has changed in meaning");
    await page.close();
  });

  test("bundle: its hash, and a tree that folds", async () => {
    const page = await stage().visit();
    await show(page, "bundle");
    await page.waitForSelector(".hash");
    expect(await page.locator(".hash").innerText()).toBe(identity(compile(exampleFiles()).bundle!));
    expect(await page.locator(".tree .key", { hasText: "phishing_click" }).count()).toBe(0);
    await page.click(".tree summary:has-text('policies')");
    await page.waitForSelector(".tree .key:has-text('phishing_click')");
    await page.close();
  });

  test("gallery: each page opens without a problem, with its log replayed", async () => {
    const page = await stage().visit();
    await page.click("text=Gallery");
    const titles = await page.locator(".card strong").allInnerTexts();
    await page.keyboard.press("Escape");
    expect(titles.length).toBeGreaterThanOrEqual(10);
    for (const title of titles.slice(1)) {
      await page.click("text=Gallery");
      await page.locator(".card", { hasText: title }).first().click();
      await until(page, "document.querySelector('dialog') === null");
      await page.waitForTimeout(200);
      await page.waitForSelector('.figures, .view [aria-busy="false"]');
      expect(await page.locator("#tab-problems .badge").count(), title).toBe(0);
    }
    await page.waitForSelector("text=9 records of gophish.csv");
    await page.close();
  });
}
