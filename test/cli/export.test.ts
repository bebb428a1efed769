/** `kairos export` and `kairos docs` as a user runs them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos } from "./run-cli.js";

const valid = `
org { locales en }
event mail.opened { moment after reversible for 5m  risk { high otherwise } size: int? }
policy opened {
  trigger on mail.opened when event.size otherwise 0 > 3
  message feedback { body "Look at the sender first." }
  fatigue { wait 1h }
}
`;
const date = "2027-03-31";

describe("export", () => {
  test.each(["json-schema", "oscal", "cel"])("%s of the example repository: JSON, the same each time", (format) => {
    const ended = kairos(["export", "policies", "--format", format, "--today", date]);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toBeTypeOf("object");
    expect(kairos(["export", "policies", "--format", format, "--today", date]).stdout).toBe(ended.stdout);
  });

  test("a bundle gives what its policies give, into a file", () => {
    const folder = folderWith({ "a.kairos": valid });
    expect(kairos(["compile", ".", "-o", "b.kairos.json"], { cwd: folder }).status).toBe(0);
    const direct = kairos(["export", ".", "--format", "cel"], { cwd: folder });
    const ended = kairos(["export", "b.kairos.json", "--format", "cel", "-o", "cel.json"], { cwd: folder });
    expect(ended).toMatchObject({ status: 0, stdout: "", stderr: "wrote cel.json\n" });
    expect(readFileSync(join(folder, "cel.json"), "utf8")).toBe(direct.stdout);
    expect(JSON.parse(direct.stdout)).toMatchObject({
      predicates: {
        "/policies/opened/triggers/0/when": {
          on: ["mail.opened"],
          cel: "(has(event.size) ? event.size : 0.0) > 3.0",
        },
      },
    });
  });

  test("the date of an OSCAL document is what it is told, never the clock's", () => {
    const lastModified = (args: readonly string[], env: Record<string, string> = {}): unknown =>
      (JSON.parse(kairos(["export", "policies", "--format", "oscal", ...args], { env }).stdout) as never)[
        "mapping-collection"
      ]["metadata"]["last-modified"];
    expect(lastModified(["--today", date])).toBe("2027-03-31T00:00:00Z");
    expect(lastModified([], { SOURCE_DATE_EPOCH: "1767603600" })).toBe("2026-01-05T09:00:00Z");
    expect(lastModified([], { SOURCE_DATE_EPOCH: "soon" })).toBe("1970-01-01T00:00:00Z");
  });

  test.each<[string, string[], number, RegExp]>([
    ["no format", ["export", "."], 2, /--format is missing/],
    ["an unknown format", ["export", ".", "--format", "xml"], 2, /xml/],
    ["a day that there is not", ["export", ".", "--format", "oscal", "--today", "2026-02-30"], 2, /is no date/],
    [
      "no control to map",
      ["export", ".", "--format", "oscal"],
      1,
      /no policy names a control.*\n.*controls nist_csf_2/,
    ],
    ["over what it reads", ["export", ".", "--format", "cel", "-o", "a.kairos"], 2, /would write over what is read/],
    ["a folder as the file", ["export", ".", "--format", "cel", "-o", "."], 2, /directory/],
    ["a bundle that is none", ["export", "broken.json", "--format", "cel"], 1, /broken\.json/],
    ["no folder for the pages", ["docs", "."], 2, /--output is missing/],
    ["a file as the folder for the pages", ["docs", ".", "-o", "a.kairos"], 2, /is no folder/],
    ["pages to standard output", ["docs", ".", "-o", "-"], 2, /is no folder/],
    ["a folder that cannot be", ["docs", ".", "-o", "a.kairos/x"], 2, /cannot be written/],
  ])("%s", (_, args, status, message) => {
    const ended = kairos(args, { cwd: folderWith({ "a.kairos": valid, "broken.json": "{" }) });
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.stdout).toBe("");
  });

  test.each(["export", "docs"])("errors in policies end %s with 1 and nothing written", (command) => {
    const folder = folderWith({ "a.kairos": "policy p {" });
    const ended = kairos([command, ".", ...(command === "export" ? ["--format", "cel"] : []), "-o", "out"], {
      cwd: folder,
    });
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});

test.each([
  ["html", "index.html", "<h1>opened</h1>"],
  ["markdown", "index.md", "# opened"],
])("docs writes %s pages into a folder that it makes, and again over its own", (format, first, title) => {
  const folder = folderWith({ "a.kairos": valid });
  for (let round = 0; round < 2; round += 1) {
    const ended = kairos(["docs", ".", "--format", format, "-o", "site/pages"], { cwd: folder });
    expect(ended).toMatchObject({
      status: 0,
      stdout: "",
      stderr: `wrote 5 pages, the first is ${join("site", "pages", first)}\n`,
    });
  }
  expect(readFileSync(join(folder, "site/pages/policies", first.replace("index", "opened")), "utf8")).toContain(title);
});
