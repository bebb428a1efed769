/** Replays logs through policies, and writes the report and every decision. */
import { buildReport } from "../../report/index.js";
import { canBeNoted, pseudonymousSink, replay, replayOnThreads, whyOneThread } from "../../simulator/index.js";
import type { Replayed, ReplayOptions } from "../../simulator/index.js";
import {
  createDecisionFile,
  nodeThreads,
  nodeTools,
  orderOnDisk,
  prepareV8,
  replayNoted,
} from "../../simulator/files/index.js";
import { exitStatus, wrongUse, type ExitStatus } from "../exit.js";
import { bar, StatusLine } from "../terminal.js";
import { compareReplays } from "./against.js";
import { logPaths, openLogs, problemOf, readPeopleTable, statusOfProblem } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { readBy } from "./replay-log.js";
import { checkViews, giveReport, type ReportViews } from "./report-views.js";
import {
  factsOf,
  pseudonymsOf,
  responsesOf,
  tallyOptionsOf,
  type FactOptions,
  type FigureOptions,
} from "./simulate-settings.js";

export interface SimulateOptions extends FigureOptions, FactOptions, ReportViews {
  /** The old policies, where two sets are compared. */
  readonly against?: string | undefined;
  readonly events: readonly string[];
  readonly people?: string | undefined;
  readonly source?: string | undefined;
  readonly sort: boolean;
  readonly threads: number;
  readonly decisions?: string | undefined;
  readonly responses?: string | undefined;
}

const MOST_THREADS = 64;

export async function simulate(options: SimulateOptions): Promise<ExitStatus> {
  if (options.against !== undefined) return compareReplays({ ...options, against: options.against });
  const paths = await logPaths(options.events);
  await checkViews(options, [{ option: "--decisions", path: options.decisions }], await readBy(options, paths));
  if (!(Number.isInteger(options.threads) && options.threads >= 1 && options.threads <= MOST_THREADS))
    throw wrongUse(
      `--threads ${options.threads} is no number of threads`,
      `write a whole number from 1 to ${MOST_THREADS}`,
    );
  // Before policies and people are read: the space for young objects would have grown by then.
  if (options.threads <= 2) prepareV8();
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
  const asked: ReplayOptions = {
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
  };
  const { tally, problems } = await replayed(asked, options.threads).finally(() => order?.close());
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
  return giveReport(report, problems, options, options.decisions !== "-");
}

/** On as many threads as were asked for, where the policies and logs allow it. */
function replayed(options: ReplayOptions, threads: number): Promise<Replayed> {
  if (threads === 1) return replay(options);
  const canBeTwo = canBeNoted(options);
  if (threads === 2 && canBeTwo) return replayNoted(options);
  const reason = whyOneThread(options);
  if (reason === undefined) return replayOnThreads(options, nodeThreads(threads));
  process.stderr.write(`kairos: replayed on ${canBeTwo ? "two threads" : "one thread"}: ${reason}\n`);
  return canBeTwo ? replayNoted(options) : replay(options);
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
