/**
 * How fast the language service answers while somebody types: a 500-line file within a repository of the size of
 * `policies/`.
 */
import { readdirSync, readFileSync } from "node:fs";
import yargs from "yargs";
import { numbersGiven } from "../scripts/numbers-given.js";
import {
  complete,
  diagnosticsOf,
  formatting,
  hover,
  inlayHints,
  references,
  rename,
  semanticTokens,
  Workspace,
} from "../src/language/index.js";

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench:language -- [options]")
  .option("keys", { type: "number", default: 300, describe: "how many are typed" })
  .check(numbersGiven)
  .strict()
  .parseAsync();
const { keys } = args;
const LINES = 500;
const PATH = "sharing.kairos";

const workspace = new Workspace({ today: () => "2026-11-30" });
for (const path of readdirSync("policies").filter((name) => name.endsWith(".kairos"))) {
  workspace.set(path, readFileSync(`policies/${path}`, "utf8"));
}
const original = workspace.file(PATH)!.text;
const missing = LINES - original.split("\n").length;
workspace.set(PATH, original + "// More of it.\n".repeat(Math.max(0, missing)));
const text = workspace.file(PATH)!.text;

/** What somebody types into a policy in the middle of the file, key by key. */
const typed = "\n  trigger on file.share_requested when event.sensitivity >= confidential and event.external\n";
const at = text.indexOf("  signals any of", text.length / 3);

/** On a machine that does other things too, the time of the processor says more than that of the clock. */
const samples = new Map<string, { clock: number; processor: number }[]>();
function timed<Result>(name: string, work: () => Result): Result {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const sample = { clock: performance.now() - start, processor: (user + system) / 1000 };
  samples.set(name, [...(samples.get(name) ?? []), sample]);
  return result;
}

const WARM_UP = 30;
for (let key = 0; key < keys + WARM_UP; key++) {
  if (key === WARM_UP) samples.clear();
  const index = key % typed.length;
  if (index === 0) workspace.set(PATH, text);
  const offset = at + index;
  timed("diagnostics after a key press", () => {
    workspace.change(PATH, [{ start: offset, end: offset, text: typed[index] ?? "" }]);
    return diagnosticsOf(workspace, PATH);
  });
  timed("completion", () => complete(workspace, PATH, offset + 1));
  timed("semantic tokens", () => semanticTokens(workspace, PATH));
  timed("hover", () => hover(workspace, PATH, offset - 40));
  timed("references", () => references(workspace, PATH, offset - 40));
  timed("inlay hints", () => inlayHints(workspace, PATH));
  if (key % 10 === 0) timed("formatting", () => formatting(workspace, PATH));
  if (key % 10 === 0) timed("rename", () => rename(workspace, PATH, text.indexOf("private_mailbox"), "mailbox"));
}

const all = workspace.paths.reduce((sum, path) => sum + workspace.file(path)!.lines.lineCount, 0);
console.log(
  `a file of ${workspace.file(PATH)!.lines.lineCount} lines in a repository of ${workspace.paths.length} files, ${all} lines; ${keys} key presses\n`,
);
const row = (cells: readonly string[]): string =>
  `${cells[0]!.padEnd(32)}${cells
    .slice(1)
    .map((cell) => cell.padStart(15))
    .join("")}`;
console.log(row(["ms", "p50", "p95", "most", "processor p50", "p95"]));
for (const [name, times] of samples) {
  const quantile = (share: number, of: "clock" | "processor"): string => {
    const sorted = times.map((time) => time[of]).toSorted((left, right) => left - right);
    return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  };
  const clock = [0.5, 0.95, 1].map((share) => quantile(share, "clock"));
  console.log(row([name, ...clock, ...[0.5, 0.95].map((share) => quantile(share, "processor"))]));
}
