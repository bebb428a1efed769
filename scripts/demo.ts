/** The main job from end to end: builds Kairos, checks the example policies, replays their log, and shows the reports. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { build } from "./build.js";

const PAGE = "demo-report/report.html";

await build();
mkdirSync("demo-report", { recursive: true });
kairos("check", "policies");
kairos(
  "simulate",
  "policies",
  "--events",
  "policies/logs/thirty-days.ndjson.gz",
  "--people",
  "policies/people.csv",
  "--html",
  PAGE,
);
process.stdout.write(`The report as a page, with charts: ${PAGE} (open it in a browser; it needs no network)
The same in a browser, with an editor beside it: npm run playground
`);

function kairos(...args: readonly string[]): void {
  process.stdout.write(`$ kairos ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, ["dist/cli/kairos.js", ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 3);
}
