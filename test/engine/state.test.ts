/** The state: its documented form, its bounds, and that it can be carried elsewhere between any two events. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/base/canonical.js";
import type { Bundle, Field } from "../../src/bundle/types.js";
import { decide } from "../../src/engine/index.js";
import type { StateJson } from "../../src/engine/index.js";
import {
  DAY,
  HOUR,
  MONDAY,
  Run,
  atMost,
  backOff,
  bundle,
  count,
  ev,
  int,
  mute,
  op,
  policy,
  step,
  wait,
} from "./builder.js";

const person: Record<string, Field> = { department: { type: "string", optional: true } };
const byDepartment = { prompts: "tag:t", for: { attribute: "department" } } as const;

/** Everything that a state can hold. */
const RICH: Bundle = bundle({
  person,
  partition: null,
  history: [
    { kind: "count", on: "act", withinMs: DAY, keep: 3, when: op("greater", ev("n"), int(0)) },
    { kind: "distinct", on: "act", field: "n", withinMs: DAY, keep: 2 },
    { kind: "first_time", on: "other", withinMs: DAY, keep: 2 },
    { kind: "count", on: "other", withinMs: DAY, keep: 20 },
  ],
  policies: {
    p: policy({
      tags: ["t"],
      triggers: [{ on: ["act"], when: op("less", count(0), int(3)) }],
      fatigue: [
        wait(HOUR),
        backOff(2, DAY, HOUR, "ignored"),
        mute(2 * DAY, 2, "dismissed", DAY),
        atMost(3, "day", byDepartment),
      ],
      escalate: [step(2, "occurrences", DAY), step(2, "ignored", DAY)],
      answerWithinMs: 6 * HOUR,
      variants: [
        {
          name: "v",
          when: op("is", ev("n"), int(2)),
          escalate: [step(3, "prompts", DAY)],
          fatigue: [mute(2 * DAY, 2, "dismissed", DAY)],
        },
      ],
    }),
    q: policy({
      triggers: [{ on: ["other"] }, { on: ["act"] }],
      tags: ["t"],
      fatigue: [atMost(2, { withinMs: DAY }, { prompts: "all", for: "everyone" })],
    }),
  },
  limits: [atMost(1, "event", { prompts: "all", for: "person" })],
});

interface Step {
  readonly after: number;
  readonly who: string;
  readonly what: "act" | "other" | "accepted" | "dismissed" | "not_useful";
  readonly n: number | null;
}
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    after: fc.constantFrom(0, 1, HOUR - 1, HOUR, 5 * HOUR, DAY),
    who: fc.constantFrom("ana", "bob", "__proto__"),
    what: fc.constantFrom("act", "act", "other", "accepted", "dismissed", "dismissed", "not_useful"),
    n: fc.constantFrom(0, 1, 2, null),
  }),
  { minLength: 5, maxLength: 40 },
);

const people: Record<string, object> = { ana: { department: "x" }, bob: {} };

function events(timeline: readonly Step[]): Record<string, unknown>[] {
  let time = MONDAY;
  const lastOf = new Map<string, string>();
  return timeline.map(({ after, who, what, n }, at) => {
    time += after;
    const id = String(at).padStart(4, "0");
    const head = { id, time: new Date(time).toISOString(), subject: who, source: at % 2 === 0 ? "s" : "" };
    if (what === "act" || what === "other") {
      lastOf.set(who, id);
      return { ...head, type: what, data: { n } };
    }
    return {
      ...head,
      type: "kairos.response",
      data: { policy: at % 3 === 0 ? "q" : "p", event: lastOf.get(who) ?? "none", answer: what },
    };
  });
}

describe("between any two events", () => {
  test("saving, carrying as text and loading changes nothing", () => {
    fc.assert(
      fc.property(steps, (timeline) => {
        const straight = new Run(RICH);
        const carried = new Run(RICH);
        let pure: StateJson = {};
        for (const event of events(timeline)) {
          const attributes = people[event["subject"] as string];
          const outcome = straight.engine.decide(straight.state, event, attributes);
          expect(carried.engine.decide(carried.state, event, attributes)).toEqual(outcome);
          const text = canonicalJson(carried.saved);
          expect(text).toBe(canonicalJson(straight.saved));
          carried.state = carried.engine.loadState(JSON.parse(text));
          const next = decide(RICH, pure, event, attributes);
          expect(next.outcome).toEqual(outcome);
          expect(canonicalJson(next.state)).toBe(text);
          pure = next.state;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("set aside, duplicate and by type alone leave the same bytes", () => {
    const run = new Run(RICH);
    run.act(MONDAY, { n: 1 });
    const before = canonicalJson(run.saved);
    run.take(MONDAY - 1);
    run.take(MONDAY, "act", {}, { id: "000001" });
    run.take(MONDAY, "act", { n: "" });
    run.take(MONDAY, "nothing");
    expect(canonicalJson(run.saved)).toBe(before);
  });

  test("nothing unasked for is kept: a person of whom nothing is remembered is not there", () => {
    const run = new Run(
      bundle({
        partition: null,
        policies: { p: policy({ triggers: [{ on: ["act"], when: op("is", ev("n"), int(1)) }] }) },
      }),
    );
    run.act(MONDAY);
    expect(run.saved).toEqual({ groups: { everyone: { last: [MONDAY, "000001", ""] } } });
    expect(new Run(bundle()).saved).toEqual({});
  });
});

test("the form of the state, member by member", () => {
  const run = new Run(RICH);
  run.people = people;
  run.act(MONDAY, { n: 1 });
  run.answer(MONDAY + 1, "000001", "dismissed");
  run.act(MONDAY + HOUR * 3, { n: 2 });
  expect(run.saved).toEqual({
    people: {
      ana: {
        history: {
          0: [MONDAY, MONDAY + 3 * HOUR],
          1: [
            [1, MONDAY],
            [2, MONDAY + 3 * HOUR],
          ],
        },
        prompts: { "policy:p": [MONDAY + 3 * HOUR] },
        waiting: { p: ["000003", MONDAY + 9 * HOUR, "v"] },
        backOff: { p: { ignored: 1 } },
        mute: { p: { [mute(2 * DAY, 2, "dismissed", DAY).text]: { times: [MONDAY + 1] } } },
        steps: {
          "p/0": [MONDAY, MONDAY + 3 * HOUR],
          "p/1": [MONDAY + 1],
          "p/v/0": [MONDAY, MONDAY + 3 * HOUR],
        },
      },
    },
    groups: {
      everyone: { last: [MONDAY + 3 * HOUR, "000003", ""], prompts: { all: [MONDAY, MONDAY + 3 * HOUR] } },
      'department:"x"': { prompts: { "tag:t": [MONDAY, MONDAY + 3 * HOUR] } },
    },
  });
});

describe("loading", () => {
  const load = (json: unknown): unknown => {
    const run = new Run(RICH);
    return run.engine.saveState(run.engine.loadState(json));
  };

  test("what this bundle does not name is dropped, what it names is kept, longer lists too", () => {
    const kept = {
      people: {
        ana: {
          history: {
            0: [1, 2, 3, 4, 5],
            1: [
              [1, 1],
              [2, 2],
              [3, 3],
            ],
            3: Array.from({ length: 30 }, (_, at) => at),
          },
          prompts: { "policy:p": [1, 2, 3] },
          waiting: { p: ["e", 5, "v"] },
          backOff: { p: { ignored: 2 } },
          mute: { p: { [mute(2 * DAY, 2, "dismissed", DAY).text]: { times: [1, 2, 3], until: 4 } } },
          steps: { "p/0": [1, 2, 3], "p/v/0": [1] },
        },
      },
      groups: {
        everyone: { last: [1, "e", "s"], prompts: { all: [1] } },
        'department:"y"': { prompts: { "tag:t": [1] } },
      },
    };
    expect(load(kept)).toEqual(kept);
    expect(
      load({
        people: {
          ana: {
            last: [1, "e", "s"],
            history: { 9: [1], "01": [1], __proto__: [1] },
            prompts: { all: [1] },
            waiting: { r: ["e", 5, null] },
            backOff: { p: { dismissed: 2 } },
            mute: { p: { other: { until: 1 } } },
            steps: { "p/7": [1], "q/0": [1] },
          },
        },
        groups: { "team:1": { prompts: { all: [1] } }, everyone: { prompts: { "policy:p": [1] } } },
        more: 1,
      }),
    ).toEqual({});
  });

  test("a list that came in longer is cut when something is added, and the latest decide until then", () => {
    const run = new Run(RICH);
    run.people = people;
    run.state = run.engine.loadState({
      people: { ana: { history: { 0: [MONDAY - 9, MONDAY - 8, MONDAY - 7, MONDAY - 6] } } },
    });
    run.take(MONDAY, "other");
    expect(run.saved).toMatchObject({
      people: { ana: { history: { 0: [MONDAY - 9, MONDAY - 8, MONDAY - 7, MONDAY - 6] } } },
    });
    expect(run.outcomes(MONDAY + DAY, { n: 1 })).toContain("prompt");
    expect(run.saved).toMatchObject({ people: { ana: { history: { 0: [MONDAY - 7, MONDAY - 6, MONDAY + DAY] } } } });
  });

  test("a variant that is gone leaves its prompt waiting on the base's ladder", () => {
    expect(load({ people: { ana: { waiting: { p: ["e", 5, "gone"] } } } })).toEqual({
      people: { ana: { waiting: { p: ["e", 5, null] } } },
    });
  });

  test("whatever it is handed, it neither throws nor lets in what has not the form", () => {
    const junk = [null, 1, "x", [], [[]], { people: 1 }, { people: { ana: 1 } }, { people: [1] }];
    for (const json of junk) expect(load(json)).toEqual({});
    const member = (name: string, value: unknown): unknown =>
      load({ people: { ana: { [name]: value } }, groups: { everyone: { [name]: value } } });
    for (const value of [
      null,
      1,
      [],
      [1, 2],
      ["a", "b", "c"],
      [-1, "a", "b"],
      [253_402_300_800_000, "a", "b"],
      { p: ["e", Number.MAX_SAFE_INTEGER, null] },
      { p: 1 },
      { p: [] },
      { p: ["", 1, null] },
      { p: ["e", -1, null] },
      { 0: [1.5] },
      { 0: ["1"] },
      { 1: [[1]] },
      { 1: [["x", 1]] },
      { "policy:p": [null] },
      { p: { ignored: 0 } },
      { p: { ignored: "2" } },
      { p: { x: { until: "x" } } },
    ]) {
      for (const name of ["last", "history", "prompts", "waiting", "backOff", "mute", "steps"])
        expect(member(name, value)).toEqual({});
    }
    fc.assert(fc.property(fc.jsonValue(), (json) => void load({ people: { ana: json }, groups: { everyone: json } })));
  });
});

test("lists keep no more than their bounds, however long the log", () => {
  const run = new Run(RICH);
  run.people = people;
  for (let at = 0; at < 300; at += 1) {
    run.act(MONDAY + at * HOUR, { n: at % 5 });
    if (at % 3 === 0) run.answer(MONDAY + at * HOUR + 1, run.lastId, "dismissed");
  }
  const { people: saved, groups } = run.saved as {
    people: Record<string, Record<string, Record<string, unknown[]>>>;
    groups: Record<string, Record<string, Record<string, unknown[]>>>;
  };
  expect(saved["ana"]!["history"]!["0"]!.length).toBeLessThanOrEqual(3);
  expect(saved["ana"]!["history"]!["1"]!.length).toBeLessThanOrEqual(2);
  expect(saved["ana"]!["prompts"]!["policy:p"]!.length).toBe(1);
  expect(groups["everyone"]!["prompts"]!["all"]!.length).toBe(2);
  expect(groups['department:"x"']!["prompts"]!["tag:t"]!.length).toBe(3);
  for (const times of Object.values(saved["ana"]!["steps"] ?? {})) expect(times.length).toBeLessThan(3);
});
