/** `signal`: what there was to notice. Its own condition guards its texts. */
import type { SignalDeclaration } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { presentWhen } from "../expressions/presence.js";
import { createScope, inPlace, withPresent } from "../expressions/scope.js";
import type { SignalModel } from "../model.js";
import { once, requireClause, withDoc } from "./clauses.js";
import { resolveEvents } from "./events.js";
import { checkText } from "./text.js";

export function checkSignals(checker: Checker): Map<string, SignalModel> {
  const signals = new Map<string, SignalModel>();
  for (const { declaration } of checker.names.ofKind("signal").values()) {
    const model = checkSignal(checker, declaration);
    if (model !== undefined) signals.set(model.name, model);
  }
  return signals;
}

function checkSignal(checker: Checker, declaration: SignalDeclaration): SignalModel | undefined {
  const { name, clauses } = declaration;
  const events = resolveEvents(checker, declaration.on, "has no signals");
  const scope = createScope(declaration.span.file, "a signal", ["event", "person", "org", "risk", "segment"], events);
  const condition = once(checker, clauses, "when", "when");
  const when = condition === undefined ? undefined : inferCondition(checker, condition.when, scope);
  const guarded = when === undefined ? scope : withPresent(scope, presentWhen(when, true, checker));
  const shown = inPlace(guarded, "a signal's text", { roots: ["event", "person", "org", "risk", "text"] });
  const missed = once(checker, clauses, "missed", "missed");
  const check = once(checker, clauses, "check", "check");
  const what = `signal \`${name.text}\``;
  requireClause(checker, missed, name.span, what, "missed", 'missed "The sender\'s domain only looks like ours."');
  requireClause(checker, check, name.span, what, "check", 'check "Read the domain from right to left."');
  const texts = {
    missed: missed === undefined ? undefined : checkText(checker, missed.text, shown),
    check: check === undefined ? undefined : checkText(checker, check.text, shown),
  };
  if (texts.missed === undefined || texts.check === undefined) return undefined;
  const model: SignalModel = {
    name: name.text,
    span: name.span,
    on: events.map((event) => event.name),
    missed: texts.missed,
    check: texts.check,
    ...(when === undefined ? {} : { when }),
  };
  return withDoc(model, declaration.doc);
}
