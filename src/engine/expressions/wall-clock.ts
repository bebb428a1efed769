/** `local_time` and `weekday`: the wall clock and the day of an instant in the person's zone. */
import { LAST_INSTANT } from "../../base/instant.js";
import type { Expr } from "../../bundle/types.js";
import type { Evaluate } from "../context.js";
import { compile } from "./compile.js";
import type { Scope } from "./scope.js";

/** A computed timestamp outside the years 1970 to 9999 has no wall clock: missing. */
export function wallClock(operator: "local_time" | "weekday", operand: Expr, scope: Scope): Evaluate {
  const instant = compile(operand, scope) as (context: unknown) => number | undefined;
  if (operator === "local_time") {
    return (context) => {
      const t = instant(context);
      return t !== undefined && t >= 0 && t <= LAST_INSTANT ? context.zone.minuteAt(t) : undefined;
    };
  }
  return (context) => {
    const t = instant(context);
    return t !== undefined && t >= 0 && t <= LAST_INSTANT ? context.zone.weekdayAt(t) : undefined;
  };
}
