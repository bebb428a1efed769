/**
 * The replay: recorded events, in the order of the log, through the engine and into a tally.
 *
 * It streams. What it holds grows with people, not with events; nothing in a log makes it throw.
 */
import { createEngine } from "../engine/index.js";
import type { Engine, EventTypePlan } from "../engine/index.js";
import type { NotedReceiver } from "./ahead/noted-logs.js";
import { cutLines } from "./bytes/lines.js";
import type { LineReceiver } from "./bytes/lines.js";
import { portableTools } from "./bytes/source.js";
import type { ByteSource, ByteTools } from "./bytes/source.js";
import { ColumnEvents } from "./columns/column-events.js";
import type { EventTable } from "./columns/table.js";
import { CsvRows } from "./csv/rows.js";
import { LineReader } from "./events/line-reader.js";
import { fieldsRead } from "./events/fields-read.js";
import { ABSENT, BLANK, ENVELOPE_WIDTH, UNUSUAL, LINES_AT_ONCE, NOT_JSON, SPECVERSION } from "./json/scanner.js";
import { QuickLines } from "./quick/quick-lines.js";
import { readerOf } from "./log.js";
import type { Log } from "./log.js";
import { InputError } from "./problem.js";
import type { InputProblem } from "./problem.js";
import type { Replayed, ReplayOptions } from "./replay-options.js";
import { SourceMapper } from "./sources/mapping.js";
import { Intake } from "./intake.js";
import type { Tally } from "./tally/tally.js";
import { eventTypes } from "./vocabulary.js";

export async function replay(options: ReplayOptions): Promise<Replayed> {
  const run = new Replay(options);
  const problems: InputProblem[] = [];
  let bytesBefore = 0;
  const sizes = options.logs.map((log) => log.source.size);
  const bytesTotal = sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined;
  for (const [position, log] of options.logs.entries()) {
    const pause = async (lines?: number): Promise<void> => {
      await options.order?.flush();
      await options.decisions?.flush(lines === undefined ? undefined : { log: position, line: lines });
      options.onProgress?.({
        bytesRead: bytesBefore + log.source.position(),
        ...(bytesTotal === undefined ? {} : { bytesTotal }),
        records: run.tally.ledger.read,
      });
    };
    const problem = await run.read(log, position, pause);
    if (problem !== undefined) problems.push(problem);
    bytesBefore += log.source.position();
  }
  await run.takeInOrder();
  run.settle();
  await options.decisions?.flush();
  return { tally: run.tally, problems };
}

/**
 * From which instant on a replay with a warm-up measures; NaN where no record has a time. It reads no further than it must,
 * and closes the logs: each part of a split replay is told, for none sees all records.
 */
export async function measuredFrom(
  options: Pick<ReplayOptions, "bundle" | "logs" | "figures" | "tools">,
): Promise<number> {
  const run = new Replay({ ...options, part: { number: -1, count: 1, byPerson: false, takes: () => false } });
  for (const [position, log] of options.logs.entries()) {
    const { source } = log;
    const untilThen: ByteSource = {
      name: source.name,
      position: () => source.position(),
      read: (target, offset) => (Number.isNaN(run.tally.measuredFrom) ? source.read(target, offset) : 0),
      close: () => source.close(),
    };
    await run.read({ ...log, source: untilThen }, position, async () => {});
  }
  return run.tally.measuredFrom;
}

type Pause = (lines?: number) => Promise<void>;

class Replay {
  private readonly intake: Intake;
  private readonly engine: Engine;
  private readonly tools: ByteTools;
  private readonly lines: LineReader;
  /** Undefined where WebAssembly cannot be had. */
  private readonly quick: QuickLines | undefined;

  constructor(private readonly options: ReplayOptions) {
    const { bundle } = options;
    const { competing } = options;
    const told = competing === undefined ? {} : { competing };
    const messages = options.decisions !== undefined;
    // Who looks at outcomes, or asks the engine for reasons, wants decisions in them.
    const decisions = messages || options.taken !== undefined || options.watch !== undefined;
    this.engine = createEngine(bundle, { messages, decisions, ...told });
    this.tools = options.tools ?? portableTools;
    const types = eventTypes(this.engine);
    const read = fieldsRead(bundle, messages);
    const typeOf = (name: string): EventTypePlan | undefined => this.engine.eventType(name);
    if (options.quick !== false) {
      this.quick = QuickLines.create([...types.values()], typeOf, this.tools, read, options.people?.size);
    }
    if (options.part?.byPerson === true) this.quick?.usePart(options.part);
    this.lines = new LineReader(typeOf, this.tools, read, this.quick?.people);
    this.intake = new Intake(this.engine, this.engine.newState(), types, this.lines.people, options);
  }

  get tally(): Tally {
    return this.intake.tally;
  }

  async read(log: Log, position: number, pause: Pause): Promise<InputProblem | undefined> {
    this.intake.goTo(position);
    try {
      const reader = readerOf(log, this.options.bundle);
      if ("problem" in reader) return reader.problem;
      if (log.table !== undefined) {
        await this.readTable(await log.table(), pause);
        return undefined;
      }
      if (reader.kind === "cloud_events") {
        if (log.noted !== undefined && this.quick !== undefined)
          await log.noted.read(this.notedLines(this.quick, pause));
        else await cutLines(log.source, this.cloudEvents(pause), this.tools);
        return undefined;
      }
      const mapper = new SourceMapper(
        reader.name,
        this.options.bundle.sources[reader.name]!,
        this.options.bundle,
        (name) => this.engine.eventType(name),
      );
      if (log.format === "csv") await this.readRows(log, mapper, pause);
      else await cutLines(log.source, this.records(mapper, reader.mixed, pause), this.tools);
      return undefined;
    } catch (error) {
      if (error instanceof InputError) return error.problem;
      throw error;
    } finally {
      await log.source.close();
    }
  }

  /** The events that were put in order, once all logs are read. */
  async takeInOrder(): Promise<void> {
    const { order, decisions } = this.options;
    if (order === undefined) return;
    for await (const events of order.inOrder()) {
      for (const event of events) this.intake.takeQueued(event);
      await decisions?.flush();
    }
  }

  settle(): void {
    this.tally.settle();
  }

  private cloudEvents(pause: Pause): LineReceiver {
    return this.quick === undefined ? this.linesInJavaScript(pause) : this.quickLines(this.quick, pause);
  }

  private quickLines(quick: QuickLines, pause: Pause): LineReceiver {
    return {
      ...this.linesInJavaScript(pause),
      memory: quick.memory,
      block: (start, end, firstNumber) => {
        let number = firstNumber;
        while (start < end) {
          start = quick.look(start, end);
          this.takeLooked(quick, number);
          number += quick.passed;
        }
        return number - firstNumber;
      },
    };
  }

  private notedLines(quick: QuickLines, pause: Pause): NotedReceiver {
    return { quick, batch: (number) => this.takeLooked(quick, number), rest: this.linesInJavaScript(pause) };
  }

  private takeLooked(quick: QuickLines, firstNumber: number): void {
    const { intake } = this;
    const { count } = quick;
    intake.people.expect(quick, 0, count);
    for (let line = 0; line < count; line += 1) intake.takeLine(quick, line, firstNumber + quick.ordinalOf(line));
  }

  private linesInJavaScript(pause: Pause): LineReceiver {
    const { lines, intake } = this;
    const starts = new Int32Array(LINES_AT_ONCE);
    const ends = new Int32Array(LINES_AT_ONCE);
    let firstNumber = 0;
    let waiting = 0;
    const work = (): void => {
      const count = waiting;
      waiting = 0;
      for (let line = 0; line < count; line += 1) lines.look(line, starts[line]!, ends[line]!);
      for (let line = 0; line < count; line += 1) lines.recognise(line);
      intake.people.expect(lines, 0, count);
      for (let line = 0; line < count; line += 1) intake.takeLine(lines, line, firstNumber + line);
    };
    return {
      buffer: (buffer) => lines.use(buffer),
      line: (start, end, number) => {
        if (waiting === 0) firstNumber = number;
        starts[waiting] = start;
        ends[waiting] = end;
        waiting += 1;
        if (waiting === LINES_AT_ONCE) work();
      },
      tooLong: (number, length) => {
        work();
        intake.tooLong(number, length);
      },
      pieceEnd: work,
      pause,
    };
  }

  private async readTable(table: EventTable, pause: Pause): Promise<void> {
    const { intake } = this;
    const rows = new ColumnEvents(table, (name) => this.engine.eventType(name), this.tools, this.lines.people);
    let before = 0;
    for (let chunk = await table.next(); chunk !== undefined; chunk = await table.next()) {
      rows.use(chunk);
      for (let from = 0; from < chunk.rows; from += LINES_AT_ONCE) {
        const to = Math.min(from + LINES_AT_ONCE, chunk.rows);
        rows.look(from, to);
        intake.people.expect(rows, from, to);
        for (let row = from; row < to; row += 1) intake.takeRecord(rows, rows.read(row), row, before + row + 1);
      }
      before += chunk.rows;
      await pause(before);
    }
  }

  /** Lines of raw records, for a `source`. */
  private records(mapper: SourceMapper, mixed: boolean, pause: Pause): LineReceiver {
    const { intake, tools } = this;
    const { scanner } = this.lines;
    const events = this.linesInJavaScript(pause);
    let bytes: Uint8Array;
    return {
      ...events,
      buffer: (buffer) => {
        bytes = buffer;
        events.buffer(buffer);
      },
      line: (start, end, number) => {
        const scanned = scanner.scan(start, end, 0);
        if (scanned === BLANK) return;
        if (scanned === NOT_JSON) {
          intake.unreadable(bytes, start, end, number);
          return;
        }
        if (mixed && scanned !== UNUSUAL && scanner.envelope[SPECVERSION * ENVELOPE_WIDTH] !== ABSENT) {
          events.line(start, end, number);
          events.pieceEnd?.();
          return;
        }
        const record = JSON.parse(tools.utf8(bytes, start, end)) as unknown;
        for (const reading of mapper.read(record)) intake.takeReading(reading, number);
      },
    };
  }

  private async readRows(log: Log, mapper: SourceMapper, pause: Pause): Promise<void> {
    const { intake } = this;
    const rows = new CsvRows(log.source.name, {
      row: (row, line) => {
        for (const reading of mapper.read(row)) intake.takeReading(reading, line);
      },
      broken: (line, detail) => intake.broken(detail, line),
      pause,
    });
    await cutLines(log.source, rows, this.tools);
    rows.finish();
    await pause();
  }
}
