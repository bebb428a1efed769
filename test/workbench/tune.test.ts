/** Tuning the example: the frontier against real replays of each setting, and the edit against what it was predicted to do. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { readRepository } from "../../src/cli/repository.js";
import { compile } from "../../src/compiler/index.js";
import { buildTuning, tuningText } from "../../src/report/index.js";
import type { Tuned } from "../../src/report/index.js";
import {
  CELL,
  FATE,
  Projection,
  RISK_WEIGHTS,
  peopleFormatOf,
  portableTools,
  readPeople,
  replay,
  tunablesOf,
  withSettings,
} from "../../src/simulator/index.js";
import type { PeopleTable, Tally, Tunable } from "../../src/simulator/index.js";
import { format } from "../../src/syntax/index.js";
import { editedFiles, patchOf } from "../../src/workbench/index.js";
import { textSource } from "../simulator/tools.js";

const TODAY = "2026-10-28";
const log = gunzipSync(readFileSync("policies/logs/thirty-days.ndjson.gz"));

async function replayed(bundle: Bundle, projection?: Projection): Promise<Tally> {
  const { tally } = await replay({
    bundle,
    people,
    logs: [{ source: textSource(log), format: "ndjson" }],
    figures: { replicates: 0 },
    ...(projection === undefined ? {} : { competing: projection.competing, taken: projection.taken }),
  });
  return tally;
}

let people: PeopleTable;
let files: readonly { readonly path: string; readonly text: string }[];
let bundle: Bundle;
let projection: Projection;
let base: Tally;
let tunables: readonly Tunable[];
const CHOICES = [[1, 3], [3, 5], [3_600_000]];

beforeAll(async () => {
  ({ files } = await readRepository("policies"));
  bundle = compile(files, { today: TODAY }).bundle!;
  const source = textSource(readFileSync("policies/people.csv"), "people.csv");
  const read = await readPeople(source, peopleFormatOf("people.csv"), bundle, portableTools);
  people = (read as { table: PeopleTable }).table;
  projection = new Projection(bundle);
  base = await replayed(bundle, projection);
  const named = (begin: string, file: string): Tunable =>
    tunablesOf(bundle).find(({ text, place }) => text.startsWith(begin) && place?.file === file)!;
  // The third is written once and stands in several policies.
  tunables = [
    named("at most 3 per day", "limits.kairos"),
    named("at most 5 per week", "limits.kairos"),
    named("wait 4h", "shared.kairos"),
  ];
}, 60_000);

const tuned = (goal: number): Tuned =>
  buildTuning(base, projection, { tunables, choices: CHOICES, weights: RISK_WEIGHTS, goal });

const figuresOf = (tally: Tally): { prompts: number; covered: number[] } => ({
  prompts: tally.samples[0]!.total(CELL.prompts),
  covered: [0, 1, 2, 3].map((level) => tally.samples[0]!.total(tally.cells.moment(level, FATE.inTime))),
});

describe("tuning", () => {
  it("knows a limit that several policies use as one", () => {
    expect(tunables[2]!.pointers.length).toBeGreaterThan(1);
  });

  it("finds the frontier that replays of every setting show", async () => {
    const { tuning } = tuned(1);
    const all: { prompts: number; coverage: number }[] = [];
    const weight = ({ covered }: { covered: number[] }): number => covered[1]! + 3 * covered[2]! + 9 * covered[3]!;
    for (const day of [1, 3])
      for (const week of [3, 5])
        for (const wait of [3_600_000, 14_400_000]) {
          // oxlint-disable-next-line no-await-in-loop -- one at a time
          const figures = figuresOf(await replayed(withSettings(bundle, tunables, [day, week, wait])));
          all.push({ prompts: figures.prompts, coverage: weight(figures) });
        }
    const best = all
      .filter(({ prompts, coverage }) =>
        all.every(
          (other) =>
            other.prompts > prompts ||
            other.coverage < coverage ||
            (other.prompts === prompts && other.coverage === coverage),
        ),
      )
      .map(({ prompts, coverage }) => `${prompts} ${coverage}`);
    expect(tuning.tried).toBe(8);
    expect(new Set(tuning.frontier.map((each) => `${each.prompts} ${weight({ covered: [...each.covered] })}`))).toEqual(
      new Set(best),
    );
    for (const line of tuningText(tuning, { colour: false }).split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  }, 60_000);

  it("writes an edit that compiles, keeps the layout, and does exactly what was predicted", async () => {
    const { tuning, values } = tuned(0.8);
    const { chosen } = tuning;
    expect(chosen!.promptsPerPersonWeek).toBeLessThanOrEqual(0.8);
    const edited = editedFiles(files, tunables, values!);
    const { bundle: next, diagnostics } = compile(edited, { today: TODAY });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(figuresOf(await replayed(next!))).toEqual({ prompts: chosen!.prompts, covered: chosen!.covered });
    for (const file of edited) expect(format(file).text).toBe(file.text);
  }, 60_000);

  it("writes a patch that git applies", () => {
    const edited = editedFiles(files, tunables, [2, 4, 90 * 60_000]);
    const patch = patchOf(files, edited);
    expect(patch).toContain("+  at most 2 per day when risk < critical");
    const folder = mkdtempSync(join(tmpdir(), "kairos-test-"));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    execFileSync("git", ["apply", "-"], {
      cwd: folder,
      input: patch,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    for (const { path, text } of edited) expect(readFileSync(join(folder, path), "utf8")).toBe(text);
    expect(patchOf(files, files)).toBe("");
  });
});
