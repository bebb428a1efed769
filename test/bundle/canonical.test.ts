/** Canonical JSON and the identity of a bundle. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/base/canonical.js";
import { sha256Hex } from "../../src/base/hash.js";
import { bundleText, canonicalBytes, identity, loadBundle } from "../../src/bundle/index.js";
import type { Bundle } from "../../src/bundle/types.js";
import { sample, sampleWith } from "./sample.js";

const vectors = fileURLToPath(new URL("../../../shared/data/jcs/", import.meta.url));
const names = existsSync(vectors) ? readdirSync(`${vectors}input`).map((file) => file.replace(/\.json$/, "")) : [];
if (names.length === 0) process.stderr.write("skipped: the RFC 8785 vectors are not beside this repository\n");

describe.skipIf(names.length === 0)("RFC 8785 vectors", () => {
  test.each(names)("%s", (name) => {
    const input: unknown = JSON.parse(readFileSync(`${vectors}input/${name}.json`, "utf8"));
    const expected = readFileSync(`${vectors}outhex/${name}.txt`, "utf8").trim().split(/\s+/).join(" ");
    const bytes = new TextEncoder().encode(canonicalJson(input));
    expect([...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")).toBe(expected);
    expect(canonicalJson(input)).toBe(readFileSync(`${vectors}output/${name}.json`, "utf8"));
  });

  test("are six", () => expect(names).toHaveLength(6));
});

describe("canonical JSON", () => {
  test.each([
    [-0, "0"],
    [1e21, "1e+21"],
    [0.1 + 0.2, "0.30000000000000004"],
    [{ b: 1, a: [true, null, "é\u0001"] }, '{"a":[true,null,"é\\u0001"],"b":1}'],
    [{ "\ufb33": 1, "\ud83d\ude00": 2 }, '{"\ud83d\ude00":2,"\ufb33":1}'],
  ])("%j", (value, expected) => expect(canonicalJson(value)).toBe(expected));

  test.each([[NaN], [Infinity], ["\ud800"], [{ "\udc00": 1 }], [undefined]])("refuses what is no JSON", (value) => {
    expect(() => canonicalJson({ value })).not.toThrow(/never/);
    expect(() => canonicalJson(value)).toThrow();
  });

  test("is a fixed point, and the order of keys leaves no trace", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(shuffled(value))).toBe(text);
      }),
    );
  });
});

test("the identity is the SHA-256 of the canonical bytes, and the source map is not part of it", () => {
  const text = new TextDecoder().decode(canonicalBytes(sample));
  expect(text).not.toContain("sourceMap");
  expect(identity(sample)).toBe(sha256Hex(text));
  expect(identity(sample)).toMatch(/^[0-9a-f]{64}$/);
  expect(identity(sampleWith({ "/sourceMap": undefined }) as Bundle)).toBe(identity(sample));
  expect(identity(sampleWith({ "/policies/click/priority": 6 }) as Bundle)).not.toBe(identity(sample));
});

test("the document that is written comes back equal, with the same identity", () => {
  const { bundle } = loadBundle(bundleText(sample));
  expect(bundle).toEqual(sample);
  expect(identity(bundle!)).toBe(identity(sample));
});

test("the hash is the published one", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}
