/** Every limit of a bundle: of policies, of their variants, and the shared ones. */
import type { Bundle, Limit } from "./types.js";

export function* allLimits(bundle: Pick<Bundle, "policies" | "limits">): Generator<Limit> {
  for (const policy of Object.values(bundle.policies)) {
    yield* policy.fatigue;
    for (const variant of policy.variants) yield* variant.fatigue ?? [];
  }
  yield* bundle.limits;
}
