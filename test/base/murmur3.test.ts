import fc from "fast-check";
import { expect, test } from "vitest";
import { murmur3, murmur3OfAll } from "../../src/base/murmur3.js";

test.each([
  ["", 0, 0],
  ["", 1, 0x514e28b7],
  ["", 0xffffffff, 0x81f16f39],
  ["a", 0, 0x3c2569b2],
  ["aaaa", 0x9747b28c, 0x5a97808a],
  ["abc", 0, 0xb3dd93fa],
  ["hello, world", 0, 0x149bbb7f],
  ["Hello, world!", 0x9747b28c, 0x24884cba],
  ["ππππππππ", 0x9747b28c, 0xd58063c1],
  ["The quick brown fox jumps over the lazy dog", 0, 0x2e4ff723],
  ["The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2fa826cd],
])("murmur3(%j, %d)", (text, seed, hash) => expect(murmur3(text, seed)).toBe(hash));

test("texts one behind the other have the hash of the text that they make", () => {
  const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: "binary", maxLength: 8 }));
  fc.assert(fc.property(fc.array(text, { maxLength: 4 }), (texts) => murmur3OfAll(texts) === murmur3(texts.join(""))));
});
