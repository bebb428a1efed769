/** The example policies and their recorded log, replayed as a user would, with every view that the page rests on. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../src/report/index.js";
import { kairos } from "../../cli/run-cli.js";

export interface Example {
  readonly report: Report;
  /** The page as the command wrote it. */
  readonly page: string;
}

export function example(): Example {
  const folder = mkdtempSync(join(tmpdir(), "kairos-page-"));
  const [json, html] = [join(folder, "report.json"), join(folder, "report.html")];
  const log = ["--events", "policies/logs/thirty-days.ndjson.gz", "--people", "policies/people.csv"];
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
  const { status, stderr } = kairos(["simulate", "policies", ...log, ...rollout, "--json", json, "--html", html]);
  if (status !== 0) throw new Error(stderr);
  const found = { report: JSON.parse(readFileSync(json, "utf8")) as Report, page: readFileSync(html, "utf8") };
  rmSync(folder, { recursive: true });
  return found;
}
