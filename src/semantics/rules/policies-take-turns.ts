/**
 * Two policies that fire on one moment have a limit or a priority that chooses between them. Each policy is told once,
 * of the first other one that it meets.
 */
import { competingPolicies } from "../../diagnostics/catalogue/policy/competing-policies.js";
import { allOf, anyOf, exampleWords, findExample } from "../conditions/index.js";
import { choosing, policiesByType, priorities } from "../conditions/rivals.js";
import type { PolicyModel } from "../model.js";
import type { Rule } from "./rule.js";

/** Comparisons of policies over all; more are not made. */
const MOST_PAIRS = 4000;

export const policiesTakeTurns: Rule = ({ model, checker, moments }) => {
  const told = new Set<PolicyModel>();
  let pairs = 0;
  for (const [type, policies] of policiesByType(model)) {
    const { conditions } = moments.about(type);
    for (const [at, second] of policies.entries()) {
      for (const first of policies.slice(0, at)) {
        if (told.has(second) || (pairs += 1) > MOST_PAIRS) break;
        // With two priorities somebody has thought of it.
        if (priorities(first).least !== priorities(second).most || priorities(first).most !== priorities(second).least)
          continue;
        const limits = choosing(first, second, model);
        if (limits.some(({ when }) => when === undefined)) continue;
        const meet = allOf([
          ...[first, second].map((policy) => occurrences(policy, type)),
          ...limits.map(({ when }) => conditions.of(when, false)),
        ]);
        const answer = findExample([meet], conditions);
        if (answer.kind !== "example") continue;
        told.add(second);
        const names = [first.name, second.name] as const;
        checker.reporter.report(
          competingPolicies,
          second.span,
          { policies: names, example: exampleWords(answer.example, model) },
          {
            related: [{ span: first.span, message: "the other policy" }],
            help: "write `limits { at most 1 per event }` and a `priority` in one of them, or narrow a trigger",
          },
        );
      }
    }
  }

  function occurrences(policy: PolicyModel, type: string): ReturnType<typeof allOf> {
    const own = moments.ofPolicy(policy).filter((moment) => moment.type === type);
    return allOf([anyOf(own.map(({ holds }) => holds)), moments.coached(policy, type)]);
  }
};
