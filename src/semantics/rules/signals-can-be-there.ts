/** The signals that a policy asks for can be there when one of its triggers holds: each of them, and all where it needs all. */
import { signalNeverThere } from "../../diagnostics/catalogue/policy/signal-never-there.js";
import type { Span } from "../../base/span.js";
import { allOf, canHold, exampleWords, findExample } from "../conditions/index.js";
import type { PolicyModel } from "../model.js";
import type { Rule } from "./rule.js";

export const signalsCanBeThere: Rule = ({ model, checker, moments }) => {
  for (const { declaration } of checker.names.ofKind("policy").values()) {
    const policy = model.policies.get(declaration.name.text);
    const clause = declaration.clauses.find((each) => each.kind === "signals");
    if (policy?.signals === undefined || clause?.kind !== "signals") continue;
    const types = typesOf(policy).filter((type) => canHold(moments.triggers(policy, type)));
    if (types.length === 0) continue;
    let told = false;
    for (const { text: name, span } of clause.names) {
      const signal = model.signals.get(name);
      // A signal on other events, and one that never holds at all, have warnings of their own.
      const meeting = types.filter((type) => signal?.on.includes(type) && canHold(moments.signal(name, type)));
      if (signal === undefined || meeting.length === 0) continue;
      const there = (type: string): boolean =>
        canHold(allOf([moments.triggers(policy, type), moments.signal(name, type)]));
      if (meeting.some(there)) continue;
      told = true;
      report(span, policy, [name], { span: signal.span, words: elsewhere(name, meeting[0]!) });
    }
    if (told || policy.signals.need === "any") continue;
    const together = (type: string): boolean =>
      canHold(allOf([moments.triggers(policy, type), moments.signals(policy, type)]));
    const named = { ...clause.span, start: clause.names[0]!.span.start };
    if (!types.some(together)) report(named, policy, policy.signals.names);
  }

  function elsewhere(name: string, type: string): string | undefined {
    const answer = findExample([moments.signal(name, type)], moments.about(type).conditions);
    return answer.kind === "example" ? exampleWords(answer.example, model) : undefined;
  }

  function report(
    span: Span,
    policy: PolicyModel,
    signals: readonly string[],
    signal?: { readonly span: Span; readonly words: string | undefined },
  ): void {
    checker.reporter.report(
      signalNeverThere,
      span,
      { signals, policy: policy.name, together: signal === undefined },
      {
        related: [
          ...(signal === undefined ? [] : [{ span: signal.span, message: "the signal asks for this" }]),
          ...policy.triggers.map((trigger) => ({ span: trigger.span, message: "the trigger asks for this" })),
        ],
        help:
          signal?.words === undefined
            ? "leave out what contradicts the others, or write `signals any of`"
            : `it is there at \`${signal.words}\`, which no trigger of the policy takes`,
      },
    );
  }
};

function typesOf(policy: PolicyModel): string[] {
  return [...new Set(policy.triggers.flatMap(({ on }) => on))];
}
