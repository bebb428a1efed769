/** Which files an editor's folders hold together. */
import { describe, expect, it } from "vitest";
import { rootsOf } from "../../src/server/repositories.js";

describe("repositories", () => {
  it.each([
    ["a folder and all below it", { "/w/p/a": "", "/w/p/q/b": "" }, { "/w/p/a": "/w/p", "/w/p/q/b": "/w/p" }],
    ["folders side by side", { "/w/p/a": "", "/w/q/b": "" }, { "/w/p/a": "/w/p", "/w/q/b": "/w/q" }],
    [
      "folders that an import joins",
      { "/w/p/a": 'import "../q/b"', "/w/q/b": "", "/w/r/c": "" },
      { "/w/p/a": "/w", "/w/q/b": "/w", "/w/r/c": "/w/r" },
    ],
  ])("%s", (_name, files, roots) => {
    expect(Object.fromEntries(rootsOf(new Map(Object.entries(files))))).toEqual(roots);
  });
});
