import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutLines } from "../../src/simulator/bytes/lines.js";
import { portableTools } from "../../src/simulator/bytes/source.js";
import { textSource } from "./tools.js";

const decoder = new TextDecoder();

async function cut(
  text: string,
  options: { readonly maxLineBytes: number; readonly pieceBytes: number },
  readBytes: number,
) {
  const lines: (string | { readonly tooLong: number })[] = [];
  let bytes = new Uint8Array(0);
  await cutLines(
    textSource(text, "log", readBytes),
    {
      buffer: (buffer) => void (bytes = buffer as Uint8Array<ArrayBuffer>),
      line(start, end, number) {
        expect(bytes[end]).toBe(10);
        expect(number).toBe(lines.length + 1);
        lines.push(decoder.decode(bytes.subarray(start, end)));
      },
      tooLong(number, length) {
        expect(number).toBe(lines.length + 1);
        lines.push({ tooLong: length });
      },
    },
    portableTools,
    options,
  );
  return lines;
}

describe("cutting lines", () => {
  it("gives what splitting the text would, whatever the pieces, and passes over what is too long", async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "b", "\r", " "), maxLength: 60 }),
      fc.constant("x".repeat(300)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.boolean(),
        fc.integer({ min: 8, max: 64 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 20, max: 400 }),
        async (texts, endsInLineFeed, pieceBytes, readBytes, maxLineBytes) => {
          const text = `a\n${texts.join("\n")}${endsInLineFeed ? "\n" : ""}`;
          const split = text.split("\n");
          if (split.at(-1) === "") split.pop();
          const expected = split.map((one) => (one.length > maxLineBytes ? { tooLong: one.length } : one));
          expect(await cut(text, { maxLineBytes, pieceBytes }, readBytes)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
