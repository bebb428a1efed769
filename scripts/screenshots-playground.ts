/**
 * Pictures of every view and dialog of the playground, at three widths and in both themes, for somebody to look at:
 * `npm run screenshots:playground -- --out DIR [--only NAMES]`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { chromiumPath } from "../test/browser.js";
import { SMALL } from "../test/playground/small.js";
import { cursorBehind, retype, show, Stage, until } from "../test/playground/stage.js";

const WIDTHS = [1440, 1024, 768];
const HEIGHT = 900;

interface Scene {
  readonly name: string;
  /** The whole of the view, however far one would have to scroll. */
  readonly whole?: true;
  /** Opened instead of the gallery's first entry. */
  readonly files?: Readonly<Record<string, string>>;
  play(page: Page): Promise<void>;
}

const dialog =
  (button: string) =>
  async (page: Page): Promise<void> => {
    await page.click(`nav[aria-label=Playground] >> text=${button}`);
    await page.waitForSelector("dialog[open]");
  };

const view =
  (name: string, ready: string) =>
  async (page: Page): Promise<void> => {
    await show(page, name);
    await page.waitForSelector(ready);
  };

const welcomed = (page: Page): Promise<void> => page.click("text=Got it");

const SCENES: readonly Scene[] = [
  { name: "onboarding", play: view("replay", ".chart") },
  {
    name: "replay",
    whole: true,
    async play(page) {
      await welcomed(page);
      await view("replay", ".chart")(page);
    },
  },
  {
    name: "people",
    async play(page) {
      await welcomed(page);
      await view("people", ".moment-suppressed")(page);
      await page.locator(".moment-suppressed summary").first().click();
    },
  },
  { name: "messages", play: view("messages", ".message") },
  { name: "tests", play: view("tests", ".tests") },
  {
    name: "test-failed",
    files: SMALL,
    async play(page) {
      await retype(page, "-> ", "silence because wait", "prompt leaving");
      await view("tests", ".failure")(page);
    },
  },
  {
    name: "compare",
    async play(page) {
      await welcomed(page);
      await view("compare", "text=Nothing has changed in meaning")(page);
      await page.click(".file:has-text('shared')");
      await retype(page, "wait ", "4h", "30d");
      await page.waitForSelector(".changes .added >> text=wait 30d");
    },
  },
  {
    name: "bundle",
    async play(page) {
      await view("bundle", ".hash")(page);
      await page.click(".tree summary:has-text('policies')");
      await page.waitForSelector(".tree .key:has-text('phishing_click')");
    },
  },
  { name: "problems-none", play: view("problems", ".empty") },
  {
    name: "problems",
    files: SMALL,
    async play(page) {
      await page.click("text=Got it");
      await cursorBehind(page, "event.external");
      await page.keyboard.type(" == true");
      await cursorBehind(page, "wait 1h");
      await page.keyboard.type("our");
      await view("problems", ".problem")(page);
    },
  },
  {
    name: "policies-with-errors",
    files: SMALL,
    async play(page) {
      await cursorBehind(page, "policy leaving");
      await page.keyboard.type(" {{{");
      await page.waitForSelector("#tab-problems .badge-error");
      await page.waitForSelector(".view >> text=/The policies have/");
    },
  },
  {
    name: "completion",
    files: SMALL,
    async play(page) {
      await page.click("text=Got it");
      await cursorBehind(page, "wait 1h");
      await page.keyboard.press("Enter");
      await page.keyboard.type("at ");
      await page.keyboard.press("Control+Space");
      await page.waitForSelector(".suggest-widget.visible .monaco-list-row");
    },
  },
  {
    name: "log-refused",
    async play(page) {
      await page.setInputFiles(".log-bar input[type=file] >> nth=0", {
        name: "log.xlsx",
        mimeType: "application/octet-stream",
        buffer: Buffer.from("PK\u0003\u0004 not a log"),
      });
      await page.waitForSelector(".view [role=alert], .view .bad");
    },
  },
  {
    name: "link-damaged",
    async play(page) {
      await page.evaluate("location.hash = '#1.broken'");
      await page.waitForSelector("[role=alert]");
    },
  },
  { name: "gallery", play: dialog("Gallery") },
  { name: "share", play: dialog("Share") },
  { name: "about", play: dialog("About") },
];

/** The page as high as what the view holds, so that nothing of it is cut off. */
async function unrolled(page: Page, width: number): Promise<void> {
  const more = (await page.evaluate(
    "document.querySelector('.view').scrollHeight - document.querySelector('.view').clientHeight",
  )) as number;
  await page.setViewportSize({ width, height: HEIGHT + Math.max(0, more) });
}

const { out, only } = await yargs(hideBin(process.argv))
  .options({
    out: { type: "string", demandOption: true, describe: "the folder to write to" },
    only: { type: "string", array: true, describe: "some scenes alone" },
  })
  .strict()
  .parse();

if (chromiumPath === undefined) {
  console.log("skipped: no Chromium (Debian: apt-get install chromium)");
} else {
  mkdirSync(out, { recursive: true });
  const stage = await Stage.open();
  try {
    for (const { name, whole, files, play } of SCENES.filter(
      (scene) => only === undefined || only.includes(scene.name),
    ))
      for (const width of WIDTHS)
        for (const colorScheme of ["light", "dark"] as const) {
          const options = { viewport: { width, height: HEIGHT }, colorScheme };
          const page = await (files === undefined ? stage.visit("", options) : stage.visitFiles(files, options));
          await play(page);
          await until(page, "document.querySelector('.view [aria-busy=true]') === null");
          if (whole === true) await unrolled(page, width);
          await page.waitForTimeout(300);
          const path = join(out, `${name}-${width}-${colorScheme}.png`);
          await page.screenshot({ path });
          console.log(path);
          await page.close();
        }
  } finally {
    await stage.close();
  }
}
