/**
 * Raw records as CloudEvents, a line each, for those who sort or split events before they are replayed. What becomes no
 * event is in a ledger, so that nothing is lost between the two.
 */
import { formatInstant } from "../../base/instant.js";
import { invariant } from "../../base/invariant.js";
import type { Bundle } from "../../bundle/types.js";
import { encodeValue } from "../../engine/encode.js";
import { planEnums } from "../../engine/enums.js";
import type { Enums } from "../../engine/enums.js";
import type { DecodedEvent } from "../../engine/event.js";
import { planVocabulary } from "../../engine/vocabulary.js";
import { cutLines } from "../bytes/lines.js";
import type { LineReceiver } from "../bytes/lines.js";
import type { ByteTools } from "../bytes/source.js";
import { CsvRows } from "../csv/rows.js";
import type { Reading } from "../events/reading.js";
import { notJson, tooLong } from "../events/unreadable.js";
import { ABSENT, BLANK, ENVELOPE_WIDTH, JsonScanner, NOT_JSON, SPECVERSION, UNUSUAL } from "../json/scanner.js";
import { readerOf } from "../log.js";
import type { Log } from "../log.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import { Ledger } from "../tally/ledger.js";
import { SourceMapper } from "./mapping.js";

/** Takes lines down; `flush` is called between pieces of the log, which goes on when it resolves. */
export interface LineSink {
  write(line: string): void;
  flush(): Promise<void>;
}

/**
 * Reads a log to its end and closes it. Lines that are CloudEvents already go through as they are.
 *
 * @returns what became no event; and what kept the log from being read to its end
 */
export async function writeEvents(
  log: Log,
  bundle: Bundle,
  sink: LineSink,
  tools: ByteTools,
): Promise<{ readonly ledger: Ledger; readonly problem?: InputProblem }> {
  const ledger = new Ledger();
  try {
    const reader = readerOf(log, bundle);
    if ("problem" in reader) return { ledger, problem: reader.problem };
    const events = new EventWriter(
      log,
      bundle,
      reader.kind === "source" ? reader.name : undefined,
      sink,
      ledger,
      tools,
    );
    await events.write(reader.kind === "cloud_events" || reader.mixed);
    return { ledger };
  } catch (error) {
    if (error instanceof InputError) return { ledger, problem: error.problem };
    throw error;
  } finally {
    await log.source.close();
  }
}

class EventWriter {
  private readonly enums: Enums;
  private readonly mapper: SourceMapper | undefined;

  /** @param source - that records go through; undefined where all are CloudEvents */
  constructor(
    private readonly log: Log,
    bundle: Bundle,
    source: string | undefined,
    private readonly sink: LineSink,
    private readonly ledger: Ledger,
    private readonly tools: ByteTools,
  ) {
    this.enums = planEnums(bundle);
    const { events } = planVocabulary(bundle, this.enums);
    if (source !== undefined)
      this.mapper = new SourceMapper(source, bundle.sources[source]!, bundle, (name) => events.get(name));
  }

  async write(mixed: boolean): Promise<void> {
    const { source, format } = this.log;
    const pause = (): Promise<void> => this.sink.flush();
    if (format === "ndjson") return cutLines(source, this.lines(mixed, pause), this.tools);
    const rows = new CsvRows(source.name, {
      row: (row, line) => this.map(row, line),
      broken: (line, detail) => this.putAside("unreadable", detail, line),
      pause,
    });
    await cutLines(source, rows, this.tools);
    rows.finish();
    return pause();
  }

  private lines(mixed: boolean, pause: () => Promise<void>): LineReceiver {
    const scanner = new JsonScanner();
    let bytes: Uint8Array;
    return {
      buffer: (buffer) => {
        bytes = buffer;
        scanner.use(buffer);
      },
      line: (start, end, number) => {
        const scanned = scanner.scan(start, end, 0);
        if (scanned === BLANK) return;
        if (scanned === NOT_JSON) return this.putAside("unreadable", notJson(bytes, start, end), number);
        const text = this.tools.utf8(bytes, start, end);
        const isEvent =
          this.mapper === undefined ||
          (mixed && scanned !== UNUSUAL && scanner.envelope[SPECVERSION * ENVELOPE_WIDTH] !== ABSENT);
        if (isEvent) this.sink.write(text);
        else this.map(JSON.parse(text), number);
      },
      tooLong: (number, length) => this.putAside("unreadable", tooLong(length), number),
      pause,
    };
  }

  private map(record: unknown, line: number): void {
    invariant(this.mapper !== undefined, "records go through a source");
    for (const reading of this.mapper.read(record)) this.writeReading(reading, line);
  }

  private writeReading(reading: Reading, line: number): void {
    switch (reading.kind) {
      case "event":
        return this.sink.write(JSON.stringify(this.cloudEvent(reading.event)));
      case "by_type_alone": {
        const { type, time, person } = reading;
        return this.sink.write(
          JSON.stringify({ type, subject: person, time: time === undefined ? undefined : formatInstant(time) }),
        );
      }
      case "out_of_vocabulary":
        return this.ledger.leaveOut(reading.detail, { log: 0, file: this.log.source.name, line });
      case "set_aside":
        this.putAside(reading.reason, reading.detail, line);
    }
  }

  private cloudEvent({ type, id, source, time, person, values }: DecodedEvent): unknown {
    const data = Object.fromEntries(
      type.fields.flatMap(({ name, slot, field }) =>
        values[slot] === undefined ? [] : [[name, encodeValue(field.type, values[slot], this.enums)]],
      ),
    );
    return { specversion: "1.0", id, source, type: type.name, subject: person, time: formatInstant(time), data };
  }

  private putAside(reason: "unreadable" | "invalid_event", detail: string, line: number): void {
    this.ledger.putAside(reason, detail, { log: 0, file: this.log.source.name, line });
  }
}
