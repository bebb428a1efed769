/**
 * A Parquet file as lines of JSON, a line a row, with the columns that are needed and no others; or, of a table of
 * CloudEvents, as these columns.
 *
 * A table of CloudEvents has the columns `id`, `type` and `time`, perhaps `source` and `subject`, and the event's fields in
 * a column `data` (a struct, or JSON as text) or in columns of their own. Any other table has raw records, for a `source`.
 * Null is missing. Instants without a zone are in UTC.
 */
import { stat } from "node:fs/promises";
import type { DuckDBConnection, DuckDBResult, DuckDBStructType, DuckDBType } from "@duckdb/node-api";
import type { Bundle, Expr } from "../../bundle/types.js";
import { planEnums } from "../../engine/enums.js";
import type { EventTypePlan } from "../../engine/event.js";
import { planVocabulary } from "../../engine/vocabulary.js";
import type { ByteSource } from "../bytes/source.js";
import type { EventChunk, EventTable } from "../columns/table.js";
import { CLOUD_EVENTS } from "../log.js";
import { InputError, type InputProblem } from "../problem.js";
import { openDatabase, sqlName, sqlText, type Database } from "./duckdb.js";
import { systemProblem, type Opened } from "./open.js";
import type { ColumnSource } from "./parquet-columns.js";

export const isParquet = (path: string): boolean => /\.(parquet|pq)$/i.test(path);

/**
/**
 * @param bundles - whoever reads it: what any of them needs is there
 * @param mapping - the `source` that records go through, or `cloudevents`; when left out the columns decide
 * @returns lines, and of a table of CloudEvents the columns too, where its types allow that and there is one bundle: one of
 *   both is to be read
 */
export async function openParquetLog(
  path: string,
  bundles: readonly Bundle[],
  mapping: string | undefined,
): Promise<Opened & { readonly table?: () => Promise<EventTable> }> {
  return openRows(path, async (columns) => {
    const { structOf, jsonColumn } = await import("./row-json.js");
    const row = (names: readonly string[], others?: Readonly<Record<string, string>>): string =>
      `to_json(${structOf(
        names.map((name) => ({ name, value: sqlName(name), type: columns.get(name)!.type })),
        others,
      )})`;
    const isTable = ENVELOPE_NEEDED.every((name) => columns.has(name));
    if (mapping === CLOUD_EVENTS && !isTable) throw new InputError(noTable(path, columns));
    if (mapping !== undefined ? mapping !== CLOUD_EVENTS : !isTable) {
      const needed = recordColumns(bundles, mapping);
      return { line: row([...columns.keys()].filter((name) => needed === undefined || needed.has(name))) };
    }
    const envelope = ENVELOPE.filter((name) => columns.has(name));
    const { askedFor, fields } = neededFields(bundles);
    const data = columns.has("data")
      ? jsonColumn("data", columns.get("data")!.type)
      : row([...columns.keys()].filter((name) => fields.has(name) && !envelope.includes(name)));
    // Of types that nobody asks for no more is needed than when they happened, and to whom.
    // Not `type IN`: of many types that becomes a join, which does not keep the rows in order.
    const asked = `list_contains([${askedFor.map(sqlText).join(", ")}]::VARCHAR[], type)`;
    const specversion = sqlText("1.0");
    const [bundle, ...others] = bundles;
    return {
      line: `CASE WHEN ${asked} THEN ${row(envelope, { specversion, data })} ELSE ${row(envelope, { specversion })} END`,
      table: bundle === undefined || others.length > 0 ? undefined : await columnsOf(columns, fields, bundle),
    };
  });
}

/** Undefined where the events cannot be read by columns. */
async function columnsOf(
  columns: Columns,
  needed: ReadonlySet<string>,
  bundle: Bundle,
): Promise<TableOpener | undefined> {
  const { isByColumns, openColumns } = await import("./parquet-columns.js");
  const data = columns.get("data");
  const among = data === undefined ? columns : membersOf(data);
  if (among === undefined) return undefined;
  const envelope = new Map([...columns].filter(([name]) => ENVELOPE.includes(name)));
  const fields = new Map(
    [...among].filter(([name]) => needed.has(name) && (data !== undefined || !envelope.has(name))),
  );
  const shape = { envelope, fields };
  if (!isByColumns(shape)) return undefined;
  return (connection, table) => openColumns(connection, table, shape, vocabularyOf(bundle), bundle);
}

/** The members of a struct as columns; undefined where the column is none. */
function membersOf({ value, type }: ColumnSource): Columns | undefined {
  if (!("entryNames" in type)) return undefined;
  const { entryNames, entryTypes } = type as DuckDBStructType;
  return new Map(
    entryNames.map((name, at) => [
      name,
      { value: `struct_extract(${value}, ${sqlText(name)})`, type: entryTypes[at]!, isJson: isJson(entryTypes[at]!) },
    ]),
  );
}

type TableOpener = (connection: DuckDBConnection, table: string) => Promise<EventTable>;

/** A table of people: every column is an attribute. */
export async function openParquetTable(path: string): Promise<Opened> {
  return openRows(path, async (columns) => {
    const { structOf } = await import("./row-json.js");
    return { line: `to_json(${structOf([...columns].map(([name, column]) => ({ ...column, name })))})` };
  });
}

const ENVELOPE: readonly string[] = ["id", "source", "type", "subject", "time"];
const ENVELOPE_NEEDED = ["id", "type", "time"];

type Columns = ReadonlyMap<string, ColumnSource>;

/** Expressions of SQL for a row as a line of JSON, and what opens the columns, where they can be read. */
interface Reading {
  readonly line: string;
  readonly table?: TableOpener | undefined;
}

async function openRows(
  path: string,
  read: (columns: Columns) => Promise<Reading>,
): Promise<Opened & { readonly table?: () => Promise<EventTable> }> {
  let database: Database | undefined;
  try {
    const { size } = await stat(path);
    database = await openDatabase();
    const { connection } = database;
    const file = `read_parquet(${sqlText(path)})`;
    const shape = await connection.run(`SELECT * FROM ${file} LIMIT 0`);
    const columns = new Map(
      shape.columnNames().map((name, at): [string, ColumnSource] => {
        const type = shape.columnType(at);
        return [name, { value: sqlName(name), type, isJson: isJson(type) }];
      }),
    );
    const counted = await connection.runAndReadAll(
      `SELECT CAST(sum(num_rows) AS DOUBLE) FROM parquet_file_metadata(${sqlText(path)})`,
    );
    const { line, table } = await read(columns);
    const rows = new RowsRead(path, size, Number(counted.value(0, 0) ?? 0), database);
    return {
      source: new RowsAsLines(rows, () => connection.stream(`SELECT CAST(${line} AS VARCHAR) FROM ${file}`)),
      ...(table === undefined ? {} : { table: async () => rows.counted(await rows.tried(table(connection, file))) }),
    };
  } catch (error) {
    await database?.close();
    return { problem: error instanceof InputError ? error.problem : problemOf(path, error) };
  }
}

const isJson = ({ alias }: DuckDBType): boolean => alias === "JSON";

/** How far a file has been read. */
class RowsRead {
  private read = 0;
  /** Rows that are being fetched. */
  private coming: Promise<unknown> | undefined;

  constructor(
    readonly name: string,
    readonly size: number,
    private readonly all: number,
    private readonly database: Database,
  ) {}

  /** Rows are read, not bytes: as far into the file as into its rows. */
  position(): number {
    return this.all === 0 ? this.size : Math.floor((this.size * this.read) / this.all);
  }

  add(rows: number): void {
    this.read += rows;
  }

  async close(): Promise<void> {
    await this.coming;
    await this.database.close();
  }

  /** What goes wrong is said of the file. */
  async tried<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw new InputError(problemOf(this.name, error));
    }
  }

  /** The same table; the next rows are fetched while those before them are worked on. */
  counted(table: EventTable): EventTable {
    const fetch = (): Promise<EventChunk | undefined> => {
      const coming = this.tried(table.next());
      this.coming = coming.catch(() => undefined);
      return coming;
    };
    let coming = fetch();
    return {
      types: table.types,
      next: async () => {
        const chunk = await coming;
        if (chunk !== undefined) coming = fetch();
        this.add(chunk?.rows ?? 0);
        return chunk;
      },
    };
  }
}

/** The lines of a result, chunk by chunk. */
class RowsAsLines implements ByteSource {
  readonly name: string;
  readonly size: number;
  private waiting: Uint8Array = new Uint8Array(0);
  private result: DuckDBResult | undefined;

  constructor(
    private readonly rows: RowsRead,
    private readonly start: () => Promise<DuckDBResult>,
  ) {
    this.name = rows.name;
    this.size = rows.size;
  }

  position(): number {
    return this.rows.position();
  }

  async read(target: Uint8Array, offset: number): Promise<number> {
    if (this.waiting.length === 0 && !(await this.rows.tried(this.fetch()))) return 0;
    const length = Math.min(this.waiting.length, target.length - offset);
    target.set(this.waiting.subarray(0, length), offset);
    this.waiting = this.waiting.subarray(length);
    return length;
  }

  close(): Promise<void> {
    return this.rows.close();
  }

  private async fetch(): Promise<boolean> {
    this.result ??= await this.start();
    const chunk = await this.result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return false;
    const lines = chunk.getColumnValues(0) as string[];
    this.rows.add(lines.length);
    this.waiting = Buffer.from(`${lines.join("\n")}\n`);
    return true;
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

function vocabularyOf(bundle: Bundle): readonly EventTypePlan[] {
  return [...planVocabulary(bundle, planEnums(bundle)).events.values()];
}

/** The types that are asked for, and the fields that any of them has. */
function neededFields(bundles: readonly Bundle[]): {
  readonly askedFor: readonly string[];
  readonly fields: ReadonlySet<string>;
} {
  const asked = bundles.flatMap((bundle) => vocabularyOf(bundle).filter(({ askedFor }) => askedFor));
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
