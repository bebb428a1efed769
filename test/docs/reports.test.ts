/** The page on what commands write names every table, and nothing that is none. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CSV_NAMES } from "../../src/report/index.js";

test("every CSV table stands in the page once", () => {
  const page = readFileSync("docs/reports.md", "utf8");
  const named = [...page.matchAll(/`(\w+\.csv)`/g)].map(([, name]) => name!);
  expect(named.toSorted()).toEqual(CSV_NAMES.toSorted());
});
