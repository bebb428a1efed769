/** What means the same is written the same here: names of shared texts and numbers of the past give way to what they stand for. */
import { canonicalJson } from "../../base/canonical.js";
import type { Bundle, Expr, History } from "../../bundle/types.js";

/** Equal for expressions of two bundles that say the same in the same words. */
export function keyOf(value: unknown, bundle: Bundle): string {
  return canonicalJson(spelledOut(value, bundle) ?? null);
}

export function sameIn(first: unknown, old: Bundle, second: unknown, next: Bundle): boolean {
  return keyOf(first, old) === keyOf(second, next);
}

/** Docs are for readers of policies; nothing is decided by them. */
const NOT_MEANT: ReadonlySet<string> = new Set(["doc"]);

function spelledOut(value: unknown, bundle: Bundle): unknown {
  if (Array.isArray(value)) return value.map((element) => spelledOut(element, bundle));
  if (typeof value !== "object" || value === null) return value;
  const past = pastOf(value, bundle);
  if (past !== undefined) return past;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      NOT_MEANT.has(name) || member === undefined ? [] : [[name, spelledOut(member, bundle)]],
    ),
  );
}

function pastOf(value: object, bundle: Bundle): unknown {
  if (!("op" in value) || !("history" in value)) return undefined;
  const expr = value as Extract<Expr, { op: "count" | "distinct" | "first_time" }>;
  const entry = (position: number): unknown => {
    const { keep: _, ...what } = bundle.history[position] as History & { keep: number };
    return spelledOut(what, bundle);
  };
  const history =
    typeof expr.history === "number"
      ? entry(expr.history)
      : Object.fromEntries(Object.entries(expr.history).map(([type, position]) => [type, entry(position)]));
  return { op: expr.op, history };
}
