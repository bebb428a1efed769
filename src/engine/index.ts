/**
 * The engine: given a bundle, what becomes of each event.
 *
 * `createEngine` compiles a bundle once, for hosts that keep a state in memory; `decide` is the same as one pure function.
 */
import type { Bundle } from "../bundle/types.js";
import type { Outcome } from "./decision.js";
import { createEngine } from "./engine.js";
import type { Engine } from "./engine.js";
import type { StateJson } from "./state.js";

export { planAudiences } from "./audiences.js";
export type { Audiences } from "./audiences.js";
export { loadBundle, type Bundle, type BundleProblem, type LoadedBundle, type LoadOptions } from "../bundle/index.js";
export { createEngine } from "./engine.js";
export type { Engine, EngineOptions } from "./engine.js";
export type { EngineState } from "./engine-state.js";
export { Misfit } from "./event.js";
export type { DecodedEvent, DecodedPerson, EventTypePlan, FieldPlan, Value } from "./event.js";
export type {
  Decision,
  Escalation,
  Occurrence,
  Outcome,
  RenderedMessage,
  SetAsideReason,
  SuppressionReason,
} from "./decision.js";
export type {
  ConditionExplanation,
  ExplainOptions,
  Explanation,
  LimitExplanation,
  PolicyExplanation,
  RiskExplanation,
} from "./explain.js";
export type { LimitStanding } from "./limits/limit.js";
export type { EventKey, GroupStateJson, PersonStateJson, StateJson } from "./state.js";

const engines = new WeakMap<Bundle, Engine>();

/**
 * One event, as a pure function of JSON.
 *
 * @param state - what the last call returned; `{}` at the start
 * @param event - a CloudEvent
 * @param person - the attributes of who acts; undefined for somebody whom the people table lacks
 */
export function decide(
  bundle: Bundle,
  state: StateJson,
  event: unknown,
  person: unknown,
): { outcome: Outcome; state: StateJson } {
  let engine = engines.get(bundle);
  if (engine === undefined) {
    engine = createEngine(bundle);
    engines.set(bundle, engine);
  }
  const memory = engine.loadState(state);
  const outcome = engine.decide(memory, event, person);
  return { outcome, state: engine.saveState(memory) };
}
