/** How a prompt comes must fit the moment: `inline` while the person can still change course, `feedback` afterwards. */
import { eventWithoutMoment } from "../../diagnostics/catalogue/policy/event-without-moment.js";
import { feedbackTooEarly } from "../../diagnostics/catalogue/policy/feedback-too-early.js";
import { promptTooLate } from "../../diagnostics/catalogue/policy/prompt-too-late.js";
import type { Checker } from "../checker.js";
import { beginning } from "../declarations/clauses.js";
import type { EventModel, MessageModel } from "../model.js";
import type { Rule } from "./rule.js";
import { eachOnce, messagesOfPolicy } from "./texts-of-model.js";

export const momentsFitMessages: Rule = ({ model, checker }) => {
  const told = new Set<string>();
  for (const policy of model.policies.values()) {
    const events = [...new Set(policy.triggers.flatMap((trigger) => trigger.on))].flatMap(
      (type) => model.events.get(type) ?? [],
    );
    for (const event of events) {
      if (event.moment !== undefined || told.has(event.name)) continue;
      told.add(event.name);
      checker.reporter.report(
        eventWithoutMoment,
        event.span,
        { event: event.name },
        { related: [{ span: policy.span, message: "this policy prompts on it" }] },
      );
    }
    for (const message of eachOnce(messagesOfPolicy(policy), (one) => one.span)) {
      for (const event of events) checkMode(checker, message, event);
    }
  }
};

function checkMode(checker: Checker, message: MessageModel, event: EventModel): void {
  const span = beginning(message.span, message.mode);
  const related = [{ span: event.span, message: "the event is declared here" }];
  const tooLate = event.moment === "simulated" || (event.moment === "after" && event.reversibleForMs === undefined);
  if (message.mode === "inline" && tooLate) {
    checker.reporter.report(promptTooLate, span, { event: event.name, moment: event.moment ?? "after" }, { related });
  }
  if (message.mode === "feedback" && event.moment === "before") {
    checker.reporter.report(feedbackTooEarly, span, { event: event.name }, { related });
  }
}
