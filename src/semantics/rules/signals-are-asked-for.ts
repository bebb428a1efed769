/** A message shows signals only where its policy asks for some. */
import { noSignalsToShow } from "../../diagnostics/catalogue/policy/no-signals-to-show.js";
import type { Rule } from "./rule.js";
import { messagesOfPolicy, showsSignals, textsOfMessage } from "./texts-of-model.js";

export const signalsAreAskedFor: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    if (policy.signals !== undefined) continue;
    for (const message of messagesOfPolicy(policy)) {
      const shown = textsOfMessage(message).find(({ text }) => showsSignals(text, model));
      if (shown === undefined) continue;
      checker.reporter.report(
        noSignalsToShow,
        shown.text.span,
        { policy: policy.name },
        { help: "name them with `signals any of …`, or say in plain words what to look for" },
      );
    }
  }
};
