/** A replay on several threads gives the bytes of one: report, decisions and problems, whatever the logs hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { murmur3 } from "../../src/base/murmur3.js";
import { buildReport, reportJson } from "../../src/report/index.js";
import { replay, replayOnThreads, whyOneThread } from "../../src/simulator/index.js";
import type { ByteSource, Log, Replayed, ReplayOptions, Threads } from "../../src/simulator/index.js";
import { nodeThreads, nodeTools } from "../../src/simulator/files/index.js";
import type { FromPart, ToPart } from "../../src/simulator/threads/messages.js";
import { replayPart } from "../../src/simulator/threads/part.js";
import { partOf, partOfText } from "../../src/simulator/threads/parts.js";
import { TABLE, branch, happeningsOf, step } from "../report/branch.js";
import { brokenLine, lineText } from "./lines-of-logs.js";
import { textSource } from "./tools.js";

const DAY_MS = 86_400_000;

/** Parts that run side by side in one thread; messages are cloned and come later, as between threads. */
function threadsOf(count: number, texts: ReadonlyMap<string, Text>, pieceBytes: number): Threads {
  const open = async (path: string): Promise<ByteSource> => textSource(texts.get(path)!, path, pieceBytes);
  return {
    count,
    open,
    start(start, listener, failed) {
      let listenerOfPart: ((message: ToPart) => void) | undefined;
      const early: ToPart[] = [];
      const later = (work: () => void): void => void setImmediate(work);
      const host = {
        tools: nodeTools,
        open,
        post: (message: FromPart) => later(() => listener(structuredClone(message))),
        listen: (told: (message: ToPart) => void) => {
          listenerOfPart = told;
          for (const message of early) told(message);
        },
      };
      const running = replayPart(structuredClone(start), host).catch(failed);
      return {
        post: (message) =>
          later(() => (listenerOfPart === undefined ? early.push(message) : listenerOfPart(structuredClone(message)))),
        end: async () => void (await running),
      };
    },
  };
}

type Text = string | Uint8Array;
type Options = Pick<ReplayOptions, "bundle" | "people" | "figures">;

async function bytesOf(
  logs: () => readonly Log[],
  options: Options,
  run: (options: ReplayOptions) => Promise<Replayed>,
): Promise<string> {
  const decisions: string[] = [];
  const { tally, problems } = await run({
    ...options,
    logs: logs(),
    tools: nodeTools,
    decisions: { write: (line) => void decisions.push(line), flush: async () => {} },
  });
  const report = buildReport(tally, { files: [], tzdata: "", problems, smallGroups: true });
  return [reportJson(report), ...decisions].join("\n");
}

const byDepartment: Bundle = {
  ...branch,
  limits: [
    ...branch.limits,
    {
      kind: "at_most",
      text: "at most 3 per day for each department",
      count: 3,
      window: "day",
      scope: { prompts: "all", for: { attribute: "department" } },
    },
  ],
  partition: { attribute: "department" },
};

const encoder = new TextEncoder();
const event = (id: string, subject: string, more = ""): string =>
  `{"id":"${id}","type":"file.shared","time":"2026-03-03T09:00:00Z",${subject}"data":{"external":true}${more}}`;

/** Lines whose person is not plain to see, beside some of which nothing comes. */
const ODD_LINES: readonly string[] = [
  event("o1", `"subject":"\\u0061na",`),
  event("o2", `"s\\u0075bject":"ana",`),
  event("o3", `"subject":"bo","subject":"ana",`),
  event("o4", `"subject" : "cy" ,`),
  event("o5", `"subject":"josé",`),
  event("o6", `"subject":"jos\\u00e9",`),
  event("o7", "", `,"extra":{"subject":"ana"}`),
  event("o8", `"subject":7,`),
  event("o9", `"subject":"",`),
  event("o10", `"note":"\\"subject\\":\\"bo\\"","subject":"ana",`),
  event("o11", `"note":"subject","subject":"ana",`),
  event("o12", `"subject":"ana",`, `,"more":"subject"`),
  `{"type":"door.opened","subject":"ana"}`,
  `{"type":"door.opened","time":"2026-03-03T09:00:00Z"}`,
  `{"type":"nowhere.known","subject":"bo"}`,
  `{"type":"nowhere.known"}`,
  `{"id":"x","type":"file.shared","subject":"ana"}`,
  "{ no json",
  `{"subject":"ana"`,
  `["subject"]`,
  "",
  "  ",
];

describe("a replay on several threads", () => {
  it.each([
    ["people", branch],
    ["departments", byDepartment],
  ])("gives the bytes of one thread, split by %s", async (_, bundle) => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          steps: fc.array(step, { minLength: 1, maxLength: 60 }),
          odd: fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...ODD_LINES)), { maxLength: 20 }),
          // Some lines come again, or too late.
          moved: fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 6 }),
          any: fc.array(fc.oneof(lineText, brokenLine), { maxLength: 6 }),
          cuts: fc.array(fc.nat(100), { maxLength: 3 }),
          sent: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
          people: fc.option(fc.constant(TABLE), { nil: undefined }),
          warmUpDays: fc.nat(2),
          pieceBytes: fc.integer({ min: 40, max: 4000 }),
          endsInLineFeed: fc.boolean(),
        }),
        fc.constantFrom(1, 2, 3, 7),
        async ({ steps, odd, moved, any, cuts, sent, people, warmUpDays, pieceBytes, endsInLineFeed }, count) => {
          const lines: Text[] = happeningsOf(steps).map(({ line }) => line);
          for (const [at, line] of odd) lines.splice(at, 0, line);
          for (const [from, to] of moved) if (from < lines.length) lines.splice(to, 0, lines[from]!);
          lines.push(...any);
          const bytes = lines.map((line) => (typeof line === "string" ? encoder.encode(line) : line));
          const borders = [
            0,
            ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b),
            bytes.length,
          ];
          const texts = new Map(
            borders.slice(1).map((to, at) => [`log ${at}`, joined(bytes.slice(borders[at], to), endsInLineFeed)]),
          );
          const logs = (): Log[] =>
            [...texts].map(([path, text], at) => ({
              format: "ndjson",
              source: { ...textSource(text, path, pieceBytes), file: { path, isPlain: !sent[at]! } },
            }));
          const options: Options = {
            bundle,
            figures: { warmUpMs: warmUpDays * DAY_MS, risk: "low" },
            ...(people === undefined ? {} : { people }),
          };
          const threads = threadsOf(count, texts, pieceBytes);
          const several = await bytesOf(logs, options, (asked) => replayOnThreads(asked, threads));
          expect(several).toBe(await bytesOf(logs, options, replay));
        },
      ),
      { numRuns: Number(process.env["KAIROS_RUNS"] ?? 40) },
    );
  });

  it("puts decisions in order while one part is far behind, and holds few of them", async () => {
    // All of `ana`, then all of `bo`: on two threads, one part has much to say before the other has anything.
    const eventAt = (person: string, at: number): string =>
      `{"id":"e${at}","type":"file.shared","time":"${new Date(Date.UTC(2026, 2, 2) + at * 60_000).toISOString()}","subject":"${person}","data":{"external":true,"size":2000}}\n`;
    const people = ["ana", "bo"].toSorted((a, b) => partOfText(a, 2) - partOfText(b, 2));
    expect(people.map((person) => partOfText(person, 2))).toEqual([0, 1]);
    for (const order of [people, people.toReversed()]) {
      const text = order
        .flatMap((person, turn) => Array.from({ length: 4000 }, (_, at) => eventAt(person, turn * 4000 + at)))
        .join("");
      const texts = new Map([["log", text]]);
      for (const isPlain of [true, false]) {
        const logs = (): Log[] => [
          { format: "ndjson", source: { ...textSource(text, "log", 3000), file: { path: "log", isPlain } } },
        ];
        const several = await bytesOf(logs, { bundle: branch }, (options) =>
          replayOnThreads(options, threadsOf(2, texts, 3000)),
        );
        expect(several).toBe(await bytesOf(logs, { bundle: branch }, replay));
      }
    }
  });

  it("tells of a log that breaks off once, with what came before it", async () => {
    const text = happeningsOf(fc.sample(step, { numRuns: 30, seed: 3 }))
      .map(({ line }) => `${line}\n`)
      .join("");
    const texts = new Map([["log", text]]);
    for (const isPlain of [true, false]) {
      const broken = (): Log[] => {
        const source = textSource(new Uint8Array([0xff, 0xfe, 0x41, 0]), "utf-16.ndjson");
        return [
          { format: "ndjson", source: { ...textSource(text, "log"), file: { path: "log", isPlain } } },
          { format: "ndjson", source },
        ];
      };
      const several = await bytesOf(broken, { bundle: branch }, (options) =>
        replayOnThreads(options, threadsOf(3, texts, 500)),
      );
      expect(several).toContain("wrong_encoding");
      expect(several).toBe(await bytesOf(broken, { bundle: branch }, replay));
    }
  });

  it("rejects where a part fails", async () => {
    const threads = threadsOf(2, new Map(), 500);
    const failing: Threads = {
      ...threads,
      start: (start, _listener, failed) => {
        if (start.number === 1) setImmediate(() => failed(new Error("out of memory")));
        return { post: () => {}, end: async () => {} };
      },
    };
    const logs: Log[] = [{ format: "ndjson", source: textSource("{}\n") }];
    await expect(replayOnThreads({ bundle: branch, logs }, failing)).rejects.toThrow(
      "thread 2 of 2 stopped: out of memory",
    );
  });

  it.each([
    ["throws", "throw new RangeError('too much')", "thread 1 of 1 stopped: too much"],
    ["ends", "process.exit(7)", "thread 1 of 1 stopped: it ended with status 7"],
  ])("rejects where a worker thread %s", async (_, code, message) => {
    const logs: Log[] = [{ format: "ndjson", source: textSource("{}\n") }];
    const threads = nodeThreads(1, new URL(`data:text/javascript,${encodeURIComponent(code)}`));
    await expect(replayOnThreads({ bundle: branch, logs }, threads)).rejects.toThrow(message);
  });
});

describe("a replay that must do with one thread", () => {
  const logs: Log[] = [{ format: "ndjson", source: textSource("{}\n") }];

  it("says why", () => {
    expect(whyOneThread({ bundle: branch, logs })).toBeUndefined();
    expect(whyOneThread({ bundle: { ...branch, partition: null }, logs })).toContain("for everyone");
    expect(whyOneThread({ bundle: branch, logs: [{ ...logs[0]!, mapping: "gateway" }] })).toContain("CloudEvents");
    expect(whyOneThread({ bundle: branch, logs, figures: { warmUpMs: 1 } })).toContain("warm-up");
  });
});

describe("parts", () => {
  it("share people out by a hash, evenly, each to one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 64 }), (person, count) => {
        const takers = Array.from({ length: count }, (_, at) => partOf(branch, undefined, at, count)!).filter((part) =>
          part.takes(person),
        );
        expect(takers.map(({ number }) => number)).toEqual([Math.floor((murmur3(person) / 2 ** 32) * count)]);
      }),
    );
    const taken = Array.from({ length: 10_000 }, (_, at) => partOfText(`person-${at}`, 4));
    for (let part = 0; part < 4; part += 1) {
      const size = taken.filter((each) => each === part).length;
      expect(Math.abs(size - 2500)).toBeLessThan(250);
    }
  });
});

function joined(lines: readonly Uint8Array[], endsInLineFeed: boolean): Uint8Array {
  const bytes = lines.flatMap((line, at) => [...line, ...(endsInLineFeed || at < lines.length - 1 ? [10] : [])]);
  return Uint8Array.from(bytes);
}
