/** Policies with the limits that are in force: the base, and each variant. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Bundle, Limit } from "../../bundle/types.js";

export interface ViewOfPolicy {
  readonly policy: string;
  /** Position of the variant; -1 for the base. */
  readonly variant: number;
  /** The policy's own, then the shared ones, as the engine asks them. */
  readonly limits: readonly Limit[];
}

/** In the order of the engine's policies; of each the base first. */
export function viewsOf(bundle: Bundle): readonly ViewOfPolicy[] {
  return Object.keys(bundle.policies)
    .toSorted(compareCodePoints)
    .flatMap((policy) => {
      const { fatigue, variants } = bundle.policies[policy]!;
      return [fatigue, ...variants.map((variant) => variant.fatigue ?? fatigue)].map((own, at) => ({
        policy,
        variant: at - 1,
        limits: [...own, ...bundle.limits],
      }));
    });
}

export function limitsOf(bundle: Bundle): readonly Limit[] {
  return viewsOf(bundle).flatMap(({ limits }) => limits);
}
