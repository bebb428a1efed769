/**
 * 0.9 to 1.0: a share held out in percent becomes parts in a million, and the day that a prompt waited for its answer is
 * written out. No 0.9 was ever released: it keeps the way of a migration tried until the first real one comes.
 */
import { mapObjects, withMember, type JsonObject, type Migration } from "./migration.js";

export const from09: Migration = {
  from: "0.9",
  to: "1.0",
  migrate: (document) => withMember(document, "policies", (policies) => mapObjects(policies, policy)),
};

const DAY_MS = 86_400_000;

function policy(before: JsonObject): JsonObject {
  const { holdoutPercent = 0, ...rest } = before;
  const after = { answerWithinMs: DAY_MS, ...rest };
  // What is no number, or a member of 1.0 that 0.9 did not have, is left for the schema to refuse.
  if (typeof holdoutPercent !== "number" || Object.hasOwn(rest, "holdoutPerMillion")) return before;
  return { ...after, holdoutPerMillion: Math.round(holdoutPercent * 10_000) };
}
