/** A policy that asks for signals tells the person about them; praise need not. */
import { signalsNotShown } from "../../diagnostics/catalogue/policy/signals-not-shown.js";
import type { Rule } from "./rule.js";
import { eachOnce, messagesOfPolicy, showsSignals, textsOfMessage } from "./texts-of-model.js";

export const signalsAreShown: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    if (policy.signals === undefined || policy.signals.names.length === 0) continue;
    for (const message of eachOnce(messagesOfPolicy(policy), (one) => one.span)) {
      if (message.mode === "thanks" || message.body.variants.size === 0) continue;
      if (textsOfMessage(message).some(({ text }) => showsSignals(text, model))) continue;
      checker.reporter.report(
        signalsNotShown,
        message.body.span,
        { policy: policy.name },
        { help: "write `{signals.missed}` and `{signals.check}` where the signals belong" },
      );
    }
  }
};
