/**
 * A replay on several threads, each of which takes the people of one part. Report and decisions are those of one thread, byte
 * for byte: a part sees its people's events in the order of the logs, tallies add up, and decisions are put in order again.
 *
 * Every part reads all logs: to tell whose a line is costs little beside reading it as an event. What can be read only once, or
 * costs much to unpack, is read here and sent to all.
 */
import { invariant } from "../../base/invariant.js";
import type { ByteSource } from "../bytes/source.js";
import { readerOf } from "../log.js";
import type { Log } from "../log.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import { measuredFrom } from "../replay.js";
import type { Replayed, ReplayOptions } from "../replay-options.js";
import { mergeTallies, readTally } from "../tally/tally-data.js";
import type { TallyData, TallyProblem } from "../tally/tally-data.js";
import type { Tally } from "../tally/tally.js";
import type { TallyOptions } from "../tally/options.js";
import { DecisionsInOrder } from "./decisions-in-order.js";
import type { FromPart, PartStart, ToPart } from "./messages.js";

/** Threads as a host has them. */
export interface Threads {
  readonly count: number;
  /**
   * Starts a thread with a part in it. `listener` is told of its messages; `failed` once, where the thread ends before its time.
   */
  start(start: PartStart, listener: (message: FromPart) => void, failed: (error: Error) => void): PartThread;
  /** The bytes of a log from its beginning, once more. */
  open(path: string): Promise<ByteSource>;
}

export interface PartThread {
  post(message: ToPart): void;
  /** Ends the thread, whatever it is doing. */
  end(): Promise<void>;
}

export type ThreadedOptions = Pick<
  ReplayOptions,
  "bundle" | "logs" | "people" | "decisions" | "figures" | "tools" | "onProgress" | "order" | "taken"
>;

const PIECE_BYTES = 256 * 1024;
/** So many pieces are sent ahead of the slowest part. */
const MOST_SENT = 32;

/** Why a replay must do with one thread; undefined where it need not. */
export function whyOneThread({ bundle, logs, order, taken, figures }: ThreadedOptions): string | undefined {
  if (bundle.partition === null) return "a limit of the policies is for everyone, and so has to see all prompts";
  if (order !== undefined) return "the events are put in order first";
  if (taken !== undefined) return "the model of responses follows all people at once";
  const other = logs.find((log) => {
    const reader = readerOf(log, bundle);
    return "problem" in reader || reader.kind !== "cloud_events";
  });
  if (other !== undefined) return `${other.source.name} holds records that are no CloudEvents yet`;
  const table = logs.find((log) => log.table !== undefined);
  if (table !== undefined) return `${table.source.name} is read by columns, which have threads of their own`;
  const onceOnly = logs.find(({ source }) => source.file === undefined);
  if ((figures?.warmUpMs ?? 0) > 0 && onceOnly !== undefined)
    return `the warm-up begins with the first record, and ${onceOnly.source.name} can be read only once`;
  return undefined;
}

/** Rejects where a thread fails. The logs are closed at the end. */
export async function replayOnThreads(options: ThreadedOptions, threads: Threads): Promise<Replayed> {
  const run = new Run(options, threads, await figuresOf(options, threads));
  try {
    return await run.whole();
  } finally {
    await run.end();
  }
}

/** No part sees all records, so each is told when the warm-up ends. */
async function figuresOf(
  { bundle, logs, figures = {}, tools }: ThreadedOptions,
  threads: Threads,
): Promise<TallyOptions> {
  if ((figures.warmUpMs ?? 0) === 0 || figures.measuredFrom !== undefined) return figures;
  const again: Log[] = [];
  for (const log of logs) again.push({ ...log, source: await threads.open(log.source.file!.path) });
  const from = await measuredFrom({ bundle, logs: again, figures, ...(tools === undefined ? {} : { tools }) });
  return Number.isNaN(from) ? figures : { ...figures, measuredFrom: from };
}

interface PartStanding {
  thread: PartThread;
  bytesRead: number;
  records: number;
  piecesTaken: number;
  result: { readonly tally: TallyData; readonly problems: readonly InputProblem[] } | undefined;
}

class Run {
  private readonly parts: PartStanding[] = [];
  private readonly decisions: DecisionsInOrder | undefined;
  /** Messages of decisions that are written, but perhaps not flushed, by part. */
  private readonly written: number[] = [];
  private flushing: Promise<void> | undefined;
  private piecesSent = 0;
  private pieceTaken: (() => void) | undefined;
  private fail!: (error: unknown) => void;
  private succeed!: () => void;
  private readonly done = new Promise<void>((resolve, reject) => {
    this.succeed = resolve;
    this.fail = reject;
  });

  constructor(
    private readonly options: ThreadedOptions,
    private readonly threads: Threads,
    private readonly figures: TallyOptions,
  ) {
    const { decisions } = options;
    if (decisions !== undefined) {
      this.decisions = new DecisionsInOrder(
        threads.count,
        (line) => decisions.write(line),
        (part) => void this.written.push(part),
      );
    }
  }

  async whole(): Promise<Replayed> {
    for (let number = 0; number < this.threads.count; number += 1) this.startPart(number);
    await Promise.all([this.done, this.send().catch(this.fail)]);
    await this.flushing;
    await this.options.decisions?.flush();
    return { tally: this.merged(), problems: this.parts[0]!.result!.problems };
  }

  async end(): Promise<void> {
    await Promise.all(this.parts.map(({ thread }) => thread.end()));
    await Promise.all(this.options.logs.map(({ source }) => source.close()));
  }

  private startPart(number: number): void {
    const { bundle, people, logs, decisions } = this.options;
    const start: PartStart = {
      number,
      count: this.threads.count,
      bundle,
      people: people && [...people.ids()].map((id) => [id, people.get(id)!]),
      figures: this.figures,
      decides: decisions !== undefined,
      logs: logs.map(({ source: { name, file }, format, mapping }) => ({
        name,
        format,
        ...(mapping === undefined ? {} : { mapping }),
        ...(file?.isPlain === true ? { path: file.path } : {}),
      })),
    };
    const thread = this.threads.start(
      start,
      (message) => this.listen(number, message),
      (error) =>
        this.fail(
          new Error(`thread ${number + 1} of ${this.threads.count} stopped: ${error.message}`, { cause: error }),
        ),
    );
    this.parts.push({ thread, bytesRead: 0, records: 0, piecesTaken: 0, result: undefined });
  }

  private listen(number: number, message: FromPart): void {
    const part = this.parts[number]!;
    switch (message.kind) {
      case "piece_taken":
        part.piecesTaken += 1;
        this.pieceTaken?.();
        return;
      case "progress":
        part.bytesRead = message.bytesRead;
        part.records = message.records;
        this.tellProgress();
        return;
      case "decisions":
        this.decisions?.add(number, message);
        this.flushDecisions();
        return;
      case "done":
        part.result = message;
        this.decisions?.end(number);
        this.flushDecisions();
        if (this.parts.every(({ result }) => result !== undefined)) this.succeed();
    }
  }

  /** Parts go on when what they have sent is where it belongs. */
  private flushDecisions(): void {
    this.flushing ??= this.flushed()
      .catch(this.fail)
      .finally(() => {
        this.flushing = undefined;
      });
  }

  private async flushed(): Promise<void> {
    while (this.written.length > 0) {
      const written = this.written.splice(0);
      await this.options.decisions?.flush();
      for (const part of written) this.parts[part]!.thread.post({ kind: "decisions_taken" });
    }
  }

  /** The logs that are read here. */
  private async send(): Promise<void> {
    for (const [log, { source }] of this.options.logs.entries()) {
      if (source.file?.isPlain === true) continue;
      const problem = await this.sendPieces(source, log);
      this.post({ kind: "end", log, ...(problem === undefined ? {} : { problem }) });
    }
  }

  /** Gives what kept the log from being read to its end. */
  private async sendPieces(source: ByteSource, log: number): Promise<InputProblem | undefined> {
    for (;;) {
      // Shared, so that it is not copied for each part.
      const bytes = new Uint8Array(new SharedArrayBuffer(PIECE_BYTES));
      const { length, isLast, problem } = await fill(bytes, source);
      if (length > 0) this.post({ kind: "piece", log, bytes: bytes.subarray(0, length), position: source.position() });
      if (isLast) return problem;
      this.piecesSent += 1;
      while (this.parts.some(({ piecesTaken }) => this.piecesSent - piecesTaken >= MOST_SENT)) {
        await new Promise<void>((resolve) => {
          this.pieceTaken = resolve;
        });
      }
    }
  }

  private post(message: ToPart): void {
    for (const { thread } of this.parts) thread.post(message);
  }

  private tellProgress(): void {
    const { logs, onProgress } = this.options;
    const sizes = logs.map(({ source }) => source.size);
    const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
    onProgress?.({
      bytesRead: Math.floor(sum(this.parts.map(({ bytesRead }) => bytesRead)) / this.parts.length),
      ...(sizes.every((size) => size !== undefined) ? { bytesTotal: sum(sizes) } : {}),
      records: sum(this.parts.map(({ records }) => records)),
    });
  }

  private merged(): Tally {
    const { bundle, people } = this.options;
    const merged = mergeTallies(this.parts.map(({ result }) => soundTally(readTally(result!.tally, bundle, people))));
    return soundTally(merged);
  }
}

/** Reads as much as there is, also where the bytes break off then. */
async function fill(
  bytes: Uint8Array,
  source: ByteSource,
): Promise<{ readonly length: number; readonly isLast: boolean; readonly problem?: InputProblem }> {
  let length = 0;
  try {
    while (length < bytes.length) {
      const read = await source.read(bytes, length);
      if (read === 0) return { length, isLast: true };
      length += read;
    }
    return { length, isLast: false };
  } catch (error) {
    if (error instanceof InputError) return { length, isLast: true, problem: error.problem };
    throw error;
  }
}

/** Parts were started alike, so that they fit together. */
function soundTally(read: { readonly tally: Tally } | { readonly problem: TallyProblem }): Tally {
  invariant(
    "tally" in read,
    `the tallies of parts can be merged${"problem" in read ? `: ${read.problem.message}` : ""}`,
  );
  return read.tally;
}
