/** Replays logs through policies and writes the report in the views that were asked for, and every decision. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildReport, csvTables, markdown, reportJson, summary } from "../../report/index.js";
import type { Report } from "../../report/index.js";
import { pseudonymousSink, replay } from "../../simulator/index.js";
import { createDecisionFile, nodeTools, orderOnDisk } from "../../simulator/files/index.js";
import { folderInCheckout } from "../checkout.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { checkOutputs } from "../outputs.js";
import { readRepository } from "../repository.js";
import { bar, hasColor, StatusLine } from "../terminal.js";
import { compareReplays } from "./against.js";
import { sayBroken, sayLate, sayProblems, sayUndecided } from "./findings.js";
import { logPaths, openLogs, problemOf, readPeopleTable, statusOfProblem } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { factsOf, pseudonymsOf, responsesOf, tallyOptionsOf, type FigureOptions } from "./simulate-settings.js";

export type SimulateFormat = "human" | "github";

export interface SimulateOptions extends FigureOptions {
  readonly policies: string;
  /** The old policies, where two sets are compared. */
  readonly against?: string | undefined;
  readonly events: readonly string[];
  readonly people?: string | undefined;
  readonly source?: string | undefined;
  readonly sort: boolean;
  readonly strict: boolean;
  readonly json?: string | undefined;
  readonly html?: string | undefined;
  readonly markdown?: string | undefined;
  readonly csv?: string | undefined;
  readonly decisions?: string | undefined;
  readonly responses?: string | undefined;
  readonly format: SimulateFormat;
}

export async function simulate(options: SimulateOptions): Promise<ExitStatus> {
  if (options.against !== undefined) return compareReplays({ ...options, against: options.against });
  const paths = await logPaths(options.events);
  await checkOutputs(
    [
      { option: "--json", path: options.json },
      { option: "--html", path: options.html },
      { option: "--markdown", path: options.markdown },
      { option: "--decisions", path: options.decisions },
    ],
    [options.policies, ...paths, ...(options.people === undefined ? [] : [options.people])],
  );
  const facts = factsOf(options);
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const figures = tallyOptionsOf(options, bundle);
  const people = await readPeopleTable(options.people, bundle);
  const pseudonyms = await pseudonymsOf(options, people);
  const logs = await openLogs(paths, options.source, bundle);
  const decisions = options.decisions === undefined ? undefined : await createDecisionFile(options.decisions);
  if (decisions !== undefined && "problem" in decisions) throw problemOf(decisions.problem);

  const responses = await responsesOf(options.responses, bundle);
  const order = options.sort ? await orderOnDisk() : undefined;
  const status = new StatusLine();
  const startedAt = Date.now();
  const sink =
    decisions === undefined || pseudonyms === undefined
      ? decisions?.sink
      : pseudonymousSink(decisions.sink, pseudonyms);
  const { tally, problems } = await replay({
    bundle,
    logs,
    tools: nodeTools,
    figures,
    ...(responses === undefined ? {} : { taken: responses.taken }),
    ...(order === undefined ? {} : { order }),
    ...(people === undefined ? {} : { people }),
    ...(sink === undefined ? {} : { decisions: sink }),
    onProgress: ({ bytesRead, bytesTotal, records }) =>
      status.show(() => progressLine(bytesRead, bytesTotal, records, (Date.now() - startedAt) / 1000)),
  }).finally(() => order?.close());
  await decisions?.sink.close();
  status.clear();
  // A log that nothing was read from because the command names the wrong thing has no report.
  const misnamed = problems.find((problem) => statusOfProblem(problem) === exitStatus.wrongUse);
  if (misnamed !== undefined && tally.ledger.read === 0) throw problemOf(misnamed);

  const report = buildReport(tally, {
    files: logs.map((log) => log.source.name),
    tzdata: process.versions.tz ?? "unknown",
    problems,
    ...facts,
    ...(pseudonyms === undefined ? {} : { pseudonyms }),
    ...(responses === undefined ? {} : { responses: { name: options.responses!, responses } }),
  });
  await writeViews(report, options);
  const { read, decided, setAside, setAsideBy } = report.input;
  sayProblems(report.log.problems);
  sayUndecided(read, decided);
  sayLate(setAsideBy.out_of_order);
  if (options.strict && setAside > 0)
    process.stderr.write(`kairos: ${setAside} records were set aside, and --strict refuses that\n`);
  sayBroken(report.budgets, await annotatedFolder(options));
  if (problems.length > 0) return Math.max(...problems.map(statusOfProblem)) as ExitStatus;
  const refused = options.strict && setAside > 0;
  return refused || report.budgets.some(({ kept }) => !kept) ? exitStatus.findings : exitStatus.fine;
}

/** Standard output is for one view: the one that asks for it, else the summary. */
async function writeViews(report: Report, options: SimulateOptions): Promise<void> {
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
  if (options.decisions !== "-" && views.every(({ path }) => path !== "-"))
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

export async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(
      `${path} cannot be written (${error.code})`,
      exitStatus.wrongUse,
      "name a file in a folder that is there",
    );
  });
}

/** Of the policies in the checkout, where budgets are to be annotated; a bundle has no files for that. */
export async function annotatedFolder({ format, policies }: SimulateOptions): Promise<string | undefined> {
  if (format !== "github") return undefined;
  return policies.endsWith(".json") ? "" : folderInCheckout((await readRepository(policies)).root);
}

export function progressLine(
  bytesRead: number,
  bytesTotal: number | undefined,
  records: number,
  seconds: number,
): string {
  const rate = seconds > 0 ? `${Math.round(records / seconds / 1000).toLocaleString("en")} k/s` : "";
  const count = `${records.toLocaleString("en")} records`;
  if (bytesTotal === undefined || bytesTotal === 0) return `${count}  ${rate}`;
  const share = bytesRead / bytesTotal;
  const left = share > 0.01 ? `${Math.ceil((seconds * (1 - share)) / share)} s left` : "";
  return `${bar(share)} ${String(Math.floor(share * 100)).padStart(3)} %  ${count}  ${rate}  ${left}`;
}
