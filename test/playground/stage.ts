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

export async function cursorToStart(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Policy editor" }).focus();
  await page.keyboard.press("Control+Home");
}

/** Where the last character of a text ends on the screen: lines may be broken at blanks. Null where it is not to be seen. */
const END_OF = (text: string): string => `(() => {
  const editor = document.querySelector('.editor-host').getBoundingClientRect();
  const lines = [...document.querySelectorAll('.editor-host .view-line')]
    .sort((first, second) => first.getBoundingClientRect().top - second.getBoundingClientRect().top);
  const places = [];
  let whole = '';
  const add = (character, node, offset) => {
    if (/\\s/.test(character) && whole.endsWith(' ')) return;
    whole += /\\s/.test(character) ? ' ' : character;
    places.push([node, offset]);
  };
  for (const line of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      [...node.data].forEach((character, offset) => add(character, node, offset));
    add(' ', null, 0);
  }
  const wanted = ${JSON.stringify(text)};
  const at = whole.indexOf(wanted);
  if (at < 0) return null;
  const [node, offset] = places[at + wanted.length - 1];
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  const { right, top, bottom } = range.getBoundingClientRect();
  return top < editor.top || bottom > editor.bottom ? null : { x: right - 1, y: (top + bottom) / 2 };
})()`;

/** Writes something else in the place of what stands behind a text. */
export async function retype(page: Page, behind: string, old: string, typed: string): Promise<void> {
  await cursorBehind(page, behind + old);
  for (const _ of old) await page.keyboard.press("Backspace");
  await page.keyboard.type(typed);
}

/** Puts the cursor behind the first occurrence of a text, by a click. */
export async function cursorBehind(page: Page, text: string): Promise<void> {
  await cursorToStart(page);
  for (let screens = 0; screens < 20; screens += 1) {
    const place = (await page.evaluate(END_OF(text))) as { x: number; y: number } | null;
    if (place !== null) {
      await page.mouse.click(place.x, place.y);
      return until(
        page,
        `Math.abs(document.querySelector('.editor-host .cursor').getBoundingClientRect().left - ${place.x}) < 5`,
      );
    }
    await page.keyboard.press(screens < 4 ? "Control+Home" : "PageDown");
    await page.waitForTimeout(100);
  }
  throw new Error(`the editor does not show: ${text}`);
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
