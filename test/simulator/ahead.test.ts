/** A replay of lines that another thread has noted gives the bytes of one that reads them itself, whatever the logs hold. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildReport, reportJson } from "../../src/report/index.js";
import { noteAhead } from "../../src/simulator/ahead/note-ahead.js";
import { NotedLogs } from "../../src/simulator/ahead/noted-logs.js";
import { Ring } from "../../src/simulator/ahead/ring.js";
import type { RingSize } from "../../src/simulator/ahead/ring.js";
import { nodeTools, openInput, replayNoted } from "../../src/simulator/files/index.js";
import { canBeNoted, replay } from "../../src/simulator/index.js";
import type { Log, Replayed, ReplayOptions } from "../../src/simulator/index.js";
import { QuickLines } from "../../src/simulator/quick/quick-lines.js";
import { TABLE, branch, happeningsOf, step } from "../report/branch.js";
import { answerOf, brokenLine, bundle, fieldsOf, lineText, typeOf } from "./lines-of-logs.js";
import { textSource } from "./tools.js";

type Run = (options: ReplayOptions) => Promise<Replayed>;
type Texts = ReadonlyMap<string, Uint8Array>;

async function bytesOf(logs: readonly Log[], people: ReplayOptions["people"], run: Run): Promise<string> {
  const decisions: string[] = [];
  const { tally, problems } = await run({
    bundle: branch,
    logs,
    tools: nodeTools,
    figures: { risk: "low" },
    ...(people === undefined ? {} : { people }),
    decisions: { write: (line) => void decisions.push(line), flush: async () => {} },
  });
  const report = buildReport(tally, { files: [], tzdata: "", problems, smallGroups: true });
  return [reportJson(report), ...decisions].join("\n");
}

const logsOf = (texts: Texts): Log[] =>
  [...texts].map(([name, text]) => ({
    format: "ndjson",
    source: { ...textSource(text, name), file: { path: name, isPlain: true } },
  }));

/** In one thread: all is noted first, in a ring that has room for it. */
function notedFirst(texts: Texts, size: RingSize, pieceBytes: number): Run {
  return async (options) => {
    const memory = Ring.memory(size);
    const ring = new Ring(memory, size);
    const noted = new NotedLogs(ring, async () => {});
    await noteAhead(
      { bundle: options.bundle, messages: options.decisions !== undefined, paths: [...texts.keys()], memory, size },
      ring,
      {
        tools: nodeTools,
        open: async (name) => textSource(texts.get(name)!, name, pieceBytes),
        post: (message) => noted.add(structuredClone(message)),
      },
      { pieceBytes },
    );
    return replay({ ...options, logs: options.logs.map((log) => ({ ...log, noted })) });
  };
}

const encoder = new TextEncoder();

describe("lines that were noted ahead", () => {
  it("give the bytes of lines that are read in place, wherever slots and pieces end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          steps: fc.array(step, { minLength: 1, maxLength: 80 }),
          any: fc.array(fc.tuple(fc.nat(90), fc.oneof(lineText, brokenLine)), { maxLength: 12 }),
          moved: fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 6 }),
          cut: fc.nat(100),
          people: fc.option(fc.constant(TABLE), { nil: undefined }),
          pieceBytes: fc.integer({ min: 40, max: 30_000 }),
          noteBytes: fc.integer({ min: 200, max: 20_000 }),
          lineBytes: fc.integer({ min: 100, max: 20_000 }),
          endsInLineFeed: fc.boolean(),
        }),
        async ({ steps, any, moved, cut, people, pieceBytes, noteBytes, lineBytes, endsInLineFeed }) => {
          const lines: (string | Uint8Array)[] = happeningsOf(steps).map(({ line }) => line);
          for (const [at, line] of any) lines.splice(at, 0, line);
          for (const [from, to] of moved) if (from < lines.length) lines.splice(to, 0, lines[from]!);
          const bytes = lines.map((line) => (typeof line === "string" ? encoder.encode(line) : line));
          const texts = new Map([
            ["first", joined(bytes.slice(0, cut), endsInLineFeed)],
            ["second", joined(bytes.slice(cut), endsInLineFeed)],
          ]);
          const noted = notedFirst(texts, { slots: 500, noteBytes, lineBytes }, pieceBytes);
          expect(await bytesOf(logsOf(texts), people, noted)).toBe(await bytesOf(logsOf(texts), people, replay));
        },
      ),
      { numRuns: Number(process.env["KAIROS_RUNS"] ?? 60) },
    );
  });

  it("number the lines behind a batch that no slot has room for", async () => {
    const lines = Array.from({ length: 200 }, (_, at) =>
      at === 70 ? `{"id":"${"x".repeat(9000)}"}` : at > 150 && at % 9 === 0 ? "{broken" : '{"type":"nowhere.known"}',
    );
    const texts = new Map([["log", encoder.encode(lines.join("\n"))]]);
    const noted = notedFirst(texts, { slots: 50, noteBytes: 40_000, lineBytes: 4000 }, 30_000);
    const found = await bytesOf(logsOf(texts), undefined, noted);
    expect(found).toContain(`"line": 154`);
    expect(found).toBe(await bytesOf(logsOf(texts), undefined, replay));
  });

  it("tell of a log that breaks off, and of a line that is too long to be held", async () => {
    const texts = new Map([
      ["utf-16.ndjson", new Uint8Array([0xff, 0xfe, 0x41, 0])],
      [
        "log",
        encoder.encode(
          `${happeningsOf(fc.sample(step, { numRuns: 30, seed: 3 }))
            .map(({ line }) => line)
            .join("\n")}\n`,
        ),
      ],
    ]);
    const noted = notedFirst(texts, { slots: 200, noteBytes: 4000, lineBytes: 4000 }, 500);
    const found = await bytesOf(logsOf(texts), undefined, noted);
    expect(found).toContain("wrong_encoding");
    expect(found).toBe(await bytesOf(logsOf(texts), undefined, replay));

    const long = new Map([
      ["long", encoder.encode(`{"id":"${"x".repeat(17 * 1024 * 1024)}"}\n{"type":"nowhere.known"}\n`)],
    ]);
    const cut = notedFirst(long, { slots: 50, noteBytes: 4000, lineBytes: 4000 }, 256 * 1024);
    const counted = await bytesOf(logsOf(long), undefined, cut);
    expect(counted).toContain("a line of 17825801 bytes");
    expect(counted).toBe(await bytesOf(logsOf(long), undefined, replay));
  });
});

describe("notes that were given away", () => {
  const quickLines = (): QuickLines => {
    const types = Object.keys(bundle.events).map((name) => typeOf(name)!);
    return QuickLines.create(types, typeOf, nodeTools, fieldsOf)!;
  };

  /** With texts that are met for the first time. */
  const word = fc.stringMatching(/^[a-z ]{0,12}$/);
  const usualLine = fc
    .record({ id: word, subject: word, source: word, recipient: word, size: fc.nat(), ratio: fc.double() })
    .map(({ id, subject, source, ...data }) => {
      const time = "2026-03-03T09:00:00Z";
      return JSON.stringify({ id, source, type: "file.shared", time, subject, data: { external: true, ...data } });
    });

  it("say of any field what they say where they were made, wherever the lines lie, whoever was known before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(lineText, usualLine), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.array(fc.constantFrom("somebody else", "ana", "bo"), { maxLength: 3 }),
        (lines, shift, before) => {
          const [there, here] = [quickLines(), quickLines()];
          const text = encoder.encode(lines.map((line) => `${line}\n`).join(""));
          for (const quick of [there, here]) quick.memory.resize(text.length + 4000);
          for (const person of before) here.people.numberOf(person);
          there.memory.bytes.set(text);
          here.memory.bytes.set(text, shift);
          for (let at = 0; at < text.length;) {
            at = there.look(at, text.length);
            const notes = new Int32Array(there.wordsOfNotes());
            there.giveNotes(notes, 0);
            expect(here.takeNotes(notes, 0, here.memory.at + shift - there.memory.at)).toBe(notes.length);
            expect(here.count).toBe(there.count);
            for (let line = 0; line < there.count; line += 1) {
              expect(answerOf(here, line)).toEqual(answerOf(there, line));
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a replay on two threads", () => {
  let entry: URL;
  const folder = mkdtempSync(path.join(tmpdir(), "kairos-ahead-"));

  beforeAll(async () => {
    const outfile = path.join(folder, "note-thread.mjs");
    await build({
      entryPoints: [path.join(import.meta.dirname, "../../src/simulator/files/note-thread.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      external: ["@duckdb/*"],
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
      logLevel: "silent",
    });
    entry = new URL(`file://${outfile}`);
  });

  const opened = async (file: string): Promise<Log> => {
    const found = await openInput(file);
    if ("problem" in found) throw new Error(found.problem.message);
    return { ...found, format: "ndjson" };
  };

  it("gives the bytes of one, of files plain and compressed that fill the ring many times", async () => {
    const some = happeningsOf(fc.sample(step, { numRuns: 400, seed: 7 })).map(({ line }) => line);
    const text = Array.from({ length: 200 }, (_, at) =>
      some.map((line) => line.replace('"id":"', `"id":"${at}-`)).join("\n"),
    ).join("\n");
    expect(text.length).toBeGreaterThan(10_000_000);
    const [plain, gzip] = [path.join(folder, "log.ndjson"), path.join(folder, "log.ndjson.gz")];
    writeFileSync(plain, text);
    writeFileSync(gzip, gzipSync(text).subarray(0, -8000));
    const logs = async (): Promise<Log[]> => Promise.all([opened(plain), opened(gzip)]);
    const noted = await bytesOf(await logs(), TABLE, (options) => {
      expect(canBeNoted(options)).toBe(true);
      return replayNoted(options, entry);
    });
    expect(noted).toContain('"truncated"');
    expect(noted).toBe(await bytesOf(await logs(), TABLE, replay));
  });

  it.each([
    ["the other thread notes them in vain", () => entry],
    ["the other thread has ended", () => new URL("data:text/javascript,")],
  ])("gives them too where lines cannot be scanned here, and %s", async (_, thread) => {
    const file = path.join(folder, "unscanned.ndjson");
    const lines = happeningsOf(fc.sample(step, { numRuns: 300, seed: 11 })).map(({ line }) => line);
    writeFileSync(file, `${lines.join("\n")}\n{broken\n`);
    const found = await bytesOf([await opened(file)], TABLE, (options) =>
      replayNoted({ ...options, quick: false }, thread()),
    );
    expect(found).toContain(`"line": ${lines.length + 1}`);
    expect(found).toBe(await bytesOf([await opened(file)], TABLE, replay));
  });

  it.each([
    ["throws", "throw new RangeError('too much')", "the thread that reads the logs stopped: too much"],
    ["ends", "process.exit(7)", "the thread that reads the logs stopped: it ended with status 7"],
  ])("rejects where the other thread %s", async (_, code, message) => {
    const failing = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    const logs = logsOf(new Map([["log", encoder.encode("{}\n")]]));
    await expect(replayNoted({ bundle: branch, logs }, failing)).rejects.toThrow(message);
  });

  it("is for files of CloudEvents alone", () => {
    const [log] = logsOf(new Map([["log", encoder.encode("{}\n")]]));
    expect(canBeNoted({ bundle: branch, logs: [log!] })).toBe(true);
    expect(canBeNoted({ bundle: branch, logs: [{ ...log!, mapping: "gateway" }] })).toBe(false);
    expect(canBeNoted({ bundle: branch, logs: [{ format: "ndjson", source: textSource("{}\n") }] })).toBe(false);
  });
});

function joined(lines: readonly Uint8Array[], endsInLineFeed: boolean): Uint8Array {
  const bytes = lines.flatMap((line, at) => [...line, ...(endsInLineFeed || at < lines.length - 1 ? [10] : [])]);
  return Uint8Array.from(bytes);
}
