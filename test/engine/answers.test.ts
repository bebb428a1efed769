/** Steps 2, 3, 10 and 11: waiting for answers, closing, and the ladders that count them. */
import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/engine/index.js";
import { DAY, HOUR, MONDAY, Run, backOff, bundle, ev, int, mute, op, own, policy, say, step, wait } from "./builder.js";

describe("waiting", () => {
  test("an answer fits by policy and event id, before the deadline", () => {
    const run = new Run(bundle({ policies: { p: policy({ answerWithinMs: HOUR }) } }));
    run.act(MONDAY);
    expect(run.saved).toMatchObject({ people: { ana: { waiting: { p: ["000001", MONDAY + HOUR, null] } } } });
    expect(run.answer(MONDAY + 1, "000001", "accepted", "q")).toMatchObject({
      reason: "no_such_prompt",
      detail: '/data/policy: there is no policy "q"',
    });
    expect(run.answer(MONDAY + 1, "999999", "accepted")).toMatchObject({
      reason: "no_such_prompt",
      detail: '/data/event: no prompt of "p" for event "999999" waits for an answer from this person',
    });
    expect(run.answer(MONDAY + 1, "000001", "accepted", "p", { subject: "bob" })).toMatchObject({
      reason: "no_such_prompt",
    });
    expect(run.answer(MONDAY + HOUR - 1, "000001", "accepted")).toEqual({ kind: "taken", decisions: [] });
    expect(run.saved).not.toHaveProperty("people.ana.waiting");
    expect(run.answer(MONDAY + HOUR - 1, "000001", "accepted")).toMatchObject({ reason: "no_such_prompt" });
  });

  test("at its deadline it is too late", () => {
    const run = new Run(bundle({ policies: { p: policy({ answerWithinMs: HOUR }) } }));
    run.act(MONDAY);
    expect(run.answer(MONDAY + HOUR, "000001", "accepted")).toMatchObject({ reason: "no_such_prompt", decisions: [] });
    expect(run.saved).not.toHaveProperty("people.ana.waiting");
  });

  test("any event that is taken notices a deadline, one decided by its type alone does not", () => {
    const parts = {
      policies: { p: policy({ answerWithinMs: HOUR, triggers: [{ on: ["act"], when: op("is", ev("n"), int(1)) }] }) },
    };
    const run = new Run(bundle(parts));
    run.act(MONDAY, { n: 1 });
    run.take(MONDAY + HOUR, "other");
    expect(run.saved).toHaveProperty("people.ana.waiting");
    run.act(MONDAY + HOUR - 1, {});
    expect(run.saved).toHaveProperty("people.ana.waiting");
    run.act(MONDAY + HOUR, {});
    expect(run.saved).not.toHaveProperty("people.ana.waiting");
  });

  test("the latest prompt of a policy replaces the one that waits, which gets the answer none then", () => {
    const run = new Run(
      bundle({
        policies: {
          p: policy({ fatigue: [wait(1), backOff(2, DAY, 1, "ignored")], escalate: [step(1, "ignored", DAY)] }),
        },
      }),
    );
    run.act(MONDAY);
    const decisions = run.act(MONDAY + HOUR);
    expect(decisions.map(say)).toEqual(["prompt", "escalate p/0"]);
    expect(run.saved).toMatchObject({
      people: { ana: { waiting: { p: ["000002", MONDAY + HOUR + DAY, null] }, backOff: { p: { ignored: 1 } } } },
    });
    expect(run.answer(MONDAY + HOUR + 1, "000001", "accepted")).toMatchObject({ reason: "no_such_prompt" });
  });

  test("what was taken moves the key on, even where no prompt fits", () => {
    const run = new Run(bundle());
    run.answer(MONDAY, "x", "accepted");
    expect(run.take(MONDAY - 1)).toMatchObject({ reason: "out_of_order" });
  });

  test("a response that does not fit its schema is invalid", () => {
    const run = new Run(bundle());
    expect(run.take(MONDAY, "kairos.response", { policy: "p", event: "x", answer: "ignored" })).toMatchObject({
      reason: "invalid_event",
      detail: '/data/answer: expected one of "accepted", "dismissed", "overridden", "not_useful", found "ignored"',
    });
    expect(run.take(MONDAY, "kairos.response", { event: "x", answer: "accepted" })).toMatchObject({
      reason: "invalid_event",
    });
  });
});

describe("ladders", () => {
  const answerAll = (run: Run, at: number, answer: string): readonly Decision[] => {
    run.act(at);
    const outcome = run.answer(at + 1, run.lastId, answer);
    return outcome.kind === "taken" ? outcome.decisions : [];
  };

  test("n within (t − W, t], then the times are forgotten", () => {
    const run = new Run(bundle({ policies: { p: policy({ escalate: [step(3, "occurrences", DAY)] }) } }));
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    run.act(MONDAY + 1);
    expect(run.outcomes(MONDAY + DAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + DAY)).toEqual(["prompt", "escalate p/0"]);
    expect(run.saved).not.toHaveProperty("people.ana.steps");
    expect(run.outcomes(MONDAY + DAY + 1)).toEqual(["prompt"]);
    expect(run.saved).toMatchObject({ people: { ana: { steps: { "p/0": [MONDAY + DAY + 1] } } } });
  });

  test("occurrences are prompts and suppressed ones; prompts are prompts", () => {
    const run = new Run(
      bundle({
        policies: {
          p: policy({ fatigue: [wait(HOUR)], escalate: [step(2, "occurrences", DAY), step(2, "prompts", DAY)] }),
        },
      }),
    );
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 1)).toEqual(["wait 3600000ms", "escalate p/0"]);
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt", "escalate p/1"]);
  });

  test("several steps fire on one event, as written; a decision names step and action", () => {
    const steps = [step(1, "prompts", DAY, "b"), step(1, "occurrences", DAY, "a")];
    const run = new Run(bundle({ policies: { p: policy({ escalate: steps }) } }));
    expect(run.act(MONDAY).slice(1)).toEqual(
      steps.map(({ action }, place) => ({
        event: "000001",
        source: "",
        time: MONDAY,
        person: "ana",
        policy: "p",
        outcome: "escalate",
        step: place,
        action,
      })),
    );
  });

  test.each([
    ["accepted", []],
    ["dismissed", ["p/0", "p/3"]],
    ["overridden", ["p/1", "p/3"]],
    ["not_useful", ["p/2", "p/3"]],
  ])("%s", (answer, fired) => {
    const kinds = ["dismissed", "overridden", "not_useful", "ignored"] as const;
    const run = new Run(bundle({ policies: { p: policy({ escalate: kinds.map((kind) => step(1, kind, DAY)) }) } }));
    expect(answerAll(run, MONDAY, answer).map(say)).toEqual(fired.map((name) => `escalate ${name}`));
  });

  test("a variant's own ladder counts in all and fires in its own", () => {
    const run = new Run(
      bundle({
        policies: {
          p: policy({
            escalate: [step(2, "occurrences", DAY)],
            variants: [
              {
                name: "v",
                when: op("is", ev("n"), int(1)),
                escalate: [step(2, "occurrences", DAY, "w"), step(3, "occurrences", DAY)],
              },
              { name: "plain", when: op("is", ev("n"), int(2)) },
            ],
          }),
        },
      }),
    );
    expect(run.outcomes(MONDAY, { n: 0 })).toEqual(["prompt"]);
    expect(run.saved).toMatchObject({
      people: { ana: { steps: { "p/0": [MONDAY], "p/v/0": [MONDAY], "p/v/1": [MONDAY] } } },
    });
    // Both have two now; that of the variant in force fires, the base's is kept until the base is in force.
    expect(run.outcomes(MONDAY + 1, { n: 1 })).toEqual(["prompt", "escalate p/v0"]);
    expect(run.saved).toMatchObject({
      people: { ana: { steps: { "p/0": [MONDAY, MONDAY + 1], "p/v/1": [MONDAY, MONDAY + 1] } } },
    });
    // A variant without a ladder has the base's: the same steps with the same counts.
    expect(run.outcomes(MONDAY + 2, { n: 2 })).toEqual(["prompt", "escalate p/plain0"]);
    expect(run.saved).not.toHaveProperty(["people", "ana", "steps", "p/0"]);
  });

  test("an answer goes to the ladder that was in force for its prompt", () => {
    const run = new Run(
      bundle({
        policies: {
          p: policy({
            escalate: [step(1, "dismissed", DAY)],
            variants: [{ name: "v", when: op("is", ev("n"), int(1)), escalate: [step(1, "ignored", DAY, "w")] }],
          }),
        },
      }),
    );
    run.act(MONDAY, { n: 1 });
    expect(run.saved).toMatchObject({ people: { ana: { waiting: { p: ["000001", MONDAY + DAY, "v"] } } } });
    expect(run.answer(MONDAY + 1, "000001", "dismissed")).toMatchObject({
      decisions: [
        { outcome: "escalate", variant: "v", step: 0, action: { name: "w" }, event: "000002", time: MONDAY + 1 },
      ],
    });
  });

  test("none at a deadline counts at the deadline, and its escalations stand first", () => {
    const waiting = (answerWithinMs: number, within: number): ReturnType<typeof policy> =>
      policy({
        answerWithinMs,
        escalate: [step(1, "ignored", within)],
        triggers: [{ on: ["act"], when: op("is", ev("n"), int(1)) }],
      });
    const run = new Run(
      bundle({ policies: { b: waiting(2 * HOUR, DAY), a: waiting(2 * HOUR, DAY), c: waiting(HOUR, DAY) } }),
    );
    run.act(MONDAY, { n: 1 });
    const decisions = run.act(MONDAY + 3 * HOUR, { n: 1 });
    expect(decisions.map(({ policy: id, outcome }) => `${id} ${outcome}`)).toEqual([
      "c escalate",
      "a escalate",
      "b escalate",
      "a prompt",
      "b prompt",
      "c prompt",
    ]);
    expect(decisions[0]).toMatchObject({ event: "000002", time: MONDAY + 3 * HOUR });
  });

  test("a response that fits nothing still brings the escalations of what has run out of time", () => {
    const run = new Run(
      bundle({ policies: { p: policy({ answerWithinMs: HOUR, escalate: [step(1, "ignored", DAY)] }) } }),
    );
    run.act(MONDAY);
    expect(run.answer(MONDAY + HOUR, "000001", "dismissed")).toMatchObject({
      kind: "set_aside",
      reason: "no_such_prompt",
      decisions: [{ outcome: "escalate", policy: "p", event: "000002" }],
    });
  });

  test("the order within an event: deadlines, occurrences, closings, ladders", () => {
    const run = new Run(
      bundle({
        policies: {
          a: policy({ escalate: [step(1, "occurrences", DAY)], fatigue: [] }),
          b: policy({ escalate: [step(1, "ignored", DAY)], answerWithinMs: DAY }),
          c: policy({ escalate: [step(1, "ignored", DAY)], answerWithinMs: HOUR, fatigue: [wait(DAY, own("c"))] }),
        },
      }),
    );
    run.act(MONDAY);
    expect(run.act(MONDAY + HOUR).map(({ policy: id, outcome }) => `${id} ${outcome}`)).toEqual([
      "c escalate",
      "a prompt",
      "b prompt",
      "c suppressed",
      "b escalate",
      "a escalate",
    ]);
  });

  test("a mute that the base and a variant share is one", () => {
    const limit = mute(DAY, 2, "dismissed", DAY);
    const run = new Run(
      bundle({
        policies: {
          p: policy({ fatigue: [limit], variants: [{ name: "v", when: op("is", ev("n"), int(1)), fatigue: [limit] }] }),
        },
      }),
    );
    run.act(MONDAY, { n: 0 });
    run.answer(MONDAY + 1, "000001", "dismissed");
    run.act(MONDAY + 2, { n: 1 });
    run.answer(MONDAY + 3, "000003", "dismissed");
    expect(run.outcomes(MONDAY + 4, { n: 0 })).toEqual([limit.text]);
    expect(run.outcomes(MONDAY + 5, { n: 1 })).toEqual([limit.text]);
  });
});
