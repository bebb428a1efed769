/** Values of DuckDB as JSON that the vocabulary's types take: instants with an offset, times of day in minutes. */
import { DuckDBTypeId, type DuckDBType } from "@duckdb/node-api";
import { sqlName, sqlText } from "./duckdb.js";

/** An expression of SQL that gives the value of `value` as JSON. */
export function jsonOf(type: DuckDBType, value: string): string {
  const plain = plainOf(type, value);
  return `to_json(${plain ?? value})`;
}

/** An expression with the value in a form that `to_json` writes right; undefined where it does so as it is. */
function plainOf(type: DuckDBType, value: string): string | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return `strftime(CAST(${value} AS TIMESTAMP), ${RFC_3339})`;
    case DuckDBTypeId.TIMESTAMP_TZ:
      return `strftime(timezone('UTC', ${value}), ${RFC_3339})`;
    case DuckDBTypeId.TIME:
      return `left(CAST(${value} AS VARCHAR), 5)`;
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      // JSON has no infinities; as text they do not fit a number, and the event is set aside with its reason.
      return `CASE WHEN isfinite(${value}) THEN to_json(${value}) ELSE to_json(CAST(${value} AS VARCHAR)) END`;
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY: {
      const element = plainOf((type as DuckDBType & { readonly valueType: DuckDBType }).valueType, "element");
      return element === undefined ? undefined : `list_transform(${value}, lambda element: ${element})`;
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBType & {
        readonly entryNames: readonly string[];
        readonly entryTypes: readonly DuckDBType[];
      };
      const members = entryNames.map((name, at) => ({
        name,
        value: `struct_extract(${value}, ${sqlText(name)})`,
        type: entryTypes[at]!,
      }));
      if (members.every((member) => plainOf(member.type, member.value) === undefined)) return undefined;
      return `CASE WHEN ${value} IS NULL THEN NULL ELSE ${structOf(members)} END`;
    }
    default:
      return undefined;
  }
}

export interface Member {
  readonly name: string;
  /** An expression of SQL, and its type. */
  readonly value: string;
  readonly type: DuckDBType;
}

/** An expression that gives a struct of these members, and of `others`, which are JSON already. */
export function structOf(members: readonly Member[], others: Readonly<Record<string, string>> = {}): string {
  const written = [
    ...members.map(({ name, value, type }) => `${sqlText(name)}: ${plainOf(type, value) ?? value}`),
    ...Object.entries(others).map(([name, json]) => `${sqlText(name)}: ${json}`),
  ];
  return written.length === 0 ? "NULL" : `{${written.join(", ")}}`;
}

/** An expression that gives the JSON in a column: parsed where it is JSON as text. */
export function jsonColumn(name: string, type: DuckDBType): string {
  const column = sqlName(name);
  if (type.typeId !== DuckDBTypeId.VARCHAR) return jsonOf(type, column);
  return `CASE WHEN json_valid(${column}) THEN CAST(${column} AS JSON) ELSE to_json(${column}) END`;
}

const RFC_3339 = sqlText("%Y-%m-%dT%H:%M:%S.%gZ");
