/** The value of a field in a row of a column: decoded as its JSON would be, without the JSON. */
import type { FieldPlan, Misfit, Value } from "../../engine/event.js";
import type { ByteTools } from "../bytes/source.js";
import { ByteCache } from "../json/interning.js";
import { isThere } from "./table.js";
import type { Column, Texts } from "./table.js";
import { TOO_LONG } from "./text-reader.js";
import type { TextReader } from "./text-reader.js";

/** Stands in a cache for "not met". */
const NOTHING = Symbol("nothing");

type Read = Value | Misfit;

export class ColumnValue {
  private readonly absent: Read;
  private readonly whenTrue: Read;
  private readonly whenFalse: Read;
  private readonly unseen: Read;
  private readonly known = new ByteCache<Read | typeof NOTHING>(NOTHING);

  constructor(
    private readonly field: FieldPlan,
    private readonly texts: TextReader,
    private readonly tools: ByteTools,
  ) {
    const { decode } = field;
    this.absent = decode(undefined);
    this.whenTrue = decode(true);
    this.whenFalse = decode(false);
    this.unseen = decode("");
  }

  /** @param column - undefined where the table has none of that name */
  read(column: Column | undefined, row: number): Read {
    if (column === undefined || !isThere(column, row)) return this.absent;
    switch (column.kind) {
      case "numbers":
        return this.field.decode(jsonNumber(column.values[row]!));
      case "flags":
        return column.values[row] === 0 ? this.whenFalse : this.whenTrue;
      case "presence":
        return this.unseen;
      case "texts":
        return this.text(column, row);
    }
  }

  private text(column: Texts, row: number): Read {
    const { texts, known } = this;
    const length = texts.read(column, row);
    if (length === TOO_LONG) return this.field.decode(jsonOf(column, row));
    const value = known.find(texts.view, 0, length);
    if (value !== NOTHING) return value as Read;
    const text = this.tools.utf8(texts.bytes, 0, length);
    const decoded = this.field.decode(column.isJson ? (JSON.parse(text) as unknown) : text);
    known.keep(texts.view, 0, length, decoded);
    return decoded;
  }
}

/** What JSON of the row has there; null where it has nothing. */
export function jsonOf(column: Column, row: number): unknown {
  if (!isThere(column, row)) return null;
  switch (column.kind) {
    case "numbers":
      return jsonNumber(column.values[row]!);
    case "flags":
      return column.values[row] !== 0;
    case "presence":
      return "";
    case "texts":
      return column.isJson ? (JSON.parse(column.text(row)) as unknown) : column.text(row);
  }
}

/** JSON has no infinities: a text stands for them, which fits no number, so that the event is set aside with its reason. */
function jsonNumber(value: number): number | string {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
