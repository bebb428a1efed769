import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { portableTools } from "../../src/simulator/bytes/source.js";
import { LineReader } from "../../src/simulator/events/line-reader.js";
import { JsonScanner, BLANK, NOT_JSON } from "../../src/simulator/json/scanner.js";
import { QuickLines } from "../../src/simulator/quick/quick-lines.js";
import {
  answerOf,
  brokenLine,
  fieldsOf,
  lineText,
  plainly,
  strictDecoder,
  typeOf,
  valueText,
  vocabulary,
} from "./lines-of-logs.js";
import { lineBuffer } from "./tools.js";

const encoder = new TextEncoder();
const quick = QuickLines.create([...vocabulary.events.values()], typeOf, portableTools, fieldsOf)!;
const reader = new LineReader(typeOf, portableTools, fieldsOf, quick.people);

/** One line after the other, in JavaScript. */
function inJavaScript(lines: readonly Uint8Array[]): unknown[] {
  return lines.map((line) => {
    const { bytes, start, end } = lineBuffer(line);
    reader.use(bytes);
    reader.look(0, start, end);
    reader.recognise(0);
    return answerOf(reader, 0);
  });
}

/** All lines as one block, in WebAssembly. */
function inWebAssembly(lines: readonly Uint8Array[]): unknown[] {
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  quick.memory.resize(length + 16);
  const { bytes } = quick.memory;
  // What an earlier block has left behind the lines must not matter.
  let end = 0;
  for (const line of lines) {
    bytes.set(line, end);
    end += line.length;
    bytes[end] = 10;
    end += 1;
  }
  const answers: unknown[] = [];
  let at = 0;
  while (at < end) {
    at = quick.look(at, end);
    for (let line = 0; line < quick.count; line += 1) answers.push(answerOf(quick, line));
  }
  return answers;
}

const ways = { "in JavaScript": inJavaScript, "in WebAssembly": inWebAssembly } as const;

function agree(read: (lines: readonly Uint8Array[]) => unknown[], texts: readonly (string | Uint8Array)[]): void {
  const lines = texts.map((line) => (typeof line === "string" ? encoder.encode(line) : line));
  const answers = read(lines);
  expect(answers.length).toBe(lines.length);
  for (const [at, line] of lines.entries()) {
    const plain = plainly(line);
    if (answers[at] === "plain") expect(plain).not.toBe("unreadable");
    else expect(answers[at]).toEqual(plain);
  }
}

const runs = Number(process.env["KAIROS_RUNS"] ?? 4000);

describe.each(Object.entries(ways))("the quick way of reading lines, %s", (_, read) => {
  it("agrees with parsing them, on lines like those of logs", () => {
    const lines = fc.array(lineText, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, (texts) => agree(read, texts)),
      { numRuns: runs / 2 },
    );
  });

  it("agrees with parsing them, on lines with a few bytes wrong", () => {
    const lines = fc.array(fc.oneof({ weight: 3, arbitrary: brokenLine }, lineText), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, (texts) => agree(read, texts)),
      { numRuns: runs / 2 },
    );
  });

  it.each([
    ["an overlong form of a character", [0x22, 0xc0, 0xaf, 0x22]],
    ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["a character beyond Unicode", [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ["half a character", [0x22, 0xe2, 0x82, 0x22]],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x31]],
    ["a control character in a string", [0x22, 0x01, 0x22]],
  ])("does not take %s", (__, bytes) => {
    const within = [...encoder.encode('{"a":'), ...bytes, 0x7d];
    for (const line of [bytes, within]) {
      agree(read, [Uint8Array.from(line)]);
      expect(read([Uint8Array.from(line)])).toEqual(["unreadable"]);
    }
  });

  it("follows nesting of any depth", () => {
    const deep = "[".repeat(10_000) + "{}" + "]".repeat(10_000);
    const event = `{"id":"e","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"ana","data":{"external":true,"more":${deep}}}`;
    agree(read, [event, event.slice(0, -5), `${"[{".repeat(5000)}`]);
    expect(read([encoder.encode(event)])).toMatchObject([{ person: "ana" }]);
  });

  it("does not take what every object inherits for a member", () => {
    agree(read, [
      '{"id":"e","type":"constructor","time":"2026-03-02T09:00:00Z","subject":"__proto__"}',
      '{"__proto__":{"type":"file.shared"},"id":"e"}',
      '{"id":"e","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"__proto__","data":{"__proto__":{"external":true}}}',
    ]);
    const line =
      '{"id":"e","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"a","data":{"__proto__":{"external":true}}}';
    expect(read([encoder.encode(line)])).toEqual(["plain"]);
  });

  it("tells many people and many texts of any length apart", () => {
    const text = (number: number): string => `${"person ".repeat(number % 9)}${number % 7919}`;
    const lines = Array.from(
      { length: 20_000 },
      (__, number) =>
        `{"id":"${number}","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"${text(number * 31)}","data":{"external":true,"recipient":"${text(number * 17)}","size":${10 ** (number % 18)}}}`,
    );
    agree(read, lines);
  });

  const numbers = (texts: readonly string[]): void =>
    agree(
      read,
      texts.flatMap((text) =>
        ["size", "ratio", "external", "recipient"].map(
          (field) =>
            `{"id":"e","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"a","data":{"external":true,"${field}":${text}}}`,
        ),
      ),
    );

  it("reads whole numbers of any length", () => {
    const sizes = [
      "0",
      "7",
      "12345678",
      "123456789",
      "123456789012345",
      "999999999999999",
      "1234567890123456",
      "00",
      "01",
      "0123456789",
    ];
    numbers([...sizes, ...sizes.map((size) => `-${size}`)]);
  });

  it("reads decimals as JSON.parse does, of any length, with or without a sign", () => {
    const digits = (least: number, most: number) =>
      fc.array(fc.nat(9), { minLength: least, maxLength: most }).map((each) => each.join(""));
    const decimal = fc
      .tuple(
        fc.constantFrom("", "-"),
        fc.oneof(fc.constant("0"), digits(1, 17)),
        digits(0, 20),
        fc.constantFrom("", "", "", "e3", "E-2", "."),
      )
      .map(([sign, whole, fraction, rest]) => `${sign}${whole}.${fraction}${rest}`);
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 8 }), (texts) => numbers(texts)),
      { numRuns: runs / 2 },
    );
    numbers(["0.1", "-0.0", "0.000000000000001", "0.00000000000001", "9.99999999999999", "123456789012345.0", "1.5.5"]);
  });

  it("reads times of every day", () => {
    const lines: string[] = [];
    for (const year of [1969, 1970, 1972, 1999, 2000, 2024, 2026, 2100, 9999]) {
      for (let month = 0; month <= 13; month += 1) {
        for (const day of [0, 1, 28, 29, 30, 31, 32]) {
          const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          lines.push(`{"id":"e","type":"door.opened","time":"${date}T23:59:59.999Z","subject":"a"}`);
        }
      }
    }
    agree(read, lines);
  });
});

describe("the scanner in JavaScript", () => {
  it("takes as JSON what JSON.parse takes, and nothing else", () => {
    const scanner = new JsonScanner();
    fc.assert(
      fc.property(fc.oneof(valueText, fc.string(), fc.json()), (line) => {
        const text = line.replaceAll("\n", " ");
        const { bytes, start, end } = lineBuffer(text);
        scanner.use(bytes);
        const result = scanner.scan(start, end, 0);
        let parses = true;
        try {
          JSON.parse(strictDecoder.decode(encoder.encode(text)));
        } catch {
          parses = false;
        }
        expect(result !== NOT_JSON && result !== BLANK).toBe(parses);
      }),
      { numRuns: runs },
    );
  });
});
