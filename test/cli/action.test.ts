/** The GitHub Action and the hooks of pre-commit: their scripts are run as GitHub runs them. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith, kairos, root } from "./run-cli.js";

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

const policies = `event mail.opened { moment after reversible for 5m }
policy opened {
  trigger on mail.opened
  message feedback { body "Look at the sender first." }
  fatigue { wait 1h }
}
test "once" {
  person ana {}
  09:00 ana mail.opened -> prompt opened
}
`;
const log = `${JSON.stringify({ specversion: "1.0", id: "1", source: "s", type: "mail.opened", time: "2026-03-02T09:00:00Z", subject: "ana" })}\n`;

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** One step with these inputs, in a workspace with these files. */
function ran(name: string, inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): Ran {
  const step = action.runs.steps.find((one) => one.name === name);
  const workspace = folderWith(files);
  const temporary = folderWith({ output: "" });
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([variable, value]) => [
      variable,
      value.replace(
        /^\$\{\{ inputs\.([\w-]+) \}\}$/,
        (_, input: string) => inputs[input] ?? action.inputs[input]!.default,
      ),
    ]),
  );
  const { status, stdout } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? "exit 9"],
    {
      cwd: workspace,
      encoding: "utf8",
      env: {
        ...process.env,
        ...env,
        NO_COLOR: "1",
        GITHUB_ACTION_PATH: root,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: join(temporary, "output"),
        RUNNER_TEMP: temporary,
      },
    },
  );
  const lines = readFileSync(join(temporary, "output"), "utf8").trim().split("\n");
  return { status, stdout, outputs: Object.fromEntries(lines.map((line) => line.split("="))) };
}

const good = { "policies/a.kairos": policies };
const bad = { "policies/a.kairos": policies.replace("wait 1h", "wait 1 h") };

const bash = spawnSync("bash", ["--version"]).status === 0;
if (!bash) process.stderr.write("the steps of the GitHub Action are not tested: there is no bash here\n");

describe.skipIf(!bash)("the GitHub Action", () => {
  test("checks with annotations", () => {
    expect(ran("Check", {}, good).status).toBe(0);
    const { status, stdout } = ran("Check", {}, bad);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=policies\/a\.kairos,line=5,/);
  });

  test("checks with SARIF for the upload, and shows what is wrong in the log of the step too", () => {
    const { status, stdout, outputs } = ran("Check", { report: "sarif" }, bad);
    expect(status).toBe(1);
    expect(stdout).toContain("error[spaced-unit]");
    const sarif = JSON.parse(readFileSync(outputs["sarif"] ?? "", "utf8")) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(1);
    expect(ran("Check", { report: "sarif" }, good)).toMatchObject({ status: 0 });
  });

  test("hands on how many warnings are too many, and refuses a report that it does not know", () => {
    const warned = { "policies/a.kairos": policies.replace("fatigue { wait 1h }", "") };
    expect(ran("Check", {}, warned).status).toBe(0);
    expect(ran("Check", { "max-warnings": "0" }, warned).status).toBe(1);
    expect(ran("Check", { report: "xml" }, good).status).toBe(2);
  });

  test("takes no input for a command", () => {
    const { status } = ran("Check", { policies: "$(touch stolen); policies" }, good);
    expect(status).toBe(2);
    for (const { run } of action.runs.steps) expect(run ?? "").not.toContain("${{");
  });

  test("runs the tests, with a threshold", () => {
    expect(ran("Test", {}, good)).toMatchObject({ status: 0, stdout: expect.stringContaining("1 passed") });
    expect(ran("Test", { threshold: "100" }, good).status).toBe(1);
  });

  test("replays logs and hands on the report", () => {
    const files = { ...good, "a log.ndjson": log, "people.csv": "id\nana\n" };
    const { status, outputs } = ran("Simulate", { events: "a log.ndjson\n", people: "people.csv" }, files);
    expect(status).toBe(0);
    expect(existsSync(outputs["report"] ?? "")).toBe(true);
  });

  test("names its inputs, and the steps that its outputs and conditions speak of", () => {
    const text = JSON.stringify(action.runs.steps) + JSON.stringify(action.outputs);
    const asked = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, input]) => input));
    expect([...asked].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    const ids = action.runs.steps.map(({ id }) => id);
    for (const [, id] of text.matchAll(/steps\.([\w-]+)/g)) expect(ids).toContain(id);
  });
});

test("the hooks of pre-commit run commands that there are", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as {
    readonly entry: string;
    readonly args: readonly string[];
    readonly files: string;
  }[];
  const folder = folderWith(good);
  for (const { entry, args, files } of hooks) {
    const [command, ...words] = entry.split(" ");
    expect(command).toBe("kairos");
    expect(kairos([...words, ...args], { cwd: folder }).status).toBe(0);
    expect("policies/a.kairos").toMatch(new RegExp(files));
  }
});
