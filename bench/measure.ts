/**
 * One measurement in a process of its own, as JSON on standard output. Built to JavaScript before it runs, as the command
 * line is.
 *
 * `floor LOG`: read the file, cut it into lines, `JSON.parse` each. `replay LOG BUNDLE PEOPLE`: the whole replay, from
 * opening the log to the settled tally; what does not grow with the log, reading the table of people before it and building
 * the report after it, is timed apart.
 */
import { Buffer } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { loadBundle } from "../src/bundle/index.js";
import { buildReport } from "../src/report/index.js";
import {
  isParquet,
  nodeThreads,
  nodeTools,
  openInput,
  openParquetLog,
  prepareV8,
  replayNoted,
} from "../src/simulator/files/index.js";
import { canBeNoted, readPeople, replay, replayOnThreads } from "../src/simulator/index.js";
import type { ReplayOptions } from "../src/simulator/index.js";
import { Pace } from "./pace.js";

export interface Measurement {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly threadMilliseconds: number;
  readonly events: number;
  // Of the replay.
  /** For one event, once a quarter of them is over: V8 has optimised by then, and most people were met. */
  readonly steadyNanoseconds?: number;
  readonly peopleMilliseconds?: number;
  /** By the processor time of the main thread. */
  readonly reportMilliseconds?: number;
  readonly prompts?: number;
  readonly occurrences?: number;
  readonly setAside?: number;
  readonly maxRssBytes: number;
}

const [what, log, bundleFile, peopleFile, asked = "1"] = process.argv.slice(2);
const result = what === "floor" ? floor(log!) : await replayed(log!, bundleFile!, peopleFile!, Number(asked));
process.stdout.write(`${JSON.stringify({ ...result, maxRssBytes: process.resourceUsage().maxRSS * 1024 })}\n`);

function floor(path: string): Omit<Measurement, "maxRssBytes"> {
  const clock = start();
  const file = openSync(path, "r");
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  let held = 0;
  let events = 0;
  for (;;) {
    const read = readSync(file, buffer, held, buffer.length - held, null);
    if (read === 0) break;
    const end = held + read;
    let from = 0;
    for (;;) {
      const found = buffer.indexOf(10, from);
      if (found < 0 || found >= end) break;
      const event = JSON.parse(buffer.toString("utf8", from, found)) as { type?: unknown };
      if (event.type !== undefined) events += 1;
      from = found + 1;
    }
    buffer.copyWithin(0, from, end);
    held = end - from;
  }
  closeSync(file);
  return { ...clock(), events };
}

async function replayed(
  path: string,
  bundlePath: string,
  peoplePath: string,
  threadCount: number,
): Promise<Omit<Measurement, "maxRssBytes">> {
  // As `kairos simulate` does.
  if (threadCount <= 2) prepareV8();
  const loaded = loadBundle(readFileSync(bundlePath, "utf8"));
  if (loaded.bundle === undefined) throw new Error(JSON.stringify(loaded.problems));
  const { bundle } = loaded;
  const peopleClock = start();
  const table = await openInput(peoplePath);
  if ("problem" in table) throw new Error(table.problem.message);
  const people = await readPeople(table.source, "csv", bundle, nodeTools);
  if ("problem" in people) throw new Error(people.problem.message);
  const { milliseconds: peopleMilliseconds } = peopleClock();

  const clock = start();
  const opened = isParquet(path) ? await openParquetLog(path, [bundle], undefined) : await openInput(path);
  if ("problem" in opened) throw new Error(opened.problem.message);
  const pace = new Pace();
  const options: ReplayOptions = {
    bundle,
    logs: [{ ...opened, format: "ndjson" }],
    people: people.table,
    tools: nodeTools,
    onProgress: ({ records }) => pace.note(records),
  };
  const { tally, problems } =
    threadCount === 1
      ? await replay(options)
      : threadCount === 2 && canBeNoted(options)
        ? await replayNoted(options)
        : await replayOnThreads(options, nodeThreads(threadCount));
  const taken = clock();
  const reportClock = start();
  const report = buildReport(tally, { files: [path], tzdata: process.versions.tz ?? "", problems });
  return {
    ...taken,
    peopleMilliseconds,
    reportMilliseconds: reportClock().threadMilliseconds,
    events: report.input.read,
    steadyNanoseconds: pace.steady(report.input.read),
    prompts: report.volume.prompts,
    occurrences: report.volume.occurrences,
    setAside: report.input.setAside,
  };
}

/** Processor time of this thread alone, without those that compile and collect garbage beside it; NaN where it cannot be told. */
function threadMilliseconds(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return NaN;
  }
}

function start(): () => Pick<Measurement, "milliseconds" | "cpuMilliseconds" | "threadMilliseconds"> {
  const wall = performance.now();
  const before = process.cpuUsage();
  const thread = threadMilliseconds();
  return () => {
    const used = process.cpuUsage(before);
    return {
      milliseconds: performance.now() - wall,
      cpuMilliseconds: (used.user + used.system) / 1000,
      threadMilliseconds: threadMilliseconds() - thread,
    };
  };
}
