/** `count`, `distinct` and `first time`: how many of the kept times lie in (t − W, t]. */
import type { Expr } from "../../bundle/types.js";
import type { Evaluate } from "../context.js";
import type { Scope } from "./scope.js";

type Past = Extract<Expr, { op: "count" | "distinct" | "first_time" }>;

export function past(expression: Past, scope: Scope): Evaluate {
  const position =
    expression.op === "count"
      ? expression.history
      : scope.type === undefined
        ? undefined
        : expression.history[scope.type.name];
  const history = position === undefined ? undefined : scope.history[position];
  if (position === undefined || history === undefined) return expression.op === "first_time" ? () => false : () => 0;
  const { withinMs } = history;
  if (expression.op === "distinct") {
    return ({ state, place, time }) => later(state.valuesOf(place, position)?.times, time - withinMs);
  }
  const list = scope.historyLists + position;
  if (expression.op === "count") return ({ state, place, time }) => state.lists.later(place, list, time - withinMs);
  return ({ state, place, time }) => state.lists.later(place, list, time - withinMs) < 2;
}

/** How many times of an ascending list are later than this one. */
export function later(times: readonly number[] | undefined, than: number): number {
  if (times === undefined) return 0;
  let at = times.length;
  while (at > 0 && times[at - 1]! > than) at -= 1;
  return times.length - at;
}
