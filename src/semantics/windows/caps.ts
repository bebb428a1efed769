/**
 * How many prompts limits allow one person, from limits alone: nothing is assumed about events, answers or conditions.
 *
 * A limit without a `when` caps the policy that it stands in: when that policy prompts, fewer than n prompts lie in the
 * window before, its own among them. Which list of limits holds depends on the variant in force, so a window is capped
 * by the most generous list, and a longer window by as many short ones as cover it. All of it for people whose
 * attributes stay as they are.
 */
import { limitsInForce } from "../declarations/limits-in-force.js";
import type { LimitModel, Model, PolicyModel } from "../model.js";
import { type Window, cover } from "./cover.js";

/** The limits that hold where a policy prompts: its own in one variant, and the shared ones. */
export interface View {
  readonly policy: PolicyModel;
  readonly variant?: string;
  readonly limits: readonly LimitModel[];
}

/** At most `count` prompts in any such window, and the limits that say so, one for each list in force. */
export interface Cap {
  readonly count: number;
  /** The window that the limits cap directly, and how many of them cover the one asked about. */
  readonly window: Window;
  readonly each: number;
  readonly times: number;
  readonly because: readonly LimitModel[];
}

export function viewsOf(policy: PolicyModel, shared: readonly LimitModel[]): View[] {
  return [
    { policy, limits: [...policy.fatigue, ...shared] },
    ...policy.variants.map((variant) => ({
      policy,
      variant: variant.name,
      limits: [
        ...(variant.fatigue === undefined ? policy.fatigue : limitsInForce(policy.fatigue, variant.fatigue)),
        ...shared,
      ],
    })),
  ];
}

/** What a limit counts, as it caps prompts: nothing where it is no count, or does not always hold. */
export function countOf(limit: LimitModel): { readonly count: number; readonly window: Window } | undefined {
  const { syntax, scope } = limit;
  const zone = scope.for.kind === "person" ? "person" : "organisation";
  switch (syntax.kind) {
    case "wait":
      return { count: 1, window: { kind: "rolling", ms: syntax.within.ms } };
    case "at_most_within":
      return { count: syntax.count.value, window: { kind: "rolling", ms: syntax.within.ms } };
    case "at_most_per":
      if (syntax.per === "event") return undefined;
      return { count: syntax.count.value, window: { kind: "calendar", period: syntax.per, zone } };
    default:
      return undefined;
  }
}

/** Whether the limit counts every prompt of these policies to one person. */
function countsAll(limit: LimitModel, policies: readonly PolicyModel[], shared: boolean): boolean {
  // Whoever moves to another department is counted anew there.
  if (limit.scope.for.kind === "attribute") return false;
  const { across } = limit.scope;
  if (across === undefined) return shared || policies.length === 1;
  return across.kind === "all" || policies.every(({ tags }) => tags.includes(across.tag));
}

/**
 * The least cap on prompts of these policies together, to one person in any such window; nothing where there is none.
 *
 * @param left - asked of each limit: those that it says no to are taken for absent
 */
export function capOn(
  policies: readonly PolicyModel[],
  window: Window,
  model: Pick<Model, "limits">,
  left: (limit: LimitModel) => boolean = () => true,
): Cap | undefined {
  const lists = policies.flatMap((policy) => viewsOf(policy, model.limits).map(({ limits }) => limits));
  return capByLists(policies, lists, window, model, left);
}

/** The same from what holds across policies alone, so that the limits of single policies make no difference. */
export function sharedCapOn(
  policies: readonly PolicyModel[],
  window: Window,
  model: Pick<Model, "limits">,
  left: (limit: LimitModel) => boolean,
): Cap | undefined {
  return capByLists(policies, policies.length === 0 ? [] : [model.limits], window, model, left);
}

/** So many limits in one list are no policy that somebody reads: nothing is claimed of them. */
export const MOST_LIMITS = 100;

function capByLists(
  policies: readonly PolicyModel[],
  limitLists: readonly (readonly LimitModel[])[],
  window: Window,
  model: Pick<Model, "limits">,
  left: (limit: LimitModel) => boolean,
): Cap | undefined {
  if (limitLists.some((limits) => limits.length > MOST_LIMITS)) return undefined;
  const shared = new Set(model.limits);
  const lists = limitLists.map((limits) =>
    limits.flatMap((limit) => {
      if (limit.when !== undefined || !left(limit) || !countsAll(limit, policies, shared.has(limit))) return [];
      const counted = countOf(limit);
      return counted === undefined ? [] : [{ limit, ...counted }];
    }),
  );
  let least: Cap | undefined;
  const seen = new Set<string>();
  for (const candidate of [window, ...lists.flat().map((counted) => counted.window)]) {
    const key = JSON.stringify(candidate);
    if (seen.has(key)) continue;
    seen.add(key);
    let each = 0;
    const because = new Set<LimitModel>();
    for (const list of lists) {
      let tightest: (typeof list)[number] | undefined;
      for (const counted of list) {
        if (cover(candidate, counted.window) !== 1) continue;
        if (tightest === undefined || counted.count < tightest.count) tightest = counted;
      }
      if (tightest === undefined) {
        each = Infinity;
        break;
      }
      each = Math.max(each, tightest.count);
      because.add(tightest.limit);
    }
    if (lists.length === 0 || !Number.isFinite(each)) continue;
    const times = cover(window, candidate);
    if (least === undefined || each * times < least.count) {
      least = { count: each * times, window: candidate, each, times, because: [...because] };
    }
  }
  return least;
}
