/** Engine and oracle side by side: the same outcome and the same state, byte for byte, after every event. */
import type { Bundle } from "../../src/bundle/types.js";
import { createEngine, type DecodedPerson } from "../../src/engine/index.js";
import { readEvent } from "../../src/engine/read-event.js";
import type { Outcome } from "../../src/engine/decision.js";
import type { Step } from "../generators/timeline.js";
import { canonical } from "./canonical.js";
import { Oracle } from "./oracle.js";
import type { Reach } from "./reach.js";

export interface Answer {
  readonly outcome: string;
  readonly state: string;
}

export interface Disagreement {
  /** Position of the event in the timeline. */
  readonly at: number;
  readonly event: string;
  readonly what: string;
  readonly engine: string;
  readonly oracle: string;
}

/** Without `detail`, which is for people to read. */
export function comparable(outcome: Outcome): string {
  if (outcome.kind !== "set_aside") return canonical(outcome);
  const { detail: _, ...rest } = outcome;
  return canonical(rest);
}

/** Answers of the oracle, event by event. */
export function oracleAnswers(bundle: Bundle, timeline: readonly Step[], reach?: Reach): Answer[] {
  const oracle = new Oracle(bundle, reach?.watch);
  return timeline.map(({ event, person }) => {
    const outcome = oracle.take(event, person);
    reach?.add(bundle, outcome);
    return { outcome: comparable(outcome), state: canonical(oracle.state()) };
  });
}

/**
 * Ways to run the engine, all with the same answers: `plain`; `reloaded`, where every event is decided from a state that
 * went through JSON; `replayed`, where a person's row is decoded once for all events, as a replay does.
 */
const ways = ["plain", "reloaded", "replayed"] as const;
type Way = (typeof ways)[number];

export function engineAnswers(bundle: Bundle, timeline: readonly Step[], way: Way): Answer[] {
  const engine = createEngine(bundle);
  const plans = new Map(
    [...Object.keys(bundle.events), "kairos.response"].map((name) => [name, engine.eventType(name)!]),
  );
  const people = new Map<string, DecodedPerson>();
  let state = engine.newState();
  const decide = ({ event, person }: Step): Outcome => {
    const read = way === "replayed" ? readEvent(event, plans) : undefined;
    if (read === undefined) return engine.decide(state, event, person);
    if ("kind" in read) return read;
    const row = canonical([read.person, person ?? null]);
    const decoded = people.get(row) ?? engine.person(read.person, person);
    people.set(row, decoded);
    return engine.take(state, read, decoded);
  };
  return timeline.map((step) => {
    if (way === "reloaded") state = engine.loadState(JSON.parse(canonical(engine.saveState(state))));
    const outcome = comparable(decide(step));
    return { outcome, state: canonical(engine.saveState(state)) };
  });
}

/** The first difference, where there is one. */
export function disagreement(bundle: Bundle, timeline: readonly Step[], reach?: Reach): Disagreement | undefined {
  const oracle = oracleAnswers(bundle, timeline, reach);
  for (const way of ways) {
    const engine = attempt(() => engineAnswers(bundle, timeline, way));
    for (const [at, right] of oracle.entries()) {
      for (const what of ["outcome", "state"] as const) {
        const left = typeof engine === "string" ? engine : engine[at]![what];
        if (left === right[what]) continue;
        const event = JSON.stringify(timeline[at]!.event);
        return {
          at,
          event,
          what: `${what}, ${way}`,
          engine: left,
          oracle: right[what],
        };
      }
    }
  }
  return undefined;
}

function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (problem) {
    return `thrown: ${problem instanceof Error ? problem.stack : String(problem)}`;
  }
}

export function printDisagreement({ at, event, what, engine, oracle }: Disagreement): string {
  return [`${what} at event ${at}: ${event}`, `  engine: ${engine}`, `  oracle: ${oracle}`].join("\n");
}
