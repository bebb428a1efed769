import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import { PeopleTable, replay } from "../../src/simulator/index.js";
import type { ReplayOptions } from "../../src/simulator/index.js";
import { office, shared } from "./office.js";
import { ndjson, report, textSource } from "./tools.js";

const monday = (time: string): string => `2026-03-02T${time}:00Z`;

describe("a replay", () => {
  it("says where every record went", async () => {
    const { input } = await report(
      office,
      ndjson(
        shared("e1", monday("09:00"), "ana"),
        shared("e1", monday("09:00"), "ana"),
        shared("e0", monday("08:00"), "ana"),
        shared("e2", "2026-03-02T10:00:00", "ana"),
        shared("e3", monday("10:00"), "bo", {}),
        { type: "mail.opened", id: "e4" },
        { type: "door.opened" },
        {
          type: "kairos.response",
          id: "e5",
          time: monday("11:00"),
          subject: "ana",
          data: { policy: "sharing", event: "none", answer: "dismissed" },
        },
        "{",
        "   ",
        "[]",
      ),
    );
    expect(input).toMatchObject({
      read: 10,
      decided: 2,
      decidedByTypeAlone: 1,
      outOfVocabulary: 1,
      setAside: 6,
      duplicates: 1,
      setAsideBy: {
        unreadable: 1,
        invalid_event: 3,
        invalid_person: 0,
        unknown_person: 0,
        out_of_order: 1,
        no_such_prompt: 1,
      },
      samples: {
        unreadable: [
          { file: "events.ndjson", line: 9, detail: "this stops being JSON in UTF-8 at byte 2 of the line" },
        ],
        invalid_event: [
          {
            file: "events.ndjson",
            line: 4,
            detail: '/time: expected an RFC 3339 time with an offset, years 1970 to 9999, found "2026-03-02T10:00:00"',
          },
          {
            file: "events.ndjson",
            line: 5,
            detail: "/data/external: expected a value, which is required here, found nothing",
          },
          { file: "events.ndjson", line: 11, detail: "the event must be an object, found a list of 0" },
        ],
        out_of_order: [
          {
            file: "events.ndjson",
            line: 3,
            detail:
              'the event ["2026-03-02T08:00:00.000Z","e0",""] comes after ["2026-03-02T09:00:00.000Z","e1",""], which is greater by (time, id, source)',
          },
        ],
        no_such_prompt: [
          {
            file: "events.ndjson",
            line: 8,
            detail: '/data/event: no prompt of "sharing" for event "none" waits for an answer from this person',
          },
        ],
        out_of_vocabulary: [{ file: "events.ndjson", line: 6, detail: "mail.opened" }],
      },
    });
  });

  it("counts prompts, suppressions by limit, and escalations by policy", async () => {
    const { volume } = await report(
      office,
      ndjson(
        shared("e1", monday("09:00"), "ana"),
        shared("e2", monday("10:00"), "ana"),
        shared("e3", monday("13:00"), "ana"),
        shared("e4", monday("18:00"), "ana"),
      ),
    );
    expect(volume.byPolicy["sharing"]).toMatchObject({
      occurrences: 4,
      prompts: 2,
      exempt: 0,
      heldOut: 0,
      escalations: 1,
      suppressed: { "limits: at most 2 per day": 1, "policy: wait 4h": 1 },
    });
    expect(Object.keys(volume.byPolicy)).toEqual(["big_files", "sharing", "urgent_mail"]);
  });

  it("counts a risky moment once, under the best that came of it", async () => {
    const people = PeopleTable.of(new Map([["robot", { role: "ai-agent" }]]));
    const { coverage } = await report(
      office,
      ndjson(
        shared("e1", monday("09:00"), "ana", { external: true, size: 5000 }),
        shared("e2", monday("10:00"), "ana", { external: true }),
        shared("e3", monday("10:00"), "bo", { external: false }),
        shared("e4", monday("10:00"), "robot"),
        { id: "e5", type: "mail.sent", time: monday("11:00"), subject: "bo" },
      ),
      { people },
    );
    expect(coverage.byRisk.high).toMatchObject({
      moments: 3,
      reached: 3,
      prompted: 1,
      silenced: 1,
      heldOut: 0,
      exempt: 1,
      unreached: 0,
    });
    expect(coverage.byRisk.low).toMatchObject({ moments: 1, unreached: 1 });
    expect(coverage.byRisk.medium).toMatchObject({ moments: 1, unreached: 1 });
    expect(coverage.people).toMatchObject({ withMoment: 3, prompted: 1 });
    expect(coverage.blindSpots).toMatchObject([
      { type: "mail.sent", risk: "medium", moments: 1, unreached: 1 },
      { type: "file.shared", risk: "low", moments: 1, unreached: 1 },
    ]);
  });

  it("counts weeks from Monday in the organisation's zone, those without a prompt included", async () => {
    const people = PeopleTable.of(
      new Map([
        ["ana", {}],
        ["bo", { timezone: "Europe/Paris" }],
        ["cy", {}],
        ["di", {}],
      ]),
    );
    const {
      volume,
      people: who,
      log,
    } = await report(
      office,
      ndjson(
        // Sunday 23:30 in Berlin, then Monday 00:30.
        shared("e1", "2026-03-08T22:30:00Z", "ana"),
        shared("e2", "2026-03-08T23:30:00Z", "bo"),
        shared("e3", "2026-03-09T09:00:00Z", "bo"),
        shared("e4", "2026-03-09T10:00:00Z", "stranger"),
        { type: "door.opened", subject: "cy", time: "2026-03-23T09:00:00+01:00" },
      ),
      { people },
    );
    expect(volume.perPersonWeek).toMatchObject({
      people: 4,
      weeks: 3,
      personWeeks: 12,
      withoutPrompt: 10,
      mean: 3 / 12,
      p50: 0,
      p90: 1,
      p95: 2,
      p99: 2,
      max: 2,
    });
    expect(volume.prompts).toBe(4);
    expect(who).toEqual({ table: 4, seen: 4, notInTable: 1, withoutTimezone: 3 });
    expect(log).toMatchObject({
      from: "2026-03-08T22:30:00.000Z",
      to: "2026-03-23T08:00:00.000Z",
      timezone: "Europe/Berlin",
    });
  });

  it("writes decisions as canonical JSON, one a line", async () => {
    const lines: string[] = [];
    const decisions = { write: (line: string) => void lines.push(line), flush: async () => {} };
    await report(office, ndjson(shared("e1", monday("09:00"), "ana"), shared("e2", monday("10:00"), "ana")), {
      decisions,
    });
    expect(lines).toEqual([
      '{"event":"e1","message":{"body":"Pause.","locale":"en","mode":"feedback"},"outcome":"prompt","person":"ana","policy":"sharing","risk":"high","signals":[],"source":"","time":1772442000000}',
      '{"event":"e2","outcome":"suppressed","person":"ana","policy":"sharing","reason":{"in":"policy","kind":"wait","limit":"wait 4h","until":1772456400000},"risk":"high","signals":[],"source":"","time":1772445600000}',
    ]);
  });

  it("shows how far it has come", async () => {
    const text = ndjson(shared("e1", monday("09:00"), "ana"), shared("e2", monday("10:00"), "ana"));
    const seen: unknown[] = [];
    await replay({
      bundle: office,
      logs: [{ source: textSource(text), format: "ndjson" }],
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toEqual({ bytesRead: text.length, bytesTotal: text.length, records: 2 });
  });

  it("gives the same whatever the pieces in which the bytes come", async () => {
    const text = ndjson(
      shared("e1", monday("09:00"), "änne"),
      "\ufeff{}",
      shared("e2", monday("10:00"), "änne"),
      "{}",
    ).trimEnd();
    const whole = await report(office, text);
    for (const pieceBytes of [1, 2, 3, 7, 64]) {
      const source = textSource(text, "events.ndjson", pieceBytes);
      expect(await report(office, text, { log: { source } })).toEqual(whole);
    }
    expect(whole.input.read).toBe(4);
  });

  it("keeps lines apart that it works on side by side", async () => {
    const events = Array.from({ length: 100 }, (_, at) =>
      shared(`e${at}`, new Date(Date.parse("2026-03-02T09:00:00Z") + at * 60_000).toISOString(), `p${at % 7}`, {
        external: at % 3 === 0,
        size: at,
      }),
    );
    const junk = '{"type":"file.shared","data":{"external":false,"size":9,"a":1,"b":2,"c":3,"d":4},"id":tru}';
    const alone = await report(office, ndjson(...events));
    const mixed = await report(
      office,
      ndjson(...events.flatMap((event, at) => (at % 5 === 1 ? [junk, event, "[]"] : [event]))),
    );
    expect(mixed.input).toMatchObject({ decided: 100, setAside: 40 });
    expect(mixed.volume).toEqual(alone.volume);
    expect(mixed.coverage).toEqual(alone.coverage);
  });

  it("leaves the engine in the same state as deciding the parsed events one by one", async () => {
    const ids = [
      "e",
      "a longer id than is kept as bytes, which is forty-four of them",
      "é",
      "1",
      "ab",
      "abc",
      "abcd",
      "abcde",
    ];
    const events = Array.from({ length: 60 }, (_, at) => ({
      ...shared(
        `${ids[at % ids.length]!}${at % 3}`,
        new Date(Date.parse("2026-03-02T09:00:00Z") + Math.floor(at / 4) * 3_600_000).toISOString(),
        `p${at % 3}`,
      ),
      source: at % 2 === 0 ? "/one" : "/two",
    }));
    let saved: unknown;
    const watch: ReplayOptions["watch"] = (engine, state) => {
      saved = () => engine.saveState(state);
    };
    const { input } = await report(office, ndjson(...events), { watch });
    const engine = createEngine(office);
    const state = engine.newState();
    const outcomes = events.map((event) => engine.decide(state, event, undefined).kind);
    expect((saved as () => unknown)()).toEqual(engine.saveState(state));
    expect(input.duplicates).toBe(outcomes.filter((kind) => kind === "duplicate").length);
    expect(input.setAside).toBe(outcomes.filter((kind) => kind === "set_aside").length);
    expect(input.setAside).toBeGreaterThan(5);
  });

  it("goes on as if nobody had asked why", async () => {
    const events = [9, 10, 11, 12, 13, 14].flatMap((hour) =>
      ["ana", "bo"].map((person) => shared(`${person}${hour}`, monday(`${String(hour).padStart(2, "0")}:00`), person)),
    );
    const decided = async (watch?: ReplayOptions["watch"]): Promise<readonly string[]> => {
      const lines: string[] = [];
      await replay({
        bundle: office,
        logs: [{ source: textSource(ndjson(...events)), format: "ndjson" }],
        decisions: { write: (line) => lines.push(line), flush: async () => {} },
        ...(watch === undefined ? {} : { watch }),
      });
      return lines;
    };
    const explained = await decided((engine, state, event, person) => void engine.explainTaken(state, event, person));
    expect(explained).toEqual(await decided());
    expect(explained.length).toBeGreaterThan(4);
  });
});
