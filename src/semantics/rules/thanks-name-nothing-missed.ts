/** `message thanks` praises: it names no missed signal. */
import type { Span } from "../../base/span.js";
import { thanksNamesMissed } from "../../diagnostics/catalogue/policy/thanks-names-missed.js";
import type { TextModel } from "../model.js";
import type { Rule } from "./rule.js";
import { eachOnce, messagesOfPolicy, showsSignals, textsOfMessage } from "./texts-of-model.js";

export const thanksNameNothingMissed: Rule = ({ model, checker }) => {
  const messages = [...model.policies.values()].flatMap(messagesOfPolicy);
  for (const message of eachOnce(messages, (one) => one.span)) {
    if (message.mode !== "thanks") continue;
    for (const { text } of textsOfMessage(message)) {
      if (!showsSignals(text, model, "missed")) continue;
      checker.reporter.report(thanksNamesMissed, missedSlot(text) ?? text.span, undefined);
    }
  }
};

function missedSlot(text: TextModel): Span | undefined {
  for (const parts of text.variants.values()) {
    for (const part of parts) if (part.kind === "signals" && part.show === "missed") return part.span;
  }
  return undefined;
}
