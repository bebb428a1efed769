/** What a replay came to: its report in the views that were asked for, what is wrong with it, and the exit status. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CSV_NAMES, csvTables, markdown, reportJson, summary } from "../../report/index.js";
import type { Report } from "../../report/index.js";
import type { InputProblem } from "../../simulator/index.js";
import { folderInCheckout } from "../checkout.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { checkOutputs, checkTables } from "../outputs.js";
import { readRepository } from "../repository.js";
import { hasColor } from "../terminal.js";
import { sayBroken, sayLate, sayProblems, sayUndecided } from "./findings.js";
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

/** @param others - what the command writes beside the views. @param inputs - every file that is read */
export async function checkViews(
  views: ReportViews,
  others: readonly { readonly option: string; readonly path: string | undefined }[],
  inputs: readonly string[],
): Promise<void> {
  await checkOutputs([...outputsOf(views), ...others], inputs);
  if (views.csv !== undefined) await checkTables("--csv", views.csv, CSV_NAMES, inputs);
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
  const { setAside, setAsideBy } = report.input;
  sayProblems(report.log.problems);
  if (problems.length === 0) sayUndecided(report.input);
  sayLate(setAsideBy.out_of_order);
  if (options.strict && setAside > 0)
    process.stderr.write(`kairos: ${setAside} records were set aside, and --strict refuses that\n`);
  sayBroken(report.budgets, await annotatedFolder(options));
  if (problems.length > 0) return Math.max(...problems.map(statusOfProblem)) as ExitStatus;
  const refused = options.strict && setAside > 0;
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

/** Of the policies in the checkout, where budgets are to be annotated; a bundle has no files for that. */
export async function annotatedFolder({
  format,
  policies,
}: Pick<ReportViews, "format" | "policies">): Promise<string | undefined> {
  if (format !== "github") return undefined;
  return policies.endsWith(".json") ? "" : folderInCheckout((await readRepository(policies)).root);
}
