/**
 * The replay: recorded events, in the order of the log, through the engine and into a tally.
 *
 * It streams. What it holds grows with people, not with events; nothing in a log makes it throw.
 */
import { canonicalJson } from "../base/canonical.js";
import type { Bundle } from "../bundle/types.js";
import { createEngine } from "../engine/index.js";
import type { Competing } from "../engine/decide.js";
import type { DecodedEvent, DecodedPerson, Engine, EngineState, EventTypePlan, Outcome } from "../engine/index.js";
import { cutLines } from "./bytes/lines.js";
import type { LineReceiver } from "./bytes/lines.js";
import { portableTools } from "./bytes/source.js";
import type { ByteSource, ByteTools } from "./bytes/source.js";
import { ColumnEvents } from "./columns/column-events.js";
import type { EventTable } from "./columns/table.js";
import { CsvRows } from "./csv/rows.js";
import { readCloudEvent } from "./events/cloud-event.js";
import {
  BY_TYPE_ALONE,
  EVENT,
  LineReader,
  NOBODY,
  NO_RECORD,
  NO_TIME,
  OUT_OF_VOCABULARY,
  UNREADABLE,
} from "./events/line-reader.js";
import type { LineResult, Lines, Records } from "./events/line-reader.js";
import { notJson, tooLong } from "./events/unreadable.js";
import { fieldsRead } from "./events/fields-read.js";
import type { Reading } from "./events/reading.js";
import { ABSENT, BLANK, ENVELOPE_WIDTH, UNUSUAL, LINES_AT_ONCE, NOT_JSON, SPECVERSION } from "./json/scanner.js";
import { QuickLines } from "./quick/quick-lines.js";
import { readerOf } from "./log.js";
import type { Log } from "./log.js";
import type { EventOrder } from "./order.js";
import { MetPeople } from "./people/met.js";
import type { PeopleTable } from "./people/table.js";
import { InputError } from "./problem.js";
import type { InputProblem } from "./problem.js";
import { SourceMapper } from "./sources/mapping.js";
import type { Part } from "./threads/parts.js";
import { Tally } from "./tally/tally.js";
import type { TallyOptions } from "./tally/options.js";
import type { Place } from "./tally/ledger.js";

/** Takes decisions down as lines of RFC 8785 JSON. */
export interface DecisionSink {
  /** A line without its line feed. */
  write(line: string): void;
  /** Called between pieces of the log; the replay goes on when it resolves. @param upTo - where it has got to, if it is known */
  flush(upTo?: LogPosition): Promise<void>;
}

/** Position among the logs, and the line in it, from 1. */
export interface LogPosition {
  readonly log: number;
  readonly line: number;
}

export interface Progress {
  /** On disk, over all logs; `bytesTotal` is left out where one of them does not say. */
  readonly bytesRead: number;
  readonly bytesTotal?: number;
  readonly records: number;
}

export interface ReplayOptions {
  readonly bundle: Bundle;
  /** Read one after the other, in this order. Each is closed at its end. */
  readonly logs: readonly Log[];
  readonly people?: PeopleTable;
  readonly decisions?: DecisionSink;
  /** Puts the events of all logs together into the order in which they are taken; without it that of the logs holds. */
  readonly order?: EventOrder;
  readonly onProgress?: (progress: Progress) => void;
  readonly tools?: ByteTools;
  /** False: lines are read in JavaScript alone, as where WebAssembly cannot be had. The answers are the same. */
  readonly quick?: boolean;
  /** Sees every event that is about to be taken, in the state that it will meet; it may ask the engine, and change nothing. */
  readonly watch?: (engine: Engine, state: EngineState, event: DecodedEvent, person: DecodedPerson) => void;
  /** Sees what the engine said of every event, where the event stands, and whether it is in the figures. */
  readonly taken?: (outcome: Outcome, event: DecodedEvent, log: number, line: number, measured: boolean) => void;
  /** Told of each policy in line, before its limits are asked. */
  readonly competing?: Competing;
  /** What the report is to show beside what it always shows. */
  readonly figures?: TallyOptions;
  /** Which part of a split replay this is: records of others are passed by. It must be told from when on it measures. */
  readonly part?: Part;
}

export interface Replayed {
  readonly tally: Tally;
  /** What kept a log from being read to its end. The tally holds what was read before. */
  readonly problems: readonly InputProblem[];
}

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
  readonly tally: Tally;
  private readonly engine: Engine;
  private readonly state: EngineState;
  private readonly tools: ByteTools;
  private readonly lines: LineReader;
  /** Undefined where WebAssembly cannot be had. */
  private readonly quick: QuickLines | undefined;
  private readonly people: MetPeople;
  private readonly types: ReadonlyMap<string, EventTypePlan>;
  private log = 0;
  private file = "";

  constructor(private readonly options: ReplayOptions) {
    const { bundle } = options;
    const { competing } = options;
    const told = competing === undefined ? {} : { competing };
    const messages = options.decisions !== undefined;
    // Who looks at outcomes, or asks the engine for reasons, wants decisions in them.
    const decisions = messages || options.taken !== undefined || options.watch !== undefined;
    this.engine = createEngine(bundle, { messages, decisions, ...told });
    this.state = this.engine.newState();
    this.tools = options.tools ?? portableTools;
    this.types = eventTypes(this.engine);
    const read = fieldsRead(bundle, messages);
    const typeOf = (name: string): EventTypePlan | undefined => this.engine.eventType(name);
    if (options.quick !== false) {
      this.quick = QuickLines.create([...this.types.values()], typeOf, this.tools, read);
    }
    if (options.part?.byPerson === true) this.quick?.usePart(options.part);
    this.lines = new LineReader(typeOf, this.tools, read, this.quick?.people);
    this.tally = new Tally(bundle, options.people, options.figures);
    const idOf = (number: number): string => this.lines.people.idOf(number);
    this.people = new MetPeople(this.engine, this.state, this.tally, options.people, options.part, idOf);
  }

  async read(log: Log, position: number, pause: Pause): Promise<InputProblem | undefined> {
    this.log = position;
    this.file = log.source.name;
    try {
      const reader = readerOf(log, this.options.bundle);
      if ("problem" in reader) return reader.problem;
      if (log.table !== undefined) {
        await this.readTable(await log.table(), pause);
        return undefined;
      }
      if (reader.kind === "cloud_events") {
        await cutLines(log.source, this.cloudEvents(pause), this.tools);
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
    const { order, logs, decisions } = this.options;
    if (order === undefined) return;
    const types = [...this.types.values()];
    const typeOf = new Map(types.map((type) => [type.index, type]));
    for await (const events of order.inOrder()) {
      for (const { type, values, log, line, ...queued } of events) {
        this.log = log;
        this.file = logs[log]!.source.name;
        const number = this.lines.people.numberOf(queued.person);
        const person = this.people.meet(number);
        this.take({ ...queued, type: typeOf.get(type)!, values: [...values] }, person, number, line);
      }
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
    const byLine = this.linesInJavaScript(pause);
    return {
      ...byLine,
      memory: quick.memory,
      block: (start, end, firstNumber) => {
        let number = firstNumber;
        while (start < end) {
          start = quick.look(start, end);
          const { count } = quick;
          this.people.expect(quick, 0, count);
          for (let line = 0; line < count; line += 1) this.takeLine(quick, line, number + quick.ordinalOf(line));
          number += quick.passed;
        }
        return number - firstNumber;
      },
    };
  }

  private linesInJavaScript(pause: Pause): LineReceiver {
    const { lines } = this;
    const starts = new Int32Array(LINES_AT_ONCE);
    const ends = new Int32Array(LINES_AT_ONCE);
    let firstNumber = 0;
    let waiting = 0;
    const work = (): void => {
      const count = waiting;
      waiting = 0;
      for (let line = 0; line < count; line += 1) lines.look(line, starts[line]!, ends[line]!);
      for (let line = 0; line < count; line += 1) lines.recognise(line);
      this.people.expect(lines, 0, count);
      for (let line = 0; line < count; line += 1) this.takeLine(lines, line, firstNumber + line);
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
        this.tooLong(number, length);
      },
      pieceEnd: work,
      pause,
    };
  }

  private async readTable(table: EventTable, pause: Pause): Promise<void> {
    const rows = new ColumnEvents(table, (name) => this.engine.eventType(name), this.tools, this.lines.people);
    let before = 0;
    for (let chunk = await table.next(); chunk !== undefined; chunk = await table.next()) {
      rows.use(chunk);
      for (let from = 0; from < chunk.rows; from += LINES_AT_ONCE) {
        const to = Math.min(from + LINES_AT_ONCE, chunk.rows);
        rows.look(from, to);
        this.people.expect(rows, from, to);
        for (let row = from; row < to; row += 1) this.takeRecord(rows, rows.read(row), row, before + row + 1);
      }
      before += chunk.rows;
      await pause(before);
    }
  }

  /** A line of those that are worked on side by side. */
  private takeLine(lines: Lines, line: number, number: number): void {
    const result = lines.read(line);
    if (result !== UNREADABLE) this.takeRecord(lines, result, line, number);
    else if (this.takesNobody(lines.isForAll(line)))
      this.unreadable(lines.bytes, lines.startOf(line), lines.endOf(line), number);
  }

  private takeRecord(records: Records, result: LineResult, record: number, number: number): void {
    const { tally } = this;
    const isForAll = this.options.part !== undefined && records.isForAll(record);
    switch (result) {
      case EVENT: {
        const { event } = records;
        const who = records.personOf(record);
        const person = this.people.meet(who);
        tally.start(event.time);
        if (!isForAll || this.people.isOurs(who)) this.takeEvent(event, person, who, number);
        return;
      }
      case BY_TYPE_ALONE: {
        const who = records.personOf(record);
        const person = who === NOBODY ? undefined : who;
        if (person !== undefined) this.people.meet(person);
        const time = records.timeOf(record);
        if (time !== NO_TIME) tally.start(time);
        if (isForAll && !(person === undefined ? this.takesNobody(true) : this.people.isOurs(person))) return;
        tally.addByTypeAlone(time === NO_TIME ? undefined : time, person);
        return;
      }
      case OUT_OF_VOCABULARY:
        if (!this.takesNobody(isForAll)) return;
        if (tally.ledger.wants("out_of_vocabulary")) this.takeJson(records.parsed(record), number, isForAll);
        else tally.ledger.outOfVocabulary += 1;
        return;
      case NO_RECORD:
        return;
      default:
        this.takeJson(records.parsed(record), number, isForAll);
    }
  }

  /** Lines of raw records, for a `source`. */
  private records(mapper: SourceMapper, mixed: boolean, pause: Pause): LineReceiver {
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
          if (this.takesNobody()) this.unreadable(bytes, start, end, number);
          return;
        }
        if (mixed && scanned !== UNUSUAL && scanner.envelope[SPECVERSION * ENVELOPE_WIDTH] !== ABSENT) {
          events.line(start, end, number);
          events.pieceEnd?.();
          return;
        }
        for (const reading of mapper.read(this.parse(bytes, start, end))) this.takeReading(reading, number);
      },
    };
  }

  private async readRows(log: Log, mapper: SourceMapper, pause: Pause): Promise<void> {
    const rows = new CsvRows(log.source.name, {
      row: (row, line) => {
        for (const reading of mapper.read(row)) this.takeReading(reading, line);
      },
      broken: (line, detail) => {
        if (this.takesNobody()) this.tally.ledger.putAside("unreadable", detail, this.place(line));
      },
      pause,
    });
    await cutLines(log.source, rows, this.tools);
    rows.finish();
    await pause();
  }

  private takeJson(json: unknown, line: number, isForAll?: boolean): void {
    this.takeReading(readCloudEvent(json, this.types), line, isForAll);
  }

  /** @param isForAll - of a split replay: every part has the record, and takes it or leaves it by its person */
  private takeReading(reading: Reading, line: number, isForAll = this.options.part !== undefined): void {
    const { tally } = this;
    switch (reading.kind) {
      case "event": {
        const { event } = reading;
        tally.start(event.time);
        const number = this.lines.people.numberOf(event.person);
        const person = this.people.meet(number);
        if (!isForAll || this.people.isOurs(number)) this.takeEvent(event, person, number, line);
        return;
      }
      case "by_type_alone": {
        const { person, time } = reading;
        if (time !== undefined) tally.start(time);
        if (person === undefined) {
          if (this.takesNobody(isForAll)) tally.addByTypeAlone(time, undefined);
        } else {
          const number = this.lines.people.numberOf(person);
          this.people.meet(number);
          if (!isForAll || this.people.isOurs(number)) tally.addByTypeAlone(time, number);
        }
        return;
      }
      case "out_of_vocabulary":
        if (this.takesNobody(isForAll)) tally.ledger.leaveOut(reading.detail, this.place(line));
        return;
      case "set_aside":
        if (this.takesNobody(isForAll)) tally.ledger.putAside(reading.reason, reading.detail, this.place(line));
    }
  }

  private takeEvent(event: DecodedEvent, person: DecodedPerson, number: number, line: number): void {
    const { order } = this.options;
    if (order === undefined) return this.take(event, person, number, line);
    const { time, id, source, type, values } = event;
    order.add({ time, id, source, type: type.index, person: person.id, values, log: this.log, line });
  }

  private take(event: DecodedEvent, person: DecodedPerson, number: number, line: number): void {
    this.options.watch?.(this.engine, this.state, event, person);
    const outcome = this.decide(event, person, number);
    this.options.taken?.(outcome, event, this.log, line, event.time >= this.tally.measuredFrom);
    if (this.options.decisions !== undefined) this.write(outcome);
    this.tally.add(
      outcome,
      this.engine.verdicts,
      event,
      number,
      outcome.kind === "set_aside" ? this.place(line) : NOWHERE,
    );
  }

  private decide(event: DecodedEvent, person: DecodedPerson, number: number): Outcome {
    const { engine, state } = this;
    if (!event.type.askedFor) return engine.take(state, event, person);
    return engine.takeAt(this.people.placeOf(number), state, event, person);
  }

  private write(outcome: Outcome): void {
    if (outcome.kind !== "taken" && outcome.kind !== "set_aside") return;
    for (const decision of outcome.decisions) this.options.decisions!.write(canonicalJson(decision));
  }

  /** What every part looks at and names no person belongs to the first. */
  private takesNobody(isForAll = true): boolean {
    return !isForAll || this.options.part === undefined || this.options.part.number === 0;
  }

  private parse(bytes: Uint8Array, start: number, end: number): unknown {
    return JSON.parse(this.tools.utf8(bytes, start, end)) as unknown;
  }

  private unreadable(bytes: Uint8Array, start: number, end: number, line: number): void {
    this.tally.ledger.putAside("unreadable", notJson(bytes, start, end), this.place(line));
  }

  private tooLong(line: number, bytes: number): void {
    if (!this.takesNobody()) return;
    this.tally.ledger.putAside("unreadable", tooLong(bytes), this.place(line));
  }

  private place(line: number): Place {
    return { log: this.log, file: this.file, line };
  }
}

const NOWHERE: Place = { log: 0, file: "", line: 0 };

/** The vocabulary, as a map that can be asked for any name. */
function eventTypes(engine: Engine): ReadonlyMap<string, EventTypePlan> {
  const types = new Map<string, EventTypePlan>();
  for (const name of [...Object.keys(engine.bundle.events), "kairos.response"]) {
    const plan = engine.eventType(name);
    if (plan !== undefined) types.set(name, plan);
  }
  return types;
}
