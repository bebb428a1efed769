/** Answers of the oracle's own functions that others have published. */
import { expect, test } from "vitest";
import { murmur3 } from "./texts.js";

test("murmur3 has the answers of its reference", () => {
  expect(murmur3("")).toBe(0n);
  expect(murmur3("test")).toBe(0xba6bd213n);
  expect(murmur3("hello")).toBe(0x248bfa47n);
  expect(murmur3("hello, world")).toBe(0x149bbb7fn);
  expect(murmur3("The quick brown fox jumps over the lazy dog")).toBe(0x2e4ff723n);
});
