/** Cases worked out by hand, put to the oracle and to the engine. */
import { describe, expect, test } from "vitest";
import { loadBundle } from "../../src/bundle/index.js";
import type { Decision, Outcome } from "../../src/engine/decision.js";
import { createEngine } from "../../src/engine/index.js";
import { canonical } from "./canonical.js";
import { handCases } from "./cases.js";
import { Oracle } from "./oracle.js";
import { murmur3 } from "./texts.js";

/** An answer in a few words: one line for how the event was taken, where that is not plain, and one for each decision. */
function summary(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case "by_type_alone":
      return ["by type alone"];
    case "out_of_vocabulary":
      return ["out of vocabulary"];
    case "duplicate":
      return ["duplicate"];
    case "set_aside":
      return [`set aside: ${outcome.reason}`, ...outcome.decisions.map(line)];
    case "taken":
      return outcome.decisions.map(line);
  }
}

function line(decision: Decision): string {
  const as = decision.variant === undefined ? "" : ` as ${decision.variant}`;
  if (decision.outcome === "escalate") return `escalate ${decision.policy}/${decision.step}${as}`;
  const { outcome, policy, risk, signals, exemption, reason, message } = decision;
  const said = message === undefined || message.body === "Hello" ? "" : ` "${message.body}"`;
  return [
    `${outcome} ${policy}${as}`,
    exemption === undefined ? "" : ` by ${exemption}`,
    reason === undefined ? "" : ` by ${reason.limit}`,
    reason?.until === undefined ? "" : ` until ${new Date(reason.until).toISOString()}`,
    reason?.in === "limits" ? " in limits" : "",
    signals.length === 0 ? "" : ` with ${signals.join(", ")}`,
    risk === "low" ? "" : ` at ${risk}`,
    said,
    message === undefined || message.locale === "en" ? "" : ` in ${message.locale}`,
  ].join("");
}

describe("worked out by hand", () => {
  test("there are enough of them, each with its own rule", () => {
    expect(handCases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(handCases.map(({ rule }) => rule)).size).toBe(handCases.length);
  });

  test.each(handCases.map((each) => [each.rule, each] as const))("%s", (_, { bundle, lines, state }) => {
    expect(loadBundle(bundle).problems).toBeUndefined();
    const oracle = new Oracle(bundle);
    const engine = createEngine(bundle);
    const memory = engine.newState();
    const byHand = lines.map(({ gives }) => gives);
    expect(
      lines.map(({ event, person }) => summary(oracle.take(event, person))),
      "the oracle",
    ).toEqual(byHand);
    expect(
      lines.map(({ event, person }) => summary(engine.decide(memory, event, person))),
      "the engine",
    ).toEqual(byHand);
    if (state === undefined) return;
    expect(canonical(oracle.state()), "the oracle").toBe(canonical(state));
    expect(canonical(engine.saveState(memory)), "the engine").toBe(canonical(state));
  });
});

test("murmur3 has the answers of its reference", () => {
  expect(murmur3("")).toBe(0n);
  expect(murmur3("test")).toBe(0xba6bd213n);
  expect(murmur3("hello")).toBe(0x248bfa47n);
  expect(murmur3("hello, world")).toBe(0x149bbb7fn);
  expect(murmur3("The quick brown fox jumps over the lazy dog")).toBe(0x2e4ff723n);
});
