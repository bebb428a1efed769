/** The example policy repository compiles, without an error and without a warning. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";

const FOLDER = new URL("../../policies/", import.meta.url);
const TODAY = "2026-11-01";

const files = readdirSync(FOLDER)
  .filter((path) => path.endsWith(".kairos"))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(new URL(path, FOLDER), "utf8") }));

const compiled = compile(files, { today: TODAY });

describe("policies/", () => {
  test("has nothing to complain about", () => {
    const complaints = compiled.diagnostics.map(({ code, severity, span, message }) => {
      const text = files.find(({ path }) => path === span.file)?.text ?? "";
      const line = text.slice(0, span.start).split("\n").length;
      return `${span.file}:${line} ${severity} ${code}: ${message}`;
    });
    expect(complaints).toEqual([]);
  });

  test("can be split by department", () => {
    expect(compiled.bundle?.partition).toEqual({ attribute: "department" });
  });

  test("every policy has an owner, a title, a control, a limit and a test", () => {
    const tested = new Set(
      files.flatMap(({ text }) => [...text.matchAll(/-> [^/\n]*?prompt ([a-z_]+)/g)].map((match) => match[1]!)),
    );
    for (const [name, policy] of compiled.model.policies) {
      expect(policy, name).toMatchObject({ owner: expect.stringContaining("@"), title: expect.any(String) as string });
      expect(policy.controls.length, name).toBeGreaterThan(0);
      expect(policy.fatigue.length, name).toBeGreaterThan(0);
      expect([...tested], name).toContain(name);
    }
  });

  test("every message is there in both languages", () => {
    for (const [name, policy] of compiled.model.policies)
      for (const part of [policy, ...policy.variants])
        if (part.message) expect([...part.message.body.variants.keys()], name).toEqual(["en", "de"]);
  });
});
