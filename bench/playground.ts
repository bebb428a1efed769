/**
 * Measures the playground as a person feels it, in a real Chromium: `npm run bench:playground`. With `--big` also a log of
 * 200 MB. The goals stand beside the figures; the exit status says nothing of them, since machines differ.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { fragmentOf } from "../playground/src/project/link.js";
import type { SourceText } from "../src/compiler/index.js";
import { chromiumPath } from "../test/browser.js";
import { cursorBehind, Stage, until } from "../test/playground/stage.js";
import { BareBrowser } from "./bare-page.js";
import { DEFAULTS, logLines } from "./log.js";

const root = join(import.meta.dirname, "..");
const KEYS = 150;
const RUNS = 5;

function say(what: string, value: string, goal: string): void {
  console.log(`${what.padEnd(58)} ${value.padStart(14)}   goal ${goal}`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const ms = (value: number): string => `${Math.round(value)} ms`;

function sizes(): void {
  const assets = join(root, "dist/playground/assets");
  const gzipped = (name: string): number =>
    readdirSync(assets)
      .filter((file) => file.startsWith(name) && file.endsWith(".js"))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0);
  say("initial script, gzip", `${Math.round(gzipped("index-") / 1000)} kB`, "< 1200 kB");
  say("the editor, loaded after the first paint, gzip", `${Math.round(gzipped("monaco-") / 1000)} kB`, "–");
  say("the worker, gzip", `${Math.round(gzipped("worker-") / 1000)} kB`, "–");
}

/** Runs before the page's own scripts: when it painted, when its tabs were there, and when the editor stood with its text. */
const STARTING = `
  const seen = {};
  const at = (what, selector, then) => {
    if (what in seen || document.querySelector(selector) === null) return;
    seen[what] = NaN;
    requestAnimationFrame(() => { seen[what] = performance.now(); then(); });
  };
  new MutationObserver(() => {
    at('responds', '[role=tab]', () => undefined);
    at('edits', '.editor[data-ready=true] .view-line', () => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      document.title = JSON.stringify({ paint, ...seen });
    });
  }).observe(document, { subtree: true, childList: true, attributes: true });
`;

/** Milliseconds from the start of the navigation, on a processor four times as slow. */
async function starting(stage: Stage): Promise<void> {
  const browser = await BareBrowser.open(chromiumPath!);
  const paints: number[] = [];
  const responses: number[] = [];
  const editors: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = await browser.measure(stage.address, { script: STARTING, slowdown: 4 });
    const { paint, responds, edits } = started as { paint: number; responds: number; edits: number };
    paints.push(paint);
    responses.push(responds);
    editors.push(edits);
  }
  await browser.close();
  say("first contentful paint, 4 × slower, median", ms(percentile(paints, 0.5)), "–");
  say("page answers, text readable, 4 × slower, median", ms(percentile(responses, 0.5)), "< 2000 ms");
  say("editor takes keys, 4 × slower, median", ms(percentile(editors, 0.5)), "< 2000 ms");
}

/** From a key press to the frame that shows what the compiler says to it, for each key. */
const LATENCIES = `
  window.latencies = [];
  const asked = new Map();
  let pressed = 0;
  addEventListener('keydown', () => { pressed = performance.now(); }, true);
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (request, ...rest) {
    if (request?.method === 'setFile') asked.set(this, new Map(asked.get(this)).set(request.id, pressed));
    if (!this.isWatched) {
      this.isWatched = true;
      this.addEventListener('message', ({ data }) => {
        const at = asked.get(this)?.get(data.id);
        if (at !== undefined) requestAnimationFrame(() => window.latencies.push(performance.now() - at));
      });
    }
    return post.call(this, request, ...rest);
  };
`;

async function typeKeys(page: Page): Promise<readonly number[]> {
  await page.evaluate("window.latencies.length = 0");
  const words = "// a note that somebody writes while thinking, ";
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.type(words[key % words.length]!);
    await page.waitForTimeout(60);
  }
  await until(page, `window.latencies.length >= ${KEYS}`);
  return (await page.evaluate("window.latencies")) as number[];
}

/** In the longest file. */
async function typing(stage: Stage, what: string, files: readonly SourceText[]): Promise<void> {
  const page = await stage.page();
  await page.addInitScript(LATENCIES);
  const longest = files.toSorted((first, second) => second.text.length - first.text.length)[0]!;
  await page.goto(stage.address + (await fragmentOf({ entry: "office", files, open: longest.path })));
  await page.waitForSelector('.editor[data-ready="true"]');
  await page.waitForSelector(".figures");
  await cursorBehind(page, "package");
  await page.keyboard.press("Home");
  const latencies = await typeKeys(page);
  say(`key press to diagnostics, ${what}, median`, ms(percentile(latencies, 0.5)), "–");
  say(`key press to diagnostics, ${what}, p95`, ms(percentile(latencies, 0.95)), "< 50 ms");
  await page.close();
}

/** One file of about 500 lines: the vocabulary and four policies. */
function oneFile(): readonly SourceText[] {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const pages = ["limits", "history", "signals"].map((name) => read(`playground/gallery/${name}.kairos`));
  const text = [
    read("policies/vocabulary.kairos"),
    ...pages.map((page) => page.replace(/^(package|import) .*$/gm, "")),
  ];
  return [{ path: "all.kairos", text: text.join("\n") }];
}

/** Seventeen policies in eleven files. */
function allFiles(): readonly SourceText[] {
  const folder = join(root, "policies");
  const names = readdirSync(folder).filter((name) => name.endsWith(".kairos"));
  return names.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

const linesOf = (files: readonly SourceText[]): number =>
  files.reduce((sum, { text }) => sum + text.split("\n").length, 0);

const replayMs = async (page: Page): Promise<number> =>
  Number(/in (\d+) ms/.exec(await page.locator(".view").innerText())?.[1]);

async function replays(stage: Stage): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await stage.visit();
    await page.waitForSelector(".figures");
    times.push(await replayMs(page));
    await page.close();
  }
  say("replay and report of the gallery's thirty days, median", ms(percentile(times, 0.5)), "< 1000 ms");
}

/** 200 MB of NDJSON: how long, and whether the page stays awake. */
async function big(stage: Stage): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kairos-playground-"));
  const path = join(folder, "big.ndjson");
  const pieces: string[] = [];
  let bytes = 0;
  for (const line of logLines({ ...DEFAULTS, events: 10_000_000 })) {
    pieces.push(line);
    bytes += line.length + 1;
    if (bytes > 200e6) break;
  }
  writeFileSync(path, `${pieces.join("\n")}\n`);
  const text = readFileSync(join(import.meta.dirname, "office.kairos"), "utf8");
  const page = await stage.page();
  await page.addInitScript(LATENCIES);
  await page.goto(
    stage.address +
      (await fragmentOf({ entry: "office", files: [{ path: "office.kairos", text }], open: "office.kairos" })),
  );
  await page.waitForSelector('.editor[data-ready="true"]');
  await page.evaluate(`
    window.longest = 0;
    let before = performance.now();
    const tick = (now) => { window.longest = Math.max(window.longest, now - before); before = now; requestAnimationFrame(tick); };
    requestAnimationFrame((now) => { before = now; tick(now); });
  `);
  await page.setInputFiles(".log-bar input[type=file] >> nth=0", path);
  await page.waitForSelector("text=records of big.ndjson", { timeout: 600_000 });
  say(`replay of ${Math.round(bytes / 1e6)} MB`, ms(await replayMs(page)), "–");
  say("longest time without a frame meanwhile", ms((await page.evaluate("window.longest")) as number), "no freeze");
  await page.close();
  rmSync(folder, { recursive: true });
}

if (chromiumPath === undefined) {
  console.log("skipped: no Chromium (Debian: apt-get install chromium)");
} else {
  const stage = await Stage.open();
  try {
    sizes();
    await starting(stage);
    for (const files of [oneFile(), allFiles()])
      await typing(stage, `${linesOf(files)} lines in ${files.length} files`, files);
    await replays(stage);
    if (process.argv.includes("--big")) await big(stage);
  } finally {
    await stage.close();
  }
}
