/** The formatter: one layout, that changes nothing of what is said. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { identity } from "../../src/bundle/index.js";
import { format } from "../../src/syntax/index.js";
import { scan } from "../../src/syntax/lexer/scan.js";
import { layOut } from "../../src/syntax/printer/format.js";
import { Reporter } from "../../src/syntax/reporter.js";
import { parsed, withoutSpans } from "./parsing.js";
import { spread } from "./format-programs.js";

const formatted = (text: string): string => format({ path: "a.kairos", text }).text;
const laidOut = (text: string): string => layOut({ path: "a.kairos", text });
const comments = (text: string): string[] => parsed(text).comments.map((comment) => comment.text.trimEnd());

describe("any program", () => {
  const runs = { numRuns: 200 };

  it("says the same afterwards, with every comment between the same tokens", () => {
    fc.assert(
      fc.property(spread, (text) => {
        const { tree, diagnostics } = parsed(text.replaceAll("\r\n", "\n"));
        expect(diagnostics).toEqual([]);
        const out = laidOut(text);
        expect(withoutSpans(parsed(out).tree)).toEqual(withoutSpans(tree));
        expect(comments(out)).toEqual(comments(text));
        expect(inOrder(out)).toEqual(inOrder(text));
      }),
      runs,
    );
  });

  it("is laid out the same a second time", () => {
    fc.assert(
      fc.property(spread, (text) => {
        const once = laidOut(text);
        expect(laidOut(once)).toBe(once);
      }),
      runs,
    );
  });

  it("has neat lines", () => {
    fc.assert(
      fc.property(spread, (text) => {
        const out = laidOut(text);
        expect(out).not.toMatch(/[ \t\r]\n|\r|\n\n\n|^\n|\n\n$/);
        if (out !== "") expect(out.endsWith("\n")).toBe(true);
      }),
      runs,
    );
  });
});

/** Tokens and comments in their order, but for a comma before a closing bracket. */
function inOrder(text: string): string[] {
  const { tokens, comments: all } = scan(text, new Reporter("a.kairos", text));
  const kept = tokens.filter(({ image }, index) => image !== "," || !/^[\]}]$/.test(tokens[index + 1]?.image ?? ""));
  return [
    ...kept.map(({ startOffset, image }) => ({ start: startOffset, image })),
    ...all.map(({ span, text: written }) => ({ start: span.start, image: written.trimEnd() })),
  ]
    .toSorted((left, right) => left.start - right.start)
    .map(({ image }) => image);
}

describe("a file with mistakes", () => {
  const good = "segment   tall  when person.height>3\n";
  const neat = "segment tall when person.height > 3\n";

  it.each([
    ["an unknown word", 'policy p {\n title   "x"\n      colour  "red"\n}\n'],
    ["a brace that is missing", "policy p {\n  fatigue {\n     wait   4h\n\n"],
    ["a foreign comment", "limits {  wait   4h /* why */ }\n"],
    ["a text that is not closed", 'policy p {\n   title   "x\n}\n'],
    ["an operator of another language", "segment  x   when person.a   ==   3\n"],
    ["something that is no declaration", "colour   red  {   }\n"],
  ])("%s: leaves that declaration as it stands", (_, bad) => {
    expect(formatted(`${good}\n${bad}\n${good}`)).toBe(`${neat}\n${bad.trimEnd()}\n\n${neat}`);
  });

  it("tells what the parser says", () => {
    expect(format({ path: "a.kairos", text: "limits { wait 7 days }" }).diagnostics).toHaveLength(1);
  });

  it("is understood as before, whatever is missing", () => {
    fc.assert(
      fc.property(spread, fc.nat(), fc.nat(40), (text, at, length) => {
        const start = at % (text.length + 1);
        const broken = (text.slice(0, start) + text.slice(start + length)).replaceAll(/\r\n?/g, "\n");
        const out = formatted(broken);
        expect(withoutSpans(parsed(out).tree)).toEqual(withoutSpans(parsed(broken).tree));
        expect(inOrder(out)).toEqual(inOrder(broken));
      }),
      { numRuns: 200 },
    );
  });
});

describe("the example policies", () => {
  const folder = join(import.meta.dirname, "../../policies");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));

  it("compile to the same bundle after every way to space them", () => {
    const before = compile(files, {}).bundle;
    const squeezed = files.map(({ path, text }) => ({
      path,
      text: layOut({ path, text: text.replaceAll(/\n +/g, "\n") }),
    }));
    const after = compile(squeezed, {}).bundle;
    expect(before && after && identity(after)).toBe(before && identity(before));
  });

  it.each(files)("$path is formatted", (file) => {
    expect(format(file).text).toBe(file.text);
  });
});
