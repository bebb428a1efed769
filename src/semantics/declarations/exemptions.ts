/** `exemption`: who or what is let off, until when and why. */
import { reservedName } from "../../diagnostics/catalogue/names/reserved-name.js";
import type { ExemptionDeclaration } from "../../syntax/tree.js";
import { NOT_COACHED } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { createScope } from "../expressions/scope.js";
import type { ExemptionModel } from "../model.js";
import { all, distinctNames, once, requireClause, withDoc } from "./clauses.js";
import { checkTag } from "./limits.js";
import type { PolicyDraft } from "./policies.js";

export function checkExemptions(checker: Checker, drafts: readonly PolicyDraft[]): Map<string, ExemptionModel> {
  const exemptions = new Map<string, ExemptionModel>();
  for (const { declaration } of checker.names.ofKind("exemption").values()) {
    exemptions.set(declaration.name.text, checkExemption(checker, declaration, drafts));
  }
  return exemptions;
}

function checkExemption(
  checker: Checker,
  declaration: ExemptionDeclaration,
  drafts: readonly PolicyDraft[],
): ExemptionModel {
  const { name, clauses } = declaration;
  if (name.text === NOT_COACHED)
    checker.reporter.report(reservedName, name.span, { what: "exemption", name: name.text });
  const covered = coveredPolicies(checker, declaration, drafts);
  const events = new Map(covered.flatMap((draft) => draft.events).map((event) => [event.name, event]));
  const condition = once(checker, clauses, "when", "when");
  const scope = createScope(
    declaration.span.file,
    "an exemption",
    ["event", "person", "org", "risk", "segment"],
    [...events.values()],
  );
  const until = once(checker, clauses, "until", "until")?.date;
  const because = once(checker, clauses, "because", "because")?.value.value;
  const owner = once(checker, clauses, "owner", "owner")?.value.value;
  const model: ExemptionModel = {
    name: name.text,
    span: name.span,
    policies: covered.map((draft) => draft.declaration.name.text),
    ...(condition === undefined ? {} : { when: inferCondition(checker, condition.when, scope) }),
    ...(until === undefined || until === "" ? {} : { until }),
    ...(because === undefined ? {} : { because }),
    ...(owner === undefined ? {} : { owner }),
  };
  return withDoc(model, declaration.doc);
}

/** By name, by tag, or all of them; each once, in the order of the repository. */
function coveredPolicies(
  checker: Checker,
  declaration: ExemptionDeclaration,
  drafts: readonly PolicyDraft[],
): PolicyDraft[] {
  const { name, clauses } = declaration;
  const named = clauses.filter(
    (clause) => clause.kind === "policies" || clause.kind === "tags" || clause.kind === "all_policies",
  );
  requireClause(checker, named[0], name.span, `exemption \`${name.text}\``, "policies", "all policies");
  const names = new Set<string>();
  const tags = new Set<string>();
  for (const clause of named) {
    if (clause.kind === "all_policies") for (const draft of drafts) names.add(draft.declaration.name.text);
    else if (clause.kind === "policies") {
      for (const use of distinctNames(checker, clause.names))
        if (checker.names.resolve("policy", use) !== undefined) names.add(use.text);
    } else if (clause.kind === "tags") {
      for (const tag of distinctNames(checker, clause.names)) if (checkTag(checker, tag)) tags.add(tag.text);
    }
  }
  return drafts.filter((draft) => {
    const own = all(draft.declaration.clauses, "tags").flatMap((clause) => clause.tags);
    return names.has(draft.declaration.name.text) || own.some((tag) => tags.has(tag.text));
  });
}
