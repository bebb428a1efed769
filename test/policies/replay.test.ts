/** The sample log shows what a replay can show: every kind of outcome, limit and escalation; and the volume stays bearable. */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import type { Decision } from "../../src/engine/index.js";
import { buildReport } from "../../src/report/index.js";
import type { Report } from "../../src/report/index.js";
import { bytesInMemory, portableTools, readPeople, replay } from "../../src/simulator/index.js";

const FOLDER = new URL("../../policies/", import.meta.url);

const read = (path: string): Buffer => readFileSync(new URL(path, FOLDER));

interface Replay {
  readonly report: Report;
  readonly decisions: readonly Decision[];
}

async function run(): Promise<Replay> {
  const files = readdirSync(FOLDER)
    .filter((path) => path.endsWith(".kairos"))
    .map((path) => ({ path, text: read(path).toString() }));
  const { bundle } = compile(files, { today: "2026-11-01" });
  if (bundle === undefined) throw new Error("policies/ does not compile");
  const people = await readPeople(bytesInMemory("people.csv", read("people.csv")), "csv", bundle, portableTools);
  if ("problem" in people) throw new Error(people.problem.message);
  const decisions: Decision[] = [];
  const { tally, problems } = await replay({
    bundle,
    people: people.table,
    logs: [{ source: bytesInMemory("log", gunzipSync(read("logs/thirty-days.ndjson.gz"))), format: "ndjson" }],
    decisions: { write: (line) => void decisions.push(JSON.parse(line) as Decision), flush: async () => {} },
  });
  return { report: buildReport(tally, { files: ["log"], tzdata: "", problems }), decisions };
}

let report: Report;
let decisions: readonly Decision[];

beforeAll(async () => {
  ({ report, decisions } = await run());
}, 60_000);

describe("a replay of the sample log", () => {
  test("accounts for every line, and for what is wrong on purpose", () => {
    const { input } = report;
    expect(input.read).toBe(input.decided + input.outOfVocabulary + input.setAside + input.duplicates);
    expect(input.duplicates).toBe(9);
    expect(input.setAsideBy).toMatchObject({ unreadable: 3, invalid_event: 6, unknown_person: 3, out_of_order: 5 });
    expect(input.setAsideBy.invalid_person).toBeGreaterThan(20);
    expect(input.setAsideBy.no_such_prompt).toBeGreaterThan(20);
  });

  test("has every outcome, in all policies together and prompts in each", () => {
    for (const [name, policy] of Object.entries(report.volume.byPolicy))
      expect(policy.prompts, name).toBeGreaterThan(0);
    expect(new Set(decisions.map(({ outcome }) => outcome))).toEqual(
      new Set(["prompt", "suppressed", "exempt", "held_out", "escalate"]),
    );
  });

  test("has suppressions by every kind of limit", () => {
    const kinds = decisions.flatMap((decision) =>
      decision.outcome !== "escalate" && decision.reason ? [decision.reason.kind] : [],
    );
    expect(new Set(kinds)).toEqual(new Set(["wait", "at_most", "quiet", "back_off", "mute"]));
  });

  test("has escalations of every kind", () => {
    const kinds = decisions.flatMap((decision) => {
      if (decision.outcome !== "escalate") return [];
      const { action } = decision;
      if (action.kind === "notify") return [`notify ${action.digest ?? "at once"}`];
      return [action.kind === "review" ? `review ${action.subject}` : action.kind];
    });
    expect([...new Set(kinds)].toSorted()).toEqual([
      "follow_up",
      "notify at once",
      "notify daily",
      "notify monthly",
      "notify weekly",
      "review incentives",
      "review process",
      "review role",
    ]);
  });

  test("has every exemption and most variants in force", () => {
    const names = new Set(decisions.flatMap((decision) => ("exemption" in decision ? [decision.exemption] : [])));
    expect(names).toEqual(new Set(["not_coached", "datacentre_move", "month_end", "payroll_delivery", "red_team"]));
    const variants = new Set(decisions.flatMap(({ variant }) => (variant === undefined ? [] : [variant])));
    expect(variants.size).toBeGreaterThanOrEqual(5);
  });

  test("stays inside what people can bear, and covers what matters", () => {
    expect(report.volume.perPersonWeek.p95).toBeLessThanOrEqual(3);
    const { high, critical } = report.coverage.byRisk;
    expect(high.prompted / high.moments).toBeGreaterThan(0.6);
    expect(critical.prompted / critical.moments).toBeGreaterThan(0.7);
  });
});
