import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codePointLength,
  codePointPrefix,
  compareCodePoints,
  editDistance,
  isWellFormed,
  lowerAscii,
} from "../../src/base/codepoints.js";

const text = fc.string({
  unit: fc.constantFrom("a", "b", "Z", "é", "\u{ffff}", "\u{e000}", "😀", "\u{10000}"),
  maxLength: 12,
});

test("order is by code point, not by UTF-16 unit", () => {
  expect(compareCodePoints("\u{ffff}", "\u{10000}")).toBeLessThan(0);
  expect(compareCodePoints("a", "ab")).toBeLessThan(0);
  expect(compareCodePoints("", "")).toBe(0);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
      expect(Math.sign(compareCodePoints(a, b))).toBe(expected);
    }),
  );
});

test("length and prefix count code points", () => {
  fc.assert(
    fc.property(text, fc.nat(14), (a, count) => {
      expect(codePointLength(a)).toBe([...a].length);
      expect(codePointPrefix(a, count)).toBe([...a].slice(0, count).join(""));
    }),
  );
});

test("well formed means no surrogate alone", () => {
  for (const fine of ["", "a", "😀", "a😀b"]) expect(isWellFormed(fine)).toBe(true);
  for (const broken of ["\ud800", "a\udc00", "\udc00\ud800", "😀\ud83d"]) expect(isWellFormed(broken)).toBe(false);
});

test("lower touches A to Z alone", () => {
  expect(lowerAscii("HELLO Ä İ ẞ Σ Ω 😀")).toBe("hello Ä İ ẞ Σ Ω 😀");
});

describe("edit distance", () => {
  function plain(first: string, second: string): number {
    const a = [...first];
    const b = [...second];
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row[b.length]!;
  }

  test.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["acme.example", "acrne.example", 2],
    ["ab", "ba", 2],
    ["😀", "😁", 1],
    ["é", "e\u0301", 2],
    ["A", "a", 1],
  ])("%j to %j", (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  test("agrees with the textbook, and within a bound where it is asked for one", () => {
    fc.assert(
      fc.property(text, text, fc.nat(8), (a, b, atMost) => {
        const distance = plain(a, b);
        expect(editDistance(a, b)).toBe(distance);
        const bounded = editDistance(a, b, atMost);
        if (distance <= atMost) expect(bounded).toBe(distance);
        else expect(bounded).toBeGreaterThan(atMost);
      }),
      { numRuns: 500 },
    );
  });
});
