/** `kairos fmt`: what it changes, what it says, and how it ends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos } from "./run-cli.js";

const loose = "limits {\n      wait   4h // long\n}\n\n\n";
const neat = "limits {\n  wait 4h // long\n}\n";

describe("in their places", () => {
  test("formats what is not formatted, and names it", () => {
    const folder = folderWith({ "a.kairos": loose, "b/c.kairos": neat });
    const ended = kairos(["fmt", "."], { cwd: folder });
    expect(ended).toEqual({ status: 0, stdout: "a.kairos\n", stderr: "formatted 1 of 2 files\n" });
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(neat);
    expect(kairos(["fmt", "."], { cwd: folder })).toEqual({
      status: 0,
      stdout: "",
      stderr: "nothing to do in 2 files\n",
    });
  });

  test("a file does not take along what it imports", () => {
    const folder = folderWith({ "a.kairos": loose, "b.kairos": `import "./a.kairos"\n${loose}` });
    expect(kairos(["fmt", "b.kairos"], { cwd: folder }).stdout).toBe("b.kairos\n");
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(loose);
  });

  test("leaves a declaration with a mistake as it stands, and says so", () => {
    const broken = "policy   p {\n     colour  red\n}\n";
    const folder = folderWith({ "a.kairos": `${loose}${broken}` });
    const ended = kairos(["fmt", "."], { cwd: folder });
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain("a.kairos: what has mistakes in it is left as it stands");
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(`${neat}\n${broken}`);
  });

  test("Windows line ends become plain ones", () => {
    const folder = folderWith({ "a.kairos": loose.replaceAll("\n", "\r\n") });
    kairos(["fmt", folder]);
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(neat);
  });
});

describe("--check", () => {
  test("changes nothing, names files, and ends with 1", () => {
    const folder = folderWith({ "a.kairos": loose, "b.kairos": neat });
    expect(kairos(["fmt", "--check", "."], { cwd: folder })).toEqual({
      status: 1,
      stdout: "a.kairos\n",
      stderr: "1 of 2 files not formatted: `kairos fmt .` formats them\n",
    });
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(loose);
  });

  test("is content with formatted files", () => {
    const folder = folderWith({ "b.kairos": neat });
    expect(kairos(["fmt", "--check", folder])).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe("standard input", () => {
  test("goes to standard output", () => {
    expect(kairos(["fmt", "-"], { input: loose })).toEqual({ status: 0, stdout: neat, stderr: "" });
  });

  test("is checked", () => {
    expect(kairos(["fmt", "--check", "-"], { input: loose }).status).toBe(1);
    expect(kairos(["fmt", "--check", "-"], { input: neat }).status).toBe(0);
  });

  test("is UTF-8", () => {
    expect(kairos(["fmt", "-"], { input: Buffer.from([0xff, 0xfe]) })).toMatchObject({ status: 1, stdout: "" });
  });
});

test("a path that is not there", () => {
  expect(kairos(["fmt", "nowhere"])).toMatchObject({ status: 2, stdout: "" });
});
