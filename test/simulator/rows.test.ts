import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutLines } from "../../src/simulator/bytes/lines.js";
import { portableTools } from "../../src/simulator/bytes/source.js";
import { CsvRows } from "../../src/simulator/csv/rows.js";
import { textSource } from "./tools.js";

async function read(text: string): Promise<{ rows: unknown[]; broken: [number, string][] }> {
  const rows: unknown[] = [];
  const broken: [number, string][] = [];
  const csv = new CsvRows("log.csv", {
    row: (row) => void rows.push(row),
    broken: (line, detail) => void broken.push([line, detail]),
  });
  await cutLines(textSource(text), csv, portableTools, { pieceBytes: 64 });
  csv.finish();
  return { rows, broken };
}

const cell = fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", "ä", " ", ";") });
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe("rows of CSV", () => {
  it("are what RFC 4180 says, empty cells left out", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell)), fc.boolean(), async (table, windows) => {
        const text = [["x", "y", "z"], ...table].map((row) => row.map(quoted).join(",")).join(windows ? "\r\n" : "\n");
        // A carriage return inside a cell is kept only where the line feed has one before it too; these have none.
        const expected = table
          .map((row) => Object.fromEntries(row.flatMap((value, at) => (value === "" ? [] : [["xyz"[at]!, value]]))))
          .filter((_, at) => table[at]!.some((value) => value.trim() !== "") || table[at]!.length > 1);
        expect(await read(text)).toEqual({ rows: expected, broken: [] });
      }),
    );
  });

  it("go on after a quote that nothing closes", async () => {
    const { rows, broken } = await read('a,b\n1,2\n3,"4\n5,6\n7,8\n9,"10"\n11,"12\n13"\n14,15\n');
    expect(rows).toEqual([
      { a: "1", b: "2" },
      { a: "5", b: "6" },
      { a: "7", b: "8" },
      { a: "9", b: "10" },
      { a: "11", b: "12\n13" },
      { a: "14", b: "15" },
    ]);
    expect(broken).toEqual([[3, "a quote is opened here and never closed"]]);
  });

  it.each([";", "\t"])("may be cut by %j", async (delimiter) => {
    const { rows } = await read(['"a,b"', "c"].join(delimiter) + "\n" + ["1", "2,3"].join(delimiter));
    expect(rows).toEqual([{ "a,b": "1", c: "2,3" }]);
  });
});
