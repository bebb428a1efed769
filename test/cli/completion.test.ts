/** Completion: what is offered at the cursor, and that the script makes bash offer it. */
import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos, root } from "./run-cli.js";

const offered = (...words: string[]): string[] =>
  kairos(["--get-yargs-completions", ...words], { env: { SHELL: "bash" } })
    .stdout.split("\n")
    .filter((line) => line !== "");

describe("at the cursor stand", () => {
  test("the commands that --help lists", () => {
    const listed = [...kairos(["--help"]).stdout.matchAll(/^ {2}kairos (\w+)/gm)].map(([, command]) => command);
    expect(listed).toContain("check");
    expect(offered("")).toEqual(listed);
    expect(offered("si")).toEqual(["simulate"]);
  });

  test("the options of a command, once a dash is there, but for those given", () => {
    expect(offered("check", "policies", "--f")).toEqual(["--format"]);
    const options = offered("check", "policies", "--format", "json", "--");
    expect(options).toContain("--max-warnings");
    expect(options).not.toContain("--format");
    expect(offered("simulate", "policies", "--pe")).toEqual(["--people"]);
  });

  test("the values that an option can have", () => {
    expect(offered("check", "policies", "--format", "")).toEqual(["human", "json", "sarif", "junit", "github"]);
    expect(offered("check", "policies", "--format", "s")).toEqual(["sarif"]);
  });

  test("codes after explain, shells after completion", () => {
    expect(offered("explain", "unknown-n")).toEqual(["unknown-name"]);
    expect(offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
    expect(offered("diff", "old", "new", "--fail-on", "wid")).toEqual(["widened"]);
  });

  test("nothing where a path stands, so that the shell offers files", () => {
    expect(offered("check", "")).toEqual([]);
    expect(offered("check", "pol")).toEqual([]);
    expect(offered("simulate", "policies", "--events", "")).toEqual([]);
  });
});

test("the script is that of the shell named, else of the login shell", () => {
  expect(kairos(["completion", "zsh"]).stdout).toMatch(/^#compdef kairos/);
  expect(kairos(["completion"], { env: { SHELL: "/usr/bin/fish" } }).stdout).toContain("complete -c kairos");
  expect(kairos(["completion", "tcsh"])).toMatchObject({ status: 2, stdout: "" });
});

const bash = spawnSync("bash", ["--version"]).status === 0;
if (!bash) process.stderr.write("completion in bash is not tested: there is no bash here\n");

test.skipIf(!bash)("bash takes the script and offers the words", () => {
  const folder = folderWith({ "completion.bash": kairos(["completion", "bash"]).stdout });
  const command = join(folder, "kairos");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/cli/kairos.js")}" "$@"\n`);
  chmodSync(command, 0o755);
  const at = (words: string): string =>
    spawnSync(
      "bash",
      [
        "-c",
        `. ./completion.bash; COMP_WORDS=(kairos ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _kairos_completions; echo "\${COMPREPLY[*]}"`,
      ],
      {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, PATH: `${folder}:${process.env["PATH"]}`, SHELL: "/bin/zsh" },
      },
    ).stdout.trim();
  expect(at("che")).toBe("check");
  expect(at("check policies --format ''")).toBe("human json sarif junit github");
  expect(at("check ''")).toBe("");
});
