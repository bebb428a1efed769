/** `local_time` and `weekday`: the wall clock and the day of an instant in the person's zone. */
import { LAST_INSTANT } from "../../base/instant.js";
import type { Context, Evaluate } from "../context.js";

/** A computed timestamp outside the years 1970 to 9999 has no wall clock: missing. */
export function wallClock(operator: "local_time" | "weekday", operand: Evaluate): Evaluate {
  const instant = operand as (context: Context) => number | undefined;
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
