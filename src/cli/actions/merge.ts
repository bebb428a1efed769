/** Merges the tallies of parts, as they come, into the report of the whole. */
import { createInterface } from "node:readline";
import { createReadStream } from "node:fs";
import { buildReport } from "../../report/index.js";
import { mergeTallies, readLedger, readTally } from "../../simulator/index.js";
import type { PeopleTable, Tally, TallyProblem } from "../../simulator/index.js";
import type { Bundle } from "../../bundle/index.js";
import { systemProblem } from "../../simulator/files/index.js";
import { exitStatus, Problem, type ExitStatus } from "../exit.js";
import { logPaths, problemOf, readPeopleTable } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { readBy } from "./replay-log.js";
import { checkViews, giveReport, type ReportViews } from "./report-views.js";
import { factsOf, pseudonymsOf, type FactOptions } from "./simulate-settings.js";

export interface MergeOptions extends FactOptions, ReportViews {
  readonly tallies: readonly string[];
  readonly people?: string | undefined;
  readonly log: readonly string[];
}

export async function merge(options: MergeOptions): Promise<ExitStatus> {
  const paths = await logPaths(options.tallies);
  await checkViews(options, [], await readBy(options, paths));
  const facts = factsOf(options);
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const people = await readPeopleTable(options.people, bundle);
  const pseudonyms = await pseudonymsOf(options, people);
  const whole = new Whole(bundle, people);
  for (const path of paths) await whole.read(path);
  const { tally, tzdata } = whole.result();
  const report = buildReport(tally, {
    files: options.log,
    tzdata,
    problems: [],
    ...facts,
    ...(pseudonyms === undefined ? {} : { pseudonyms }),
  });
  return giveReport(report, [], options);
}

/** What the lines read so far come to. */
class Whole {
  private tally: Tally | undefined;
  private tzdata: string | undefined;
  /** Ledgers that came before the first tally. */
  private readonly waiting: unknown[] = [];

  constructor(
    private readonly bundle: Bundle,
    private readonly people: PeopleTable | undefined,
  ) {}

  async read(path: string): Promise<void> {
    const stream = path === "-" ? process.stdin : createReadStream(path);
    const lines = createInterface({ input: stream, crlfDelay: Infinity });
    let number = 0;
    try {
      for await (const line of lines) {
        number += 1;
        if (line.trim() !== "") this.take(line, `${path === "-" ? "standard input" : path}:${number}`);
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw problemOf(systemProblem(path, error));
    }
  }

  result(): { readonly tally: Tally; readonly tzdata: string } {
    if (this.tally === undefined || this.tzdata === undefined)
      throw new Problem(
        "there is no tally to merge",
        exitStatus.findings,
        "`kairos worker replay` writes one, also of a part without events",
      );
    return { tally: this.tally, tzdata: this.tzdata };
  }

  private take(line: string, place: string): void {
    const json = parsed(line);
    if (json?.ledger !== undefined) return this.takeLedger(json.ledger, place);
    if (json?.tally === undefined || typeof json.tzdata !== "string")
      throw new Problem(
        `${place}: this is no line of a tally or a ledger`,
        exitStatus.findings,
        "hand in the last line that each `kairos worker` writes, and no decisions",
      );
    this.tzdata ??= json.tzdata;
    if (json.tzdata !== this.tzdata)
      throw new Problem(
        `${place}: this part was replayed with the time zones of ${json.tzdata}, and the first with those of ${this.tzdata}`,
        exitStatus.findings,
        "run one version of Node.js on all machines",
      );
    const read = readTally(json.tally, this.bundle, this.people);
    if ("problem" in read) throw misfit(read.problem, place);
    if (this.tally === undefined) {
      this.tally = read.tally;
      for (const ledger of this.waiting.splice(0)) this.takeLedger(ledger, place);
      return;
    }
    const merged = mergeTallies([this.tally, read.tally]);
    if ("problem" in merged) throw misfit(merged.problem, place);
  }

  private takeLedger(json: unknown, place: string): void {
    if (this.tally === undefined) return void this.waiting.push(json);
    const read = readLedger(json);
    if ("problem" in read) throw misfit(read.problem, place);
    this.tally.ledger.merge(read.ledger);
  }
}

function parsed(line: string): { tally?: unknown; tzdata?: unknown; ledger?: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(line);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

function misfit({ pointer, message, remedy }: TallyProblem, place: string): Problem {
  return new Problem(`${place}: ${message}${pointer === "" ? "" : ` (at ${pointer})`}`, exitStatus.findings, remedy);
}
