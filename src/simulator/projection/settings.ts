/** Numbers in limits that may be set otherwise, and a bundle with other numbers in their place. */
import { formatDuration } from "../../base/units.js";
import type { Bundle, Limit, Policy } from "../../bundle/types.js";

/** One number that an author wrote, and every limit of the bundle that came from it. */
export interface Tunable {
  /** As written: `at most 3 per day when risk < critical`. */
  readonly text: string;
  readonly kind: "wait" | "at_most";
  /** Prompts, or milliseconds. */
  readonly value: number;
  /** JSON pointers into the bundle. */
  readonly pointers: readonly string[];
  /** Where it stands in the source; left out of a bundle that does not say. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

/** Every `wait` and `at most` of a bundle; those that came from one line are one. */
export function tunablesOf(bundle: Bundle): readonly Tunable[] {
  const found = new Map<string, { tunable: Tunable; pointers: string[] }>();
  for (const [pointer, limit] of pointed(bundle)) {
    if (limit.kind !== "wait" && limit.kind !== "at_most") continue;
    const place = bundle.sourceMap?.[pointer];
    const key = place === undefined ? pointer : JSON.stringify([place.file, place.line, place.column]);
    const known = found.get(key);
    if (known !== undefined) {
      known.pointers.push(pointer);
      continue;
    }
    const pointers = [pointer];
    const value = limit.kind === "wait" ? limit.withinMs : limit.count;
    const tunable = { text: limit.text, kind: limit.kind, value, pointers, ...(place === undefined ? {} : { place }) };
    found.set(key, { tunable, pointers });
  }
  return [...found.values()].map(({ tunable }) => tunable);
}

/** The same bundle with other numbers. The texts of the limits say so. */
export function withSettings(bundle: Bundle, tunables: readonly Tunable[], values: readonly number[]): Bundle {
  const at = new Map<string, number>();
  tunables.forEach(({ pointers }, position) => {
    for (const pointer of pointers) at.set(pointer, values[position]!);
  });
  const set = (limits: readonly Limit[], prefix: string): readonly Limit[] => {
    const changed = limits.map((limit, position) => {
      const value = at.get(`${prefix}/${position}`);
      return value === undefined ? limit : withNumber(limit, value);
    });
    // A back off multiplies the first plain wait of its list.
    const wait = changed.find(
      (limit) => limit.kind === "wait" && limit.scope.for === "person" && limit.scope.prompts.startsWith("policy:"),
    );
    return changed.map((limit) =>
      limit.kind === "back_off" && wait?.kind === "wait" ? { ...limit, waitMs: wait.withinMs } : limit,
    );
  };
  const policies = Object.fromEntries(
    Object.entries(bundle.policies).map(([name, policy]): [string, Policy] => {
      const prefix = `/policies/${name}`;
      return [
        name,
        {
          ...policy,
          fatigue: set(policy.fatigue, `${prefix}/fatigue`),
          variants: policy.variants.map((variant, position) =>
            variant.fatigue === undefined
              ? variant
              : { ...variant, fatigue: set(variant.fatigue, `${prefix}/variants/${position}/fatigue`) },
          ),
        },
      ];
    }),
  );
  return { ...bundle, limits: set(bundle.limits, "/limits"), policies };
}

/** How a value of a limit is written. */
export function valueText({ kind }: Tunable, value: number): string {
  return kind === "wait" ? formatDuration(value) : String(value);
}

function withNumber(limit: Limit, value: number): Limit {
  if (limit.kind === "wait")
    return { ...limit, withinMs: value, text: limit.text.replace(/^(wait\s+)\S+/, `$1${formatDuration(value)}`) };
  if (limit.kind === "at_most")
    return { ...limit, count: value, text: limit.text.replace(/^(at most\s+)\d+/, `$1${value}`) };
  return limit;
}

function* pointed(bundle: Bundle): Generator<readonly [string, Limit]> {
  for (const [name, { fatigue, variants }] of Object.entries(bundle.policies)) {
    for (const [at, limit] of fatigue.entries()) yield [`/policies/${name}/fatigue/${at}`, limit];
    for (const [variant, { fatigue: own }] of variants.entries())
      for (const [at, limit] of (own ?? []).entries())
        yield [`/policies/${name}/variants/${variant}/fatigue/${at}`, limit];
  }
  for (const [at, limit] of bundle.limits.entries()) yield [`/limits/${at}`, limit];
}
