/** One page of the playground at a time, in a real Chromium: what the tests do on it again and again. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { fragmentOf } from "../../playground/src/project/link.js";
import type { Project } from "../../playground/src/project/project.js";
import { openBrowser } from "../browser.js";
import { openSite, type Site } from "./site.js";

export class Stage {
  private constructor(
    private readonly site: Site,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<Stage> {
    const site = await openSite();
    return new Stage(site, await openBrowser());
  }

  get address(): string {
    return this.site.address;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.site.close();
  }

  /** A browser that was never here: ends with the page. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1366, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("close", () => void context.close().catch(() => undefined));
    return page;
  }

  /** With the editor ready. */
  async visit(fragment = "", options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(this.address + fragment);
    await page.waitForSelector('.editor[data-ready="true"]');
    return page;
  }

  /** Small policies, opened by a link. */
  async visitFiles(files: Readonly<Record<string, string>>, options: BrowserContextOptions = {}): Promise<Page> {
    const project: Project = {
      entry: "first_policy",
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
      open: Object.keys(files)[0]!,
    };
    const page = await this.visit(await fragmentOf(project), options);
    await page.waitForSelector(`.file[aria-current="true"]:has-text("${project.open.replace(/\.kairos$/, "")}")`);
    // The list shows the new files a moment before the editor does.
    const [firstLine] = files[project.open]!.split("\n");
    await until(
      page,
      `document.querySelector(".view-line")?.textContent.replaceAll("\\u00a0", " ") === ${JSON.stringify(firstLine)}`,
    );
    return page;
  }
}

export async function show(page: Page, view: string): Promise<void> {
  await page.click(`#tab-${view}`);
}

/** Puts the cursor behind the first occurrence of a text, by the editor's own search. */
export async function cursorBehind(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Policy editor" }).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await until(page, "document.activeElement.closest('.find-widget.visible') !== null");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  // It searches a moment after the last key.
  await until(page, "/^\\d+ of \\d+/.test(document.querySelector('.find-widget .matchesCount').textContent)");
  await page.keyboard.press("Escape");
  await until(
    page,
    "document.querySelector('.find-widget.visible') === null && document.activeElement.closest('.monaco-editor') !== null",
  );
  await page.keyboard.press("ArrowRight");
}

/** The texts as the page keeps them, once they fit. */
export async function keptFiles(
  page: Page,
  fits: (files: Readonly<Record<string, string>>) => boolean,
): Promise<Readonly<Record<string, string>>> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const draft = (await page.evaluate("localStorage.getItem('kairos-draft')")) as string | null;
    const { files } = JSON.parse(draft ?? '{"files":[]}') as Pick<Project, "files">;
    const byPath = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    if (fits(byPath) || Date.now() > deadline) return byPath;
    await page.waitForTimeout(100);
  }
}

export const problems = (page: Page): Promise<string[]> => page.locator(".problem").allInnerTexts();

/** Until the expression holds in the page. (`waitForFunction` evaluates in a way that the page's policy forbids.) */
export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > deadline) throw new Error(`never came true: ${expression}`);
    await page.waitForTimeout(50);
  }
}
