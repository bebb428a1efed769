/** A replay gives the same bytes whether lines are scanned in WebAssembly or read in JavaScript. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/canonical.js";
import { buildReport } from "../../src/report/index.js";
import { PeopleTable, replay } from "../../src/simulator/index.js";
import { QuickLines } from "../../src/simulator/quick/quick-lines.js";
import type { ReplayOptions } from "../../src/simulator/index.js";
import { portableTools } from "../../src/simulator/bytes/source.js";
import { nodeTools } from "../../src/simulator/files/index.js";
import type { Expr } from "../../src/bundle/types.js";
import { bundle, brokenLine, lineText } from "./lines-of-logs.js";
import { office, shared } from "./office.js";
import { bundleOf, eventType, ndjson, policyOn, textSource } from "./tools.js";

type Text = string | Uint8Array;

async function replayed(options: Omit<ReplayOptions, "logs">, text: Text, pieceBytes: number): Promise<string> {
  const decisions: string[] = [];
  const sink = { write: (line: string) => void decisions.push(line), flush: async () => {} };
  const logs = [{ source: textSource(text, "log", pieceBytes), format: "ndjson" as const }];
  const { tally, problems } = await replay({ ...options, logs, decisions: sink });
  return [canonicalJson(buildReport(tally, { files: ["log"], tzdata: "", problems })), ...decisions].join("\n");
}

async function agree(
  options: Omit<ReplayOptions, "logs" | "quick">,
  text: Text,
  pieceBytes = Infinity,
): Promise<string> {
  const quick = await replayed({ ...options, quick: true }, text, pieceBytes);
  expect(quick).toBe(await replayed({ ...options, quick: false }, text, pieceBytes));
  return quick;
}

const encoder = new TextEncoder();

/** Whole numbers below a bound, always the same ones. */
function prng(seed: number): (bound: number) => number {
  return (bound) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
}

/** Bytes of lines, the last with or without its line feed. */
function joined(lines: readonly Text[], endsInLineFeed: boolean): Uint8Array {
  const bytes = lines.flatMap((line, at) => [
    ...(typeof line === "string" ? encoder.encode(line) : line),
    ...(endsInLineFeed || at < lines.length - 1 ? [10] : []),
  ]);
  return Uint8Array.from(bytes);
}

describe("a replay by way of WebAssembly", () => {
  it("can be had here", () => {
    expect(
      QuickLines.create(
        [],
        () => undefined,
        nodeTools,
        () => new Set(),
      ),
    ).toBeDefined();
  });

  it("says what one in JavaScript says, of any lines, cut into any pieces", async () => {
    const lines = fc.array(fc.oneof({ weight: 4, arbitrary: lineText }, { weight: 1, arbitrary: brokenLine }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), fc.integer({ min: 5, max: 400 }), async (texts, ends, pieceBytes) => {
        await agree({ bundle }, joined(texts, ends), pieceBytes);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["Node.js", nodeTools],
    ["any runtime", portableTools],
  ])(
    "says the same of thousands of people and of lines longer than memory was, with the tools of %s",
    async (_, tools) => {
      // More than the table foresees.
      const people = new Map(Array.from({ length: 3000 }, (__, at) => [`person ${at}`, { level: at % 7 }]));
      const long = "x".repeat(400_000);
      const very = "very, ".repeat(100);
      const events = Array.from({ length: 20_000 }, (__, at) => {
        const id = `e${String(at).padStart(6, "0")}`;
        const time = new Date(Date.UTC(2026, 2, 2) + at * 60_000).toISOString();
        const who =
          at % 5 === 0
            ? `somebody whose name is ${very}very long, and number ${at % 3000}`
            : `person ${(at * 7) % 9000}`;
        const event = shared(id, time, who, { external: at % 3 === 0, size: (at * 37) % 2000 });
        return at % 4000 === 17 ? { ...event, note: long } : event;
      });
      const text = await agree({ bundle: office, people: PeopleTable.of(people), tools }, ndjson(...events));
      expect(text.split("\n").length).toBeGreaterThan(5000);
    },
  );

  it.each([
    ["as they mostly are", (line: string) => line],
    ["with space around", (line: string) => line.replaceAll(/[:,]/g, " $& ")],
    ["with names that are long", (line: string) => line.replaceAll("size", "size_of_the_shared_file")],
  ])(
    "is not misled by the lines before: members %s, and any one byte another, missing or there twice",
    async (_, as) => {
      const line = as(
        '{"specversion":"1.0","id":"e1","type":"file.shared","time":"2026-03-02T09:00:00Z","subject":"ana","data":{"size":5,"external":true,"colour":"red"}}',
      );
      const lines = [...line].flatMap((character, at) =>
        ["", character.repeat(2), " ", '"', "}", "x"].flatMap((other) => [
          line,
          line.slice(0, at) + other + line.slice(at + 1),
        ]),
      );
      await agree({ bundle }, joined(lines, true));
    },
  );

  it("names a type that has half a character in it", async () => {
    const line = '{"id":"e1","type":"\\ud800","source":"/mail"}';
    expect(await agree({ bundle }, line)).toContain('"detail":"\ufffd"');
  });

  it("keeps the texts of fields apart, of which there are more than it remembers, and some stand twice in a line", async () => {
    const names = ["a", "b", "c", "d"];
    const value = (name: string): Expr => ({ op: "event", type: "string", name });
    const talking = bundleOf({
      events: { "word.said": eventType(Object.fromEntries(names.map((name) => [name, { type: "string" }]))) },
      policies: {
        echo: policyOn(["word.said"], {
          message: { mode: "feedback", body: { en: names.map((name) => ({ value: value(name) })) } },
        }),
      },
    });
    const draw = prng(7);
    const members = (): string =>
      // In any order, and one of them perhaps once more.
      [...names, names[draw(4)]!]
        .slice(0, 4 + draw(2))
        .toSorted(() => draw(3) - 1)
        .map((name) => `"${name}":"${name}${draw(900)}"`)
        .join();
    const lines = Array.from({ length: 20_000 }, (_, at) => {
      const time = new Date(Date.UTC(2026, 2, 2) + at * 1000).toISOString();
      return `{"id":"e${at}","type":"word.said","time":"${time}","subject":"p${at % 50}","data":{${members()}}}`;
    });
    const text = await agree({ bundle: talking }, joined(lines, true));
    expect(text.split("\n").length).toBe(20_001);
  });

  it("sees the text that only a layer looks at", async () => {
    const layered = bundleOf({
      events: { "tool.used": eventType({ tool: { type: "string" } }, [{ level: "high" }]) },
      baselines: {
        course: {
          title: { en: ["Tools"] },
          controls: [],
          for: "everyone",
          covers: [
            {
              on: ["tool.used"],
              when: {
                op: "is",
                type: "bool",
                args: [
                  { op: "event", type: "string", name: "tool" },
                  { op: "literal", type: "string", value: "chat" },
                ],
              },
            },
          ],
        },
      },
    });
    const used = (id: string, tool: string): unknown => ({
      id,
      type: "tool.used",
      time: "2026-03-02T09:00:00Z",
      subject: "ana",
      data: { tool },
    });
    for (const quick of [true, false]) {
      const logs = [
        { source: textSource(ndjson(used("e1", "chat"), used("e2", "editor"))), format: "ndjson" as const },
      ];
      const { tally } = await replay({ bundle: layered, logs, quick });
      expect([...tally.moments.left].reduce((sum, count) => sum + count, 0)).toBe(1);
    }
  });
});
