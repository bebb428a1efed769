/** Steps 4 to 8: risk, history, match, exemptions, control group, variants. */
import { describe, expect, test } from "vitest";
import { murmur3 } from "../../src/base/murmur3.js";
import type { Expr, Field, Signal } from "../../src/bundle/types.js";
import {
  DAY,
  HOUR,
  MONDAY,
  RISK,
  Run,
  atMost,
  bundle,
  count,
  ev,
  int,
  lit,
  op,
  per,
  policy,
  riskIs,
  step,
  str,
  wait,
} from "./builder.js";

const nIs = (n: number): Expr => op("is", ev("n"), int(n));

describe("risk", () => {
  const events = {
    act: {
      fields: { n: { type: "int" as const } },
      risk: [
        { level: "critical" as const, when: op("greater", ev("n"), int(9)) },
        { level: "high" as const, when: op("greater", ev("n"), int(5)) },
        { level: "medium" as const, when: op("greater", ev("n"), int(7)) },
        { level: "medium" as const },
      ],
    },
    other: { fields: {}, risk: [{ level: "high" as const, when: lit("bool", false) }] },
    plain: { fields: {} },
  };
  const b = bundle({
    events,
    policies: {
      p: policy({
        triggers: [{ on: ["act", "plain"], when: op("greater_or_equal", RISK, lit({ enum: "Risk" }, "low")) }],
      }),
    },
  });

  test("the first rule that holds, else low", () => {
    const run = new Run(b);
    const risk = (n: number): unknown => run.take(MONDAY, "act", { n });
    expect(risk(10)).toMatchObject({ risk: "critical", decisions: [{ risk: "critical" }] });
    expect(risk(8)).toMatchObject({ risk: "high" });
    expect(risk(0)).toMatchObject({ risk: "medium" });
    expect(run.take(MONDAY, "other")).toEqual({ kind: "taken", risk: "low", decisions: [] });
    expect(run.take(MONDAY, "plain")).toMatchObject({ risk: "low", decisions: [{ risk: "low" }] });
  });

  test("where nothing comes of an event the outcome is shared and frozen", () => {
    const run = new Run(b);
    const first = run.take(MONDAY, "other");
    expect(run.take(MONDAY, "other")).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });
});

describe("history", () => {
  const counted = (keep: number, when: Expr, rest: object = {}): Run =>
    new Run(
      bundle({
        history: [{ kind: "count", on: "act", withinMs: DAY, keep, ...rest }],
        policies: { p: policy({ triggers: [{ on: ["act"], when }] }) },
      }),
    );

  test("count: the present event is among them, one exactly W ago is not", () => {
    const run = counted(3, op("greater_or_equal", count(0), int(3)));
    expect(run.outcomes(MONDAY)).toEqual([]);
    expect(run.outcomes(MONDAY + 1)).toEqual([]);
    expect(run.outcomes(MONDAY + DAY - 1)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + DAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 2 * DAY - 1)).toEqual([]);
    expect(run.saved).toMatchObject({
      people: { ana: { history: { 0: [MONDAY + DAY - 1, MONDAY + DAY, MONDAY + 2 * DAY - 1] } } },
    });
  });

  test("its condition is that of the moment it was taken", () => {
    const run = counted(2, op("is", count(0), int(1)), {
      when: op("and", nIs(1), op("is", per("role"), str("x")), riskIs("low")),
    });
    (run as { people: object }).people = { ana: {} };
    expect(run.outcomes(MONDAY, { n: 1 })).toEqual([]);
    const b = bundle({
      person: { role: { type: "string", optional: true } },
      history: [{ kind: "count", on: "act", withinMs: DAY, keep: 2, when: op("is", per("role"), str("x")) }],
      policies: { p: policy({ triggers: [{ on: ["act"], when: op("is", count(0), int(1)) }] }) },
    });
    const roles = new Run(b);
    roles.people = { ana: { role: "x" } };
    expect(roles.outcomes(MONDAY)).toEqual(["prompt"]);
    roles.people = { ana: { role: "y" } };
    expect(roles.outcomes(MONDAY + 1)).toEqual(["prompt"]);
  });

  test("of another type, which is thereby asked for; of one time the greater id is not yet among them", () => {
    const b = bundle({
      history: [{ kind: "count", on: "other", withinMs: DAY, keep: 1 }],
      policies: { p: policy({ triggers: [{ on: ["act"], when: op("is", count(0), int(1)) }] }) },
    });
    const run = new Run(b);
    expect(run.outcomes(MONDAY)).toEqual([]);
    run.take(MONDAY, "other");
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY, {}, { subject: "bob" })).toEqual([]);
  });

  test("long lists lie outside the cells with the same answers", () => {
    for (const keep of [16, 17, 100]) {
      const run = counted(keep, op("greater_or_equal", count(0), int(keep)));
      for (let at = 0; at < keep - 1; at += 1) expect(run.outcomes(MONDAY + at)).toEqual([]);
      expect(run.outcomes(MONDAY + keep)).toEqual(["prompt"]);
      expect(run.outcomes(MONDAY + keep + 1)).toEqual(["prompt"]);
      expect(run.saved).toHaveProperty("people.ana.history.0.length", keep);
    }
  });

  test("distinct: a value seen again moves to the end, a missing one is not counted", () => {
    const b = bundle({
      fields: { s: { type: { enum: "Colour" }, optional: true } },
      enums: {
        Colour: {
          ordered: false,
          values: ["red", "blue", "green"].map((name) => ({ name, record: name.toUpperCase() })),
        },
      },
      history: [{ kind: "distinct", on: "act", field: "s", withinMs: DAY, keep: 2 }],
      policies: {
        p: policy({
          triggers: [
            { on: ["act"], when: op("greater_or_equal", { op: "distinct", type: "int", history: { act: 0 } }, int(2)) },
          ],
        }),
      },
    });
    const run = new Run(b);
    expect(run.outcomes(MONDAY, { s: "RED" })).toEqual([]);
    expect(run.outcomes(MONDAY + 1, { s: "BLUE" })).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 2, { s: "RED" })).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 3, {})).toEqual(["prompt"]);
    expect(run.saved).toMatchObject({
      people: {
        ana: {
          history: {
            0: [
              ["BLUE", MONDAY + 1],
              ["RED", MONDAY + 2],
            ],
          },
        },
      },
    });
    run.act(MONDAY + 4, { s: "GREEN" });
    expect(run.saved).toMatchObject({
      people: {
        ana: {
          history: {
            0: [
              ["RED", MONDAY + 2],
              ["GREEN", MONDAY + 4],
            ],
          },
        },
      },
    });
    expect(run.outcomes(MONDAY + 2 + DAY, {})).toEqual([]);
  });

  test("first time: no other event of this type in the window", () => {
    const b = bundle({
      history: [{ kind: "first_time", on: "act", withinMs: DAY, keep: 2 }],
      policies: {
        p: policy({ triggers: [{ on: ["act"], when: { op: "first_time", type: "bool", history: { act: 0 } } }] }),
      },
    });
    const run = new Run(b);
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY)).toEqual([]);
    expect(run.outcomes(MONDAY + DAY - 1)).toEqual([]);
    expect(run.outcomes(MONDAY + 2 * DAY - 1)).toEqual(["prompt"]);
  });

  test("events that were exempt or held out count; duplicates do not", () => {
    const b = bundle({
      exemptions: [{ name: "x", policies: ["p"] }],
      history: [{ kind: "count", on: "act", withinMs: DAY, keep: 3 }],
      policies: { p: policy({ triggers: [{ on: ["act"], when: op("is", count(0), int(2)) }] }) },
    });
    const run = new Run(b);
    run.take(MONDAY, "act", {}, { id: "a" });
    run.take(MONDAY, "act", {}, { id: "a" });
    expect(run.outcomes(MONDAY + 1)).toEqual(["exempt"]);
  });
});

describe("match", () => {
  const signal = (when?: Expr, on: string[] = ["act"]): Signal => ({
    on,
    missed: { en: ["m"] },
    check: { en: ["c"] },
    ...(when === undefined ? {} : { when }),
  });
  const signals = {
    one: signal(op("greater", ev("n"), int(0))),
    two: signal(op("greater", ev("n"), int(1))),
    always: signal(),
    elsewhere: signal(undefined, ["other"]),
  };
  const asking = (need: "any" | "all", names: string[]): Run =>
    new Run(bundle({ signals, policies: { p: policy({ signals: { need, names } }) } }));

  test("triggers are alternatives", () => {
    const run = new Run(
      bundle({
        policies: {
          p: policy({ triggers: [{ on: ["act"], when: nIs(1) }, { on: ["other"] }, { on: ["act"], when: nIs(2) }] }),
        },
      }),
    );
    expect([0, 1, 2].map((n) => run.outcomes(MONDAY + n, { n }))).toEqual([[], ["prompt"], ["prompt"]]);
  });

  test.each([
    ["any", ["two", "one"], 0, undefined],
    ["any", ["two", "one"], 1, ["one"]],
    ["any", ["two", "one"], 2, ["two", "one"]],
    ["any", ["elsewhere"], 2, undefined],
    ["any", ["elsewhere", "always"], 0, ["always"]],
    ["all", ["one", "two"], 1, undefined],
    ["all", ["one", "two"], 2, ["one", "two"]],
    ["all", ["elsewhere", "one"], 2, undefined],
  ] as const)("%s of %j with %d", (need, names, n, there) => {
    const decisions = asking(need, [...names]).act(MONDAY, { n });
    expect(decisions[0]).toEqual(
      there === undefined ? undefined : expect.objectContaining({ outcome: "prompt", signals: there }),
    );
  });
});

describe("exemptions", () => {
  test("not_coached first, then by name; in force before the instant at which they end; the condition must hold", () => {
    const run = new Run(
      bundle({
        exemptions: [
          { name: "b", policies: ["p"], untilMs: MONDAY + HOUR },
          { name: "a", policies: ["p"], when: nIs(1) },
          { name: "zzz", policies: ["q"] },
          { name: "not_coached", policies: ["p"], when: nIs(2) },
        ],
        policies: { p: policy({ fatigue: [wait(DAY)], escalate: [step(1, "occurrences", DAY)] }) },
      }),
    );
    expect(run.act(MONDAY, { n: 0 })).toMatchObject([{ outcome: "exempt", exemption: "b" }]);
    expect(run.act(MONDAY, { n: 1 })).toMatchObject([{ outcome: "exempt", exemption: "a" }]);
    expect(run.act(MONDAY, { n: 2 })).toMatchObject([{ outcome: "exempt", exemption: "not_coached" }]);
    expect(run.act(MONDAY + HOUR - 1, { n: 0 })).toMatchObject([{ outcome: "exempt" }]);
    expect(Object.keys(run.act(MONDAY + HOUR - 1, { n: 0 })[0]!).toSorted()).toEqual([
      "event",
      "exemption",
      "outcome",
      "person",
      "policy",
      "risk",
      "signals",
      "source",
      "time",
    ]);
    // It counted towards nothing: no prompt, no occurrence.
    expect(run.saved).toEqual({ people: { ana: { last: [MONDAY + HOUR - 1, "000005", ""] } } });
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt", "escalate p/0"]);
  });
});

describe("holdout", () => {
  test("by murmur3 of policy and person, exactly below the share", () => {
    const share = 250_000;
    const run = new Run(bundle({ policies: { p: policy({ holdoutPerMillion: share, fatigue: [wait(DAY)] }) } }));
    const below = Math.floor((share / 1e6) * 2 ** 32);
    let heldOut = 0;
    for (let at = 0; at < 400; at += 1) {
      const subject = `person ${at}`;
      const expected = murmur3(`p:${subject}`) < below ? "held_out" : "prompt";
      if (expected === "held_out") heldOut += 1;
      expect(run.outcomes(MONDAY, {}, { subject })).toEqual([expected]);
    }
    expect(heldOut).toBeGreaterThan(60);
    expect(run.saved).not.toHaveProperty("people.person 0.waiting.q");
  });

  test("nobody at 0, everybody at 100 percent; off when asked", () => {
    const all = bundle({ policies: { p: policy({ holdoutPerMillion: 1_000_000 }) } });
    for (let at = 0; at < 50; at += 1)
      expect(new Run(all).outcomes(MONDAY, {}, { subject: `${at}` })).toEqual(["held_out"]);
    expect(new Run(all, { holdouts: false }).outcomes(MONDAY)).toEqual(["prompt"]);
  });

  test("an exemption comes first", () => {
    const run = new Run(
      bundle({
        exemptions: [{ name: "x", policies: ["p"] }],
        policies: { p: policy({ holdoutPerMillion: 1_000_000 }) },
      }),
    );
    expect(run.outcomes(MONDAY)).toEqual(["exempt"]);
  });
});

describe("variants", () => {
  const variants = [
    { name: "first", when: op("greater", ev("n"), int(5)), priority: 9, fatigue: [atMost(1, "day")] },
    {
      name: "second",
      when: op("greater", ev("n"), int(2)),
      message: { mode: "thanks" as const, body: { en: ["Thanks."] } },
    },
  ];

  test("the first whose condition holds replaces what it says, else the base is in force", () => {
    const run = new Run(bundle({ policies: { p: policy({ variants, fatigue: [wait(HOUR)] }) } }));
    expect(run.act(MONDAY, { n: 0 })[0]).not.toHaveProperty("variant");
    expect(run.act(MONDAY + HOUR, { n: 3 })).toMatchObject([
      { variant: "second", message: { mode: "thanks", body: "Thanks." } },
    ]);
    expect(run.act(MONDAY + HOUR + 1, { n: 7 })).toMatchObject([
      { outcome: "suppressed", variant: "first", reason: { limit: "at most 1 per day" } },
    ]);
    // The limit sees prompts that were given under every variant.
    expect(run.act(MONDAY + HOUR + 2, { n: 3 })).toMatchObject([
      { variant: "second", reason: { limit: "wait 3600000ms" } },
    ]);
  });

  test("its priority counts in the competition; equal ones go by policy id", () => {
    const run = new Run(
      bundle({
        policies: { a: policy(), b: policy({ variants: [{ name: "v", when: nIs(1), priority: 1 }] }), Z: policy() },
        limits: [{ ...atMost(1, "event", { prompts: "all", for: "person" }) }],
      }),
    );
    const winner = (n: number): string => run.act(MONDAY, { n }).find(({ outcome }) => outcome === "prompt")!.policy;
    expect(winner(0)).toBe("Z");
    expect(winner(1)).toBe("b");
  });
});

test("decisions stand in the order of policy ids by code point", () => {
  const run = new Run(
    bundle({ policies: Object.fromEntries(["b", "_x", "A", "a1", "a", "B2"].map((id) => [id, policy()])) }),
  );
  expect(run.act(MONDAY).map(({ policy: id }) => id)).toEqual(["A", "B2", "_x", "a", "a1", "b"]);
});

test("a field may have any name, `constructor` too", () => {
  const field: Field = { type: "int", optional: true };
  const run = new Run(
    bundle({
      fields: { constructor: field },
      policies: { p: policy({ triggers: [{ on: ["act"], when: op("exists", ev("constructor")) }] }) },
    }),
  );
  expect(run.outcomes(MONDAY)).toEqual([]);
  expect(run.outcomes(MONDAY + 1, { constructor: 1 })).toEqual(["prompt"]);
});
