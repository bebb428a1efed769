/** `kairos diff` and `kairos explain --reach`, as commands: what they print, and how they end. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KINDS, wordsOfKinds } from "../../src/workbench/index.js";
import { office } from "../workbench/office.js";
import { folderWith, kairos, root } from "./run-cli.js";

const timeout = 60_000;
const old = folderWith({ "office.kairos": office });
const next = folderWith({
  "office.kairos": office
    .replace("when risk >= high", "when risk >= high or event.size > 1GB")
    .replace("wait 1h", "wait 2h"),
});

describe("diff", () => {
  const words = `policy sharing  office.kairos:49
  trigger widened`;

  test("prints a page, and ends with 0", { timeout }, () => {
    const { status, stdout, stderr } = kairos(["diff", old, next]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      policy sharing  office.kairos:50
        trigger widened
          - on file.shared when risk >= high
          + on file.shared when risk >= high or event.size > 1GB
          only the new policies prompt:
            file.shared { kind: public, outside: false, size: 1000000001B }
            by a person { role: staff }
        limit tightened
          - wait 1h
          + wait 2h

      2 changes of meaning
      "
    `);
    expect(
      stdout
        .split("\n")
        .slice(0, 2)
        .map((line) => line.replace(/:\d+/, ":49"))
        .join("\n"),
    ).toBe(words);
  });

  test("takes bundles, which say the same", { timeout }, () => {
    const folder = folderWith({});
    const [first, second] = [join(folder, "old.kairos.json"), join(folder, "new.kairos.json")];
    kairos(["compile", old, "-o", first]);
    kairos(["compile", next, "-o", second]);
    expect(kairos(["diff", first, second]).stdout).toBe(kairos(["diff", old, next]).stdout);
    expect(kairos(["diff", old, first])).toEqual({ status: 0, stdout: "no change in meaning\n", stderr: "" });
  });

  test("prints JSON with both identities", { timeout }, () => {
    const { stdout, status } = kairos(["diff", old, next, "--json"]);
    expect(status).toBe(0);
    const printed = JSON.parse(stdout) as { old: { path: string; sha256: string }; counts: object; changes: object[] };
    expect(printed).toMatchObject({
      format: "1.0",
      old: { path: old },
      counts: { "trigger-widened": 1, "limit-tightened": 1 },
    });
    expect(printed.old.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(printed.changes[0]).toMatchObject({
      kind: "trigger-widened",
      subject: { kind: "policy", name: "sharing", place: { file: "office.kairos" } },
      examples: [{ only: "new", does: "only the new policies prompt", event: { type: "file.shared" }, earlier: [] }],
    });
  });

  test("prints Markdown", { timeout }, () => {
    const { stdout } = kairos(["diff", old, next, "--format", "markdown"]);
    expect(stdout).toMatch(/^\*\*2 changes of meaning\*\*\n\n#### `policy sharing`/);
    expect(stdout).toContain("```diff\n- wait 1h\n+ wait 2h\n```");
  });

  test("ends with 1 where --fail-on names what changed", { timeout }, () => {
    const refused = kairos(["diff", old, next, "--fail-on", "loosened,widened"]);
    expect(refused).toMatchObject({
      status: 1,
      stderr: "kairos: --fail-on names a change made here: trigger-widened (sharing)\n",
    });
    expect(kairos(["diff", old, next, "--fail-on", "loosened", "--fail-on", "reworded"]).status).toBe(0);
    expect(kairos(["diff", "--fail-on", "any", old, old]).status).toBe(0);
  });

  test("other words and paths are wrong use, errors in policies a finding", { timeout }, () => {
    const word = kairos(["diff", old, next, "--fail-on", "widend"]);
    expect(word.status).toBe(2);
    expect(word.stderr).toMatch(/^kairos: --fail-on widend is no kind of change\n {2}→ did you mean `widened`\?/);
    expect(kairos(["diff", old, join(next, "missing")]).status).toBe(2);
    expect(kairos(["diff", old]).status).toBe(2);
    const broken = kairos([
      "diff",
      old,
      folderWith({ "office.kairos": office.replace("risk >= high", "risk >= hgh") }),
    ]);
    expect(broken).toMatchObject({ status: 1, stdout: "" });
    expect(broken.stderr).toMatch(/did you mean|hgh/);
  });
});

describe("the page about it", () => {
  const page = readFileSync(join(root, "docs/diff.md"), "utf8");

  test("lists every kind with its words", () => {
    for (const { kind, says } of KINDS)
      expect(page).toMatch(new RegExp(`^\\| \`${kind}\` \\| .* \\| ${says.replace(/[?(){}.`]/g, "\\$&")} \\|$`, "m"));
    const rows = page.split("\n").filter((line) => /^\| `[a-z]+-[a-z]+` \|/.test(line));
    expect(rows).toHaveLength(KINDS.length);
    for (const [word, kinds] of wordsOfKinds()) {
      if (word === "any" || word.includes("-")) continue;
      const listed = rows.filter((row) => row.split(" | ")[1]!.includes(`\`${word}\``));
      expect([word, listed.length]).toEqual([word, kinds.size]);
    }
  });
});

describe("explain --reach", () => {
  test("prints a test that passes where it is pasted", { timeout }, () => {
    const found = kairos(["explain", old, "--reach", "sharing", "2"]);
    expect(found).toMatchObject({ status: 0, stderr: "" });
    expect(`\n${found.stdout}`).toMatchInlineSnapshot(`
      "
      // \`at 2 ignored within 14d notify person.manager otherwise "data@office.example" by weekly digest\` of sharing comes about with 3 events over 1h
      test "sharing: at 2 ignored within 14d notify person.manager otherwise 'data@office.example' by weekly digest" {
        from 2026-03-02
        person ana { role: staff, team: "team" }
        10:00 ana file.shared { kind: internal, outside: true, size: 0B } -> prompt sharing with outside
        11:00 ana file.shared { kind: internal, outside: true, size: 0B } -> prompt sharing with outside
        11:00 ana answers sharing with dismissed -> notify "data@office.example"
      }
      "
    `);
    const pasted = folderWith({ "office.kairos": `${office}\n${found.stdout}` });
    expect(kairos(["test", pasted])).toMatchObject({ status: 0 });
  });

  test("says why a step never comes about, and ends with 1", { timeout }, () => {
    const folder = folderWith({
      "office.kairos": office.replace("at 2 overridden within 14d", "at 40 overridden within 14d"),
    });
    const { status, stdout } = kairos(["explain", folder, "--reach", "sharing", "3"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^`at 40 overridden within 14d review process "Is there another way\?"` of sharing never comes about: /,
    );
    expect(JSON.parse(kairos(["explain", folder, "--reach", "sharing", "3", "--json"]).stdout)).toMatchObject({
      kind: "unreachable",
      policy: "sharing",
    });
  });

  test("wrong names are wrong use, with what there is", { timeout }, () => {
    const policy = kairos(["explain", old, "--reach", "sharin", "1"]);
    expect(policy).toMatchObject({ status: 2 });
    expect(policy.stderr).toContain("did you mean `sharing`?");
    const step = kairos(["explain", old, "--reach", "sharing", "9"]);
    expect(step).toMatchObject({ status: 2 });
    expect(step.stderr).toContain("finance/1 (`at 1 occurrence within 7d");
    expect(kairos(["explain", old, "--reach", "thanks", "1"]).stderr).toContain("this policy has no ladder");
    expect(kairos(["explain", old, "--reach", "sharing"]).status).toBe(2);
    expect(kairos(["explain", "x.kairos.json", "--reach", "sharing", "1"]).status).toBe(2);
  });
});
