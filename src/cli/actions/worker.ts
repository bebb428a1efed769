/** The steps of a replay that another engine spreads over machines: each reads standard input and writes standard output. */
import { formatInstant, parseInstant } from "../../base/instant.js";
import { obstaclesTo, type Bundle } from "../../bundle/index.js";
import { createEngine } from "../../engine/index.js";
import { CLOUD_EVENTS, measuredFrom, replay, tallyData, writeEvents } from "../../simulator/index.js";
import type { ByteSource, Log, LogFormat, TallyOptions } from "../../simulator/index.js";
import { createDecisionFile, nodeTools, openInput } from "../../simulator/files/index.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { problemOf, readPeopleTable } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { tallyOptionsOf, type FigureOptions } from "./simulate-settings.js";

export interface StepOptions {
  readonly policies: string;
}

export interface PartsOptions extends StepOptions {
  readonly people?: string | undefined;
  readonly onePart?: boolean | undefined;
}

/** How the log is to be split, then everybody in the table with the part that their events belong to. */
export async function writeParts(options: PartsOptions): Promise<ExitStatus> {
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const people = await readPeopleTable(options.people, bundle);
  if (bundle.partition === null && options.onePart !== true) throw cannotBeSplit(bundle);
  const { sink } = await standardOutput();
  const partition = options.onePart === true ? null : bundle.partition;
  const engine = createEngine(bundle);
  const partOf = (id: string): string =>
    partition === null
      ? ""
      : partition === "person"
        ? id
        : (engine.groupsOf(engine.person(id, people?.get(id)))[0] ?? "");
  sink.write(
    JSON.stringify({ partition, ...(partition === "person" ? {} : { others: partOf("somebody whom no table has") }) }),
  );
  for (const id of people?.ids() ?? []) {
    sink.write(JSON.stringify({ part: partOf(id), person: id, attributes: { ...people!.get(id), id } }));
    await sink.flush();
  }
  await sink.close();
  return exitStatus.fine;
}

export interface EventsOptions extends StepOptions {
  readonly source?: string | undefined;
  readonly format: LogFormat;
  readonly name?: string | undefined;
}

/** Events of raw records, then what became none. */
export async function writeMappedEvents(options: EventsOptions): Promise<ExitStatus> {
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const { sink } = await standardOutput();
  const { source: mapping, format } = options;
  const log: Log = { source: await standardInput(options.name), format, ...(mapping === undefined ? {} : { mapping }) };
  const { ledger, problem } = await writeEvents(log, bundle, sink, nodeTools);
  if (problem !== undefined) throw problemOf(problem);
  sink.write(JSON.stringify({ ledger: ledger.plain() }));
  await sink.close();
  return exitStatus.fine;
}

/** The instant of the first record that begins a warm-up; nothing where no record does. Reads no further. */
export async function writeStart(options: StepOptions): Promise<ExitStatus> {
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const from = await measuredFrom({
    bundle,
    logs: [{ source: await standardInput(undefined), format: "ndjson", mapping: CLOUD_EVENTS }],
    tools: nodeTools,
    figures: { warmUpMs: 1 },
  });
  if (!Number.isNaN(from)) process.stdout.write(`${formatInstant(from - 1)}\n`);
  return exitStatus.fine;
}

export interface ReplayOptions extends StepOptions, FigureOptions {
  readonly people?: string | undefined;
  readonly start?: string | undefined;
  readonly decisions: boolean;
  readonly name?: string | undefined;
}

/** Decisions where they are asked for, then the tally. */
export async function replayPart(options: ReplayOptions): Promise<ExitStatus> {
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const figures = withStart(tallyOptionsOf(options, bundle), options.start);
  const people = await readPeopleTable(options.people, bundle);
  const { sink } = await standardOutput();
  const { tally, problems } = await replay({
    bundle,
    logs: [{ source: await standardInput(options.name), format: "ndjson", mapping: CLOUD_EVENTS }],
    tools: nodeTools,
    figures,
    ...(people === undefined ? {} : { people }),
    ...(options.decisions ? { decisions: sink } : {}),
  });
  if (problems.length > 0) throw problemOf(problems[0]!);
  sink.write(JSON.stringify({ tally: tallyData(tally), tzdata: process.versions.tz ?? "unknown" }));
  await sink.close();
  return exitStatus.fine;
}

/** A part does not see the first record of the log. */
function withStart(figures: TallyOptions, start: string | undefined): TallyOptions {
  if (start === undefined || figures.warmUpMs === 0) return figures;
  const instant = parseInstant(start);
  if (instant === undefined)
    throw wrongUse(`--start ${start} is no instant`, "write it as in 2027-03-31T07:00:00Z, or leave it out");
  return { ...figures, measuredFrom: instant + (figures.warmUpMs ?? 0) };
}

function cannotBeSplit(bundle: Bundle): Problem {
  const limits = obstaclesTo(bundle).map(({ text }) => `\`${text}\``);
  const why =
    limits.length === 1
      ? `the limit ${limits[0]} counts prompts to everyone`
      : `the limits ${limits.join(" and ")} count prompts to groups of different attributes`;
  return new Problem(
    `this log cannot be split: ${why}`,
    exitStatus.findings,
    "replay it on one machine, or as one part (--one-part)",
  );
}

async function standardInput(name: string | undefined): Promise<ByteSource> {
  const opened = await openInput("-");
  if ("problem" in opened) throw problemOf(opened.problem);
  return { ...opened.source, name: name ?? opened.source.name };
}

async function standardOutput() {
  const opened = await createDecisionFile("-");
  if ("problem" in opened) throw problemOf(opened.problem);
  return opened;
}
