/** Logs by pattern, as Parquet and in disorder, on the command line: what is said when they are not what they should be. */
import { spawn } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { command, folderWith, kairos } from "./run-cli.js";

const event = (id: string, time: string): string =>
  `${JSON.stringify({ specversion: "1.0", id, type: "mail.sent", subject: "ana", time, data: { external: true } })}\n`;
const folder = folderWith({
  "a.kairos": `
org { locales en }
person { }
event mail.sent { moment before external: bool risk { high when event.external } }
policy sent {
  title "Sends mail out" owner "a@acme.example"
  trigger on mail.sent when event.external
  message inline { body "Look at the address." action "See how" opens "https://acme.example" }
  fatigue { at most 1 per event }
}
`,
  "logs/b.ndjson": event("2", "2026-03-02T10:00:00Z"),
  "logs/a.ndjson": event("1", "2026-03-02T09:00:00Z") + event("3", "2026-03-02T11:00:00Z"),
  "logs/deep/c.ndjson": event("4", "2026-03-02T12:00:00Z"),
  "[1].ndjson": event("5", "2026-03-02T13:00:00Z"),
  "text.parquet": "id,type,time\n",
});
const simulate = (...args: readonly string[]): ReturnType<typeof kairos> =>
  kairos(["simulate", "a.kairos", ...args], { cwd: folder });
const promptsOf = (...args: readonly string[]): unknown => {
  const { status, stdout, stderr } = simulate(...args, "--decisions", "-");
  return {
    status,
    stderr,
    prompts: stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => (JSON.parse(line) as { event: string }).event),
  };
};

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const write = (query: string, name: string): Promise<unknown> =>
    connection.run(`COPY (${query}) TO '${join(folder, name)}' (FORMAT parquet)`);
  await write(
    "SELECT 'p' AS id, 'mail.sent' AS type, TIMESTAMP '2026-03-02 09:00:00' AS time, 'ana' AS subject, true AS external",
    "good.parquet",
  );
  await write("SELECT 'p' AS id, 'mail.sent' AS kind", "lacking.parquet");
  const whole = readFileSync(join(folder, "good.parquet"));
  writeFileSync(join(folder, "cut.parquet"), whole.subarray(0, whole.length - 20));
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, 4, 60);
  writeFileSync(join(folder, "damaged.parquet"), damaged);
  copyFileSync(join(folder, "good.parquet"), join(folder, "logs/d.parquet"));
});

describe("patterns", () => {
  test("stand for files, in the order of their names", () => {
    const { stderr, prompts } = promptsOf("--events", "logs/*.ndjson") as { stderr: string; prompts: string[] };
    expect(prompts).toEqual(["1", "3"]);
    expect(stderr).toBe(
      "kairos: 1 event comes after a later one and was set aside\n  → --sort puts the events of all logs in order first\n",
    );
  });

  test("reach into folders, and a file called like one is itself", () => {
    expect(promptsOf("--events", "logs/**/*.ndjson", "[1].ndjson", "--sort")).toEqual({
      status: 0,
      stderr: "",
      prompts: ["1", "2", "3", "4", "5"],
    });
  });

  test("that stand for nothing are wrong use", () => {
    expect(simulate("--events", "logs/*.csv")).toMatchObject({
      status: 2,
      stderr:
        "kairos: logs/*.csv: no file has a name like this\n  → check the pattern; it is taken from the current directory, and `**` goes into folders\n",
    });
  });

  test("do not let a result be written over a log", () => {
    expect(simulate("--events", "logs/*.ndjson", "--json", "logs/a.ndjson")).toMatchObject({ status: 2 });
  });
});

describe("Parquet", () => {
  test("is read beside NDJSON, and put in order with it", () => {
    expect(promptsOf("--events", "logs/*.*", "--sort")).toEqual({
      status: 0,
      stderr: "",
      prompts: ["1", "p", "2", "3"],
    });
  });

  const refused: [file: string, args: string[], status: number, said: RegExp][] = [
    ["text.parquet", [], 1, /^kairos: text\.parquet: this is no Parquet file, or one that was cut off\n {2}→ /],
    ["cut.parquet", [], 1, /^kairos: cut\.parquet: this is no Parquet file, or one that was cut off\n/],
    ["damaged.parquet", [], 1, /^kairos: damaged\.parquet: it cannot be read as Parquet \(/],
    ["missing.parquet", [], 2, /^kairos: missing\.parquet: there is no such file\n/],
    ["logs", [], 2, /this is a directory/],
    [
      "lacking.parquet",
      ["--source", "cloudevents"],
      1,
      /^kairos: lacking\.parquet: a table of CloudEvents has the columns `id`, `type` and `time`, and this one lacks `type` and `time`\n {2}→ name the `source`/,
    ],
  ];
  test.each(refused)("%s %j", (file, args, status, said) => {
    const ended = simulate("--events", file, ...args);
    expect(ended.stderr).toMatch(said);
    expect(ended.status).toBe(status);
  });

  test("without the columns of CloudEvents, and without a source, decides nothing and says so", () => {
    const { status, stderr } = simulate("--events", "lacking.parquet");
    expect(stderr).toContain("nothing was decided");
    expect(status).toBe(0);
  });
});

const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("kairos-sort-"));

test("nothing of a sort is left on disk when it is interrupted", async () => {
  const before = left();
  const child = spawn(process.execPath, [command, "simulate", "a.kairos", "--events", "-", "--sort"], { cwd: folder });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // More may come: the log stays open.
  child.stdin.write(event("1", "2026-03-02T09:00:00Z"));
  await expect.poll(() => left().length, { timeout: 30_000 }).toBe(before.length + 1);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(left()).toEqual(before);
});

test("nothing of a sort is left on disk, also when the replay fails", () => {
  const before = left();
  simulate("--events", "logs/a.ndjson", "--sort");
  simulate("--events", "logs/a.ndjson", "cut.parquet", "--sort");
  simulate("--events", "logs/a.ndjson", "--sort", "--source", "nowhere");
  expect(left()).toEqual(before);
});
