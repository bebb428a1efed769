/** Who is stopped in the middle of something must be told where to go. */
import { inlineWithoutAction } from "../../diagnostics/catalogue/policy/inline-without-action.js";
import { beginning } from "../declarations/clauses.js";
import type { Rule } from "./rule.js";
import { eachOnce, messagesOfPolicy } from "./texts-of-model.js";

export const inlineHasNextStep: Rule = ({ model, checker }) => {
  const messages = [...model.policies.values()].flatMap(messagesOfPolicy);
  for (const message of eachOnce(messages, (one) => one.span)) {
    if (message.mode !== "inline" || message.action !== undefined) continue;
    checker.reporter.report(inlineWithoutAction, beginning(message.span, "inline"), undefined, {
      help: 'add a line such as `action "Share it safely" opens "https://intranet.acme.example/share"`',
    });
  }
};
