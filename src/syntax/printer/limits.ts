/** A line of `fatigue` or `limits`; reasons of decisions and the state name a limit by this text. */
import type { Limit, Scope, TimeLiteral } from "../tree.js";
import { printExpression, printPath } from "./expressions.js";

export function printLimit(limit: Limit): string {
  const when = limit.when === undefined ? "" : ` when ${printExpression(limit.when)}`;
  return `${withoutCondition(limit)}${when}`;
}

function withoutCondition(limit: Limit): string {
  switch (limit.kind) {
    case "wait":
      return `wait ${limit.within.text}${printScope(limit.scope)}`;
    case "at_most_within":
      return `at most ${limit.count.text} within ${limit.within.text}${printScope(limit.scope)}`;
    case "at_most_per":
      return `at most ${limit.count.text} per ${limit.per}${printScope(limit.scope)}`;
    case "quiet_hours":
      return `quiet ${printTime(limit.from)} to ${printTime(limit.to)}`;
    case "quiet_days":
      return `quiet on ${limit.days.map(({ text }) => text).join(", ")}`;
    case "back_off":
      return `back off ${limit.factor.value}x up to ${limit.upTo.text} after ${limit.after}`;
    case "mute":
      return `mute ${limit.for.text} after ${limit.count.text} ${limit.answer} within ${limit.within.text}`;
  }
}

/** With a space before each part; nothing where none is written. */
export function printScope(scope: Scope): string {
  const across =
    scope.across === undefined
      ? ""
      : scope.across.kind === "all"
        ? " across all"
        : ` across tag ${scope.across.tag.text}`;
  const people =
    scope.for === undefined
      ? ""
      : scope.for.kind === "everyone"
        ? " for everyone"
        : ` for each ${printPath(scope.for.path)}`;
  return across + people;
}

export function printTime({ minutes }: TimeLiteral): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
