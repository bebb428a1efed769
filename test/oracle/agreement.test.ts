/** The engine against the oracle on generated bundles and timelines. `npm run fuzz:engine` goes on where this stops. */
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { loadBundle, partitionOf } from "../../src/bundle/index.js";
import type { Bundle } from "../../src/bundle/types.js";
import { stateBoundOf } from "../../src/compiler/state-bound.js";
import { createEngine, type PersonStateJson } from "../../src/engine/index.js";
import { cases, type Case } from "../generators/case.js";
import { printCase } from "../generators/print.js";
import type { Step } from "../generators/timeline.js";
import { comparable, disagreement, printDisagreement } from "./agreement.js";
import { canonical } from "./canonical.js";
import { mustBeReached, Reach } from "./reach.js";

const seed = 20_260_302;
/** On a machine that does nothing else all of it takes some ten seconds. */
const timeout = 300_000;

/** Reports the smallest case that fails, in short form, with the seed that leads to it. */
function check(numRuns: number, problem: (value: Case) => string | undefined): void {
  const result = fc.check(
    fc.property(cases(), (value) => problem(value) === undefined),
    { seed, numRuns, interruptAfterTimeLimit: timeout - 60_000 },
  );
  if (!result.failed) return;
  const [smallest] = result.counterexample as [Case];
  throw new Error(
    `seed ${result.seed}, path ${result.counterexamplePath}\n${printCase(smallest)}\n\n${problem(smallest)}`,
  );
}

describe("generated cases", () => {
  const reach = new Reach();

  test("engine and oracle agree on every outcome and every state", { timeout }, () => {
    check(400, ({ bundle, timeline }) => {
      const found = disagreement(bundle, timeline, reach);
      return found && printDisagreement(found);
    });
  });

  test("between them they reach every kind of answer and every operator", () => {
    expect(mustBeReached.filter((name) => reach.count(name) === 0)).toEqual([]);
  });

  test(
    "every generated bundle loads, and is split by what its limits allow and bounded as the compiler says",
    { timeout },
    () => {
      check(150, ({ bundle }) => {
        const { problems } = loadBundle(JSON.parse(canonical(bundle)));
        if (problems !== undefined) return JSON.stringify(problems);
        const derived = canonical([partitionOf(bundle), stateBoundOf(bundle)]);
        return derived === canonical([bundle.partition, bundle.stateBound]) ? undefined : `compiled: ${derived}`;
      });
    },
  );

  test("no state grows beyond its bundle's bound", { timeout }, () => {
    let greatest = 0;
    check(150, ({ bundle, timeline }) => {
      const engine = createEngine(bundle);
      const memory = engine.newState();
      for (const { event, person } of timeline) {
        engine.decide(memory, event, person);
        const state = engine.saveState(memory);
        const held = Math.max(0, ...Object.values(state.people ?? {}).map(entries));
        const group = Math.max(0, ...Object.values(state.groups ?? {}).map(entries));
        greatest = Math.max(greatest, held / bundle.stateBound.person);
        if (held > bundle.stateBound.person || group > bundle.stateBound.group) {
          return `${held} and ${group} entries: ${canonical(state)}`;
        }
      }
      return undefined;
    });
    expect(greatest).toBe(1);
  });

  test("a log that is split as its bundle allows gives the same decisions and the same state", { timeout }, () => {
    let split = 0;
    check(200, ({ bundle, timeline }) => {
      if (bundle.partition === null) return undefined;
      const parts = new Map<string, number[]>();
      timeline.forEach((step, position) => {
        const part = partOf(bundle, step);
        parts.set(part, [...(parts.get(part) ?? []), position]);
      });
      split += parts.size > 1 ? 1 : 0;
      const whole = run(bundle, timeline);
      const outcomes: string[] = [];
      const states: State[] = [];
      for (const positions of parts.values()) {
        const part = run(
          bundle,
          positions.map((position) => timeline[position]!),
        );
        positions.forEach((position, i) => (outcomes[position] = part.outcomes[i]!));
        states.push(part.state);
      }
      const together = canonical({ people: merged(states, "people"), groups: merged(states, "groups") });
      const atOnce = canonical({ people: whole.state.people ?? {}, groups: whole.state.groups ?? {} });
      return outcomes.join() === whole.outcomes.join() && together === atOnce
        ? undefined
        : `whole: ${whole.outcomes.join("\n")}\n${atOnce}\nsplit: ${outcomes.join("\n")}\n${together}`;
    });
    expect(split).toBeGreaterThan(50);
  });

  afterAll(() => {
    if (process.env["REACH"] !== undefined)
      console.log(
        reach
          .entries()
          .map(([name, count]) => `${count}\t${name}`)
          .join("\n"),
      );
  });
});

/** Entries of one person or group, as the bound counts them: the end of a mute stands beside its times. */
function entries(member: PersonStateJson): number {
  const lengths = (lists: object): number =>
    Object.values(lists).reduce((sum: number, list: unknown[]) => sum + list.length, 0);
  return (
    (member.last === undefined ? 0 : 1) +
    lengths(member.history ?? {}) +
    lengths(member.prompts ?? {}) +
    lengths(member.steps ?? {}) +
    Object.keys(member.waiting ?? {}).length +
    Object.values(member.backOff ?? {}).flatMap((kinds) => Object.keys(kinds)).length +
    Object.values(member.mute ?? {})
      .flatMap((mutes) => Object.values(mutes))
      .reduce((sum, { times }) => sum + (times?.length ?? 0), 0)
  );
}

type State = ReturnType<ReturnType<typeof createEngine>["saveState"]>;

function run(bundle: Bundle, timeline: readonly Step[]): { outcomes: string[]; state: State } {
  const engine = createEngine(bundle);
  const memory = engine.newState();
  const outcomes = timeline.map(({ event, person }) => comparable(engine.decide(memory, event, person)));
  return { outcomes, state: engine.saveState(memory) };
}

function merged(states: readonly State[], member: "people" | "groups"): object {
  return Object.fromEntries(states.flatMap((state) => Object.entries(state[member] ?? {})));
}

/** Whom, or which group of people, the event is about. What cannot be read changes nothing, wherever it lies. */
function partOf(bundle: Bundle, { event, person }: Step): string {
  if (bundle.partition === null) return "";
  const member = (json: unknown, name: string): unknown =>
    json !== null && typeof json === "object" && Object.hasOwn(json, name)
      ? (json as Record<string, unknown>)[name]
      : undefined;
  if (bundle.partition === "person") return String(member(event, "subject"));
  const { attribute } = bundle.partition;
  const otherwise = attribute === "timezone" ? bundle.org.timezone : bundle.person[attribute]?.default;
  return canonical(member(person, attribute) ?? otherwise ?? null);
}
