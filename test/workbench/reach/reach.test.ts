/** `kairos explain --reach`: every step of the example policies comes about, and what is said of steps that do not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compiler/index.js";
import { reach, runTests, stepsOf } from "../../../src/workbench/index.js";
import { reached, subjectOf, type Small } from "./policies.js";

describe("the example policies", () => {
  const folder = join(import.meta.dirname, "../../../policies");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  const { bundle, model } = compile(files);
  const subject = { files, bundle: bundle!, model };
  const steps = Object.keys(bundle!.policies).flatMap((policy) =>
    [...stepsOf(policy, bundle!)].map(([name, target]) => ({ title: `${policy} ${name}`, target })),
  );

  test("have ladders", () => expect(steps.length).toBeGreaterThan(35));

  test.each(steps)("reach $title", { timeout: 60_000 }, ({ target }) => {
    const found = reach(subject, target);
    expect(found.kind).toBe("reached");
    // As many events as are counted; answers come after prompts.
    const { what, count } = target.step;
    const least = what === "occurrences" || what === "prompts" ? count : what === "ignored" ? count + 1 : 2 * count;
    expect(found).toMatchObject({ events: least });
  });
});

/** Beside the policy, as somebody would paste it. */
function passes(small: Small, step = "1"): string {
  const found = reached(small, step);
  if (found.kind !== "reached") throw new Error(found.kind);
  const [file] = subjectOf(small).files;
  const pasted = [{ ...file!, text: `${file!.text}\n${found.test}` }];
  const { bundle, model, diagnostics } = compile(pasted);
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { tests } = runTests({ files: pasted, bundle, model });
  expect(tests.map(({ passed }) => passed)).toEqual([true]);
  // The step itself is in it.
  expect(found.test).toMatch(small.step.includes("notify") ? / and notify / : /review process/);
  return found.test;
}

describe("timelines", () => {
  test("read as tests", () => {
    const small = { name: "", limits: "wait 4h at most 2 per day", step: "at 3 dismissed within 7d" };
    expect(`\n${passes(small)}`).toMatchInlineSnapshot(`
      "
      test "share: at 3 dismissed within 7d review process" {
        from 2026-03-02
        person ana {}
        23:59 ana file.shared { size: 0 } -> prompt share
        23:59 ana answers share with dismissed
        day 2 03:59 ana file.shared { size: 0 } -> prompt share
        03:59 ana answers share with dismissed
        07:59 ana file.shared { size: 0 } -> prompt share
        07:59 ana answers share with dismissed -> review process
      }
      "
    `);
  });

  test.each<Small>([
    {
      name: "that count what came before",
      when: "count(mail.sent within 1d) >= 3",
      limits: "wait 1h",
      step: "at 2 prompts within 7d",
    },
    {
      name: "of the first in a while",
      when: "first time within 7d",
      limits: "wait 1h",
      step: "at 2 occurrences within 14d",
    },
    {
      name: "of different things",
      when: "distinct(event.size within 1d) >= 3",
      limits: "wait 1h",
      step: "at 1 prompt within 7d",
    },
    {
      name: "of an evening",
      when: "local_time(event.time) >= 18:00",
      limits: "wait 1h",
      step: "at 2 prompts within 7d",
    },
    {
      name: "of a variant's ladder",
      limits: "wait 1h",
      step: "at 9 prompts within 30d",
      more: `variant sellers when person.role is sales { escalate { at 2 prompts within 1d review process "Why?" } }`,
    },
    {
      name: "beside shared limits",
      limits: "wait 1h",
      step: "at 2 prompts within 7d",
      shared: "limits { at most 1 per day quiet on saturday, sunday }",
    },
    { name: "over a month", limits: "at most 1 per month", step: "at 2 prompts within 7d" },
    {
      name: "with an address",
      limits: "wait 1h",
      step: 'at 2 prompts within 7d notify "data@acme.example" by weekly digest at 3 prompts within 30d',
    },
  ])("$name", { timeout: 60_000 }, (small) => {
    expect(`\n${passes(small, small.more === undefined ? "1" : "sellers/1")}`).toMatchSnapshot();
  });
});

describe("steps that do not come about", () => {
  test("the arithmetic is said", () => {
    const small = { name: "", limits: "at most 3 within 7d", step: "at 5 prompts within 7d" };
    expect(reached(small)).toMatchInlineSnapshot(`
      {
        "because": "\`at most 3 within 7d\` allows 3 prompts in any 7d",
        "kind": "unreachable",
      }
    `);
  });

  test("a trigger that never holds is named", () => {
    const small = {
      name: "",
      when: "event.size > 3 and event.size < 2",
      limits: "",
      step: "at 1 occurrence within 7d",
    };
    expect(reached(small)).toEqual({
      kind: "unreachable",
      because: "no moment is an occurrence under this ladder, as its conditions exclude each other",
    });
  });

  test("what is not found is not called impossible", () => {
    const small = { name: "", when: "event.size * event.size is 7", limits: "", step: "at 1 occurrence within 7d" };
    expect(reached(small)).toEqual({ kind: "unknown" });
  });
});
