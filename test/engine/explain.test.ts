/** Explaining asks and changes nothing, and says of each condition and limit where it stood. */
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/base/canonical.js";
import {
  DAY,
  HOUR,
  MONDAY,
  Run,
  atMost,
  bundle,
  count,
  ev,
  int,
  op,
  own,
  policy,
  riskIs,
  step,
  wait,
} from "./builder.js";

const EVENT = { id: "now", type: "act", time: new Date(MONDAY + HOUR).toISOString(), subject: "ana", data: { n: 7 } };

const run = new Run(
  bundle({
    events: {
      act: {
        fields: { n: { type: "int", optional: true } },
        risk: [{ level: "high", when: op("greater", ev("n"), int(5)) }],
      },
    },
    history: [{ kind: "count", on: "act", withinMs: DAY, keep: 3 }],
    signals: {
      big: { on: ["act"], when: op("greater", ev("n"), int(6)), missed: { en: ["m"] }, check: { en: ["c"] } },
      elsewhere: { on: ["other"], missed: { en: ["m"] }, check: { en: ["c"] } },
    },
    policies: {
      p: policy({
        title: "The policy",
        triggers: [{ on: ["act"], when: op("and", riskIs("high"), op("greater_or_equal", count(0), int(2))) }],
        signals: { need: "any", names: ["big", "elsewhere"] },
        fatigue: [wait(HOUR), { ...atMost(3, "day"), when: op("is", ev("n"), int(1)) } as never],
        escalate: [step(2, "occurrences", DAY)],
        variants: [{ name: "v", when: op("is", ev("n"), int(9)) }],
      }),
      q: policy({ triggers: [{ on: ["act"], when: op("exists", ev("missing")) }] }),
      r: policy({ triggers: [{ on: ["other"] }] }),
      s: policy({ priority: 3 }),
    },
    limits: [atMost(1, "event", { prompts: "all", for: "person" })],
    exemptions: [{ name: "gone", policies: ["p"], untilMs: MONDAY }],
  }),
);
run.act(MONDAY, { n: 7 });

test("every policy, with what matched and where each limit stood in its turn", () => {
  const before = canonicalJson(run.saved);
  const { outcome, risk, policies, event } = run.engine.explain(run.state, EVENT, undefined);
  expect(canonicalJson(run.saved)).toBe(before);
  expect(event).toMatchObject({ id: "now", type: "act", person: "ana", time: MONDAY + HOUR });
  expect(risk).toMatchObject({
    level: "high",
    rules: [{ level: "high", when: { holds: true, parts: [{ holds: true, values: { "event.n": 7 } }] } }],
  });
  expect(policies.map(({ policy: id, matched }) => [id, matched])).toEqual([
    ["p", true],
    ["q", false],
    ["r", false],
    ["s", true],
  ]);

  const [p, q, r] = policies;
  expect(p).toMatchObject({
    title: "The policy",
    triggers: [{ when: { holds: true, parts: [{ values: { risk: "high" }, holds: true }, { holds: true }] } }],
    signals: {
      need: "any",
      asked: [
        { name: "big", there: true, onType: true },
        { name: "elsewhere", there: false, onType: false },
      ],
    },
    exemptions: [{ name: "gone", applies: false, untilMs: MONDAY }],
    variants: [{ name: "v", inForce: false, when: { holds: false } }],
    priority: 0,
    limits: [
      { in: "policy", kind: "wait", refuses: false, standing: { used: 0, of: 1, times: [] } },
      { in: "policy", kind: "at_most", refuses: false, when: { holds: false }, standing: { used: 0, of: 3 } },
      // The policy with the higher priority had prompted when this one's turn came.
      { in: "limits", kind: "at_most", refuses: true, standing: { used: 1, of: 1 } },
    ],
    ladder: [{ used: 1, of: 2, fired: false }],
    decisions: [{ outcome: "suppressed" }],
  });
  expect(Object.values(p!.triggers[0]!.when!.parts[1]!.values)).toEqual([2]);
  expect(q).toMatchObject({ triggers: [{ when: { holds: false } }], decisions: [] });
  expect(r).toMatchObject({ triggers: [] });
  // And what it says is what is decided then.
  expect(run.engine.decide(run.engine.loadState(run.saved), EVENT, undefined)).toEqual(outcome);
});

test("a limit in force: how many were used, when, and until when", () => {
  const one = new Run(bundle({ policies: { p: policy({ fatigue: [atMost(2, { withinMs: DAY }, own())] }) } }));
  one.act(MONDAY);
  one.act(MONDAY + 1);
  expect(one.engine.explain(one.state, EVENT, undefined).policies[0]!.limits).toEqual([
    {
      in: "policy",
      limit: `at most 2 within ${DAY}ms`,
      kind: "at_most",
      refuses: true,
      until: MONDAY + DAY,
      standing: { used: 2, of: 2, times: [MONDAY, MONDAY + 1] },
    },
  ]);
});

test("what is not looked at has an outcome alone", () => {
  expect(run.engine.explain(run.state, { ...EVENT, type: "unheard" }, undefined)).toEqual({
    outcome: { kind: "out_of_vocabulary", type: "unheard" },
    policies: [],
  });
  expect(run.engine.explain(run.state, { ...EVENT, time: new Date(0).toISOString() }, undefined)).toMatchObject({
    outcome: { reason: "out_of_order" },
    policies: [],
  });
  expect(run.engine.explain(run.state, { ...EVENT, subject: "" }, undefined)).toMatchObject({
    outcome: { reason: "invalid_event" },
    policies: [],
  });
});
