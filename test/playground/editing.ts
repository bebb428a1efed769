/** The editor, with the language service behind it. */
import { format } from "../../src/syntax/index.js";
import { expect, test } from "vitest";
import { SMALL } from "./small.js";
import { cursorBehind, cursorToStart, keptFiles, problems, show, type Stage, until } from "./stage.js";

export function editing(stage: () => Stage): void {
  test("marks a mistake while one types, lists it, leads to it, and mends it by a quick fix", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorBehind(page, "event.external");
    await page.keyboard.type(" == true");
    await page.waitForSelector(".squiggly-error");
    await page.waitForSelector("#tab-problems .badge-error");
    await show(page, "problems");
    expect(await problems(page)).toEqual([expect.stringContaining("main.kairos:7")]);
    await page.click(".problem");
    // The editor shows the place, and then has something to mend there.
    await page.waitForSelector(".monaco-editor .selected-text");
    await page.waitForSelector(".codicon-light-bulb, .codicon-lightbulb-autofix, [class*=lightbulb]");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget");
    await page.keyboard.press("Enter");
    const { "main.kairos": text } = await keptFiles(page, (files) => (files["main.kairos"] ?? "").includes("is true"));
    expect(text).toContain("event.external is true and not quiet_role");
    await until(page, "document.querySelector('#tab-problems .badge') === null");
    await page.close();
  });

  test("completes what can stand there", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorBehind(page, "wait 1h");
    await page.keyboard.press("Enter");
    await page.keyboard.type("at ");
    await page.keyboard.press("Control+Space");
    await page.waitForSelector(".suggest-widget.visible .monaco-list-row");
    const offered = await page.locator(".suggest-widget .monaco-list-row .label-name").allInnerTexts();
    expect(offered.some((label) => label.includes("most"))).toBe(true);
    expect(offered.some((label) => label.includes("trigger"))).toBe(false);
    await page.close();
  });

  test("renames across files", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorBehind(page, "not quiet_role");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("F2");
    await until(page, "document.activeElement.matches('.rename-box input')");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("hushed");
    await page.keyboard.press("Enter");
    const files = await keptFiles(page, (kept) => (kept["words.kairos"] ?? "").includes("segment hushed"));
    expect(files["words.kairos"]).toContain("segment hushed when");
    expect(files["main.kairos"]).toContain("and not hushed");
    await page.close();
  });

  test("goes to a definition in another file, and shows what a name is", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorBehind(page, "not quiet_role");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    await page.waitForSelector(".monaco-hover:not(.hidden) >> text=person.role is legal");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F12");
    await page.waitForSelector('.file[aria-current="true"]:has-text("words")');
    await page.close();
  });

  test("goes into a package that ships with Kairos, where nothing can be changed, and back", async () => {
    const page = await stage().visitFiles({
      "main.kairos": `package mine\nimport "std/phishing"\n\nsegment hard when 1 < 2\n`,
      "more.kairos": `package more\nimport "std/phishing"\n\nsignal easy on phishing_simulation.clicked {\n  when event.reported\n  missed "x"\n  check "y"\n}\n`,
    });
    await page.click(".file:has-text('more')");
    await cursorBehind(page, "phishing_simulation.cli");
    await page.keyboard.press("F12");
    const shipped = page.locator('.file[aria-current="true"]');
    await page.waitForSelector('.file[aria-current="true"]:has-text("std/phishing")');
    await page.waitForSelector(".view-lines >> text=Somebody followed the link in a simulated message.");
    expect(await shipped.innerText()).toContain("read only");
    await page.keyboard.type("x");
    await page.waitForSelector("text=This package ships with Kairos");
    // From there on as anywhere: what a name in it is declared as.
    await cursorBehind(page, "difficulty: Phish");
    await page.keyboard.press("F12");
    await page.waitForSelector(".monaco-editor.focused");
    await page.click(".file:has-text('main')");
    await page.waitForSelector(".view-lines >> text=segment hard");
    expect(await page.locator(".file").count()).toBe(2);
    await cursorBehind(page, "std/phish");
    await page.keyboard.press("F12");
    await page.waitForSelector('.file[aria-current="true"]:has-text("std/phishing")');
    await page.close();
  });

  test("formats, and outlines", async () => {
    const page = await stage().visitFiles({
      ...SMALL,
      "main.kairos": SMALL["main.kairos"].replace("    wait 1h", "            wait    1h"),
    });
    await page.click(".monaco-editor .view-lines");
    // As on Linux; elsewhere Shift Alt F.
    await page.keyboard.press("Control+Shift+KeyI");
    const formatted = format({ path: "main.kairos", text: SMALL["main.kairos"] }).text;
    const files = await keptFiles(page, (kept) => kept["main.kairos"] === formatted);
    expect(files["main.kairos"]).toBe(formatted);
    await page.keyboard.press("Control+Shift+KeyO");
    await page.waitForSelector(".quick-input-list >> text=leaving");
    await page.close();
  });

  test("loses no key while one types fast, and goes on with a new file", async () => {
    const page = await stage().visitFiles(SMALL);
    await cursorToStart(page);
    const words = "// The quick brown fox jumps over the lazy dog, again and again and again.";
    await page.keyboard.type(words);
    const files = await keptFiles(page, (kept) => (kept["main.kairos"] ?? "").startsWith(words));
    expect(files["main.kairos"]!.startsWith(`${words}package small`)).toBe(true);
    await page.click("text=New file");
    await page.keyboard.type("more/rules");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.file[aria-current="true"]:has-text("more/rules")');
    expect(await page.locator(".file").count()).toBe(3);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.click("text=Remove this file");
    await until(page, "document.querySelectorAll('.file').length === 2");
    await page.close();
  });
}
