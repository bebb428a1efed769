/** The example policies and their recorded log, replayed as a user would, with every view that the page rests on. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Comparison, Report } from "../../../src/report/index.js";
import { kairos } from "../../cli/run-cli.js";

export interface Example {
  readonly report: Report;
  /** The page as the command wrote it. */
  readonly page: string;
}

const LOG = ["--events", "policies/logs/thirty-days.ndjson.gz", "--people", "policies/people.csv"];

export interface ComparedExample {
  readonly comparison: Comparison;
  readonly page: string;
}

/** The example policies against some with a stricter cap, a longer wait and a policy less. */
export function comparedExample(): ComparedExample {
  const folder = mkdtempSync(join(tmpdir(), "kairos-page-"));
  const old = join(folder, "old");
  cpSync("policies", old, { recursive: true });
  const edit = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(old, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(old, file), text.replace(from, to));
  };
  edit("limits.kairos", "at most 5 per week", "at most 3 per week");
  edit("generative_ai.kairos", "wait 1h", "wait 3h");
  const [json, html] = [join(folder, "comparison.json"), join(folder, "comparison.html")];
  const compare = ["simulate", "policies", "--against", old, ...LOG, "--small-groups"];
  const { status, stderr } = kairos([...compare, "--json", json, "--html", html]);
  if (status !== 0) throw new Error(stderr);
  const found = {
    comparison: JSON.parse(readFileSync(json, "utf8")) as Comparison,
    page: readFileSync(html, "utf8"),
  };
  rmSync(folder, { recursive: true });
  return found;
}

export function example(): Example {
  const folder = mkdtempSync(join(tmpdir(), "kairos-page-"));
  const [json, html] = [join(folder, "report.json"), join(folder, "report.html")];
  const rollout = [
    "--population",
    "5000",
    "--ramp",
    "10%,100%",
    "--backtest-weeks",
    "1",
    "--responses",
    "field",
    "--small-groups",
  ];
  const { status, stderr } = kairos(["simulate", "policies", ...LOG, ...rollout, "--json", json, "--html", html]);
  if (status !== 0) throw new Error(stderr);
  const found = { report: JSON.parse(readFileSync(json, "utf8")) as Report, page: readFileSync(html, "utf8") };
  rmSync(folder, { recursive: true });
  return found;
}
