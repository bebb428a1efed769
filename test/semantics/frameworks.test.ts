import { expect, test } from "vitest";
import { FRAMEWORKS } from "../../src/semantics/frameworks/index.js";

test("every function and category of the NIST CSF has a title, and nothing else has", () => {
  const { identifiers, titles } = FRAMEWORKS.get("nist_csf_2")!;
  expect([...titles.keys()].toSorted()).toEqual([...identifiers].filter((one) => !one.includes("-")).toSorted());
});
