/**
 * What must hold of every diff: nothing is said where nothing changed, nothing that is decided otherwise goes unsaid, and
 * every example is one, by the word of the oracle.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bundle } from "../../../src/bundle/types.js";
import { compile } from "../../../src/compiler/index.js";
import { format } from "../../../src/syntax/index.js";
import { diff, KINDS, wordsOfKinds, type Change, type Example } from "../../../src/workbench/index.js";
import { drawBundle } from "../../generators/bundle.js";
import { Draw } from "../../generators/draw.js";
import { mutated } from "../../generators/mutate.js";
import { drawTimeline, type Step } from "../../generators/timeline.js";
import { canonical } from "../../oracle/canonical.js";
import { Oracle } from "../../oracle/oracle.js";
import { comparable } from "../../oracle/agreement.js";
import { bundlesOf, changes, refactorings } from "./pairs.js";

const timeout = Number(process.env["TIMEOUT"] ?? 120_000);
const seed = Number(process.env["SEED"] ?? 20_261_125);

interface Mutation {
  readonly old: Bundle;
  readonly next: Bundle;
  readonly timeline: readonly Step[];
}

class Mutations extends fc.Arbitrary<Mutation | undefined> {
  override generate(random: fc.Random): fc.Value<Mutation | undefined> {
    const draw = new Draw(random);
    const { bundle, vocabulary } = drawBundle(draw);
    const next = mutated(draw, bundle);
    const timeline = drawTimeline(draw, bundle, vocabulary, draw.int(5, 25));
    return new fc.Value(next && { old: bundle, next, timeline }, undefined);
  }
  override canShrinkWithoutContext(_value: unknown): _value is Mutation | undefined {
    return false;
  }
  override shrink(): fc.Stream<fc.Value<Mutation | undefined>> {
    return fc.Stream.nil();
  }
}

function decided(bundle: Bundle, timeline: readonly Step[]): string[] {
  const oracle = new Oracle(bundle);
  return timeline.map(({ event, person }) => comparable(oracle.take(event, person)));
}

describe("generated bundles", () => {
  const runs = Number(process.env["RUNS"] ?? 60);

  test("the same bundle has no changes", { timeout }, () => {
    fc.assert(
      fc.property(new Mutations(), (mutation) => {
        if (mutation === undefined) return;
        const copy = JSON.parse(JSON.stringify(mutation.old)) as Bundle;
        expect(diff(mutation.old, copy).changes).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  });

  test("what is decided otherwise is a change, and every example shows one", { timeout }, () => {
    let otherwise = 0;
    let examples = 0;
    fc.assert(
      fc.property(new Mutations(), (mutation) => {
        if (mutation === undefined) return;
        const { old, next, timeline } = mutation;
        const { changes: found } = diff(old, next);
        if (decided(old, timeline).join("\n") !== decided(next, timeline).join("\n")) {
          otherwise += 1;
          if (found.length === 0) throw new Error(`no change in meaning:\n${differences(old, next)}`);
        }
        for (const change of found) examples += checkExamples(change, old, next);
      }),
      { numRuns: runs * 3, seed },
    );
    expect(otherwise).toBeGreaterThan(runs / 3);
    expect(examples).toBeGreaterThan(runs / 20);
  });
});

/** Where two documents differ, by pointer. */
function differences(old: unknown, next: unknown, pointer = ""): string {
  if (canonical(old ?? null) === canonical(next ?? null)) return "";
  if (typeof old !== "object" || typeof next !== "object" || old === null || next === null) {
    return `${pointer}: ${JSON.stringify(old)} → ${JSON.stringify(next)}\n`;
  }
  const names = new Set([...Object.keys(old), ...Object.keys(next)]);
  const own = (value: object, name: string): unknown => (value as Record<string, unknown>)[name];
  return [...names].map((name) => differences(own(old, name), own(next, name), `${pointer}/${name}`)).join("");
}

/** An example of a trigger is an occurrence in one bundle alone. */
function checkExamples(change: Change, old: Bundle, next: Bundle): number {
  if (!change.kind.startsWith("trigger-")) return 0;
  const { examples = [] } = change;
  for (const example of examples) {
    const policy = change.subject.name!;
    const [holds, holdsNot] = example.only === "new" ? [next, old] : [old, next];
    expect([occurs(holds, example, policy), occurs(holdsNot, example, policy)]).toEqual([true, false]);
  }
  const only = examples.map((example) => example.only).toSorted();
  const expected = { widened: ["new"], narrowed: ["old"], moved: ["new", "old"], undecided: [] };
  expect(only).toEqual(expected[change.kind.slice("trigger-".length) as keyof typeof expected]);
  return examples.length;
}

function occurs(bundle: Bundle, { earlier, event, person }: Example, policy: string): boolean {
  const oracle = new Oracle(bundle);
  for (const before of earlier) oracle.take(before, person);
  const outcome = oracle.take(event, person);
  const decisions = "decisions" in outcome ? outcome.decisions : [];
  return decisions.some(
    (decision) => decision.policy === policy && decision.outcome !== "escalate" && decision.event === event["id"],
  );
}

describe("pairs of policy sets", () => {
  test.each(changes)("examples of $name", (pair) => {
    const { old, next } = bundlesOf(pair);
    for (const change of diff(old, next).changes) checkExamples(change, old, next);
  });

  test("the other way round, what was widened is narrowed", () => {
    const opposite: Readonly<Record<string, string>> = {
      widened: "narrowed",
      narrowed: "widened",
      loosened: "tightened",
      tightened: "loosened",
      added: "removed",
      removed: "added",
      raised: "lowered",
      lowered: "raised",
      sooner: "later",
      later: "sooner",
      lengthened: "shortened",
      shortened: "lengthened",
    };
    for (const pair of changes) {
      const { old, next } = bundlesOf(pair);
      const forward = diff(old, next).changes.map(({ kind }) =>
        kind.replace(/[a-z]+$/, (word) => opposite[word] ?? word),
      );
      const back = diff(next, old).changes.map(({ kind }) => kind as string);
      expect([pair.name, back.toSorted()]).toEqual([pair.name, forward.toSorted()]);
    }
  });
});

describe("the example policies", () => {
  const folder = join(import.meta.dirname, "../../../policies");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));

  test("formatted, in one file, or in files with other names, they mean the same", { timeout }, () => {
    const { bundle } = compile(files);
    const squeezed = files.map(({ path, text }) => ({
      path,
      // Layout as nobody writes it, then formatted.
      text: format({ path, text: text.replaceAll(/\n +/g, "\n") }).text,
    }));
    expect(diff(bundle!, compile(squeezed).bundle!).changes).toEqual([]);
  });
});

describe("kinds", () => {
  test("every pair's kinds are declared, and every word stands for at least one", () => {
    const declared = new Set<string>(KINDS.map(({ kind }) => kind));
    for (const pair of [...changes, ...refactorings]) {
      const { old, next } = bundlesOf(pair);
      for (const { kind } of diff(old, next).changes) expect(declared).toContain(kind);
    }
    for (const [, kinds] of wordsOfKinds()) expect(kinds.size).toBeGreaterThan(0);
  });
});
