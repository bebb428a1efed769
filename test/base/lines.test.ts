/** Offsets to lines and columns and back. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { LineIndex } from "../../src/base/lines.js";

it("counts lines of all kinds of ends, and columns in UTF-16 units, from 1", () => {
  const index = new LineIndex("a\nb\r\n😀c\rd");
  expect(index.lineCount).toBe(4);
  expect([1, 2, 3, 4].map((line) => index.line(line))).toEqual(["a", "b", "😀c", "d"]);
  expect(index.position(0)).toEqual({ line: 1, column: 1 });
  expect(index.position(1)).toEqual({ line: 1, column: 2 });
  expect(index.position(2)).toEqual({ line: 2, column: 1 });
  expect(index.position(7)).toEqual({ line: 3, column: 3 });
  expect(index.position(99)).toEqual({ line: 4, column: 2 });
  expect(index.offset({ line: 3, column: 3 })).toBe(7);
  expect(index.offset({ line: 1, column: 50 })).toBe(1);
  expect(index.offset({ line: 50, column: 1 })).toBe(10);
});

it("goes there and back", () => {
  const text = fc.array(fc.constantFrom("a", "\n", "\r\n", "\r", "é", "😀")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.nat(), (written, at) => {
      const index = new LineIndex(written);
      const offset = at % (written.length + 1);
      const inEnd = written[offset] === "\n" && written[offset - 1] === "\r";
      if (!inEnd) expect(index.offset(index.position(offset))).toBe(offset);
    }),
  );
});
