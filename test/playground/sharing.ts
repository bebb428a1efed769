/** Links that hold the policies. */
import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { SMALL } from "./small.js";
import { cursorToStart, keptFiles, retype, type Stage, until } from "./stage.js";

export function sharing(stage: () => Stage): void {
  test("a shared link opens the same text in another browser; a reload keeps what was written since", async () => {
    const page = await stage().visitFiles(SMALL);
    await retype(page, "wait ", "1h", "3h // Zürich 🙂");
    await page.click("text=Share");
    await until(page, "document.querySelector('dialog input').value.includes('#1.')");
    const link = await page.inputValue("dialog input");
    expect(await page.evaluate("location.href")).toBe(link);
    await page.close();

    const other = await stage().visit(new URL(link).hash);
    await other.waitForSelector("text=Zürich 🙂");
    expect(await other.locator(".file").allInnerTexts()).toEqual([
      expect.stringContaining("main"),
      expect.stringContaining("words"),
    ]);
    await other.close();
  });

  test("files are saved one by one or all together, and open again", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorToStart(page);
    await page.keyboard.type("// Zürich 🙂\n");
    await keptFiles(page, (files) => (files["main.kairos"] ?? "").startsWith("// Zürich 🙂"));
    await page.click("text=Share");
    const saved = async (button: string): Promise<Uint8Array> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      return readFile(await download.path());
    };
    const text = new TextDecoder().decode(await saved("text=Save main.kairos"));
    expect(text).toMatch(/^\/\/ Zürich 🙂\npackage small/);
    const zip = await saved("text=Save all 2 as a .zip");
    const files = unzipSync(zip);
    expect(Object.keys(files).toSorted()).toEqual(["main.kairos", "words.kairos"]);
    expect(strFromU8(files["main.kairos"]!)).toBe(text);
    await page.close();

    const other = await stage().visit();
    const transfer = await other.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([new Uint8Array(${JSON.stringify([...zip])})], "policies.zip")); return data; })()`,
    );
    await other.dispatchEvent(".monaco-editor", "drop", { dataTransfer: transfer });
    const kept = await keptFiles(other, (opened) => "words.kairos" in opened);
    expect(kept).toMatchObject({ "main.kairos": text, "words.kairos": SMALL["words.kairos"] });
    await other.close();
  });

  test("files of one's own are opened by keyboard", async () => {
    const page = await stage().visitFiles(SMALL);
    // Long before the key: the browser has to be told that it is to ask here, and not the person.
    const asked = page.waitForEvent("filechooser");
    await page.focus("text=New file");
    await page.keyboard.press("Tab");
    await until(page, "document.activeElement.type === 'file'");
    await page.keyboard.press("Enter");
    const chooser = await asked;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles([
      { name: "more.kairos", mimeType: "text/plain", buffer: Buffer.from("package more\n") },
      { name: "words.kairos", mimeType: "text/plain", buffer: Buffer.from(SMALL["words.kairos"]) },
    ]);
    const kept = await keptFiles(page, (opened) => "more.kairos" in opened);
    expect(kept).toEqual({ ...SMALL, "more.kairos": "package more\n" });
    await page.close();
  });

  test("what was written is there again after the page was closed", async () => {
    const page = await stage().visit();
    await page.click(".file:has-text('limits')");
    await cursorToStart(page);
    await page.keyboard.type("// mine");
    await keptFiles(page, (files) => (files["limits.kairos"] ?? "").startsWith("// mine"));
    await page.reload();
    await page.waitForSelector('.file[aria-current="true"]:has-text("limits")');
    await page.waitForSelector(".view-lines >> text=mine");
    await page.close();
  });

  test.each([
    ["#1.broken", "damaged"],
    ["#99.abc", "version 99"],
  ])("%s says what is wrong, and the example stands", async (fragment, says) => {
    const page = await stage().visit(fragment);
    await page.waitForSelector(`[role=alert] >> text=${says}`);
    expect(await page.locator(".file").count()).toBeGreaterThan(5);
    await page.close();
  });
}
