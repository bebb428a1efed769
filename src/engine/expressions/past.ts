/** `count`, `distinct` and `first time`: how many of the kept times lie in (t − W, t]. */
import type { Expr } from "../../bundle/types.js";
import type { Context, Evaluate } from "../context.js";
import { OUTSIDE } from "../engine-state.js";
import type { Times, ValueTimes } from "../engine-state.js";
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
    return (context) =>
      later((context.record.history[position] as ValueTimes | undefined)?.times, context.time - withinMs);
  }
  const place = scope.cells.history[position]!;
  const inWindow =
    place >= 0
      ? (context: Context) => laterInCells(context, place, position, context.time - withinMs)
      : (context: Context) => later(context.record.history[position] as Times | undefined, context.time - withinMs);
  return expression.op === "count" ? inWindow : (context) => inWindow(context) < 2;
}

function laterInCells(context: Context, place: number, position: number, than: number): number {
  const { cells, base } = context;
  const start = base + place;
  const length = cells[start]!;
  if (length === OUTSIDE) return later(context.record.history[position] as Times, than);
  let at = length;
  while (at > 0 && cells[start + at]! > than) at -= 1;
  return length - at;
}

/** How many times of an ascending list are later than this one. */
export function later(times: Times | undefined, than: number): number {
  if (times === undefined) return 0;
  let at = times.length;
  while (at > 0 && times[at - 1]! > than) at -= 1;
  return times.length - at;
}
