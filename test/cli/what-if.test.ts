/** Comparing, advising and tuning as a new user would run them, and what they say of wrong use. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Tuning } from "../../src/report/index.js";
import { kairos } from "./run-cli.js";

const LOG = ["--events", "policies/logs/thirty-days.ndjson.gz", "--people", "policies/people.csv"];

function olderPolicies(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "kairos-test-")), "old");
  cpSync("policies", folder, { recursive: true });
  const file = join(folder, "limits.kairos");
  writeFileSync(file, readFileSync(file, "utf8").replace("at most 5 per week", "at most 3 per week"));
  return folder;
}

describe("kairos simulate --against", () => {
  it("prints what changed, and writes each change with its cause", () => {
    const { status, stdout } = kairos([
      "simulate",
      "policies",
      "--against",
      olderPolicies(),
      ...LOG,
      "--decisions",
      "-",
    ]);
    expect(status).toBe(0);
    const changes = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { cause: { name?: string }; root?: { cause: { name?: string } } });
    expect(changes.length).toBeGreaterThan(10);
    for (const { cause, root } of changes)
      expect((root?.cause ?? cause).name).toBe("at most 3 per week when risk < critical");
  });

  it("refuses what is about one replay", () => {
    const { status, stderr } = kairos(["simulate", "policies", "--against", "policies", ...LOG, "--population", "9"]);
    expect(status).toBe(2);
    expect(stderr).toContain("--population and --against do not go together");
  });
});

describe("kairos tune", () => {
  it("prints a patch of the limit that is named", () => {
    const { status, stdout } = kairos([
      "tune",
      "policies",
      ...LOG,
      "--vary",
      "limits.kairos:13=3..5",
      "--at-most",
      "0.8",
      "--patch",
      "-",
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain("--- a/policies/limits.kairos\n+++ b/policies/limits.kairos\n");
    expect(stdout).toContain("+  at most 3 per week when risk < critical\n");
  });

  it("lists every value that it tried, the present one among them", () => {
    const vary = ["--vary", "limits.kairos:12=1,2", "--vary", "limits.kairos:13=2,4,6"];
    const { limits, tried, current } = JSON.parse(
      kairos(["tune", "policies", ...LOG, ...vary, "--json", "-"]).stdout,
    ) as Tuning;
    expect(limits.map(({ choices, present }) => ({ choices, present }))).toEqual([
      { choices: ["1", "2", "3"], present: "3" },
      { choices: ["2", "4", "5", "6"], present: "5" },
    ]);
    expect(tried).toBe(12);
    expect(current.values).toEqual(limits.map(({ present }) => present));
    expect(kairos(["tune", "policies", ...LOG, ...vary]).stdout).toContain(": 2, 4, 5 (now), 6\n");
  });

  it.each([
    [["--vary", "at most 5 per week=0"], "is no list of values"],
    [["--vary", "at most"], "limits begin like that"],
    [["--vary", "at least"], "no `wait` or `at most` begins like that"],
  ])("says what is wrong with %j", (args, message) => {
    const { status, stderr } = kairos(["tune", "policies", ...LOG, ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("kairos advise", () => {
  it("gives advice with its evidence and the rules", () => {
    const { status, stdout } = kairos(["advise", "policies", ...LOG]);
    expect(status).toBe(0);
    expect(stdout).toContain("mail.link_clicked, medium risk: process review");
    expect(stdout).toContain("The rules; the first that holds decides");
  });
});

describe("kairos simulate --responses", () => {
  it("says which parameter is none", () => {
    const file = join(mkdtempSync(join(tmpdir(), "kairos-test-")), "model.json");
    writeFileSync(file, '{"averted": 2}');
    const { status, stderr } = kairos(["simulate", "policies", ...LOG, "--responses", file]);
    expect(status).toBe(2);
    expect(stderr).toContain("averted 2 is no parameter, or lies outside of what it can be");
  });
});
