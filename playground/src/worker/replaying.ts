/** Replays a log through policies: the report, and who got most of it. */
import type { Bundle } from "../../../src/bundle/index.js";
import type { SourceText } from "../../../src/compiler/index.js";
import { buildReport, type Report, type TopPerson } from "../../../src/report/index.js";
import {
  logFormatOf,
  peopleFormatOf,
  portableTools,
  readPeople,
  replay,
  type ReplayOptions,
} from "../../../src/simulator/index.js";
import { byteSourceOf } from "./byte-source.js";
import { compilation } from "./compiled.js";

/** A log or a table of people. */
export interface InputFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface ReplayInput {
  readonly log: InputFile;
  readonly people?: InputFile;
  /** The `source` that raw records go through. */
  readonly mapping?: string;
}

export interface Progress {
  readonly records: number;
  /** From 0 to 1, where the size of the log is known. */
  readonly share?: number;
}
export type OnProgress = (progress: Progress) => void;

/** What kept a log from being replayed. */
export interface Refusal {
  readonly problem: { readonly message: string; readonly remedy: string };
}

export interface Replayed {
  readonly report: Report;
  /** Those with most prompts. */
  readonly people: readonly TopPerson[];
  readonly durationMs: number;
}

export const NO_BUNDLE: Refusal = {
  problem: { message: "the policies have errors", remedy: "mend them first: they are listed under Problems" },
};

export async function replayLog(
  files: readonly SourceText[],
  input: ReplayInput,
  onProgress: OnProgress,
): Promise<Replayed | Refusal> {
  const { bundle } = compilation(files);
  if (bundle === undefined) return NO_BUNDLE;
  const startedAt = performance.now();
  const options = await optionsOf(bundle, input, onProgress);
  if ("problem" in options) return options;
  const { tally, problems } = await replay(options);
  const [problem] = problems;
  if (problem !== undefined && tally.ledger.read === 0) return { problem };
  const report = buildReport(tally, { files: [input.log.name], tzdata: "browser", problems });
  return { report, people: tally.topPeople.list(), durationMs: performance.now() - startedAt };
}

/** What `replay` is asked, with the log and the table of people opened. */
export async function optionsOf(
  bundle: Bundle,
  { log, people, mapping }: ReplayInput,
  onProgress: OnProgress,
): Promise<ReplayOptions | Refusal> {
  const read =
    people === undefined
      ? undefined
      : await readPeople(await byteSourceOf(people), peopleFormatOf(people.name), bundle, portableTools);
  if (read !== undefined && "problem" in read) return { problem: read.problem };
  return {
    bundle,
    logs: [
      {
        source: await byteSourceOf(log),
        format: logFormatOf(log.name),
        ...(mapping === undefined ? {} : { mapping }),
      },
    ],
    ...(read === undefined ? {} : { people: read.table }),
    onProgress: ({ bytesRead, bytesTotal = 0, records }) =>
      onProgress({ records, ...(bytesTotal === 0 ? {} : { share: bytesRead / bytesTotal }) }),
  };
}
