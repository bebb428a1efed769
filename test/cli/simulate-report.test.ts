/** What `simulate` says of budgets, what it writes beside the summary, and how it refuses options that cannot be meant. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/report/index.js";
import { kairos } from "./run-cli.js";
import type { Ended } from "./run-cli.js";

const POLICIES = `event door.opened {
  moment before
  late: bool
  risk { high when event.late }
}
policy opened {
  trigger on door.opened when event.late
  message inline { body "Who is behind you?" action "Ask" opens "https://acme.example" }
  fatigue { wait 1h }
}
budget {
  prompts per person per day max at most 1
  coverage of high risk at least 90%
  prompts per day at most 50
}
`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kairos-report-"));
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "rules"));
  writeFileSync(join(folder, "rules", "a.kairos"), POLICIES);
  const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString();
  const events = [0, 10, 90, 100].map((minutes, id) =>
    JSON.stringify({
      specversion: "1.0",
      id: `e${id}`,
      type: "door.opened",
      source: "d",
      subject: "ana",
      time: at(minutes),
      data: { late: true },
    }),
  );
  writeFileSync(join(folder, "log.ndjson"), `${events.join("\n")}\n`);
  writeFileSync(join(folder, "key"), "a key\n");
});

function simulate(...args: readonly string[]): Ended {
  return kairos(["simulate", "rules", "--events", "log.ndjson", ...args], {
    cwd: folder,
    env: { GITHUB_WORKSPACE: folder },
  });
}

describe("budgets", () => {
  test("that are broken end with 1 and a line each; those that hold are in the report", () => {
    const { status, stdout, stderr } = simulate();
    expect(status).toBe(1);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "kairos: budget broken: prompts per person per day max at most 1: the replay has max 2",
      "kairos: budget broken: coverage of high risk at least 90%: the replay has 50%",
    ]);
    expect(stdout).toContain("✓ prompts per day at most 50: the replay has mean 2");
  });

  test("become annotations at their lines with --format github", () => {
    const { status, stderr } = simulate("--format", "github");
    expect(status).toBe(1);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "::error file=rules/a.kairos,line=12,title=budget::prompts per person per day max at most 1: the replay has max 2",
      "::error file=rules/a.kairos,line=13,title=budget::coverage of high risk at least 90%25: the replay has 50%25",
    ]);
  });

  test("of the example repository hold on its log", () => {
    const { status, stderr } = kairos([
      "simulate",
      "policies",
      "--events",
      "policies/logs/thirty-days.ndjson.gz",
      "--people",
      "policies/people.csv",
      "--warm-up",
      "7d",
    ]);
    expect(stderr).not.toContain("budget");
    expect(status).toBe(0);
  });
});

describe("views", () => {
  test("Markdown goes to standard output or a file, and says which budgets are broken", () => {
    const { stdout } = simulate("--markdown", "-");
    expect(stdout).toContain("### Replay: 2 prompts, 50.0% of moments of high risk or above prompted in time");
    expect(stdout).toContain("- ❌ coverage of high risk at least 90%: the replay has 50%");
    simulate("--markdown", "r.md");
    expect(readFileSync(join(folder, "r.md"), "utf8")).toBe(stdout);
  });

  test("a page goes to standard output or a file, alone", () => {
    const { stdout } = simulate("--html", "-");
    expect(stdout).toMatch(/^<!doctype html>[^]*<\/html>\s*$/);
    expect(stdout).toMatch(
      /<strong>broken<\/strong>\s*<span>coverage of high risk at least 90%: the replay has 50%<\/span>/,
    );
    simulate("--html", "r.html");
    expect(readFileSync(join(folder, "r.html"), "utf8")).toBe(stdout);
  });

  test("tables are CSV that another program reads", () => {
    simulate("--csv", "tables/of/march");
    const files = readdirSync(join(folder, "tables/of/march"));
    expect(files).toContain("policies.csv");
    for (const file of files) {
      const rows = parse(readFileSync(join(folder, "tables/of/march", file)), { columns: true });
      if (file === "policies.csv") expect(rows).toMatchObject([{ policy: "opened", prompts: "2", suppressed: "2" }]);
      if (file === "why_not.csv")
        expect(rows).toMatchObject([
          { why: "prompted", high: "2" },
          { why: "silenced", policy: "opened", by: "policy: wait 1h", high: "2" },
        ]);
    }
  });

  test("tables hold what was predicted and what a model makes of it, where that was asked for", () => {
    const tables = (name: string, ...args: readonly string[]): Record<string, Record<string, string>[]> => {
      simulate("--csv", name, ...args);
      return Object.fromEntries(
        readdirSync(join(folder, name)).map((file) => [
          file,
          parse(readFileSync(join(folder, name, file)), { columns: true }) as Record<string, string>[],
        ]),
      );
    };
    const asked = ["--responses", "field", "--population", "1000", "--ramp", "50%", "--json", "r.json"];
    const found = tables("asked", ...asked);
    const { responses, prediction } = JSON.parse(readFileSync(join(folder, "r.json"), "utf8")) as Report;
    expect(found["response_parameters.csv"]!.map(({ parameter, value }) => [parameter, Number(value)])).toEqual(
      responses!.parameters.map(({ name, value }) => [name, value]),
    );
    expect(found["response_weeks.csv"]!.map(({ prompts, accepted }) => [Number(prompts), Number(accepted)])).toEqual(
      responses!.byWeek.map(({ prompts, accepted }) => [prompts, accepted]),
    );
    expect(found["prediction.csv"]!.map((row) => [row["people"], row["figure"], Number(row["mean"])])).toEqual([
      ["1000", "prompts_per_week", prediction!.promptsPerWeek.mean],
      ["1000", "interruption_ms_per_week", prediction!.interruptionMsPerWeek.mean],
      ["1000", "escalations_per_week", prediction!.escalationsPerWeek.mean],
      ["500", "prompts_per_week", prediction!.ramp[0]!.promptsPerWeek.mean],
      ["500", "interruption_ms_per_week", prediction!.ramp[0]!.interruptionMsPerWeek.mean],
      ["500", "escalations_per_week", prediction!.ramp[0]!.escalationsPerWeek.mean],
    ]);
    const plain = tables("plain");
    expect(Object.keys(plain)).toEqual(Object.keys(found));
    for (const name of ["response_parameters", "response_weeks", "response_effects", "prediction", "backtest"])
      expect(plain[`${name}.csv`]).toEqual([]);
  });

  test("nothing is above the gravest risk", () => {
    for (const view of [[], ["--markdown", "-"], ["--html", "-"], ["--against", "rules"]]) {
      const { stdout } = simulate("--risk", "critical", ...view);
      expect(stdout).toContain("of critical risk");
      expect(stdout).not.toMatch(/critical (risk )?or above/);
    }
  });

  test("what was asked for and cannot be predicted is said", () => {
    const { stdout } = simulate("--backtest-weeks", "2");
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "no backtest: to predict the last 2 weeks the log must hold them from Monday to Sunday, and a week before",
    );
    writeFileSync(join(folder, "empty.ndjson"), "");
    const json = kairos(["simulate", "rules", "--events", "empty.ndjson", "--ramp", "10%", "--json", "-"], {
      cwd: folder,
    });
    expect((JSON.parse(json.stdout) as Report).notes.map(({ code }) => code)).toEqual(["no_prediction"]);
  });

  test("no id of a person is left with --pseudonymize, and a key gives the same names again", () => {
    const byFile = simulate("--pseudonymize", "key", "--small-groups", "--json", "-", "--decisions", "d.ndjson");
    const decisions = readFileSync(join(folder, "d.ndjson"), "utf8");
    const byText = simulate("--pseudonymize", "a key", "--small-groups", "--json", "-", "--decisions", "d.ndjson");
    const drawn = simulate("--small-groups", "--json", "-", "--pseudonymize");
    expect(byText.stdout).toBe(byFile.stdout);
    expect(readFileSync(join(folder, "d.ndjson"), "utf8")).toBe(decisions);
    expect(drawn.stdout).not.toBe(byFile.stdout);
    expect(byFile.stdout + decisions + drawn.stdout).not.toMatch(/\bana\b/);
  });

  test("a prediction says for how many, in which stages, and what it rests on", () => {
    const { stdout } = simulate("--population", "1000", "--ramp", "10%,100%", "--json", "-");
    expect(JSON.parse(stdout)).toMatchObject({
      prediction: {
        population: 1000,
        ramp: [
          { share: 0.1, people: 100 },
          { share: 1, people: 1000 },
        ],
      },
    });
    expect(simulate("--population", "1000").stdout).toMatch(/Predicted for 1,000 people \(a model, not a replay\)/);
  });
});

test.each([
  [["--warm-up", "soon"], "--warm-up soon is no length of time"],
  [["--overhead", "5"], "--overhead 5 is no length of time"],
  [["--ramp", "10%,half"], "--ramp: `half` is no share of the people"],
  [["--population", "0"], "--population 0 is no number of people"],
  [["--backtest-weeks", "1.5"], "--backtest-weeks 1.5 is no number of weeks"],
  [["--label", "door.closed.late"], "there is no event type `door.closed`"],
  [["--label", "door.opened.early"], "`door.opened` has no field `early` of type bool"],
  [["--json", "-", "--markdown", "-"], "would both write to standard output"],
  [["--html", "r", "--markdown", "./r"], "would both write to ./r"],
  [["--csv", "log.ndjson"], "--csv log.ndjson: this is a file, and tables are written into a folder"],
])("%j is refused", (args, message) => {
  const { status, stderr } = simulate(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain("  → ");
  expect(status).toBe(2);
});
