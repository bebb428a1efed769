/**
 * Rows of a CSV file as records: one member per column of the header, empty cells left out.
 *
 * csv-parse reads the cells. Which lines make up one row is settled here, by quotes that are still open, so that a broken
 * row costs one line and not the rest of the file.
 */
import { parse } from "csv-parse/browser/esm/sync";
import { MAX_LINE_BYTES } from "../bytes/lines.js";
import type { LineReceiver } from "../bytes/lines.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";

export type Row = Readonly<Record<string, string>>;

export interface RowReceiver {
  /** The columns, once, before any row. */
  header?(columns: readonly string[]): void;
  /** `line` is where the row begins. */
  row(row: Row, line: number): void;
  broken(line: number, detail: string): void;
  pause?(): Promise<void> | void;
}

interface PendingLine {
  readonly text: string;
  readonly line: number;
}

const ROWS_AT_ONCE = 256;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class CsvRows implements LineReceiver {
  private bytes: Uint8Array = new Uint8Array(0);
  private columns: readonly string[] | undefined;
  private delimiter = ",";
  /** Lines of a row whose quotes are still open. */
  private open: PendingLine[] = [];
  private openLength = 0;
  private batch: PendingLine[] = [];

  constructor(
    private readonly file: string,
    private readonly receiver: RowReceiver,
  ) {}

  buffer(bytes: Uint8Array): void {
    this.bytes = bytes;
  }

  line(start: number, end: number, number: number): void {
    if (end > start && this.bytes[end - 1] === 13) end -= 1;
    let text: string;
    try {
      text = decoder.decode(this.bytes.subarray(start, end));
    } catch {
      this.closeOpen();
      this.parseBatch();
      this.receiver.broken(number, "this is not UTF-8 text");
      return;
    }
    this.take({ text, line: number });
  }

  tooLong(number: number, bytes: number): void {
    this.closeOpen();
    this.parseBatch();
    this.receiver.broken(number, `a line of ${bytes} bytes, and at most ${MAX_LINE_BYTES} are read`);
  }

  async pause(): Promise<void> {
    this.parseBatch();
    await this.receiver.pause?.();
  }

  /** After the last line. Throws `InputError` where there was no header. */
  finish(): void {
    this.closeOpen();
    this.parseBatch();
    if (this.columns === undefined) {
      throw new InputError(
        this.problem("there is no header line with the names of the columns", "name the columns in the first line"),
      );
    }
  }

  private take(pending: PendingLine): void {
    if (this.open.length === 0 && pending.text.trim() === "") return;
    const closes = quotes(pending.text) % 2 === 1;
    if (this.open.length === 0 && !closes) {
      this.add(pending);
      return;
    }
    this.open.push(pending);
    this.openLength += pending.text.length + 1;
    if (this.open.length > 1 && closes) {
      const text = this.open.map((line) => line.text).join("\n");
      const cells = this.parse(text);
      const isRow = cells?.length === 1 && (this.columns === undefined || cells[0]!.length === this.columns.length);
      // What two quotes that do not belong together hold between them is no row.
      if (!isRow) this.giveUp();
      else {
        const { line } = this.open[0]!;
        this.open = [];
        this.openLength = 0;
        this.add({ text, line });
      }
    } else if (this.openLength > MAX_LINE_BYTES) {
      this.giveUp();
    }
  }

  /** Nothing more comes that could close a quote. */
  private closeOpen(): void {
    while (this.open.length > 0) this.giveUp();
  }

  /** Gives up on the line that opened the quote, and takes those after it as rows of their own. */
  private giveUp(): void {
    const [first, ...rest] = this.open;
    this.open = [];
    this.openLength = 0;
    this.parseBatch();
    this.receiver.broken(first!.line, "a quote is opened here and never closed");
    for (const line of rest) this.take(line);
  }

  private add(row: PendingLine): void {
    if (this.columns === undefined) {
      this.readHeader(row);
      return;
    }
    this.batch.push(row);
    if (this.batch.length === ROWS_AT_ONCE) this.parseBatch();
  }

  private readHeader(row: PendingLine): void {
    this.delimiter = delimiterOf(row.text);
    const cells = this.parse(row.text);
    if (cells?.length !== 1) {
      throw new InputError(
        this.problem("the header line is no CSV", "quote cells that hold quotes, and double those quotes"),
      );
    }
    const columns = cells[0]!;
    const twice = columns.find((column, at) => columns.indexOf(column) !== at);
    if (twice !== undefined) {
      throw new InputError(
        this.problem(`the header names the column \`${twice}\` twice`, "give each column a name of its own"),
      );
    }
    this.columns = columns;
    this.receiver.header?.(columns);
  }

  private parseBatch(): void {
    const batch = this.batch;
    if (batch.length === 0) return;
    this.batch = [];
    const rows = this.parse(batch.map((row) => row.text).join("\n"));
    if (rows?.length === batch.length) {
      for (let at = 0; at < batch.length; at += 1) this.give(rows[at]!, batch[at]!.line);
      return;
    }
    for (const row of batch) {
      const cells = this.parse(row.text);
      if (cells?.length === 1) this.give(cells[0]!, row.line);
      else
        this.receiver.broken(
          row.line,
          "this row is no CSV: a quote stands inside a cell that is not quoted, or text follows a closing quote",
        );
    }
  }

  private give(cells: readonly string[], line: number): void {
    const columns = this.columns!;
    if (cells.length !== columns.length) {
      this.receiver.broken(line, `expected ${columns.length} cells, as the header has, found ${cells.length}`);
      return;
    }
    const members: [string, string][] = [];
    for (let at = 0; at < cells.length; at += 1) if (cells[at] !== "") members.push([columns[at]!, cells[at]!]);
    // Members of its own whatever their names, `__proto__` too.
    this.receiver.row(Object.fromEntries(members), line);
  }

  private parse(text: string): string[][] | undefined {
    try {
      return parse(text, { delimiter: this.delimiter, relax_column_count: true, record_delimiter: "\n" });
    } catch {
      return undefined;
    }
  }

  private problem(message: string, remedy: string): InputProblem {
    return { code: "wrong_format", file: this.file, line: 1, message, remedy };
  }
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** Of comma, semicolon and tab the one that the header has most of; the comma where it has none. */
function delimiterOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, "");
  let best = ",";
  for (const candidate of [";", "\t"]) {
    if (unquoted.split(candidate).length > unquoted.split(best).length) best = candidate;
  }
  return best;
}
