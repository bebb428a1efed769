/** What a replay came to: its report in the views that were asked for, what is wrong with it, and the exit status. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { annotation } from "../../diagnostics/formats/github.js";
import { budgetLine, csvTables, markdown, reportJson, summary } from "../../report/index.js";
import type { Report } from "../../report/index.js";
import type { InputProblem } from "../../simulator/index.js";
import { folderInCheckout } from "../checkout.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { readRepository } from "../repository.js";
import { hasColor } from "../terminal.js";
import { statusOfProblem } from "./inputs.js";

export type ReportFormat = "human" | "github";

export interface ReportViews {
  readonly policies: string;
  readonly strict: boolean;
  readonly json?: string | undefined;
  readonly html?: string | undefined;
  readonly markdown?: string | undefined;
  readonly csv?: string | undefined;
  readonly format: ReportFormat;
}

/** The files that the views go to, for `checkOutputs`. */
export function outputsOf({ json, html, markdown: text }: ReportViews): { option: string; path: string | undefined }[] {
  return [
    { option: "--json", path: json },
    { option: "--html", path: html },
    { option: "--markdown", path: text },
  ];
}

/**
 * @param problems - of the logs
 * @param hasOutput - whether standard output is there for a view
 */
export async function giveReport(
  report: Report,
  problems: readonly InputProblem[],
  options: ReportViews,
  hasOutput = true,
): Promise<ExitStatus> {
  await writeViews(report, options, hasOutput);
  const folder = options.format === "github" ? await folderOf(options.policies) : undefined;
  complain(report, options, folder);
  if (problems.length > 0) return Math.max(...problems.map(statusOfProblem)) as ExitStatus;
  const refused = options.strict && report.input.setAside > 0;
  return refused || report.budgets.some(({ kept }) => !kept) ? exitStatus.findings : exitStatus.fine;
}

/** Standard output is for one view: the one that asks for it, else the summary. */
async function writeViews(report: Report, options: ReportViews, hasOutput: boolean): Promise<void> {
  const views = [
    { path: options.json, text: () => reportJson(report) },
    { path: options.html, text: () => page(report) },
    { path: options.markdown, text: () => markdown(report) },
  ];
  for (const { path, text } of views) {
    if (path === "-") process.stdout.write(await text());
    else if (path !== undefined) await write(path, await text());
  }
  if (options.csv !== undefined) await writeTables(report, options.csv);
  if (hasOutput && views.every(({ path }) => path !== "-"))
    process.stdout.write(`${summary(report, { colour: hasColor(process.stdout) })}\n`);
}

/** Its charts are drawn by much code, which is loaded where it is asked for. */
async function page(report: Report): Promise<string> {
  return (await import("../../report/html/index.js")).htmlReport(report);
}

async function writeTables(report: Report, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw wrongUse(`--csv ${folder} cannot be made (${error.code})`, "name a folder, or one that can be made");
  });
  for (const { name, text } of csvTables(report)) await write(join(folder, name), text);
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(
      `${path} cannot be written (${error.code})`,
      exitStatus.wrongUse,
      "name a file in a folder that is there",
    );
  });
}

/** What is wrong, a line each, on standard error. @param folder - of the policies in the checkout, for annotations */
function complain(report: Report, { strict }: ReportViews, folder: string | undefined): void {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  for (const problem of report.log.problems) say(`kairos: ${problem.file}: ${problem.message}\n  → ${problem.remedy}`);
  if (report.input.read > 0 && report.input.decided === 0) {
    say(
      `kairos: nothing was decided: no record of ${report.input.read} is an event that the policies know\n` +
        "  → hand in one CloudEvent a line, or name the `source` that raw records go through with --source NAME",
    );
  }
  const late = report.input.setAsideBy.out_of_order;
  if (late > 0) {
    say(
      `kairos: ${late} ${late === 1 ? "event comes" : "events come"} after a later one and ${late === 1 ? "was" : "were"} set aside\n` +
        "  → --sort puts the events of all logs in order first",
    );
  }
  if (strict && report.input.setAside > 0)
    say(`kairos: ${report.input.setAside} records were set aside, and --strict refuses that`);
  for (const goal of report.budgets) {
    if (goal.kept) continue;
    if (folder === undefined) say(`kairos: budget broken: ${budgetLine(goal)}`);
    else say(annotation("error", { file: goal.file, line: goal.line, folder, title: "budget" }, budgetLine(goal)));
  }
}

/** A bundle has no files to annotate. */
async function folderOf(policies: string): Promise<string> {
  return policies.endsWith(".json") ? "" : folderInCheckout((await readRepository(policies)).root);
}
