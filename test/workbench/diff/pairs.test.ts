/** What `kairos diff` says of pairs of policy sets: both sources and the words stand together in the snapshot. */
import { describe, expect, test } from "vitest";
import { diff, diffJson, diffText } from "../../../src/workbench/index.js";
import { expectValid } from "../../schemas.js";
import { bundlesOf, changes, refactorings, type PairOfSets } from "./pairs.js";

describe("pairs that mean something else", () => {
  test.each(changes)("$name", (pair) => {
    const { old, next } = bundlesOf(pair);
    const found = diff(old, next);
    expectValid("diff", diffJson(found, { path: "old", bundle: old }, { path: "new", bundle: next }));
    expect(found.changes).not.toEqual([]);
    expect(`\n${sourcesOf(pair)}${diffText(found)}`).toMatchSnapshot();
  });
});

describe("pairs that mean the same", () => {
  test.each(refactorings)("$name", (pair) => {
    const { old, next } = bundlesOf(pair);
    expect(diffText(diff(old, next))).toBe("no change in meaning\n");
    expect(diffText(diff(next, old))).toBe("no change in meaning\n");
  });
});

/** The lines that only one of the two has. */
function sourcesOf(pair: PairOfSets): string {
  const lines = (which: "old" | "new"): string[] =>
    `${pair.vocabulary?.[which] ?? ""}\n${pair[which]}`.split("\n").map((line) => line.trim());
  const [old, next] = [lines("old"), lines("new")];
  const only = (some: readonly string[], others: readonly string[]): string[] =>
    some.filter((line) => line !== "" && !others.includes(line));
  const show = (title: string, some: readonly string[]): string =>
    `${title}\n${some.map((line) => `    ${line}\n`).join("")}`;
  return `${show("old", only(old, next))}${show("new", only(next, old))}\n`;
}
