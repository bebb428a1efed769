/** Exit statuses and streams of every command: results on standard output, everything else on standard error. */
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos } from "./run-cli.js";

const valid = `
org { locales en }
event mail.opened { moment after reversible for 5m  risk { high otherwise } }
policy opened {
  trigger on mail.opened
  message feedback { body "Look at the sender first." }
  fatigue { wait 1h }
}
`;
const event = (id: string, time: string, person = "ana"): string =>
  JSON.stringify({ specversion: "1.0", id, source: "s", type: "mail.opened", time, subject: person });

describe("wrong use ends with 2 and says what to do", () => {
  const table: [string, string[], RegExp][] = [
    ["no command", [], /name a command/],
    ["an unknown command", ["chekc"], /check/],
    ["a missing argument", ["diff"], /policies|argument/i],
    ["an unknown option", ["check", "policies", "--frobnicate"], /frobnicate/],
    ["a path that is not there", ["check", "nowhere"], /there is no file or folder nowhere/],
    ["a folder without policies", ["check", "bench/data-that-is-not"], /there is no/],
    ["simulate without a log", ["simulate", "policies"], /events/],
    ["a log that is not there", ["simulate", "policies", "--events", "nowhere.ndjson"], /nowhere\.ndjson/],
    ["a folder as a log", ["simulate", "policies", "--events", "policies"], /directory/],
    ["people that are not there", ["simulate", "policies", "--events", "-", "--people", "nowhere.csv"], /nowhere\.csv/],
    ["an event without a log", ["explain", "policies", "--event", "e"], /events/],
    ["a code that does not exist", ["explain", "no-such-code"], /no-such-code/],
    ["a number that is none", ["check", "policies", "--max-warnings", "none"], /--max-warnings takes a number/],
    ["a day that there is not", ["check", "policies", "--today", "2026-02-30"], /2026-02-30 is no date/],
    ["a source that there is not", ["simulate", "policies", "--events", "-", "--source", "zz"], /no `source zz`/],
    [
      "an option with two values",
      ["simulate", "policies", "--events", "-", "--json", "a", "--json", "b"],
      /--json stands twice/,
    ],
    ["an alias beside it", ["compile", "policies", "-o", "a.json", "--output", "b.json"], /--output stands twice/],
    [
      "tables on standard output",
      ["simulate", "policies", "--events", "-", "--csv", "-"],
      /--csv writes several files/,
    ],
    [
      "tables into a file",
      ["simulate", "policies", "--events", "-", "--csv", "README.md"],
      /--csv README.md: this is a file/,
    ],
    [
      "a label without a field",
      ["advise", "policies", "--events", "-", "--label", "door"],
      /--label door names no field/,
    ],
    [
      "more people than can be counted",
      ["simulate", "policies", "--events", "-", "--population", "1e300"],
      /--population 1e\+300 is no number of people/,
    ],
    // A lone `-` is written as it stands, also where it is no path.
    [
      "a dash for a length of time",
      ["simulate", "policies", "--events", "-", "--warm-up", "-"],
      /--warm-up - is no length/,
    ],
    [
      "a dash for a key",
      ["simulate", "policies", "--events", "-", "--pseudonymize", "-"],
      /--pseudonymize takes no key from standard input/,
    ],
    ["a dash for a source", ["simulate", "policies", "--events", "-", "--source", "-"], /no `source -`/],
    [
      "two results into one",
      ["simulate", "policies", "--events", "-", "--json", "-", "--decisions", "-"],
      /--json and --decisions would both write to standard output/,
    ],
    [
      "a report in a folder that is not there",
      ["simulate", "policies", "--events", "-", "--json", "no/such/folder/report.json"],
      /its folder is not there/,
    ],
  ];
  test.each(table)("%s", (_title, args, message) => {
    const ended = kairos(args, { input: "" });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.stdout).toBe("");
  });
});

describe("what is read is never written over", () => {
  const log = `${event("1", "2026-03-02T09:00:00Z")}\n`;
  const files = { "a.kairos": valid, "log.ndjson": log, "people.csv": "id\nana\n" };
  test.each([
    ["--decisions", "log.ndjson"],
    ["--json", "log.ndjson"],
    ["--json", "people.csv"],
    ["--decisions", "a.kairos"],
    ["--json", "link.ndjson"],
  ])("simulate %s %s", (option, file) => {
    const folder = folderWith(files);
    symlinkSync("log.ndjson", join(folder, "link.ndjson"));
    const command = ["simulate", "a.kairos", "--events", "log.ndjson", "--people", "people.csv", option, file];
    const ended = kairos(command, { cwd: folder });
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain(`${option} ${file} would write over what is read`);
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  });

  test.each([
    ["simulate", "--json", "b.kairos"],
    ["simulate", "--decisions", "b.kairos"],
    ["tune", "--patch", "b.kairos"],
    ["advise", "--markdown", "b.kairos"],
    ["simulate", "--html", "old/a.kairos", "--against", "old"],
    // Imported, and not below the folder.
    ["simulate", "--json", "shared.kairos"],
  ])("%s %s %s, where the policies are a folder", (name, option, file, ...more) => {
    const texts = {
      "rules/a.kairos": `import "../shared.kairos"\n${valid}`,
      "rules/b.kairos": "enum colour { red blue }\n",
      "shared.kairos": "enum size { small large }\n",
      "old/a.kairos": valid,
      "log.ndjson": log,
    };
    const folder = folderWith(texts);
    const path = file === "b.kairos" ? "rules/b.kairos" : file;
    const ended = kairos([name, "rules", "--events", "log.ndjson", option, path, ...more], { cwd: folder });
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain(`${option} ${path} would write over what is read from ${path}`);
    for (const [each, text] of Object.entries(texts)) expect(readFileSync(join(folder, each), "utf8")).toBe(text);
  });

  test("tables beside it", () => {
    const folder = folderWith({ "a.kairos": valid, "log.ndjson": log, "tables/days.csv": "id\nana\n" });
    const people = ["--people", "tables/days.csv"];
    const command = ["simulate", "a.kairos", "--events", "log.ndjson", ...people, "--csv", "tables"];
    const ended = kairos(command, { cwd: folder });
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain("--csv tables/days.csv would write over what is read");
    expect(readFileSync(join(folder, "tables/days.csv"), "utf8")).toBe("id\nana\n");
  });

  test("compile -o", () => {
    const folder = folderWith(files);
    const ended = kairos(["compile", ".", "-o", "a.kairos"], { cwd: folder });
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain("would write over");
    expect(readFileSync(join(folder, "a.kairos"), "utf8")).toBe(valid);
  });
});

test("a log of which nothing was decided is not passed over in silence", () => {
  const folder = folderWith({ "a.kairos": valid });
  const ended = kairos(["simulate", folder, "--events", "-"], { input: '{"action":"login"}\n' });
  expect(ended.stderr).toMatch(/nothing was decided.*\n {2}standard input:1: \/type: .*\n {2}→ .*--source/);
  expect(ended.stdout).toContain("1 read = 0 decided + 0 not in the vocabulary + 1 set aside + 0 duplicates");
});

test.each([["simulate"], ["advise"], ["tune"], ["simulate", "--against", "."]])(
  "%j says of a log of which nothing was decided what was wrong with the first record, or that there is none",
  (name, ...more) => {
    const folder = folderWith({ "a.kairos": valid });
    const run = (input: string): string =>
      kairos([name!, ".", "--events", "-", ...more, ...(name === "tune" ? ["--vary", "wait 1h"] : [])], {
        cwd: folder,
        input,
      }).stderr;
    const { subject: _, ...nobody } = JSON.parse(event("1", "2026-03-02T09:00:00Z")) as { subject: string };
    expect(run(`${JSON.stringify(nobody)}\n`)).toMatch(
      /nothing was decided: no record of 1 .*\n {2}standard input:1: \/subject: expected .*\n {2}→ /,
    );
    expect(run("")).toMatch(/nothing was decided: the log holds no record\n {2}→ /);
    expect(run(`${event("1", "2026-03-02T09:00:00Z")}\n`)).not.toContain("nothing was decided");
  },
);

test("a sample of what was set aside shows what was found, however long the path of the log is", () => {
  const name = `${"a-long-name-".repeat(6)}log.ndjson`;
  const folder = folderWith({ "a.kairos": valid, [name]: `${event("1", "2026-03-02T09:00:61Z")}\n` });
  const { stdout } = kairos(["simulate", ".", "--events", name], { cwd: folder });
  expect(stdout).toContain(`${name}:1`);
  expect(stdout).toContain('"2026-03-02T09:00:61Z"');
});

test("explain says where an event may be that was not looked at", () => {
  const folder = folderWith({ "a.kairos": valid });
  const input = `${event("1", "2026-03-02T09:00:61Z")}\n`;
  const ended = kairos(["explain", folder, "--event", "1", "--events", "-"], { input });
  expect(ended).toMatchObject({ status: 1, stdout: "" });
  expect(ended.stderr).toContain("of the records, 1 were set aside (`kairos simulate` shows why)");
});

test("--help and --version print to standard output", () => {
  const help = kairos(["--help"]);
  expect(help.status).toBe(0);
  expect(help.stdout).toMatch(/kairos check/);
  for (const command of ["check", "compile", "simulate", "explain", "init"]) {
    const page = kairos([command, "--help"]);
    expect(page.status).toBe(0);
    expect(page.stdout).toMatch(/Examples:/);
  }
  expect(kairos(["--version"]).stdout.trim()).toBe(
    (JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { version: string }).version,
  );
});

describe("check", () => {
  test("is silent about good policies but for a summary, and ends with 0", () => {
    const folder = folderWith({ "a.kairos": valid });
    const ended = kairos(["check", folder]);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toMatch(/1 file.* no errors/);
  });

  test("prints every mistake with its place and ends with 1", () => {
    const folder = folderWith({
      "a.kairos": valid.replace("mail.opened\n", "mail.opend\n").replace("wait 1h", "wait 1y"),
    });
    const ended = kairos(["check", folder]);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain("a.kairos:5:14");
    expect(ended.stdout).toContain("mail.opened");
    expect(ended.stdout).toMatch(/2 errors/);
  });

  test("prints JSON that a program can read", () => {
    const folder = folderWith({ "a.kairos": valid.replace("mail.opened\n", "mail.opend\n") });
    const ended = kairos(["check", folder, "--format", "json"]);
    expect(ended.status).toBe(1);
    const report = JSON.parse(ended.stdout) as {
      diagnostics: { code: string; file: string; line: number; column: number }[];
    };
    expect(report.diagnostics).toHaveLength(1);
    expect(report.diagnostics[0]).toMatchObject({
      code: "unknown-name",
      file: "a.kairos",
      line: 5,
      column: 14,
      severity: "error",
    });
  });

  test("is about the folder one stands in where none is named, and so are the others", () => {
    const cwd = folderWith({ "a.kairos": valid, "log.ndjson": `${event("1", "2026-03-02T09:00:00Z")}\n` });
    for (const args of [
      ["check"],
      ["compile"],
      ["export", "--format", "cel"],
      ["simulate", "--events", "log.ndjson"],
    ]) {
      const named = [args[0]!, ".", ...args.slice(1)];
      expect(kairos(args, { cwd }), args[0]).toEqual(kairos(named, { cwd }));
      expect(kairos(args, { cwd }).status, args[0]).toBe(0);
    }
    const ended = kairos(["fmt", "--check"], { cwd });
    expect(ended.stdout).toBe("a.kairos\n");
    expect(ended.stderr).toContain("`kairos fmt .` formats them");
  });

  test("--max-warnings decides about warnings", () => {
    const folder = folderWith({ "a.kairos": valid.replace("fatigue { wait 1h }", "") });
    expect(kairos(["check", folder]).status).toBe(0);
    expect(kairos(["check", folder, "--max-warnings", "0"]).status).toBe(1);
  });
});

describe("compile", () => {
  test("prints the bundle, or writes it and says its hash", () => {
    const folder = folderWith({ "a.kairos": valid });
    const printed = kairos(["compile", folder]);
    expect(printed.status).toBe(0);
    const bundle = JSON.parse(printed.stdout) as { kairos: string };
    expect(bundle.kairos).toBe("1.0");
    const path = join(folder, "out.kairos.json");
    const written = kairos(["compile", folder, "-o", path]);
    expect(written.status).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(printed.stdout);
    expect(written.stderr).toMatch(/[0-9a-f]{64}/);
  });

  test("writes nothing where there are errors", () => {
    const folder = folderWith({ "a.kairos": valid.replace("mail.opened\n", "mail.opend\n") });
    const ended = kairos(["compile", folder, "-o", join(folder, "out.kairos.json")]);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe("");
    expect(readdirSync(folder)).toEqual(["a.kairos"]);
  });
});

describe("simulate", () => {
  test("reads standard input, prints the report, writes report and decisions", () => {
    const folder = folderWith({ "a.kairos": valid });
    const log = [
      event("1", "2026-03-02T09:00:00Z"),
      event("2", "2026-03-02T09:30:00Z"),
      event("3", "2026-03-02T10:00:00Z"),
    ].join("\n");
    const ended = kairos(
      [
        "simulate",
        folder,
        "--events",
        "-",
        "--json",
        join(folder, "report.json"),
        "--decisions",
        join(folder, "decisions.ndjson"),
      ],
      { input: log },
    );
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/prompts/);
    const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Record<string, never>;
    expect(report).toMatchObject({
      input: { read: 3, decided: 3, outOfVocabulary: 0, setAside: 0, duplicates: 0 },
      volume: {
        prompts: 2,
        byPolicy: { opened: { occurrences: 3, prompts: 2, suppressed: { "policy: wait 1h": 1 } } },
      },
      coverage: {
        byRisk: { high: { moments: 3, reached: 3, prompted: 2, silenced: 1 } },
        people: { withMoment: 1, prompted: 1 },
      },
    });
    const decisions = readFileSync(join(folder, "decisions.ndjson"), "utf8").trimEnd().split("\n");
    expect(decisions.map((line) => (JSON.parse(line) as { outcome: string }).outcome)).toEqual([
      "prompt",
      "suppressed",
      "prompt",
    ]);
  });

  test("replays a bundle like the policies that it was compiled from", () => {
    const folder = folderWith({ "a.kairos": valid, "log.ndjson": event("1", "2026-03-02T09:00:00Z") });
    kairos(["compile", folder, "-o", join(folder, "b.kairos.json")]);
    const first = kairos(["simulate", folder, "--events", join(folder, "log.ndjson"), "--json", "-"]);
    const second = kairos([
      "simulate",
      join(folder, "b.kairos.json"),
      "--events",
      join(folder, "log.ndjson"),
      "--json",
      "-",
    ]);
    expect(first.status).toBe(0);
    expect(second.stdout).toBe(first.stdout);
  });

  test("--strict ends with 1 when a record is set aside", () => {
    const folder = folderWith({ "a.kairos": valid, "log.ndjson": "{\n" });
    expect(kairos(["simulate", folder, "--events", join(folder, "log.ndjson")]).status).toBe(0);
    expect(kairos(["simulate", folder, "--events", join(folder, "log.ndjson"), "--strict"]).status).toBe(1);
  });
});

describe("explain", () => {
  test("says which limit stood where", () => {
    const folder = folderWith({
      "a.kairos": valid,
      "log.ndjson": [event("1", "2026-03-02T09:00:00Z"), event("2", "2026-03-02T09:30:00Z")].join("\n"),
    });
    const ended = kairos(["explain", folder, "--event", "2", "--events", join(folder, "log.ndjson")]);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/opened/);
    expect(ended.stdout).toMatch(/wait 1h/);
    expect(ended.stdout).toMatch(/2026-03-02T10:00:00/);
    const missing = kairos(["explain", folder, "--event", "9", "--events", join(folder, "log.ndjson")]);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/no event .*9/);
  });

  test("prints the page of a diagnostic", () => {
    const ended = kairos(["explain", "unknown-name"]);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/unknown-name/);
  });
});

describe("init", () => {
  test("writes a repository that checks and replays at once, and writes over nothing", () => {
    const folder = folderWith({});
    expect(kairos(["init", "."], { cwd: folder }).status).toBe(0);
    expect(kairos(["check", ".", "--max-warnings", "0"], { cwd: folder })).toMatchObject({ status: 0 });
    const replay = kairos(["simulate", ".", "--events", "example-log.ndjson", "--people", "people.csv", "--strict"], {
      cwd: folder,
    });
    expect(replay.status).toBe(0);
    const again = kairos(["init", "."], { cwd: folder });
    expect(again.status).toBe(2);
    expect(again.stderr).toMatch(/is there already/);
  });
});
