/** Exemptions: who is not coached first, the others by name, and the instant at which each is over. */
import { dayNumber, DAY_MS } from "../../base/instant.js";
import { invariant } from "../../base/invariant.js";
import { Zone } from "../../base/zone.js";
import type { Exemption, Expr } from "../../bundle/types.js";
import type { ExemptionModel } from "../../semantics/model.js";
import { lowerExpr } from "./expressions.js";
import { type Lowering, optional, sortedNames } from "./lowering.js";

export function lowerExemptions(lowering: Lowering): Exemption[] {
  const { coachWhen, exemptions, policies } = lowering.model;
  const result: Exemption[] = [];
  if (coachWhen) {
    lowering.place(coachWhen.span, "exemptions", 0);
    const notCoached: Expr = { op: "not", type: "bool", args: [lowerExpr(coachWhen.when, lowering)] };
    result.push({ name: "not_coached", policies: sortedNames(policies.keys()), when: notCoached });
  }
  for (const name of sortedNames(exemptions.keys())) {
    const exemption = exemptions.get(name)!;
    lowering.place(exemption.span, "exemptions", result.length);
    result.push(lowerExemption(exemption, lowering));
  }
  return result;
}

function lowerExemption(exemption: ExemptionModel, lowering: Lowering): Exemption {
  const { until } = exemption;
  return {
    name: exemption.name,
    policies: sortedNames(exemption.policies),
    ...(exemption.when ? { when: lowerExpr(exemption.when, lowering) } : {}),
    ...(until === undefined ? {} : { untilMs: endOfDay(until, lowering.model.org.timezone) }),
    ...optional("because", exemption.because),
    ...optional("owner", exemption.owner),
    ...optional("doc", exemption.doc),
  };
}

/** The first instant after which it is never again that day, or one before it, on the wall clocks of the zone. */
export function endOfDay(date: string, timezone: string): number {
  const zone = Zone.named(timezone);
  invariant(zone, `\`${timezone}\` is a time zone`);
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const localMidnight = (dayNumber(year, month, day) + 1) * DAY_MS;
  let end = 0;
  for (let from = localMidnight - 2 * DAY_MS; from < localMidnight + 2 * DAY_MS; from = zone.steadyUntil(from)) {
    const midnight = localMidnight - zone.offsetAt(from);
    if (from < midnight) end = Math.min(midnight, zone.steadyUntil(from));
  }
  return Math.max(0, end);
}
