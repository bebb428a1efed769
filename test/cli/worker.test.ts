/** A replay in parts: `kairos worker` and `kairos merge` give what `kairos simulate` gives of the whole. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { compareCodePoints } from "../../src/base/codepoints.js";
import { parseInstant } from "../../src/base/instant.js";
import type { Report } from "../../src/report/index.js";
import { folderWith, kairos, root } from "./run-cli.js";

const PEOPLE = ["--people", join(root, "policies/people.csv")];
const LOG = join(root, "policies/logs/thirty-days.ndjson.gz");
let folder: string;
let bundle: string;
let lines: readonly string[];

beforeAll(() => {
  folder = folderWith({});
  bundle = join(folder, "all.kairos.json");
  expect(kairos(["compile", "policies", "-o", bundle]).status).toBe(0);
  // Every twelfth person, whole departments among them, and every line that names nobody.
  lines = gunzipSync(readFileSync(LOG))
    .toString()
    .split("\n")
    .filter((line) => !/"subject":"p-\d*[1-9a-z]\d"/.test(line));
});

const succeed = (args: readonly string[], input?: string): string => {
  const { status, stdout, stderr } = kairos(args, input === undefined ? {} : { input });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
};

/** Samples say where a record stood, and parts know of no file. */
const withoutSamples = (json: string): Report => {
  const report = JSON.parse(json) as Report;
  return { ...report, input: { ...report.input, samples: {} } };
};

interface Key {
  readonly time: number;
  readonly id: string;
  readonly subject: string | undefined;
  readonly line: string;
}

function keyOf(line: string): Key {
  try {
    const { time, id, subject } = JSON.parse(line) as Readonly<Record<string, string>>;
    return { time: parseInstant(String(time)) ?? Infinity, id: String(id), subject, line };
  } catch {
    return { time: Infinity, id: "", subject: undefined, line };
  }
}

/** What an engine does between the steps: split by part, and put each part in order. */
function partsOf(count: number): string[] {
  const [header, ...people] = succeed(["worker", "parts", bundle, ...PEOPLE])
    .trim()
    .split("\n");
  const { partition, others } = JSON.parse(header!) as { partition: unknown; others: string };
  expect(partition).toEqual({ attribute: "department" });
  const partOf = new Map(
    people.map((line) => {
      const { person, part } = JSON.parse(line) as { person: string; part: string };
      return [person, part];
    }),
  );
  const parts = Array.from({ length: count }, (): Key[] => []);
  const numbers = new Map<string, number>();
  for (const key of lines.map(keyOf)) {
    const name = partOf.get(key.subject ?? "") ?? others;
    if (!numbers.has(name)) numbers.set(name, numbers.size % count);
    parts[numbers.get(name)!]!.push(key);
  }
  return parts.map((keys) =>
    keys
      .toSorted((a, b) => a.time - b.time || compareCodePoints(a.id, b.id))
      .map(({ line }) => `${line}\n`)
      .join(""),
  );
}

describe("a replay in parts", () => {
  test.each([1, 4])("gives the report and the decisions of the whole: %d", (count) => {
    const shuffled = join(folder, `shuffled-${count}.ndjson`);
    const decisions = join(folder, `decisions-${count}.ndjson`);
    writeFileSync(shuffled, [...lines.slice(2000), ...lines.slice(0, 2000)].join("\n"));
    const asked = ["--label", "mail.reported.malicious", "--risk", "medium"];
    const views = ["--json", "-", "--population", "5000", "--backtest-weeks", "1", "--small-groups"];
    const onto = ["--decisions", decisions, "--sort"];
    const { stdout: whole } = kairos([
      "simulate",
      bundle,
      "--events",
      shuffled,
      ...onto,
      ...PEOPLE,
      ...asked,
      ...views,
    ]);
    const written: string[] = [];
    const tallies = partsOf(count).map((part) => {
      const out = succeed(["worker", "replay", bundle, ...PEOPLE, ...asked, "--decisions"], part)
        .trim()
        .split("\n");
      written.push(...out.slice(0, -1));
      return out.at(-1)!;
    });
    const file = join(folder, `tallies-${count}`);
    writeFileSync(file, tallies.join("\n"));
    const { stdout: merged } = kairos(["merge", bundle, "--tallies", file, ...PEOPLE, "--log", shuffled, ...views]);
    expect(withoutSamples(merged)).toEqual(withoutSamples(whole));
    expect(JSON.stringify(withoutSamples(merged))).toBe(JSON.stringify(withoutSamples(whole)));
    expect(written.toSorted()).toEqual(readFileSync(decisions, "utf8").trim().split("\n").toSorted());
  });

  test("counts a warm-up from the first record of the whole log", () => {
    const log = join(folder, "in-order.ndjson");
    const ordered = partsOf(1)[0]!;
    writeFileSync(log, ordered);
    const { stdout: whole } = kairos([
      "simulate",
      bundle,
      "--events",
      log,
      ...PEOPLE,
      "--warm-up",
      "7d",
      "--json",
      "-",
    ]);
    const parts = partsOf(3);
    const starts = parts.map((part) => succeed(["worker", "start", bundle], part).trim()).toSorted();
    expect(starts[0]).toBe("2026-09-27T22:16:14.000Z");
    const warm = ["--warm-up", "7d", "--start", starts[0]!];
    const tallies = parts.map((part) => succeed(["worker", "replay", bundle, ...PEOPLE, ...warm], part)).join("");
    const { stdout: merged } = kairos(["merge", bundle, ...PEOPLE, "--log", log, "--json", "-"], { input: tallies });
    expect(JSON.stringify(withoutSamples(merged))).toBe(JSON.stringify(withoutSamples(whole)));

    const alone = parts.map((part) => succeed(["worker", "replay", bundle, ...PEOPLE, "--warm-up", "7d"], part));
    const { status, stderr } = kairos(["merge", bundle, ...PEOPLE], { input: alone.join("") });
    expect(status).toBe(1);
    expect(stderr).toBe(
      "kairos: standard input:2: a part whose warm-up ends at another instant than that of the first (at /measuredFrom)\n" +
        "  → name the instant from which on events are in the figures to all parts\n",
    );
  });
});

const EVERYBODY = `org { locales en }
person { team: string? }
event door.opened { late: bool }
policy opened {
  trigger on door.opened when event.late
  message inline { body "Who is behind you?" }
  fatigue { at most 9 per day for everyone }
}
`;

const RECORDS = `org { locales en }
person { }
event door.opened { late: bool }
policy opened { trigger on door.opened when event.late message inline { body "Who?" } fatigue { wait 1h } }
source badges { id record.id time record.at person record.who map when record.kind is "door" to door.opened { late: record.late } }
`;

describe("what the steps refuse, or hand on", () => {
  test("a limit for everyone keeps a log from being split, and is named", () => {
    const policies = join(folderWith({ "a.kairos": EVERYBODY }), "a.kairos");
    const refused = kairos(["worker", "parts", policies]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toBe(
      "kairos: this log cannot be split: the limit `at most 9 per day for everyone` counts prompts to everyone\n" +
        "  → replay it on one machine, or as one part (--one-part)\n",
    );
    expect(succeed(["worker", "parts", policies, "--one-part"])).toBe('{"partition":null,"others":""}\n');
  });

  test("two attributes do so too", () => {
    const text = EVERYBODY.replace("team: string?", "team: string? site: string?").replace(
      "at most 9 per day for everyone",
      "at most 9 per day for each person.team at most 3 per day for each person.site",
    );
    const { stderr } = kairos(["worker", "parts", join(folderWith({ "a.kairos": text }), "a.kairos")]);
    expect(stderr).toContain(
      "the limits `at most 9 per day for each person.team` and `at most 3 per day for each person.site` count prompts to groups of different attributes",
    );
  });

  test("records become events, and what becomes none is a line at the end", () => {
    const policies = join(folderWith({ "a.kairos": RECORDS }), "a.kairos");
    const records = [
      '{"id":"1","at":"2026-03-02T09:00:00+01:00","who":"ana","kind":"door","late":true}',
      '{"id":"2","at":"2026-03-02T09:00:00Z","who":"bo","kind":"window"}',
      '{"id":"3","at":"noon","who":"bo","kind":"door","late":true}',
      "{",
    ];
    const [event, ledger, ...more] = succeed(["worker", "events", policies, "--name", "b"], records.join("\n"))
      .trim()
      .split("\n");
    expect(more).toEqual([]);
    expect(JSON.parse(event!)).toEqual({
      specversion: "1.0",
      id: "1",
      source: "badges",
      type: "door.opened",
      subject: "ana",
      time: "2026-03-02T08:00:00.000Z",
      data: { late: true },
    });
    const tally = succeed(["worker", "replay", policies], `${event}\n`);
    const input = `${ledger}\n${tally}`;
    const { read, decided, setAsideBy, samples, outOfVocabulary } = (
      JSON.parse(kairos(["merge", policies, "--json", "-"], { input }).stdout) as Report
    ).input;
    expect({ read, decided, outOfVocabulary }).toEqual({ read: 4, decided: 1, outOfVocabulary: 1 });
    expect(setAsideBy).toMatchObject({ invalid_event: 1, unreadable: 1 });
    expect(samples.invalid_event).toEqual([
      { file: "b", line: 3, detail: '/time: expected a time, found "noon"'.replace("/time:", "time from /at:") },
    ]);
  });

  test.each([
    ["nothing", "", "there is no tally to merge"],
    ["a line that is none", "{}\n", "standard input:1: this is no line of a tally or a ledger"],
    ["a ledger that is none", '{"ledger":3}\n', "there is no tally to merge"],
    [
      "a tally of other policies",
      `{"tally":{"format":"1","bundle":"0","hasTable":true,"settings":{},"measuredFrom":null,"counts":{}},"tzdata":"x"}\n`,
      "standard input:1: a tally of the bundle 0, and not of ",
    ],
    [
      "a tally of another release",
      `{"tally":{"format":"0"},"tzdata":"x"}\n`,
      'standard input:1: a tally of format "0", and this release of Kairos reads "1" (at /format)',
    ],
  ])("%s is no tally", (_, input, message) => {
    const { status, stderr } = kairos(["merge", bundle, ...PEOPLE], { input });
    expect(status).toBe(1);
    expect(stderr).toContain(`kairos: ${message}`);
    expect(stderr).toContain("\n  → ");
  });
});
