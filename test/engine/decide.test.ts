import { describe, expect, test } from "vitest";
import { decide } from "../../src/engine/index.js";
import { HOUR, MONDAY, Run, bundle, policy, wait } from "./builder.js";

describe("one event", () => {
  test("a policy that triggers prompts, with what a decision holds", () => {
    const run = new Run(bundle());
    expect(run.act(MONDAY)).toEqual([
      {
        event: "000001",
        source: "",
        time: MONDAY,
        person: "ana",
        policy: "p",
        outcome: "prompt",
        risk: "low",
        signals: [],
        message: { mode: "inline", locale: "en", body: "Stop and look." },
      },
    ]);
  });

  test("a limit that refuses is the reason", () => {
    const run = new Run(bundle({ policies: { p: policy({ fatigue: [wait(HOUR)] }) } }));
    run.act(MONDAY);
    expect(run.act(MONDAY + HOUR - 1)).toMatchObject([
      { outcome: "suppressed", reason: { in: "policy", limit: "wait 3600000ms", kind: "wait", until: MONDAY + HOUR } },
    ]);
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt"]);
  });

  test("the pure function gives outcome and state", () => {
    const event = { id: "e", type: "act", time: "2026-01-05T00:00:00Z", subject: "ana" };
    const first = decide(bundle(), {}, event, undefined);
    expect(first.outcome).toMatchObject({ kind: "taken", risk: "low", decisions: [{ outcome: "prompt" }] });
    expect(first.state).toEqual({
      people: { ana: { last: [MONDAY, "e", ""], waiting: { p: ["e", MONDAY + 24 * HOUR, null] } } },
    });
  });
});
