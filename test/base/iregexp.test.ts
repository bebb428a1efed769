import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkPattern, compileIRegexp, patternSize } from "../../src/base/iregexp.js";

function matches(pattern: string, text: string): boolean {
  const compiled = compileIRegexp(pattern);
  if ("problem" in compiled) throw new Error(compiled.problem.message);
  return compiled.matches(text);
}

describe("a pattern takes the whole string, by code point", () => {
  test.each([
    ["", "", true],
    ["", "a", false],
    ["a.c", "abc", true],
    ["a.c", "a😀c", true],
    ["a.c", "a\nc", false],
    ["a.c", "a\rc", false],
    ["a.c", "a\u2028c", true],
    ["a", "ba", false],
    ["a|bc", "bc", true],
    ["a|bc", "abc", false],
    ["|a", "", true],
    ["a{2}", "aa", true],
    ["a{2}", "aaa", false],
    ["a{2,}", "aaaaa", true],
    ["a{0,2}", "aaa", false],
    ["(ab)*", "ababab", true],
    ["[a-c]+", "abcabc", true],
    ["[^a-c]", "d", true],
    ["[^a-c]", "\n", true],
    ["[-a]", "-", true],
    ["[a-]", "-", true],
    ["[\\-\\]]+", "]-", true],
    ["[$^]", "^", true],
    ["^a$", "a", true],
    ["^a$", "^a$", false],
    ["\\^a[$]", "^a$", true],
    ["a^b", "a^b", false],
    ["\\.", ".", true],
    ["\\.", "a", false],
    ["\\n", "\n", true],
    ["/&<>\"'", "/&<>\"'", true],
    ["\\p{L}+", "aÄж", true],
    ["\\p{Lu}", "a", false],
    ["\\P{L}", "1", true],
    ["[\\p{L}\\p{Nd}]+", "a1", true],
    ["[^\\P{L}]", "a", true],
    ["[^\\p{L}1]", "2", true],
    ["\\p{Cn}", "\u0378", true],
    ["\\p{Cn}", "a", false],
    ["\\P{Cn}", "a", true],
    ["\\p{C}", "\u0000", true],
    ["\\p{C}", "\u0378", true],
    ["[\\P{C}]", "a", true],
    ["[\\P{C}]", "\u0000", false],
    ["😀{2}", "😀😀", true],
    ["[😀-😂]", "😁", true],
    ["(?:a)", "a", undefined],
    ["\\d", "1", undefined],
    ["a*?", "a", undefined],
    ["a**", "a", undefined],
    ["*", "", undefined],
    ["(", "", undefined],
    [")", "", undefined],
    ["[", "", undefined],
    ["[]", "", undefined],
    ["[^]", "", undefined],
    ["[b-a]", "", undefined],
    ["[a-z-9]", "", undefined],
    ["[[:alpha:]]", "", undefined],
    ["a]", "", undefined],
    ["a}", "", undefined],
    ["a{", "", undefined],
    ["a{,2}", "", undefined],
    ["a{3,2}", "", undefined],
    ["a{99999}", "", undefined],
    ["\\", "", undefined],
    ["\\p{Foo}", "", undefined],
    ["\\p{Cs}", "", undefined],
    ["\\1", "", undefined],
    ["\ud800", "", undefined],
  ])("%j on %j", (pattern, text, expected) => {
    if (expected === undefined) expect(checkPattern(pattern)).toBeDefined();
    else expect(matches(pattern, text)).toBe(expected);
  });

  test("a problem says where it is", () => {
    expect(checkPattern("ab\\d")).toEqual({ offset: 3, message: "there is no `\\d`; I-Regexp has few escapes" });
  });

  test("what makes others hang takes no time", () => {
    expect(matches("(a*)*b", "a".repeat(20_000))).toBe(false);
  });

  test("deep brackets and great repeats are refused, not run", () => {
    expect(checkPattern("(".repeat(200) + ")".repeat(200))?.message).toMatch("too deep");
    expect(checkPattern("((a{1000}){1000}){1000}")?.message).toMatch("count to more than 1000");
    expect(checkPattern("(a{10}){100}")).toBeUndefined();
    expect(checkPattern("(x(a{10}|b)){101}")?.message).toMatch("count to more than 1000");
    expect(checkPattern("(a{1000}){0,}")).toBeUndefined();
    expect(checkPattern("(abcdefghij){1000}")).toBeUndefined();
    expect(checkPattern("(abcdefghij){1000}k")).toEqual({ offset: 18, message: "the pattern is too large" });
    expect(checkPattern("a{1000}".repeat(11))).toEqual({ offset: 70, message: "the pattern is too large" });
    expect(checkPattern("a{1000}".repeat(10))).toBeUndefined();
    expect(patternSize("a(b|[cd]{3}){2}e{2,5}f*g{2,}")).toBe(1 + 2 * (1 + 3) + 5 + 1 + 2);
  });
});

const folder = new URL("../../../shared/data/iregexp/", import.meta.url);
const present = existsSync(folder);
if (!present)
  process.stderr.write(
    "skipped: the I-Regexp cases of the JSONPath compliance suite (../shared/data/iregexp is not there)\n",
  );
describe.skipIf(!present)("the JSONPath compliance suite", () => {
  interface Case {
    readonly name: string;
    readonly selector: string;
    readonly document?: readonly unknown[];
    readonly result?: readonly unknown[];
    readonly results?: readonly (readonly unknown[])[];
  }
  const read = (name: string): readonly Case[] =>
    present ? JSON.parse(readFileSync(new URL(name, folder), "utf8")).tests : [];

  for (const [file, verb] of [
    ["jsonpath-cts-match.json", "match"],
    ["jsonpath-cts-search.json", "search"],
  ] as const) {
    // Patterns that stand in the selector as a literal; the others are about JSONPath, not about patterns.
    const literal = new RegExp(
      `^\\$\\[\\?(!?)${verb}\\(@(?:\\.([a-z]+))?, *(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)")\\)\\]$`,
    );
    for (const { name, selector, document, result } of read(file)) {
      const parts = literal.exec(selector);
      if (parts === null || document === undefined || result === undefined) continue;
      test(`${verb}: ${name}`, () => {
        const quoted = parts[4] ?? parts[3]!.replaceAll("\\'", "'").replaceAll('"', '\\"');
        const compiled = compileIRegexp(JSON.parse(`"${quoted}"`));
        const holds = (value: unknown): boolean => {
          const subject = parts[2] === undefined ? value : (value as Record<string, unknown>)[parts[2]];
          if (typeof subject !== "string" || "problem" in compiled) return parts[1] === "!";
          return (verb === "match" ? compiled.matches(subject) : compiled.searches(subject)) !== (parts[1] === "!");
        };
        expect(document.filter(holds)).toEqual(result);
      });
    }
  }
});
