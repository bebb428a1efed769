/** `kairos simulate NEW --against OLD`: the same answer whatever the log is written in, budgets, and what is refused. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../src/report/index.js";
import { expectValid } from "../schemas.js";
import { folderWith, kairos } from "./run-cli.js";

/** Each side asks for a type, and looks at a field, that the other does not. */
const vocabulary = `
org { locales en  timezone "Europe/Berlin" }
person { role: string? }
event mail.sent { moment before  external: bool  size: int  risk { high when event.external } }
event file.shared { external: bool  size: int }
event door.opened { external: bool  size: int }
source rows {
  id     record.id
  time   record.time
  person record.subject
  map when record.type is "mail.sent" to mail.sent { external: record.external, size: record.size }
  map when record.type is "file.shared" to file.shared { external: record.external, size: record.size }
  map when record.type is "door.opened" to door.opened { external: record.external, size: record.size }
}
`;
const policy = (name: string, trigger: string, limit: string): string => `
policy ${name} {
  title "Look first" owner "a@acme.example"
  trigger on ${trigger}
  message feedback { body "Look at the address." }
  fatigue { ${limit} }
  escalate { at 3 occurrences within 2d notify "a@acme.example" }
}
`;
const budget = (count: number): string => `budget { prompts per person per week mean at most ${count} }`;
const OLD = `${vocabulary}
${policy("mail", "mail.sent when event.external", "at most 2 per day")}
${policy("door", "door.opened when event.external", "wait 1h")}
`;
const NEW = `${vocabulary}
${policy("mail", "mail.sent when event.external", "at most 1 per day")}
${policy("file", "file.shared when event.size > 50", "wait 4h")}
`;

interface Event {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly external: boolean;
  readonly size: number;
}

const START = Date.UTC(2026, 2, 2, 8);
const EVENTS: readonly Event[] = fc
  .sample(
    fc.record({
      type: fc.constantFrom("mail.sent", "file.shared", "door.opened", "mail.read"),
      subject: fc.constantFrom("ana", "ben", "chloé"),
      external: fc.boolean(),
      size: fc.integer({ min: 0, max: 99 }),
    }),
    { numRuns: 300, seed: 4 },
  )
  .map((event, at) => ({ ...event, id: `e${at}`, time: new Date(START + at * 1_700_000).toISOString() }));

const lineOf = ({ external, size, ...event }: Event): string =>
  `${JSON.stringify({ specversion: "1.0", ...event, data: { external, size } })}\n`;
const lines = EVENTS.map(lineOf);
const csv = [
  "id,type,time,subject,external,size",
  ...EVENTS.map((event) => [event.id, event.type, event.time, event.subject, event.external, event.size].join(",")),
].join("\n");

const folder = folderWith({
  "old.kairos": OLD + budget(30),
  "new.kairos": NEW + budget(31),
  "strict.kairos": NEW + budget(0),
  "old-strict.kairos": OLD + budget(0),
  "people.csv": "id,role\nana,clerk\nben,\nchloé,agent\n",
  "whole.ndjson": lines.join(""),
  "whole.ndjson.gz": gzipSync(lines.join("")),
  "part-1.ndjson": lines.slice(0, 120).join(""),
  "part-2.ndjson.gz": gzipSync(lines.slice(120, 121).join("")),
  "part-3.ndjson": lines.slice(121, 200).join(""),
  "rest.csv": [csv.split("\n")[0], ...csv.split("\n").slice(201)].join("\n"),
  "turned.ndjson": lines.toReversed().join(""),
  "rows.csv": csv,
});

const against = (args: readonly string[], options: { next?: string; old?: string; input?: string } = {}) =>
  kairos(["simulate", options.next ?? "new.kairos", "--against", options.old ?? "old.kairos", "--events", ...args], {
    cwd: folder,
    ...(options.input === undefined ? {} : { input: options.input }),
  });

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const table = (columns: string, name: string): Promise<unknown> =>
    connection.run(
      `COPY (SELECT ${columns} FROM read_csv('${join(folder, "rows.csv")}', types = {'time': 'VARCHAR'}))
       TO '${join(folder, name)}' (FORMAT parquet)`,
    );
  await table(
    "id, type, CAST(time AS TIMESTAMP) AS time, subject, {external: external, size: size} AS data",
    "data.parquet",
  );
  await table("id, type, CAST(time AS TIMESTAMP) AS time, subject, external, size", "columns.parquet");
  await table("id AS id, type, time AS time, subject, external, size, 1 AS unseen", "rows.parquet");
});

/** The comparison of a log in another form, less the names of files. */
function comparisonOf(args: readonly string[]): unknown {
  const { stdout, stderr, status } = against([...args, "--people", "people.csv", "--json", "-", "--small-groups"], {
    input: lines.join(""),
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  const { log, ...rest } = JSON.parse(stdout) as { log: { files: unknown; setAside: { old: number; new: number } } };
  expectValid("comparison", { ...rest, log });
  expect(log.setAside).toEqual({ old: 0, new: 0 });
  return { ...rest, log: { ...log, files: [] } };
}

test("what a reader must know of the log stands before the figures, also that it was not read to its end", () => {
  const cut = join(folderWith({ "cut.ndjson.gz": gzipSync(lines.join("")).subarray(0, 2000) }), "cut.ndjson.gz");
  const { stdout, status } = against([cut, "--json", "-", "--warm-up", "1d"]);
  expect(status).toBe(1);
  const { notes } = JSON.parse(stdout) as Comparison;
  expect(notes.map(({ code }) => code)).toEqual([
    "not_read_to_its_end",
    "log_shorter_than_window",
    "warm_up_shorter_than_window",
    "no_time_zone",
    "few_people",
  ]);
  const text = against([cut, "--warm-up", "1d"]).stdout.replace(/\s+/g, " ");
  const page = against([cut, "--warm-up", "1d", "--html", "-"]).stdout;
  const comment = against([cut, "--warm-up", "1d", "--markdown", "-"]).stdout;
  // The ladders of `mail`, the same in both, of `door` and of `file` look back two days.
  for (const view of [text, page, comment]) {
    expect(view).toContain("a log was not read to its end");
    expect(view).toContain("the warm-up is 1d, and 3 windows look back further");
  }
});

describe("the comparison is the same", () => {
  let expected: unknown;

  const forms: readonly (readonly [form: string, args: readonly string[]])[] = [
    ["gzip", ["whole.ndjson.gz"]],
    ["standard input", ["-"]],
    ["several files of several forms", ["part-*.*", "rest.csv"]],
    ["CSV through a source", ["rows.csv"]],
    ["Parquet with the fields in `data`", ["data.parquet", "--source", "cloudevents"]],
    ["Parquet with the fields in columns", ["columns.parquet"]],
    ["Parquet of raw records", ["rows.parquet", "--source", "rows"]],
    ["a log out of order, sorted", ["turned.ndjson", "--sort"]],
    ["Parquet, sorted", ["columns.parquet", "--sort"]],
  ];
  test.each(forms)("%s", (_form, args) => {
    expected ??= comparisonOf(["whole.ndjson"]);
    expect(comparisonOf(args)).toEqual(expected);
  });

  test("and people from standard input are known to both", () => {
    const people = JSON.stringify(["ana", "ben", "chloé", "nobody"].map((id) => ({ id })));
    const { stdout } = against(["whole.ndjson", "--people", "-", "--json", "-"], { input: people });
    const { people: found, promptsPerPersonWeek: per, prompts } = JSON.parse(stdout) as Comparison;
    expect(found).toMatchObject({ prompted: 3 });
    expect(per.old).toBeCloseTo(prompts.old / 4);
  });
});

describe("budgets", () => {
  test("are those of the new policies; what the old ones did stands beside them", () => {
    const kept = against(["whole.ndjson"], { old: "old-strict.kairos" });
    expect(kept.status).toBe(0);
    expect(kept.stderr).toBe("");
    const broken = against(["whole.ndjson", "--json", "-"], { next: "strict.kairos", old: "old-strict.kairos" });
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(
      /^kairos: budget broken: prompts per person per week mean at most 0: the replay has mean [\d.]+\n$/,
    );
    const { budgets } = JSON.parse(broken.stdout) as { budgets: object[] };
    expect(budgets).toMatchObject([{ kept: false, value: 0, file: "strict.kairos", before: { kept: false } }]);
    const { stdout } = against(["whole.ndjson"], { next: "strict.kairos", old: "old-strict.kairos" });
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /Budgets of the new policies ✗ prompts per person per week mean at most 0: the replay has mean [\d.]+; under the old policies the replay has mean/,
    );
  });

  test("are annotated where a pull request is looked at", () => {
    const { stderr, status } = against(["whole.ndjson", "--format", "github"], { next: "strict.kairos" });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^::error file=strict\.kairos,line=\d+,title=budget::prompts per person per week mean at most 0/,
    );
  });
});

describe("what is wrong with the log is said once", () => {
  test("where it breaks off", () => {
    const cut = gzipSync(lines.join("")).subarray(0, 900);
    const other = folderWith({ "cut.ndjson.gz": cut });
    const { stderr, status } = against([join(other, "cut.ndjson.gz")]);
    expect(status).toBe(1);
    expect(stderr.match(/cut\.ndjson\.gz/g)).toHaveLength(1);
  });

  test("where it is not in order", () => {
    const { stderr } = against(["turned.ndjson"]);
    expect(stderr).toMatch(/^kairos: \d+ events come after a later one and were set aside\n {2}→ --sort [^\n]*\n$/);
  });

  test("where standard input is to be two things", () => {
    expect(against(["-", "--people", "-"], { input: lines.join("") })).toMatchObject({
      status: 2,
      stderr: "kairos: standard input is named twice, and can be read once\n  → name a file for one of the two\n",
    });
  });

  test("where a source is known to the new policies alone", () => {
    const other = folderWith({ "old.kairos": OLD.replace("source rows", "source other") });
    const { stderr, status } = against(["rows.csv", "--source", "rows"], { old: join(other, "old.kairos") });
    expect(status).toBe(2);
    expect(stderr).toContain("the old policies have no `source rows`");
  });

  test("what is about one replay is refused", () => {
    for (const args of [
      ["--csv", "tables"],
      ["--population", "9"],
      ["--threads", "2"],
    ])
      expect(against(["whole.ndjson", ...args]), args.join(" ")).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`${args[0]} and --against do not go together`) as string,
      });
  });
});
