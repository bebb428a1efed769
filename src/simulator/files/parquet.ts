/**
 * A Parquet file as lines of JSON, a line a row, with the columns that are needed and no others.
 *
 * A table of CloudEvents has the columns `id`, `type` and `time`, perhaps `source` and `subject`, and the event's fields in
 * a column `data` (a struct, or JSON as text) or in columns of their own. Any other table has raw records, for a `source`.
 * Null is missing. Instants without a zone are in UTC.
 */
import { stat } from "node:fs/promises";
import type { DuckDBResult, DuckDBType } from "@duckdb/node-api";
import type { Bundle, Expr } from "../../bundle/types.js";
import { planEnums } from "../../engine/enums.js";
import { planVocabulary } from "../../engine/vocabulary.js";
import type { ByteSource } from "../bytes/source.js";
import { CLOUD_EVENTS } from "../log.js";
import { InputError, type InputProblem } from "../problem.js";
import { openDatabase, sqlName, sqlText, type Database } from "./duckdb.js";
import { systemProblem, type Opened } from "./open.js";

export const isParquet = (path: string): boolean => /\.(parquet|pq)$/i.test(path);

/**
 * @param bundles - whoever reads it: what any of them needs is there
 * @param mapping - the `source` that records go through, or `cloudevents`; when left out the columns decide
 */
export async function openParquetLog(
  path: string,
  bundles: readonly Bundle[],
  mapping: string | undefined,
): Promise<Opened> {
  return openRows(path, async (columns) => {
    const { structOf, jsonColumn } = await import("./row-json.js");
    const row = (names: readonly string[], others?: Readonly<Record<string, string>>): string =>
      `to_json(${structOf(
        names.map((name) => ({ name, value: sqlName(name), type: columns.get(name)! })),
        others,
      )})`;
    const isTable = ENVELOPE_NEEDED.every((name) => columns.has(name));
    if (mapping === CLOUD_EVENTS && !isTable) throw new InputError(noTable(path, columns));
    if (mapping !== undefined ? mapping !== CLOUD_EVENTS : !isTable) {
      const needed = recordColumns(bundles, mapping);
      return row([...columns.keys()].filter((name) => needed === undefined || needed.has(name)));
    }
    const envelope = ["id", "source", "type", "subject", "time"].filter((name) => columns.has(name));
    const { askedFor, fields } = neededFields(bundles);
    const data = columns.has("data")
      ? jsonColumn("data", columns.get("data")!)
      : row([...columns.keys()].filter((name) => fields.has(name) && !envelope.includes(name)));
    // Of types that nobody asks for no more is needed than when they happened, and to whom.
    const asked = askedFor.length === 0 ? "false" : `type IN (${askedFor.map(sqlText).join(", ")})`;
    const specversion = sqlText("1.0");
    return `CASE WHEN ${asked} THEN ${row(envelope, { specversion, data })} ELSE ${row(envelope, { specversion })} END`;
  });
}

/** A table of people: every column is an attribute. */
export async function openParquetTable(path: string): Promise<Opened> {
  return openRows(path, async (columns) => {
    const { structOf } = await import("./row-json.js");
    return `to_json(${structOf([...columns].map(([name, type]) => ({ name, value: sqlName(name), type })))})`;
  });
}

const ENVELOPE_NEEDED = ["id", "type", "time"];

type Columns = ReadonlyMap<string, DuckDBType>;

async function openRows(path: string, line: (columns: Columns) => Promise<string>): Promise<Opened> {
  let database: Database | undefined;
  try {
    const { size } = await stat(path);
    database = await openDatabase();
    const { connection } = database;
    const table = `read_parquet(${sqlText(path)})`;
    const shape = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
    const columns = new Map(shape.columnNames().map((name, at) => [name, shape.columnType(at)]));
    const counted = await connection.runAndReadAll(
      `SELECT CAST(sum(num_rows) AS DOUBLE) FROM parquet_file_metadata(${sqlText(path)})`,
    );
    const rows = Number(counted.value(0, 0) ?? 0);
    const result = await connection.stream(`SELECT CAST(${await line(columns)} AS VARCHAR) FROM ${table}`);
    return { source: new RowsAsLines(path, size, rows, result, database) };
  } catch (error) {
    await database?.close();
    return { problem: error instanceof InputError ? error.problem : problemOf(path, error) };
  }
}

/** The lines of a result, chunk by chunk. */
class RowsAsLines implements ByteSource {
  private waiting: Uint8Array = new Uint8Array(0);
  private rowsRead = 0;

  constructor(
    readonly name: string,
    readonly size: number,
    private readonly rows: number,
    private readonly result: DuckDBResult,
    private readonly database: Database,
  ) {}

  /** Rows are read, not bytes: as far into the file as into its rows. */
  position(): number {
    return this.rows === 0 ? this.size : Math.floor((this.size * this.rowsRead) / this.rows);
  }

  async read(target: Uint8Array, offset: number): Promise<number> {
    if (this.waiting.length === 0 && !(await this.fetch())) return 0;
    const length = Math.min(this.waiting.length, target.length - offset);
    target.set(this.waiting.subarray(0, length), offset);
    this.waiting = this.waiting.subarray(length);
    return length;
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private async fetch(): Promise<boolean> {
    try {
      const chunk = await this.result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return false;
      const lines = chunk.getColumnValues(0) as string[];
      this.rowsRead += lines.length;
      this.waiting = Buffer.from(`${lines.join("\n")}\n`);
      return true;
    } catch (error) {
      throw new InputError(problemOf(this.name, error));
    }
  }
}

/** The first step of every path into a record; undefined where the records go through no source of a bundle. */
function recordColumns(bundles: readonly Bundle[], mapping: string | undefined): ReadonlySet<string> | undefined {
  const columns = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== "object" || value === null) return;
    const expression = value as Partial<Expr>;
    if (expression.op === "record") columns.add(String(expression.path![0]));
    else Object.values(value).forEach(look);
  };
  for (const { sources } of bundles) {
    const names = Object.keys(sources);
    const source = sources[mapping ?? (names.length === 1 ? names[0]! : "")];
    if (source === undefined) return undefined;
    look([source.id, source.time, source.person, source.maps]);
    if (source.each !== undefined) columns.add(String(source.each[0]));
  }
  return columns;
}

/** The types that are asked for, and the fields that any of them has. */
function neededFields(bundles: readonly Bundle[]): {
  readonly askedFor: readonly string[];
  readonly fields: ReadonlySet<string>;
} {
  const asked = bundles.flatMap((bundle) =>
    [...planVocabulary(bundle, planEnums(bundle)).events.values()].filter(({ askedFor }) => askedFor),
  );
  return {
    askedFor: [...new Set(asked.map(({ name }) => name))],
    fields: new Set(asked.flatMap((type) => type.fields.map(({ name }) => name))),
  };
}

function noTable(path: string, columns: Columns): InputProblem {
  const missing = ENVELOPE_NEEDED.filter((name) => !columns.has(name)).map((name) => `\`${name}\``);
  return {
    code: "wrong_format",
    file: path,
    message: `a table of CloudEvents has the columns \`id\`, \`type\` and \`time\`, and this one lacks ${missing.join(" and ")}`,
    remedy: "name the `source` that turns its rows into events",
  };
}

/** What DuckDB says of a file, in our words where they are known. */
function problemOf(path: string, error: unknown): InputProblem {
  if ((error as { code?: unknown } | null)?.code !== undefined) return systemProblem(path, error);
  const [said = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  if (/magic bytes|too small to be a Parquet/i.test(said)) {
    return {
      code: "wrong_format",
      file: path,
      message: "this is no Parquet file, or one that was cut off",
      remedy: "check that it was written to its end, and that its name ends as its format asks",
    };
  }
  return {
    code: "damaged",
    file: path,
    message: `it cannot be read as Parquet (${said})`,
    remedy: "write the file again, or convert it to NDJSON",
  };
}
