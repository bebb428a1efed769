/** What commands write as JSON is as the published schemas say, on the example policies and their log. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { KINDS } from "../../src/workbench/index.js";
import { SCHEMAS, expectValid, readSchema } from "../schemas.js";
import type { SchemaName } from "../schemas.js";
import { folderWith, kairos } from "./run-cli.js";

const LOG = ["--events", "policies/logs/thirty-days.ndjson.gz", "--people", "policies/people.csv"];
const MANY = ["--small-groups"];
/** Every section that a report may have. */
const EVERYTHING =
  "--population 5000 --ramp 10%,100% --warm-up 7d --backtest-weeks 1 --responses field --pseudonymize k".split(" ");

/** The example policies with other limits, another trigger, one policy less and a word less. */
function otherPolicies(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "kairos-test-")), "old");
  cpSync("policies", folder, { recursive: true });
  const edit = (name: string, text: string, instead: string): void => {
    const file = join(folder, name);
    const before = readFileSync(file, "utf8");
    expect(before).toContain(text);
    writeFileSync(file, before.replace(text, instead));
  };
  edit("limits.kairos", "at most 5 per week", "at most 3 per week");
  edit("limits.kairos", "at most 3", "at most 2");
  return folder;
}

const failing = folderWith({
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
test "fails" {
  person ana {}
  09:00 ana mail.sent { external: false } -> prompt sent
}
`,
});

const RUNS: readonly (readonly [SchemaName, readonly string[]])[] = [
  ["report", ["simulate", "policies", ...LOG, "--json", "-"]],
  ["report", ["simulate", "policies", ...LOG, ...MANY, ...EVERYTHING, "--json", "-"]],
  ["comparison", ["simulate", "policies", "--against", otherPolicies(), ...LOG, "--json", "-"]],
  ["comparison", ["simulate", otherPolicies(), "--against", "policies", ...LOG, ...MANY, "--json", "-"]],
  ["advice", ["advise", "policies", ...LOG, "--json", "-"]],
  ["advice", ["advise", "policies", ...LOG, ...MANY, "--json", "-"]],
  ["tuning", ["tune", "policies", ...LOG, "--vary", "limits.kairos:13=3..5", "--json", "-"]],
  ["tuning", ["tune", "policies", ...LOG, "--vary", "limits.kairos:13=3..5", "--at-most", "0", "--json", "-"]],
  ["diff", ["diff", otherPolicies(), "policies", "--json"]],
  ["diff", ["diff", failing, "policies", "--json"]],
  ["tests", ["test", "policies", "--format", "json", "--coverage", "--threshold", "100"]],
  ["tests", ["test", failing, "--format", "json"]],
];

test.each(RUNS)("%s: kairos %j", (name, args) => {
  const { stdout, stderr } = kairos(args);
  expect(stdout, stderr).not.toBe("");
  expectValid(name, JSON.parse(stdout));
});

describe("the schemas", () => {
  test("are exported", () => {
    for (const name of SCHEMAS)
      expect(packageJson.exports).toHaveProperty([`./${name}.schema.json`], `./grammar/${name}.schema.json`);
  });

  test("refuse what is none of theirs", () => {
    for (const name of SCHEMAS) expect(() => expectValid(name, { [name]: "1.0" }), name).toThrow();
  });

  test("define alike what they have in common", () => {
    const { $defs: ofReports } = readSchema("report") as { $defs: Record<string, unknown> };
    for (const name of SCHEMAS) {
      const { $defs } = readSchema(name) as { $defs: Record<string, unknown> };
      for (const [definition, schema] of Object.entries($defs))
        if (Object.hasOwn(ofReports, definition))
          expect(schema, `${name} ${definition}`).toEqual(ofReports[definition]);
    }
  });

  test("name every kind of change", () => {
    const { $defs } = readSchema("diff") as { $defs: { Kind: { enum: readonly string[] } } };
    expect($defs.Kind.enum).toEqual(KINDS.map(({ kind }) => kind));
  });
});
