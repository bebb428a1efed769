/** A policy has moments that no policy of a higher priority takes, where one prompt is all that the limits allow. */
import { outrankedPolicy } from "../../diagnostics/catalogue/policy/outranked-policy.js";
import { allOf, canHold, exampleWords, findExample } from "../conditions/index.js";
import { choosing, policiesByType, priorities } from "../conditions/rivals.js";
import type { PolicyModel } from "../model.js";
import type { Rule } from "./rule.js";

/** More rivals for one event type are not compared. */
const MOST_RIVALS = 12;

export const policiesHaveTheirSay: Rule = ({ model, checker, moments }) => {
  const range = new Map([...model.policies.values()].map((policy) => [policy, priorities(policy)]));
  const byType = new Map(
    [...policiesByType(model)].map(([type, policies]) => [
      type,
      policies.toSorted((one, other) => range.get(other)!.least - range.get(one)!.least),
    ]),
  );
  for (const policy of model.policies.values()) {
    const own = moments.ofPolicy(policy);
    const { most } = range.get(policy)!;
    const above = new Set<PolicyModel>();
    const always = own.every(({ type, holds }) => {
      const rivals: PolicyModel[] = [];
      for (const other of byType.get(type!) ?? []) {
        // From here on none has a higher one.
        if (range.get(other)!.least <= most) break;
        if (!isChosenFrom(other, policy)) continue;
        if (rivals.push(other) > MOST_RIVALS) return false;
      }
      if (rivals.length === 0) return false;
      if (canHold(allOf([holds, ...rivals.map((rival) => moments.silent(rival, type!))]))) return false;
      for (const rival of rivals) {
        if (
          canHold(
            allOf([
              holds,
              ...moments
                .ofPolicy(rival)
                .filter((one) => one.type === type)
                .map((one) => one.holds),
            ]),
          )
        ) {
          above.add(rival);
        }
      }
      return true;
    });
    const [first] = own;
    if (first === undefined || !always) continue;
    const by = [...above].toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const answer = findExample([first.holds], first.conditions);
    checker.reporter.report(
      outrankedPolicy,
      policy.span,
      { policy: policy.name, by: by.map(({ name }) => name) },
      {
        related: by.map(({ span }) => ({ span, message: "this policy has the higher priority" })),
        help:
          answer.kind === "example"
            ? `\`${exampleWords(answer.example, model)}\` is a moment of both; put the narrower policy first`
            : "put the narrower policy first",
      },
    );
  }

  function isChosenFrom(first: PolicyModel, second: PolicyModel): boolean {
    return first.holdoutPercent === 0 && choosing(first, second, model).some(({ when }) => when === undefined);
  }
};
