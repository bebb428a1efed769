/**
 * The same events from other files: as Parquet in each shape of table, in disorder, in several files. Decisions and the
 * report's figures are the same, byte for byte.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Bundle } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";
import { buildReport, reportJson } from "../../src/report/index.js";
import {
  bytesInMemory,
  OrderInMemory,
  replay,
  type EventOrder,
  type Log,
  type PeopleTable,
} from "../../src/simulator/index.js";
import {
  nodeTools,
  openInput,
  openParquetLog,
  openParquetTable,
  orderOnDisk,
  type Opened,
} from "../../src/simulator/files/index.js";
import { readPeople } from "../../src/simulator/index.js";

const folder = mkdtempSync(join(tmpdir(), "kairos-readers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});

const VOCABULARY = `
org { locales en timezone "Europe/Berlin" }
enum Level ordered { low, high = "HIGH" }
person { role: string = "clerk" since: date? }
event file.shared {
  moment before
  external: bool
  level: Level = low
  size: bytes = 0B
  share: number?
  at: timestamp?
  clock: time?
  names: list of string = []
  risk { high when event.external }
}
event tea.made { moment after sugar: int = 0 }
policy sharing {
  title "Shares" owner "a@acme.example"
  trigger on file.shared when event.external or event.level is high or "b" in event.names
  message inline { body "{event.size} {event.share} {event.at} {event.clock} {event.names}" action "Look" opens "https://acme.example" }
  fatigue { wait 3h }
  escalate { at 3 occurrences within 7d notify "a@acme.example" }
}
`;
const SOURCE = `
source rows {
  id record.key time record.happened person record.who
  map when record.kind is "share" to file.shared { external: record.external, size: record.size, names: record.names }
}
`;

function bundleOf(text: string): Bundle {
  const { bundle, diagnostics } = compile([{ path: "a.kairos", text }]);
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return bundle;
}
const bundle = bundleOf(VOCABULARY);
const withSource = bundleOf(VOCABULARY + SOURCE);

interface Event {
  readonly id: string;
  readonly source?: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const START = Date.parse("2026-03-02T00:00:00Z");
const instant = fc.nat(14 * 24 * 3600).map((seconds) => new Date(START + seconds * 1000).toISOString());
const event: fc.Arbitrary<Event> = fc.record(
  {
    id: fc.constantFrom("a", "b", "é", "😀", "\uffee", "a'b", 'q"', "n\u0000l"),
    source: fc.constantFrom("", "/x", "/y"),
    type: fc.constantFrom("file.shared", "file.shared", "tea.made", "door.opened"),
    subject: fc.constantFrom("ana", "bo", "cy"),
    time: instant,
    data: fc.record(
      {
        external: fc.boolean(),
        level: fc.constantFrom("low", "HIGH"),
        size: fc.nat(5000),
        share: fc.constantFrom(0.5, -0.25, 1e21, 3),
        at: instant,
        clock: fc.constantFrom("18:00", "00:59"),
        names: fc.array(fc.constantFrom("a", "b", "ü"), { maxLength: 3 }),
      },
      { requiredKeys: ["external"] },
    ),
  },
  { requiredKeys: ["id", "type", "subject", "time", "data"] },
);
const events = fc.array(event, { minLength: 1, maxLength: 60 });

interface Seen {
  readonly decisions: string;
  readonly report: string;
}

async function seenIn(
  logs: readonly Log[],
  options: { readonly order?: EventOrder; readonly bundle?: Bundle; readonly people?: PeopleTable } = {},
): Promise<Seen> {
  const lines: string[] = [];
  const { tally, problems } = await replay({
    bundle: options.bundle ?? bundle,
    logs,
    tools: nodeTools,
    decisions: { write: (line) => lines.push(line), flush: async () => {} },
    ...(options.order === undefined ? {} : { order: options.order }),
    ...(options.people === undefined ? {} : { people: options.people }),
  });
  expect(problems).toEqual([]);
  const report = buildReport(tally, { files: ["log"], tzdata: "test", problems });
  // Where the examples of what was set aside stand is another matter.
  return { decisions: lines.join("\n"), report: reportJson(report).replaceAll(/"(file|line)":[^,}]+/gu, "") };
}

const ndjson = (list: readonly unknown[]): Log => ({
  source: bytesInMemory("log", new TextEncoder().encode(list.map((one) => `${JSON.stringify(one)}\n`).join(""))),
  format: "ndjson",
});
const cloudEvent = (one: Event): unknown => ({ specversion: "1.0", ...one });

function logOf(opened: Opened, by: "lines" | "columns" = "lines"): Log {
  if ("problem" in opened) throw new Error(JSON.stringify(opened.problem));
  const { source, ...rest } = opened as Opened & Log;
  return { source, format: "ndjson", ...(by === "columns" ? { table: rest.table! } : {}) };
}

let files = 0;
/** @param select - columns of SQL over the events as DuckDB reads them from JSON */
async function parquetOf(list: readonly unknown[], select: string, columns: string, more = ""): Promise<string> {
  files += 1;
  const from = inFolder(`${files}.ndjson`);
  const to = inFolder(`${files}.parquet`);
  writeFileSync(from, list.map((one) => `${JSON.stringify(one)}\n`).join(""));
  await connection.run(
    `COPY (SELECT ${select} FROM read_json('${from}', format = 'newline_delimited', columns = {${columns}})) TO '${to}' (FORMAT parquet${more})`,
  );
  return to;
}

const ENVELOPE = "id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'TIMESTAMPTZ'";
const DATA = 'external BOOLEAN, level VARCHAR, size BIGINT, share DOUBLE, "at" TIMESTAMP, clock TIME, names VARCHAR[]';
const TIME_AS_TEXT = "strftime(timezone('UTC', time), '%Y-%m-%dT%H:%M:%S.%gZ') AS time";
const shapes: readonly [shape: string, select: string, columns: string, byColumns: boolean][] = [
  ["fields in a struct", "*", `${ENVELOPE}, data: 'STRUCT(${DATA})'`, true],
  ["fields as JSON", "*", `${ENVELOPE}, data: 'JSON'`, false],
  ["fields as JSON in a text", "* REPLACE (CAST(data AS VARCHAR) AS data)", `${ENVELOPE}, data: 'JSON'`, false],
  ["fields in columns of their own", "* EXCLUDE (data), unnest(data)", `${ENVELOPE}, data: 'STRUCT(${DATA})'`, true],
  [
    "times as text, and columns that nobody asks for",
    `* REPLACE (${TIME_AS_TEXT}), 7 AS seven`,
    `${ENVELOPE}, data: 'JSON'`,
    false,
  ],
  [
    "times as text, and fields in columns",
    `* EXCLUDE (data) REPLACE (${TIME_AS_TEXT}), unnest(data), 7 AS seven`,
    `${ENVELOPE}, data: 'STRUCT(${DATA})'`,
    true,
  ],
  [
    "times of a nanosecond, and numbers of other types",
    "* EXCLUDE (data, time), CAST(timezone('UTC', time) AS TIMESTAMP_NS) AS time, CAST(data.size AS UINTEGER) AS size, CAST(data.share AS DECIMAL(30, 3)) AS share, data.external AS external, data.level AS level, data.names AS names, data.at AS at, data.clock AS clock",
    `${ENVELOPE}, data: 'STRUCT(${DATA})'`,
    true,
  ],
];

describe.each(shapes)("a table with %s", (_, select, columns, byColumns) => {
  test("is the same log as NDJSON, by lines and by columns", async () => {
    await fc.assert(
      fc.asyncProperty(events, async (list) => {
        const told = list.filter(({ id }) => !id.includes("\u0000"));
        const path = await parquetOf(told, select, columns);
        const fromJson = await seenIn([ndjson(told.map(cloudEvent))]);
        expect(await seenIn([logOf(await openParquetLog(path, [bundle], undefined))])).toEqual(fromJson);
        const opened = await openParquetLog(path, [bundle], undefined);
        expect("table" in opened).toBe(byColumns);
        if (byColumns) expect(await seenIn([logOf(opened, "columns")])).toEqual(fromJson);
        else if ("source" in opened) await opened.source.close();
      }),
      { numRuns: 8 },
    );
  });
});

test("rows with something missing or wrong in them say by columns what they say by lines", async () => {
  const odd: readonly Partial<Record<string, unknown>>[] = [
    { id: null },
    { id: "" },
    { type: null },
    { type: "" },
    { type: "door.opened" },
    { time: null },
    { time: "1969-12-31T23:59:59.999Z" },
    { time: "1970-01-01T00:00:00.001Z" },
    { subject: null },
    { subject: "" },
    { source: null },
    { type: "tea.made", subject: null },
    { type: "tea.made", time: null, subject: "" },
    { type: "tea.made", time: "1900-01-01T00:00:00Z" },
    { external: null },
    { level: "middling" },
    { size: -1 },
    { size: 9_007_199_254_740_993n.toString() },
    { share: "Infinity" },
    { share: "NaN" },
    { share: "-0.0" },
    { at: "1900-01-01T00:00:00Z" },
    { at: "0044-03-15T00:00:00Z" },
    { clock: "24:00:00" },
    { names: null },
  ];
  const ids = [
    "short",
    "an id of more than twelve bytes",
    "é of more than twelve bytes",
    "sixteen bytes, é",
    "\u{1f600}\u{1f600}\u{1f600}\u{1f600} of more than twelve bytes",
    "x".repeat(49),
    "y".repeat(300),
  ];
  const subjects = [
    "ana",
    "twelve bytes",
    "thirteen byte",
    "somebody with a longer name",
    "jos\u00e9 of the fifth floor",
    "z".repeat(70),
  ];
  const rows = ids.flatMap((id, turn) =>
    subjects.flatMap((subject, who) =>
      [{}, ...odd].map((change, at) => ({
        id: `${id} ${who} ${at}`,
        source: `/a source of some length${"/".repeat(who)}${at % 3}`,
        type: "file.shared",
        subject,
        time: new Date(START + (turn * 100 + at) * 60_000 + who).toISOString(),
        external: true,
        level: "HIGH",
        size: 5,
        share: 0.25,
        at: "2026-03-02T09:00:00Z",
        clock: "09:30:00",
        names: ["a"],
        ...change,
      })),
    ),
  );
  const types = `${ENVELOPE}, external: 'BOOLEAN', level: 'VARCHAR', size: 'BIGINT', share: 'DOUBLE', "at": 'TIMESTAMP', clock: 'TIME', names: 'VARCHAR[]'`;
  for (const select of ["*", `* REPLACE (${TIME_AS_TEXT})`]) {
    const path = await parquetOf(rows, select, types);
    const byLines = await seenIn([logOf(await openParquetLog(path, [bundle], undefined))]);
    expect(await seenIn([logOf(await openParquetLog(path, [bundle], undefined), "columns")])).toEqual(byLines);
    expect(byLines.decisions.split("\n").length).toBeGreaterThan(100);
    expect(byLines.report).toContain(`"outOfVocabulary": ${ids.length * subjects.length},`);
  }
});

test("rows stay in their order, however many row groups and types there are", async () => {
  const types = Array.from({ length: 12 }, (_, at) => `type_${at}.seen`);
  const many = bundleOf(`
org { locales en }
person { }
${types.map((type) => `event ${type} { moment after label: string }`).join("\n")}
policy all {
  title "All" owner "a@acme.example"
  trigger on ${types.join(", ")}
  message feedback { body "Look." }
  fatigue { at most 1 per day }
}
`);
  const rows = Array.from({ length: 40_000 }, (_, at) => ({
    id: `e${at}`,
    type: types[at % 12]!,
    subject: "ana",
    time: new Date(START + at * 1000).toISOString(),
    label: `${at}`.padStart(100, "x"),
  }));
  const columns = "id: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'TIMESTAMPTZ', label: 'VARCHAR'";
  const path = await parquetOf(rows, "*", columns, ", ROW_GROUP_SIZE 2048");
  for (const by of ["lines", "columns"] as const) {
    const { report } = await seenIn([logOf(await openParquetLog(path, [many], undefined), by)], { bundle: many });
    expect(JSON.parse(report)).toMatchObject({ input: { decided: 40_000, setAside: 0 } });
  }
});

test("texts that are longer than those at the start of the file are whole all the same", async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({
    id: at < 25_000 ? `e${at}` : `e${at} ${"long ".repeat(at % 20)}`,
    type: at % 9 === 0 ? "file.shared" : "tea.made",
    subject: at < 25_000 ? `p${at % 90}` : `somebody of a longer name, and number ${at % 90}`,
    time: new Date(START + at * 60_000).toISOString(),
    external: at % 2 === 0,
    names: at % 4 === 0 ? [`n${at}`] : null,
  }));
  const types =
    "id: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'TIMESTAMPTZ', external: 'BOOLEAN', names: 'VARCHAR[]'";
  const path = await parquetOf(rows, "*", types);
  const fromJson = await seenIn([
    ndjson(rows.map(({ external, names, ...envelope }) => cloudEvent({ ...envelope, data: { external, names } }))),
  ]);
  expect(await seenIn([logOf(await openParquetLog(path, [bundle], undefined), "columns")])).toEqual(fromJson);
});

test("a table of raw records goes through its source, as NDJSON does", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (list) => {
      const records = list.map(({ id, type, subject, time, data }) => ({
        key: id,
        happened: time,
        who: subject,
        kind: type === "file.shared" ? "share" : "other",
        external: data!["external"],
        size: data!["size"],
        names: data!["names"],
        unread: "x".repeat(20),
      }));
      const told = records.filter(({ key }) => !key.includes("\u0000"));
      const columns =
        "key: 'VARCHAR', happened: 'TIMESTAMP', who: 'VARCHAR', kind: 'VARCHAR', external: 'BOOLEAN', size: 'INTEGER', names: 'VARCHAR[]', unread: 'VARCHAR'";
      const path = await parquetOf(told, "*", columns);
      const opened = logOf(await openParquetLog(path, [withSource], undefined));
      expect(await seenIn([opened], { bundle: withSource })).toEqual(
        await seenIn([ndjson(told)], { bundle: withSource }),
      );
    }),
    { numRuns: 8 },
  );
});

test("a table of people is the same as the people in CSV", async () => {
  const path = inFolder("people.parquet");
  await connection.run(
    `COPY (SELECT * FROM (VALUES ('ana', 'chief', DATE '2026-01-01', 'Asia/Tokyo'), ('bo', 'clerk', NULL, NULL)) AS t(id, role, since, timezone)) TO '${path}' (FORMAT parquet)`,
  );
  const csv = "id,role,since,timezone\nana,chief,2026-01-01,Asia/Tokyo\nbo,clerk,,\n";
  const opened = await openParquetTable(path);
  if ("problem" in opened) throw new Error(opened.problem.message);
  const fromTable = await readPeople(opened.source, "ndjson", bundle, nodeTools);
  const fromCsv = await readPeople(bytesInMemory("csv", new TextEncoder().encode(csv)), "csv", bundle, nodeTools);
  if ("problem" in fromTable || "problem" in fromCsv) throw new Error("no table");
  for (const id of ["ana", "bo"])
    expect(fromTable.table.get(id)).toMatchObject({ ...(fromCsv.table.get(id) as object) });
});

describe("events in disorder", () => {
  const orders: readonly [name: string, make: () => Promise<EventOrder & { close?: () => Promise<void> }>][] = [
    ["in memory", async () => new OrderInMemory()],
    ["on disk", orderOnDisk],
  ];
  test.each(orders)("put in order %s, are the log in order", async (_, make) => {
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }), async (list, part) => {
        // The same key twice is a duplicate, and which of two is one depends on which comes first: keys are unique here.
        const unique = [...new Map(list.map((one) => [`${one.id} ${one.source ?? ""} ${one.time}`, one])).values()];
        const inOrder = unique.toSorted(
          (a, b) =>
            Date.parse(a.time) - Date.parse(b.time) ||
            Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)) ||
            Buffer.compare(Buffer.from(a.source ?? ""), Buffer.from(b.source ?? "")),
        );
        const logs = [0, 1, 2, 3].map((log) => ndjson(unique.filter((__, at) => part[at] === log).map(cloudEvent)));
        const order = await make();
        const sorted = await seenIn(logs, { order });
        await order.close?.();
        expect(sorted).toEqual(await seenIn([ndjson(inOrder.map(cloudEvent))]));
      }),
      { numRuns: 12 },
    );
  });

  test("of one key, the one that came first is taken, and the others are duplicates", async () => {
    const one = (size: number): unknown =>
      cloudEvent({
        id: "a",
        type: "file.shared",
        subject: "ana",
        time: "2026-03-02T09:00:00Z",
        data: { external: true, size },
      });
    for (const [, make] of orders) {
      const order = await make();
      const { decisions, report } = await seenIn([ndjson([one(1000)]), ndjson([one(2000), one(3000)])], { order });
      await order.close?.();
      expect(decisions).toContain("1kB");
      expect(decisions.split("\n")).toHaveLength(1);
      expect(report).toContain('"duplicates": 2');
    }
  });

  test("what is set aside is found in the file and line where it stands", async () => {
    const base = { specversion: "1.0", subject: "ana", time: "2026-03-02T09:00:00Z" };
    const stray = { policy: "sharing", event: "none", answer: "dismissed" };
    const first = (): Log => ndjson([{ ...base, id: "z", type: "file.shared", data: { external: true } }]);
    const second = (): Log =>
      ndjson([
        { ...base, id: "y", type: "tea.made" },
        { ...base, id: "x", type: "file.shared", data: {} },
        { ...base, id: "a", type: "kairos.response", data: stray },
      ]);
    const named = (log: Log, name: string): Log => ({ ...log, source: { ...log.source, name } });
    for (const [, make] of orders) {
      const order = await make();
      const logs = [named(first(), "first.ndjson"), named(second(), "second.ndjson")];
      const { tally } = await replay({ bundle, logs, order });
      await order.close?.();
      expect(tally.ledger.samples("invalid_event")).toMatchObject([{ file: "second.ndjson", line: 2 }]);
      expect(tally.ledger.samples("no_such_prompt")).toMatchObject([{ file: "second.ndjson", line: 3 }]);
    }
  });
});

test("the example log as Parquet gives the example report", async () => {
  const names = readdirSync("policies").filter((name) => name.endsWith(".kairos"));
  const texts = names.map((path) => ({ path, text: readFileSync(join("policies", path), "utf8") }));
  const { bundle: example } = compile(texts);
  const log = gunzipSync(readFileSync("policies/logs/thirty-days.ndjson.gz")).toString().split("\n").slice(0, 6000);
  const sound = log.flatMap((line) => {
    try {
      const parsed = JSON.parse(line) as Event;
      return Number.isNaN(Date.parse(parsed.time)) || !/Z$|[+-]\d\d:\d\d$/.test(parsed.time) ? [] : [parsed];
    } catch {
      return [];
    }
  });
  const path = await parquetOf(sound, "*", `${ENVELOPE}, data: 'JSON'`);
  const csv = await openInput("policies/people.csv");
  if ("problem" in csv) throw new Error(csv.problem.message);
  const read = await readPeople(csv.source, "csv", example!, nodeTools);
  if ("problem" in read) throw new Error(read.problem.message);
  const options = { bundle: example!, people: read.table };
  const fromTable = await seenIn([logOf(await openParquetLog(path, [example!], undefined))], options);
  expect(fromTable).toEqual(await seenIn([ndjson(sound)], options));
});
