/** Engine and oracle side by side: the same outcome and the same state, byte for byte, after every event. */
import type { Bundle } from "../../src/bundle/types.js";
import { createEngine } from "../../src/engine/index.js";
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

/** Answers of the engine. With `reload`, every event is decided from a state that went through JSON. */
export function engineAnswers(bundle: Bundle, timeline: readonly Step[], reload: boolean): Answer[] {
  const engine = createEngine(bundle);
  let state = engine.newState();
  return timeline.map(({ event, person }) => {
    if (reload) state = engine.loadState(JSON.parse(canonical(engine.saveState(state))));
    const outcome = comparable(engine.decide(state, event, person));
    return { outcome, state: canonical(engine.saveState(state)) };
  });
}

/** The first difference, where there is one. */
export function disagreement(bundle: Bundle, timeline: readonly Step[], reach?: Reach): Disagreement | undefined {
  const oracle = oracleAnswers(bundle, timeline, reach);
  for (const reload of [false, true]) {
    const engine = attempt(() => engineAnswers(bundle, timeline, reload));
    for (const [at, right] of oracle.entries()) {
      for (const what of ["outcome", "state"] as const) {
        const left = typeof engine === "string" ? engine : engine[at]![what];
        if (left === right[what]) continue;
        const event = JSON.stringify(timeline[at]!.event);
        return {
          at,
          event,
          what: reload ? `${what} after reloading the state` : what,
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
