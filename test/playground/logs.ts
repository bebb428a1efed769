/** Logs of one's own: chosen or dropped, plain or compressed, right or wrong. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { zstdFrame } from "../simulator/zstd.js";
import { SMALL, SMALL_LOG } from "./small.js";
import { cursorToStart, keptFiles, show, type Stage, until } from "./stage.js";

const LOG_INPUT = ".log-bar input[type=file] >> nth=0";
const PEOPLE_INPUT = ".log-bar input[type=file] >> nth=1";

const choose = (page: Page, input: string, name: string, content: string | Buffer): Promise<void> =>
  page.setInputFiles(input, { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

const prompts = (page: Page): Promise<string> => page.locator(".figures dd").first().innerText();

export function logs(stage: () => Stage): void {
  test.each([
    ["mail.ndjson", Buffer.from(SMALL_LOG)],
    ["mail.ndjson.gz", gzipSync(SMALL_LOG)],
    ["mail.ndjson.zst", zstdFrame(Buffer.from(SMALL_LOG))],
  ])("%s is replayed, and the people that come with it", async (name, content) => {
    const page = await stage().visitFiles(SMALL);
    await choose(page, LOG_INPUT, name, content);
    await page.waitForSelector(`text=4 records of ${name}`);
    expect(await prompts(page)).toBe("2");
    await choose(page, PEOPLE_INPUT, "staff.csv", "id,role\nana,legal\nben,sales\n");
    await until(page, "document.querySelector('.figures dd')?.textContent === '0'");
    await show(page, "people");
    await page.waitForSelector("text=Nobody was prompted");
    await page.click("text=Back to the example");
    await page.waitForSelector(".log-name >> text=thirty-days.ndjson.gz");
    await page.close();
  });

  test("a table goes through the source that the policies declare", async () => {
    const page = await stage().visit();
    await page.click("text=Gallery");
    await page.click(".card:has-text('Sources')");
    await page.waitForSelector("text=7 records of campaign.csv");
    await choose(
      page,
      LOG_INPUT,
      "own.csv",
      "id,when,email,action,outcome,sender\n1,2026-10-05T08:01:00Z,a@x.example,Clicked Link,clicked,b.example\n",
    );
    await page.waitForSelector("text=1 record of own.csv");
    expect(await prompts(page)).toBe("1");
    await page.close();
  });

  test("is taken where it is dropped", async () => {
    const page = await stage().visitFiles(SMALL);
    const transfer = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(SMALL_LOG)}], "dropped.ndjson")); return data; })()`,
    );
    await page.dispatchEvent(".monaco-editor", "drop", { dataTransfer: transfer });
    await page.waitForSelector("text=4 records of dropped.ndjson");
    expect(await prompts(page)).toBe("2");
    await page.close();
  });

  test("figures of one log or of other policies are never shown as those of the present ones", async () => {
    const page = await stage().visitFiles(SMALL);
    await choose(page, LOG_INPUT, "first.ndjson", SMALL_LOG);
    await page.waitForSelector("text=4 records of first.ndjson");
    await cursorToStart(page);
    await page.keyboard.type("{");
    await page.waitForSelector("text=/this is how it stood before/");
    expect(await prompts(page)).toBe("2");
    await choose(page, LOG_INPUT, "second.ndjson", SMALL_LOG);
    await page.waitForSelector(".view >> text=/^The policies have/");
    expect(await page.locator(".figures").count()).toBe(0);
    await page.close();
  });

  test("of several files that are dropped each finds its place, or is named", async () => {
    const page = await stage().visitFiles(SMALL);
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    const transfer = await page.evaluateHandle(
      `(() => {
        const data = new DataTransfer();
        const add = (name, text) => data.items.add(new File([text], name));
        add("people-events.ndjson", ${JSON.stringify(SMALL_LOG)});
        add("people.csv", "id,role\\nana,legal\\nben,sales\\n");
        add("second.ndjson", "");
        add("words.kairos", "package other");
        add("more.kairos", "package more\\n");
        return data;
      })()`,
    );
    await page.dispatchEvent(".monaco-editor", "drop", { dataTransfer: transfer });
    await page.waitForSelector("text=4 records of people-events.ndjson");
    await page.waitForSelector(".log-name >> text=people.csv");
    await page.waitForSelector("[role=alert] >> text=/second.ndjson was not opened/");
    expect(asked).toEqual(["Replace words.kairos?"]);
    const files = await keptFiles(page, (kept) => "more.kairos" in kept);
    expect(files["words.kairos"]).toBe(SMALL["words.kairos"]);
    await page.close();
  });

  test.each([
    ["rows.csv", "a,b\n1,2\n", "Declare a source"],
    ["empty.ndjson", "", "0 records of empty.ndjson"],
    ["others.ndjson", SMALL_LOG.replaceAll("mail.sent", "mail.read"), "No record of this log is of an event"],
    ["letter.ndjson", "Dear team,\nthis is no log.\n", "2 set aside"],
    ["broken.ndjson.gz", gzipSync(SMALL_LOG).subarray(0, 60), "gzip file breaks off after 60 bytes"],
    [
      "broken.ndjson.zst",
      zstdFrame(Buffer.from(SMALL_LOG)).subarray(0, 60),
      "Zstandard file breaks off after 60 bytes",
    ],
    ["picture.gz", Buffer.from("1f8b00ff00ff00ff", "hex"), "gzip file is damaged"],
  ])("%s: says what is wrong with it", async (name, content, says) => {
    const page = await stage().visitFiles(SMALL);
    await choose(page, LOG_INPUT, name, content);
    await page.waitForSelector(`.log-name >> text=${name}`);
    await until(page, `document.querySelector(".view").textContent.includes(${JSON.stringify(says)})`);
    expect(await page.locator(".view").innerText()).not.toMatch(/undefined|\[object|TypeError|NaN/);
    await page.close();
  });

  test("a table of people that is none is refused with a remedy", async () => {
    const page = await stage().visitFiles(SMALL);
    await choose(page, LOG_INPUT, "mail.ndjson", SMALL_LOG);
    await choose(page, PEOPLE_INPUT, "people.csv", "name,role\nAna,sales\n");
    await page.waitForSelector(".view [role=alert]");
    expect(await page.locator(".view [role=alert]").innerText()).toMatch(/id/);
    await page.close();
  });
}
