/** Logs that nobody should hand in: what is said about them, the exit status, and that every record is accounted for. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/index.js";
import { folderWith, kairos, type Ended } from "../cli/run-cli.js";
import { zstdFrame } from "../simulator/zstd.js";

const policies = `
event mail.opened { moment after reversible for 5m  size: bytes = 0B  tags: list of string = []  risk { high otherwise } }
person { level: int = 1 }
policy opened {
  trigger on mail.opened
  message feedback { body "Look at the sender first." }
  fatigue { wait 1h }
}
source rows {
  id     record.id
  time   record.time
  person record.who
  map to mail.opened { size: record.size }
}
`;

let number = 0;
/** A sound event, later than the one before. */
function sound(person = "ana"): string {
  number += 1;
  const time = new Date(Date.parse("2026-03-02T09:00:00Z") + number * 1000).toISOString();
  return JSON.stringify({ specversion: "1.0", id: `e${number}`, type: "mail.opened", time, subject: person });
}
const event = (members: object): string =>
  JSON.stringify({
    specversion: "1.0",
    id: "x",
    type: "mail.opened",
    time: "2026-03-02T08:00:00Z",
    subject: "bo",
    ...members,
  });

interface Simulated extends Ended {
  readonly report: Report;
}

/** Simulates a log; the sums of the ledger hold, and nothing is a fault of ours. */
function simulate(
  log: string | Uint8Array,
  options: { readonly name?: string; readonly people?: string; readonly strict?: boolean } = {},
): Simulated {
  const name = options.name ?? "log.ndjson";
  const folder = folderWith({
    "policies/office.kairos": policies,
    [name]: log,
    ...(options.people === undefined ? {} : { "people.csv": options.people }),
  });
  const ended = kairos(
    [
      "simulate",
      "policies",
      "--events",
      name,
      "--json",
      "report.json",
      ...(name.includes(".csv") ? ["--source", "rows"] : []),
      ...(options.people === undefined ? [] : ["--people", "people.csv"]),
      ...(options.strict === true ? ["--strict"] : []),
    ],
    { cwd: folder },
  );
  expect(ended.stderr).not.toMatch(/a fault of Kairos|\n\s+at /);
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Report;
  const { read, decided, outOfVocabulary, setAside, duplicates, setAsideBy } = report.input;
  expect(read).toBe(decided + outOfVocabulary + setAside + duplicates);
  expect(setAside).toBe(Object.values(setAsideBy).reduce((sum, count) => sum + count, 0));
  return { ...ended, report };
}

/** The first sample of a reason. */
function detail({ report }: Simulated, reason: keyof Report["input"]["samples"]): string {
  return report.input.samples[reason]?.[0]?.detail ?? "";
}

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\n`).join("");

describe("single lines of a log", () => {
  test.each([
    ["no JSON", '{"id":', "unreadable", /stops being JSON in UTF-8 at byte 7/],
    ["not an object", "[1,2]", "invalid_event", /must be an object, found a list of 2/],
    ["no id", event({ id: undefined }), "invalid_event", /^\/id: expected a non-empty string.*found nothing$/],
    ["no time", event({ time: undefined }), "invalid_event", /^\/time: expected an RFC 3339 time.*found nothing$/],
    [
      "a time without a zone",
      event({ time: "2026-03-02T08:00:00" }),
      "invalid_event",
      /^\/time: .* with an offset.*found "2026-03-02T08:00:00"$/,
    ],
    ["a time out of range", event({ time: "1969-12-31T23:59:59Z" }), "invalid_event", /^\/time: .*years 1970 to 9999/],
    ["a day that is none", event({ time: "2026-02-30T08:00:00Z" }), "invalid_event", /^\/time: /],
    ["no person", event({ subject: "" }), "invalid_event", /^\/subject: expected the person's id/],
    [
      "a wrong type",
      event({ data: { size: "12 MB" } }),
      "invalid_event",
      /^\/data\/size: expected a whole number of bytes, found "12 MB"$/,
    ],
    ["data that is no object", event({ data: "x" }), "invalid_event", /^\/data: expected an object, found "x"$/],
    [
      "another version of CloudEvents",
      event({ specversion: "0.3" }),
      "invalid_event",
      /^\/specversion: expected "1.0", found "0.3"$/,
    ],
    [
      "half a character",
      event({ subject: "x" }).replace('"x"}', '"\\ud800"}').replace('"subject":"x"', '"subject":"\\ud800"'),
      "invalid_event",
      /^\/subject: .*lone surrogates/,
    ],
    [
      "prototype-polluting keys",
      '{"specversion":"1.0","__proto__":{"type":"mail.opened"},"constructor":{"prototype":{"polluted":1}}}',
      "invalid_event",
      /^\/type: expected a non-empty string, found nothing$/,
    ],
    [
      "out of order",
      event({ subject: "ana" }),
      "out_of_order",
      /comes after \[.*which is greater by \(time, id, source\)/,
    ],
  ] as const)("%s", (_, line, reason, message) => {
    const ended = simulate(lines(sound(), line, sound()));
    expect(ended.report.input).toMatchObject({ read: 3, decided: 2, setAside: 1, setAsideBy: { [reason]: 1 } });
    expect(detail(ended, reason)).toMatch(message);
    expect(ended.report.input.samples[reason]?.[0]).toMatchObject({ file: "log.ndjson", line: 2 });
    expect(ended.stdout).toContain(`${reason} 1`);
    expect(ended.stdout).toContain("log.ndjson:2");
    expect(ended.status).toBe(0);
  });

  test("--strict makes a record set aside fail the run", () => {
    const ended = simulate(lines(sound(), "{"), { strict: true });
    expect(ended.stderr).toMatch(/1 record.* set aside, and --strict refuses that/);
    expect(ended.status).toBe(1);
  });

  test("an event type that the vocabulary lacks is left out, and shown", () => {
    const ended = simulate(lines(sound(), event({ type: "mail.forwarded" }), event({ type: "constructor" })));
    expect(ended.report.input).toMatchObject({ read: 3, decided: 1, outOfVocabulary: 2 });
    expect(ended.stdout).toContain("log.ndjson:2  mail.forwarded");
  });

  test("half a character in what is shown of a record is replaced, whether the record has it or showing less makes it", () => {
    const half = event({ type: "mail.x" }).replace("mail.x", "mail.\\ud800");
    const cut = event({ type: `m${"\u{1f4e7}".repeat(400)}` });
    const { report } = simulate(lines(sound(), half, cut));
    const details = report.input.samples["out_of_vocabulary"]!.map((sample) => sample.detail);
    expect(details).toEqual(["mail.\ufffd", `m${"\u{1f4e7}".repeat(149)}\u2026`]);
    const even = simulate(lines(sound(), event({ type: "\u{1f4e7}".repeat(400) }))).report.input.samples;
    expect(even["out_of_vocabulary"]![0]!.detail).toBe(`${"\u{1f4e7}".repeat(149)}\ufffd\u2026`);
  });

  test("data nested 10,000 deep is read like any other", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    const { report } = simulate(lines(sound(), sound().replace(/\}$/, `,"data":{"size":1,"more":${deep}}}`)));
    expect(report.input).toMatchObject({ read: 2, decided: 2 });
    expect(simulate(lines(sound(), `${'{"a":['.repeat(10_000)}`)).report.input.setAsideBy.unreadable).toBe(1);
  });

  test("keys that pollute prototypes are data like any other", () => {
    const line = sound().replace(
      /\}$/,
      ',"data":{"__proto__":{"size":"no"},"constructor":{"prototype":{"size":1}},"size":5}}',
    );
    expect(simulate(lines(line)).report.input).toMatchObject({ read: 1, decided: 1 });
  });

  test("a line of 200 MB is passed over, and what surrounds it is not", () => {
    const ended = simulate(
      Buffer.concat([
        Buffer.from(`${sound()}\n{"a":"`),
        Buffer.alloc(200_000_000, "x"),
        Buffer.from(`"}\n${sound()}\n`),
      ]),
    );
    expect(ended.report.input).toMatchObject({ read: 3, decided: 2, setAsideBy: { unreadable: 1 } });
    expect(detail(ended, "unreadable")).toBe("a line of 200000008 bytes, and at most 16777216 are read");
    expect(ended.status).toBe(0);
  });

  test("control characters of a log do not reach the terminal", () => {
    const ended = simulate(lines(sound(), event({ type: "\u001b[31mred\u202e" })));
    expect(ended.stdout).not.toMatch(/[\u001b\u202e]/);
  });

  test("lines that are not UTF-8 are set aside, and a byte order mark and CRLF are not minded", () => {
    const text = Buffer.concat([
      Buffer.from(`\ufeff${sound()}\r\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0d, 0x0a]),
      Buffer.from(`\r\n${sound()}`),
    ]);
    const ended = simulate(text);
    expect(ended.report.input).toMatchObject({ read: 3, decided: 2, setAsideBy: { unreadable: 1 } });
  });
});

describe("people", () => {
  test("a person who does not fit, one whom the table lacks, and a broken table", () => {
    const ended = simulate(lines(sound("ana"), sound("bo"), sound("cy")), { people: "id,level\nana,1\nbo,high\n" });
    expect(ended.report.input).toMatchObject({ read: 3, decided: 2, setAsideBy: { invalid_person: 1 } });
    expect(detail(ended, "invalid_person")).toMatch(/^person "bo": \/level: expected a whole number.*found "high"$/);
    expect(ended.report.people).toMatchObject({ table: 2, notInTable: 1 });
  });

  test.each([
    ["an id twice", "id,level\nana,1\nana,2\n", /people.csv:3: "ana" is in the table twice, first in line 2/],
    [
      "no column id",
      "name,level\nana,1\n",
      /people.csv:1: the header has no column `id`; its columns are `name`, `level`/,
    ],
    ["a row without an id", "id,level\n,1\n", /people.csv:2: expected an `id`/],
    ["a row that is too short", "id,level\nana\n", /people.csv:2: expected 2 cells, as the header has, found 1/],
    ["nothing", "", /people.csv:1: there is no header line/],
  ])("a table with %s", (_, people, message) => {
    const folder = folderWith({
      "policies/office.kairos": policies,
      "log.ndjson": lines(sound()),
      "people.csv": people,
    });
    const ended = kairos(["simulate", "policies", "--events", "log.ndjson", "--people", "people.csv"], { cwd: folder });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).toMatch(/\n {2}→ /);
    expect(ended.stderr).not.toMatch(/a fault of Kairos|\n\s+at /);
    expect(ended.status).toBe(1);
  });
});

describe("whole files", () => {
  const log = (count: number): string => lines(...Array.from({ length: count }, () => sound()));

  test("a gzip that breaks off: what was whole counts, and the run fails", () => {
    const text = log(20_000);
    const whole = gzipSync(text);
    const ended = simulate(whole.subarray(0, Math.floor(whole.length / 2)), { name: "log.ndjson.gz" });
    expect(ended.stderr).toMatch(/log\.ndjson\.gz: the gzip file breaks off after \d+ bytes/);
    expect(ended.stderr).toMatch(/\n {2}→ fetch it again/);
    expect(ended.status).toBe(1);
    expect(ended.report.input.decided).toBeGreaterThan(5000);
    expect(ended.report.input.decided).toBeLessThan(20_000);
    expect(ended.report.log.problems).toMatchObject([{ code: "truncated", file: "log.ndjson.gz" }]);
    expect(ended.stdout).toContain("Not read to its end:");
  });

  test("a gzip that is damaged", () => {
    const damaged = gzipSync(log(20_000));
    damaged.fill(0x55, 4000, 4100);
    const ended = simulate(damaged, { name: "log.ndjson.gz" });
    expect(ended.stderr).toMatch(/the gzip file is damaged near byte|the gzip file breaks off/);
    expect(ended.status).toBe(1);
  });

  test("a Zstandard file, whole and broken off", () => {
    const frame = zstdFrame(Buffer.from(log(5000)));
    expect(simulate(frame, { name: "log.ndjson.zst" }).report.input.decided).toBe(5000);
    const ended = simulate(frame.subarray(0, frame.length - 100_000), { name: "log.ndjson.zst" });
    expect(ended.stderr).toMatch(/the Zstandard file breaks off after \d+ bytes/);
    expect(ended.status).toBe(1);
    expect(ended.report.input.decided).toBeGreaterThan(1000);
  });

  test("UTF-16, with and without its mark", () => {
    for (const bytes of [Buffer.from(`\ufeff${log(2)}`, "utf16le"), Buffer.from(log(2), "utf16le")]) {
      const ended = simulate(bytes);
      expect(ended.stderr).toMatch(/log\.ndjson: this is UTF-16 text/);
      expect(ended.stderr).toMatch(/\n {2}→ convert it first: iconv -f UTF-16/);
      expect(ended.status).toBe(1);
      expect(ended.report.input.read).toBe(0);
    }
  });

  test("an empty file is an empty log", () => {
    const ended = simulate("");
    expect(ended.report.input.read).toBe(0);
    expect(ended.status).toBe(0);
  });

  test.each([
    ["a Parquet file", "PAR1\u0015\u0004", /this is a Parquet file/],
    ["a zip archive", "PK\u0003\u0004....", /this is a zip archive/],
  ])("%s", (_, bytes, message) => {
    const ended = simulate(bytes);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).toMatch(/\n {2}→ /);
    expect(ended.status).toBe(1);
  });

  test("a spreadsheet", () => {
    const folder = folderWith({ "policies/office.kairos": policies, "log.xlsx": "PK\u0003\u0004...." });
    const ended = kairos(["simulate", "policies", "--events", "log.xlsx"], { cwd: folder });
    expect(ended.stderr).toMatch(/log\.xlsx: this is a spreadsheet.*\n {2}→ save its sheet as CSV/);
    expect(ended.status).toBe(1);
  });

  test.each([
    ["a file that is not there", "absent.ndjson", /absent\.ndjson: there is no such file/],
    ["a directory", "folder", /folder: this is a directory/],
    ["a path through a file", "log.ndjson/more", /log\.ndjson\/more: a part of this path is a file/],
  ])("%s", (_, path, message) => {
    const folder = folderWith({ "policies/office.kairos": policies, "log.ndjson": log(1) });
    mkdirSync(join(folder, "folder"));
    const ended = kairos(["simulate", "policies", "--events", path], { cwd: folder });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).toMatch(/\n {2}→ /);
    expect(ended.stderr).not.toMatch(/a fault of Kairos|\n\s+at /);
    expect(ended.stdout).toBe("");
    expect(ended.status).toBe(2);
  });

  test("standard input, plain and compressed", () => {
    const folder = folderWith({ "policies/office.kairos": policies });
    for (const input of [Buffer.from(log(3)), gzipSync(log(3)), zstdFrame(Buffer.from(log(3)))]) {
      const ended = kairos(["simulate", "policies", "--events", "-", "--json", "-"], { cwd: folder, input });
      expect((JSON.parse(ended.stdout) as Report).input.decided).toBe(3);
      expect(ended.status).toBe(0);
    }
  });
});

describe("CSV", () => {
  test("rows that are no CSV cost one record each", () => {
    const ended = simulate(
      [
        "id,time,who,size",
        "1,2026-03-02T09:00:00Z,ana,5",
        '2,2026-03-02T09:01:00Z,"ana" x,5',
        "3,2026-03-02T09:02:00Z,ana",
        '4,2026-03-02T09:03:00Z,"ana,5',
        "5,2026-03-02T09:04:00Z,ana,7",
        "6,2026-03-02T09:05:00,ana,7",
        "7,2026-03-02T09:06:00Z,ana,seven",
        "",
        '8,2026-03-02T09:07:00Z,"a\nna",',
      ].join("\r\n"),
      { name: "log.csv" },
    );
    expect(ended.report.input).toMatchObject({ read: 8, decided: 3, setAsideBy: { unreadable: 3, invalid_event: 2 } });
    expect(ended.report.input.samples.unreadable).toEqual([
      {
        file: "log.csv",
        line: 3,
        detail: "this row is no CSV: a quote stands inside a cell that is not quoted, or text follows a closing quote",
      },
      { file: "log.csv", line: 4, detail: "expected 4 cells, as the header has, found 3" },
      { file: "log.csv", line: 5, detail: "a quote is opened here and never closed" },
    ]);
    expect(ended.report.input.samples.invalid_event?.map((sample) => sample.detail)).toEqual([
      'time from /time: expected a time, found "2026-03-02T09:05:00"',
      'size from /size: expected a whole number of bytes, found "seven"',
    ]);
    expect(ended.status).toBe(0);
  });

  test("no header, a column twice, and CSV without a source to go through", () => {
    expect(simulate("\n\n", { name: "log.csv" }).stderr).toMatch(/there is no header line/);
    expect(simulate("id,id\n", { name: "log.csv" }).stderr).toMatch(/the header names the column `id` twice/);
    const folder = folderWith({
      "policies/office.kairos": policies.replace(/source[\s\S]*/, ""),
      "log.csv": "id\n1\n",
    });
    const ended = kairos(["simulate", "policies", "--events", "log.csv"], { cwd: folder });
    expect(ended.stderr).toMatch(/a row of CSV becomes an event through a `source`, and the policies declare none/);
    expect(ended.status).toBe(2);
  });
});
