/** Replays logs through policies and writes the report and, where asked for, every decision. */
import { writeFile } from "node:fs/promises";
import { buildReport, reportJson, summary } from "../../report/index.js";
import { replay } from "../../simulator/index.js";
import { createDecisionFile, nodeTools, orderOnDisk } from "../../simulator/files/index.js";
import { exitStatus, Problem, type ExitStatus } from "../exit.js";
import { checkOutputs } from "../outputs.js";
import { bar, hasColor, StatusLine } from "../terminal.js";
import { logPaths, openLogs, problemOf, readPeopleTable, statusOfProblem } from "./inputs.js";
import { bundleOf } from "./policies.js";

export async function simulate(options: {
  readonly policies: string;
  readonly events: readonly string[];
  readonly people: string | undefined;
  readonly source: string | undefined;
  readonly json: string | undefined;
  readonly decisions: string | undefined;
  readonly strict: boolean;
  readonly sort: boolean;
}): Promise<ExitStatus> {
  const paths = await logPaths(options.events);
  await checkOutputs(
    [
      { option: "--json", path: options.json },
      { option: "--decisions", path: options.decisions },
    ],
    [options.policies, ...paths, ...(options.people === undefined ? [] : [options.people])],
  );
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const people = await readPeopleTable(options.people, bundle);
  const logs = await openLogs(paths, options.source, bundle);
  const decisions = options.decisions === undefined ? undefined : await createDecisionFile(options.decisions);
  if (decisions !== undefined && "problem" in decisions) throw problemOf(decisions.problem);

  const order = options.sort ? await orderOnDisk() : undefined;
  const status = new StatusLine();
  const startedAt = Date.now();
  const { tally, problems } = await replay({
    bundle,
    logs,
    tools: nodeTools,
    ...(order === undefined ? {} : { order }),
    ...(people === undefined ? {} : { people }),
    ...(decisions === undefined ? {} : { decisions: decisions.sink }),
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
  });
  if (options.json !== undefined && options.json !== "-") {
    await writeFile(options.json, reportJson(report)).catch((error: NodeJS.ErrnoException) => {
      throw new Problem(
        `${options.json} cannot be written (${error.code})`,
        exitStatus.wrongUse,
        "name a file in a folder that is there",
      );
    });
  }
  if (options.json === "-") process.stdout.write(reportJson(report));
  else if (options.decisions !== "-")
    process.stdout.write(`${summary(report, { colour: hasColor(process.stdout) })}\n`);

  for (const problem of problems)
    process.stderr.write(`kairos: ${problem.file}: ${problem.message}\n  → ${problem.remedy}\n`);
  if (report.input.read > 0 && report.input.decided === 0) {
    process.stderr.write(
      `kairos: nothing was decided: no record of ${report.input.read} is an event that the policies know\n` +
        "  → hand in one CloudEvent a line, or name the `source` that raw records go through with --source NAME\n",
    );
  }
  const late = report.input.setAsideBy.out_of_order ?? 0;
  if (late > 0) {
    process.stderr.write(
      `kairos: ${late} ${late === 1 ? "event comes" : "events come"} after a later one and ${late === 1 ? "was" : "were"} set aside\n` +
        "  → --sort puts the events of all logs in order first\n",
    );
  }
  if (problems.length > 0) return Math.max(...problems.map(statusOfProblem)) as ExitStatus;
  if (options.strict && report.input.setAside > 0) {
    process.stderr.write(`kairos: ${report.input.setAside} records were set aside, and --strict refuses that\n`);
    return exitStatus.findings;
  }
  return exitStatus.fine;
}

function progressLine(bytesRead: number, bytesTotal: number | undefined, records: number, seconds: number): string {
  const rate = seconds > 0 ? `${Math.round(records / seconds / 1000).toLocaleString("en")} k/s` : "";
  const count = `${records.toLocaleString("en")} records`;
  if (bytesTotal === undefined || bytesTotal === 0) return `${count}  ${rate}`;
  const share = bytesRead / bytesTotal;
  const left = share > 0.01 ? `${Math.ceil((seconds * (1 - share)) / share)} s left` : "";
  return `${bar(share)} ${String(Math.floor(share * 100)).padStart(3)} %  ${count}  ${rate}  ${left}`;
}
