/** The event types that a replay knows: those that the policies declare, and the answer to a prompt. */
import type { Engine, EventTypePlan } from "../engine/index.js";

/** The vocabulary, as a map that can be asked for any name. */
export function eventTypes(engine: Engine): ReadonlyMap<string, EventTypePlan> {
  const types = new Map<string, EventTypePlan>();
  for (const name of [...Object.keys(engine.bundle.events), "kairos.response"]) {
    const plan = engine.eventType(name);
    if (plan !== undefined) types.set(name, plan);
  }
  return types;
}
