/** The events of a Parquet file by columns: DuckDB reads and casts them on threads of its own, this only looks at its memory. */
import { DuckDBTypeId, type DuckDBConnection, type DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import type { Bundle } from "../../bundle/types.js";
import { DAY_MS, LAST_INSTANT } from "../../base/instant.js";
import type { EventTypePlan } from "../../engine/event.js";
import { FIRST_BYTES, TEXT_BYTES, TEXT_WORDS } from "../columns/table.js";
import type { Column, EventChunk, EventTable, Flags, Numbers, Presence, Texts, Validity } from "../columns/table.js";
import { fieldsRead, isUnseen } from "../events/fields-read.js";
import { sqlName, sqlText } from "./duckdb.js";
import { jsonOf } from "./row-json.js";

/** An expression of SQL, and the type of its values. */
export interface ColumnSource {
  readonly value: string;
  readonly type: DuckDBType;
  /** Text that is JSON by the file's own word. */
  readonly isJson: boolean;
}

export interface TableShape {
  /** Of the envelope: `id`, `type`, `time`, perhaps `source` and `subject`. */
  readonly envelope: ReadonlyMap<string, ColumnSource>;
  readonly fields: ReadonlyMap<string, ColumnSource>;
}

/** Texts are measured in so many rows at the start; a longer one that comes later costs more, and no more than that. */
const MEASURED_ROWS = 20_000;
const MOST_SLICES = 4;

/** Whether the envelope is of types that are read by columns. */
export function isByColumns({ envelope }: TableShape): boolean {
  return [...envelope].every(([name, { type, isJson }]) =>
    name === "time" ? type.typeId === DuckDBTypeId.VARCHAR || isTimestamp(type) : isText(type) && !isJson,
  );
}

/** @param types - all that the vocabulary has */
export async function openColumns(
  connection: DuckDBConnection,
  table: string,
  shape: TableShape,
  types: readonly EventTypePlan[],
  bundle: Bundle,
): Promise<EventTable> {
  const lengths = await textLengths(connection, table, shape);
  const select = new Select(lengths);
  const { envelope, fields } = shape;
  const type = envelope.get("type")!;
  const names = types.map(({ name }) => name);
  const time = envelope.get("time")!;
  const hasInstants = isTimestamp(time.type);
  const numbers = select.integers(
    `COALESCE(list_position([${names.map(sqlText).join(", ")}]::VARCHAR[], ${type.value}), 0)`,
  );
  const times = hasInstants ? select.numbers(epochMs(time)) : undefined;
  const texts = (name: string): ((rows: Rows) => Texts) | undefined => {
    const source = envelope.get(name);
    return source && select.texts(source.value, false);
  };
  const id = texts("id")!;
  // Those of types, and of times beside instants, are looked at only where something is wrong: one by one.
  const typeText = select.texts(type.value, false, 0);
  const timeText = hasInstants
    ? select.texts(
        `CASE WHEN ${epochMs(time)} BETWEEN ${DAY_MS} AND ${LAST_INSTANT} THEN NULL ELSE ${instantText(time)} END`,
        false,
      )
    : texts("time")!;
  const source = texts("source");
  const subject = texts("subject");
  const seen = fieldsRead(bundle, true);
  const columns = [...fields].map(([name, each]): readonly [string, (rows: Rows) => Column] => [
    name,
    select.column(
      each,
      types.every((plan) =>
        plan.fields.every((field) => field.name !== name || !plan.askedFor || isUnseen(plan, name, field.field, seen)),
      ),
    ),
  ]);
  const result = await connection.stream(`SELECT ${select.list} FROM ${table}`);
  return {
    types: names,
    async next() {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return undefined;
      const rows = new Rows(chunk);
      return {
        rows: chunk.rowCount,
        types: numbers(rows),
        times: times?.(rows),
        envelope: {
          id: id(rows),
          type: typeText(rows),
          time: timeText(rows),
          source: source?.(rows),
          subject: subject?.(rows),
        },
        fields: new Map(columns.map(([name, column]) => [name, column(rows)])),
      } satisfies EventChunk;
    },
  };
}

const isText = (type: DuckDBType): boolean => type.typeId === DuckDBTypeId.VARCHAR;

const TIMESTAMPS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.TIMESTAMP_TZ,
]);

const isTimestamp = ({ typeId }: DuckDBType): boolean => TIMESTAMPS.has(typeId);

/** Whole numbers that a double holds as JSON's reader would round them. */
const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.DOUBLE,
]);

const inUtc = ({ type, value }: ColumnSource): string =>
  type.typeId === DuckDBTypeId.TIMESTAMP_TZ ? `timezone('UTC', ${value})` : `CAST(${value} AS TIMESTAMP)`;

const epochMs = (source: ColumnSource): string => `epoch_ms(${inUtc(source)})`;

const instantText = (source: ColumnSource): string => `json_extract_string(${jsonOf(source.type, source.value)}, '$')`;

/** How many bytes the longest text of each expression has at the start of the file. */
async function textLengths(
  connection: DuckDBConnection,
  table: string,
  { envelope, fields }: TableShape,
): Promise<ReadonlyMap<string, number>> {
  const texts = [...envelope.values(), ...fields.values()].filter(({ type }) => isText(type));
  if (texts.length === 0) return new Map();
  const lengths = texts.map(({ value }, at) => `CAST(COALESCE(max(strlen(${value})), 0) AS DOUBLE) AS length_${at}`);
  const read = await connection.runAndReadAll(
    `SELECT ${lengths.join(", ")} FROM (SELECT * FROM ${table} LIMIT ${MEASURED_ROWS})`,
  );
  return new Map(texts.map(({ value }, at) => [value, read.value(at, 0) as number]));
}

/** The list of a query, and for each of its expressions how their values are found in a chunk. */
class Select {
  private readonly expressions: string[] = [];

  constructor(private readonly lengths: ReadonlyMap<string, number>) {}

  get list(): string {
    return this.expressions.join(", ");
  }

  integers(value: string): (rows: Rows) => Int32Array {
    const at = this.add(`CAST(${value} AS INTEGER)`);
    return (rows) => rows.words(at, 1);
  }

  numbers(value: string): (rows: Rows) => Numbers {
    const at = this.add(`CAST(${value} AS DOUBLE)`);
    return (rows) => ({ kind: "numbers", values: rows.doubles(at), validity: rows.validity(at) });
  }

  texts(value: string, isJson: boolean, mostSlices = MOST_SLICES): (rows: Rows) => Texts {
    const at = this.add(value);
    const length = this.lengths.get(value) ?? 0;
    const count = length <= TEXT_BYTES ? 0 : Math.ceil((length - FIRST_BYTES) / TEXT_BYTES);
    const slices = Array.from({ length: Math.min(mostSlices, count) }, (_, slice) =>
      this.add(`substring(${value}, ${FIRST_BYTES + slice * TEXT_BYTES + 1}, ${TEXT_BYTES})`),
    );
    return (rows) => ({
      kind: "texts",
      isJson,
      words: rows.words(at, TEXT_WORDS),
      slices: slices.map((slice) => rows.words(slice, TEXT_WORDS)),
      validity: rows.validity(at),
      text: (row) => rows.text(at, row),
    });
  }

  column({ value, type, isJson }: ColumnSource, isUnlookedAt: boolean): (rows: Rows) => Column {
    if (isText(type) && !isJson) {
      if (!isUnlookedAt) return this.texts(value, false);
      const there = this.add(`(${value} IS NOT NULL)`);
      return (rows): Presence => ({ kind: "presence", values: rows.bytes(there, 1) });
    }
    if (type.typeId === DuckDBTypeId.BOOLEAN) {
      const at = this.add(value);
      return (rows): Flags => ({ kind: "flags", values: rows.bytes(at, 1), validity: rows.validity(at) });
    }
    if (NUMBERS.has(type.typeId)) return this.numbers(value);
    return this.texts(`CASE WHEN ${value} IS NULL THEN NULL ELSE CAST(${jsonOf(type, value)} AS VARCHAR) END`, true);
  }

  private add(expression: string): number {
    this.expressions.push(`${expression} AS ${sqlName(`c${this.expressions.length}`)}`);
    return this.expressions.length - 1;
  }
}

/** The memory of a chunk, by column. What is looked at is valid as long as this is held. */
class Rows {
  constructor(private readonly chunk: DuckDBDataChunk) {}

  bytes(column: number, width: number): Uint8Array {
    return duckdb.vector_get_data(this.vector(column), this.chunk.rowCount * width);
  }

  words(column: number, perRow: number): Int32Array {
    const bytes = this.bytes(column, 4 * perRow);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  }

  doubles(column: number): Float64Array {
    const bytes = this.bytes(column, 8);
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
  }

  validity(column: number): Validity {
    const count = Math.ceil(this.chunk.rowCount / 64) * 8;
    // The types have it that there always are some.
    return (duckdb.vector_get_validity(this.vector(column), count) as Uint8Array | null) ?? undefined;
  }

  text(column: number, row: number): string {
    return this.chunk.getColumnVector(column).getItem(row) as string;
  }

  private vector(column: number): duckdb.Vector {
    return duckdb.data_chunk_get_vector(this.chunk.chunk, column);
  }
}
