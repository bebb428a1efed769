/** Reads a table of people: CSV with a column `id`, a JSON list of objects or object by id, or NDJSON. */
import { isWellFormed } from "../../base/codepoints.js";
import type { Bundle, ScalarType, Type } from "../../bundle/types.js";
import { describe, isObject, own } from "../../engine/members.js";
import { MAX_LINE_BYTES, cutLines } from "../bytes/lines.js";
import type { ByteSource, ByteTools } from "../bytes/source.js";
import { CsvRows } from "../csv/rows.js";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import { PeopleTable } from "./table.js";

export type PeopleFormat = "csv" | "json" | "ndjson";
export type PeopleRead = { readonly table: PeopleTable } | { readonly problem: InputProblem };

/** A table that is broken anywhere is refused: a replay without some of the people would mislead. */
export async function readPeople(
  source: ByteSource,
  format: PeopleFormat,
  bundle: Bundle,
  tools: ByteTools,
): Promise<PeopleRead> {
  const people = new Collector(source.name);
  try {
    if (format === "csv") await readCsv(source, bundle, tools, people);
    else await readJson(source, format, tools, people);
    return { table: PeopleTable.of(people.found) };
  } catch (error) {
    if (error instanceof InputError) return { problem: error.problem };
    throw error;
  } finally {
    await source.close();
  }
}

/** By the name of the file: `.csv` (or `.tsv`), `.ndjson` or `.jsonl`, else JSON; a compressed one by what comes before. */
export function peopleFormatOf(path: string): PeopleFormat {
  const name = path.toLowerCase().replace(/\.(gz|zst)$/, "");
  if (/\.(csv|tsv)$/.test(name)) return "csv";
  return /\.(ndjson|jsonl)$/.test(name) ? "ndjson" : "json";
}

class Collector {
  readonly found = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly lines = new Map<string, number>();

  constructor(private readonly file: string) {}

  add(id: unknown, attributes: Readonly<Record<string, unknown>>, line: number | undefined): void {
    if (typeof id !== "string" || id === "" || !isWellFormed(id)) {
      this.refuse(
        `expected an \`id\`, a string that is not empty, found ${describe(id)}`,
        "give every person an id",
        line,
      );
    }
    if (this.found.has(id)) {
      const first = this.lines.get(id);
      this.refuse(
        `${JSON.stringify(id)} is in the table twice${first === undefined ? "" : `, first in line ${first}`}`,
        "keep one of the two",
        line,
      );
    }
    this.found.set(id, attributes);
    if (line !== undefined) this.lines.set(id, line);
  }

  refuse(message: string, remedy: string, line: number | undefined): never {
    throw new InputError({
      code: "people_table",
      file: this.file,
      ...(line === undefined ? {} : { line }),
      message,
      remedy,
    });
  }
}

async function readCsv(source: ByteSource, bundle: Bundle, tools: ByteTools, people: Collector): Promise<void> {
  const types = new Map<string, Type>(Object.entries(bundle.person).map(([name, field]) => [name, field.type]));
  const rows = new CsvRows(source.name, {
    header(columns) {
      if (columns.includes("id")) return;
      people.refuse(
        `the header has no column \`id\`; its columns are ${columns.map((column) => `\`${column}\``).join(", ")}`,
        "name the column that holds the ids of people `id`",
        1,
      );
    },
    row(row, line) {
      // A column may have any name, `__proto__` too.
      const attributes = Object.fromEntries(
        Object.entries(row).map(([name, cell]): [string, unknown] => {
          const type = types.get(name);
          return [name, type === undefined ? cell : cellAs(cell, type)];
        }),
      );
      people.add(row["id"], attributes, line);
    },
    broken: (line, detail) => people.refuse(detail, "mend the row", line),
  });
  await cutLines(source, rows, tools);
  rows.finish();
}

/** The text of a JSON number, and nothing else. */
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** The JSON of a cell. What does not fit stays text, and the person is set aside with the reason. */
function cellAs(cell: string, type: Type): unknown {
  if (typeof type === "object" && "list" in type) {
    const element = type.list;
    if (cell.startsWith("[")) {
      try {
        return JSON.parse(cell) as unknown;
      } catch {
        return cell;
      }
    }
    return cell.split(";").map((part) => scalarAs(part.trim(), element));
  }
  return scalarAs(cell, type);
}

function scalarAs(cell: string, type: ScalarType): unknown {
  switch (type) {
    case "bool":
      return cell === "true" ? true : cell === "false" ? false : cell;
    case "int":
    case "number":
    case "bytes":
    case "duration":
    case "percentage":
      return NUMBER.test(cell) ? Number(cell) : cell;
    default:
      return cell;
  }
}

/** More than this is no table of people. */
const MAX_JSON_BYTES = 512 * 1024 * 1024;

async function readJson(
  source: ByteSource,
  format: "json" | "ndjson",
  tools: ByteTools,
  people: Collector,
): Promise<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const texts: string[] = [];
  let length = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  const decode = (start: number, end: number, line: number): string => {
    try {
      return decoder.decode(bytes.subarray(start, end));
    } catch {
      people.refuse("this is not UTF-8 text", "save the table as UTF-8", line);
    }
  };
  const tooLong = (line: number, lineBytes: number): never =>
    people.refuse(
      `a line of ${lineBytes} bytes, and at most ${format === "json" ? MAX_JSON_BYTES : MAX_LINE_BYTES} are read`,
      "name a table of people",
      line,
    );
  if (format === "ndjson") {
    const line = (start: number, end: number, number: number): void => {
      const text = decode(start, end, number);
      if (text.trim() === "") return;
      const person = parse(text, number, people);
      if (!isObject(person))
        people.refuse(`expected a person, an object, found ${describe(person)}`, "write one object a line", number);
      people.add(own(person, "id"), person, number);
    };
    await cutLines(source, { buffer: (buffer) => void (bytes = buffer), line, tooLong }, tools);
    return;
  }
  const line = (start: number, end: number, number: number): void => {
    const text = decode(start, end, number);
    length += text.length;
    if (length > MAX_JSON_BYTES) tooLong(number, length);
    texts.push(text);
  };
  await cutLines(source, { buffer: (buffer) => void (bytes = buffer), line, tooLong }, tools, {
    maxLineBytes: MAX_JSON_BYTES,
  });
  const json = parse(texts.join("\n"), undefined, people);
  if (Array.isArray(json)) {
    for (const [at, person] of json.entries()) {
      if (!isObject(person))
        people.refuse(
          `element ${at}: expected a person, an object, found ${describe(person)}`,
          "list objects",
          undefined,
        );
      people.add(own(person, "id"), person, undefined);
    }
  } else if (isObject(json)) {
    for (const [id, person] of Object.entries(json)) {
      if (!isObject(person))
        people.refuse(
          `${JSON.stringify(id)}: expected a person, an object, found ${describe(person)}`,
          "give each id an object of attributes",
          undefined,
        );
      people.add(id, person, undefined);
    }
  } else {
    people.refuse(
      `expected a list of people or an object by id, found ${describe(json)}`,
      "name a table of people",
      undefined,
    );
  }
}

function parse(text: string, line: number | undefined, people: Collector): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    people.refuse(
      `this is not JSON (${error instanceof Error ? error.message.slice(0, 120) : "unreadable"})`,
      "check the table with a JSON tool",
      line,
    );
  }
}
