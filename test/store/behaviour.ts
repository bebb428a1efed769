/** What every store must do under a coach, for the one in memory and for others. */
import { expect, test } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { createEngine, type Outcome } from "../../src/engine/index.js";
import { createCoach, type StateStore } from "../../src/store/index.js";
import {
  atMost,
  backOff,
  bundle,
  count,
  DAY,
  HOUR,
  int,
  MONDAY,
  op,
  own,
  policy,
  step,
  wait,
} from "../engine/builder.js";

const history = [{ kind: "count", on: "other", withinMs: DAY, keep: 3 }] as const;
const department = { department: { type: "string", optional: true } } as const;

/** People apart, with all that is remembered of one. */
export const BY_PERSON: Bundle = bundle({
  history,
  policies: {
    p: policy({
      triggers: [{ on: ["act"], when: op("less", count(0), int(3)) }],
      fatigue: [wait(HOUR), backOff(2, DAY, HOUR, "dismissed")],
      escalate: [step(2, "occurrences", DAY)],
      answerWithinMs: 2 * HOUR,
    }),
    once: policy({ triggers: [{ on: ["once"] }], fatigue: [atMost(1, "day", own("once"))] }),
  },
  events: { once: { fields: {} } },
});

/** Departments apart: a limit that their people share. */
export const BY_DEPARTMENT: Bundle = bundle({
  person: department,
  partition: { attribute: "department" },
  policies: {
    p: policy({ fatigue: [atMost(3, { withinMs: DAY }, { prompts: "policy:p", for: { attribute: "department" } })] }),
  },
});

export const BY_NOTHING: Bundle = bundle({
  person: department,
  partition: null,
  policies: { p: policy({ fatigue: [wait(HOUR), atMost(4, { withinMs: DAY }, { prompts: "all", for: "everyone" })] }) },
});

let made = 0;

/** A CloudEvent of its own id. */
export function event(time: number, subject: string, type = "act", data: object = {}): Record<string, unknown> {
  made += 1;
  return { id: String(made).padStart(8, "0"), time: new Date(time).toISOString(), type, subject, data };
}

export const departments: Readonly<Record<string, object>> = {
  ana: { department: "x" },
  bob: { department: "x" },
  cyd: { department: 'y"' },
  constructor: {},
};

/** @param open - a new, empty store; several coaches share it */
export function behavesAsStore(open: () => Promise<StateStore>): void {
  test.each([
    ["person", BY_PERSON],
    ["department", BY_DEPARTMENT],
    ["nothing", BY_NOTHING],
  ])("hosts in turn decide as one engine would, by %s", async (_, of) => {
    const store = await open();
    const hosts = [createCoach(of, { store }), createCoach(of, { store }), createCoach(of, { store })];
    const engine = createEngine(of);
    const state = engine.newState();
    const names = Object.keys(departments);
    for (let at = 0; at < 60; at += 1) {
      const who = names[(at * 7) % names.length]!;
      const next = event(
        MONDAY + at * 13 * 60_000,
        who,
        at % 5 === 3 ? "kairos.response" : at % 4 === 1 ? "other" : "act",
        at % 5 === 3 ? { policy: "p", event: String(made).padStart(8, "0"), answer: "dismissed" } : {},
      );
      const expected = engine.decide(state, next, departments[who]);
      expect(await hosts[at % 3]!.decide(next, departments[who])).toEqual(expected);
      if (at % 10 === 0) {
        const again = engine.decide(state, next, departments[who]);
        expect(await hosts[(at + 1) % 3]!.decide(next, departments[who])).toEqual(again);
      }
    }
  });

  test("hosts at once: one prompt where one is allowed, each decision once", async () => {
    const store = await open();
    const hosts = Array.from({ length: 12 }, () => createCoach(BY_PERSON, { store, attempts: 100 }));
    const outcomes = await Promise.all(hosts.map((host, at) => host.decide(event(MONDAY + at, "ana", "once"), {})));
    expect(outcomes.flatMap(promptsOf)).toHaveLength(1);
  });

  test("hosts at once with a limit that people share: no prompt too many, and the store counts what was given", async () => {
    const store = await open();
    const hosts = Array.from({ length: 10 }, () => createCoach(BY_DEPARTMENT, { store, attempts: 200 }));
    const work = hosts.flatMap((host, at) =>
      [0, 1, 2].map((round) => host.decide(event(MONDAY + at + round, `p${at}`), { department: "z" })),
    );
    const prompts = (await Promise.all(work)).flatMap(promptsOf);
    expect(prompts.length).toBeLessThanOrEqual(3);
    const [entry] = await store.read(['group:department:"z"']);
    expect(JSON.parse(entry!.text)).toMatchObject({ prompts: { "policy:p": prompts.map(() => expect.any(Number)) } });
  });

  test("all changes are written or none", async () => {
    const store = await open();
    expect(await store.read(["person:a", "group:b"])).toEqual([undefined, undefined]);
    const first = [{ key: "person:a", text: '{"a":1}', version: undefined }];
    expect(await store.write({ changes: first, decisions: [] })).toBe(true);
    expect(await store.write({ changes: first, decisions: [] })).toBe(false);
    const [a] = await store.read(["person:a"]);
    const both = (version: string | undefined) => [
      { key: "group:b", text: "{}", version: undefined },
      { key: "person:a", text: '{"a":2}', version },
    ];
    expect(await store.write({ changes: both("no such version"), decisions: [] })).toBe(false);
    expect(await store.read(["person:a", "group:b"])).toEqual([a, undefined]);
    expect(await store.write({ changes: both(a!.version), decisions: [] })).toBe(true);
    const [changed, b] = await store.read(["person:a", "group:b"]);
    expect([changed!.text, b!.text]).toEqual(['{"a":2}', "{}"]);
    expect(changed!.version).not.toBe(a!.version);
  });
}

function promptsOf(outcome: Outcome): unknown[] {
  return "decisions" in outcome ? outcome.decisions.filter((decision) => decision.outcome === "prompt") : [];
}

/** Everything that an engine in memory would remember, as the entries of a store. */
export async function entryText(store: StateStore, key: string): Promise<string | undefined> {
  return (await store.read([key]))[0]?.text;
}
