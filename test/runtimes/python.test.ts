/**
 * The Python engine, where there is a Python: its own tests, and the example log of thirty days decided as ours does. The
 * conformance suite asks for the rest.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { bundleText, identity } from "../../src/bundle/index.js";
import { compile } from "../../src/compiler/index.js";
import { createEngine } from "../../src/engine/index.js";
import { canonicalJson } from "../../src/base/canonical.js";
import { outcomeJson } from "../conformance/outcome.js";

const folder = new URL("../../runtimes/python", import.meta.url).pathname;
const policies = new URL("../../policies/", import.meta.url);
const isThere = spawnSync("python3", ["-c", "import sys, zoneinfo; sys.exit(sys.version_info < (3, 9))"]).status === 0;
if (!isThere) process.stderr.write("skipped: the tests of the Python engine (there is no python3 of 3.9 or later)\n");

function python(args: readonly string[], input = ""): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  return spawnSync("python3", args, { cwd: folder, encoding: "utf8", env, input, maxBuffer: 2 ** 28 });
}

test.runIf(isThere)("it passes its own tests", () => {
  const { status, stderr } = python(["-W", "error", "-m", "unittest", "discover", "-t", ".", "-s", "tests"]);
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/^Ran \d+ tests/m);
});

test.runIf(isThere)("it decides thirty days of the example as our engine does, and is left with the same state", () => {
  const files = readdirSync(policies)
    .filter((path) => path.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(new URL(path, policies), "utf8") }));
  const bundle = compile(files, { today: "2026-11-01" }).bundle!;
  const people = exampleTable(Object.keys(bundle.person));
  const texts = gunzipSync(readFileSync(new URL("logs/thirty-days.ndjson.gz", policies)))
    .toString("utf8")
    .split("\n")
    .filter(isJson);

  const requests = [
    { do: "load", bundle: bundleText(bundle) },
    { do: "run", people, eventTexts: texts },
  ];
  const { stdout, stderr } = python(
    ["-m", "kairos_engine"],
    requests.map((each) => `${JSON.stringify(each)}\n`).join(""),
  );
  expect(stderr).toBe("");
  const [loaded, answer] = stdout.trimEnd().split("\n");
  expect(JSON.parse(loaded!)).toEqual({ loaded: identity(bundle) });

  const engine = createEngine(bundle);
  const state = engine.newState();
  const outcomes = texts.map((text) => {
    const event = JSON.parse(text) as { subject?: string };
    return outcomeJson(engine.decide(state, event, event.subject === undefined ? undefined : people[event.subject]));
  });
  expect(outcomes.filter((each) => canonicalJson(each).includes('"taken"')).length).toBeGreaterThan(10_000);
  expect(answer === canonicalJson({ outcomes, state: engine.saveState(state) })).toBe(true);
});

function exampleTable(attributes: readonly string[]): Record<string, unknown> {
  const rows = parse(readFileSync(new URL("people.csv", policies)), { columns: true }) as Record<string, string>[];
  return Object.fromEntries(
    rows.map((row) => {
      const given = Object.entries(row).filter(
        ([name, text]) => text !== "" && [...attributes, "timezone", "locale"].includes(name),
      );
      return [row["id"]!, Object.fromEntries(given.map(([name, text]) => [name, booleans.get(text) ?? text]))];
    }),
  );
}
const booleans = new Map([
  ["true", true],
  ["false", false],
]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
