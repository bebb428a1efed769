/** Where a link leads may not depend on what an attacker wrote. */
import type { Span } from "../../base/span.js";
import { untrustedInLink } from "../../diagnostics/catalogue/text/untrusted-in-link.js";
import type { Model, TextPartModel } from "../model.js";
import type { Rule } from "./rule.js";
import { allTexts, slotName } from "./texts-of-model.js";

export const linksAreTrusted: Rule = ({ model, checker }) => {
  for (const { text, role } of allTexts(model)) {
    if (role !== "opens") continue;
    for (const parts of text.variants.values()) {
      for (const part of parts) {
        const found = untrustedIn(part, model);
        if (found === undefined) continue;
        checker.reporter.report(untrustedInLink, part.kind === "literal" ? text.span : spanOf(part), { slot: found });
      }
    }
  }
};

function spanOf(part: Exclude<TextPartModel, { kind: "literal" }>): Span {
  return part.kind === "value" ? part.value.span : part.span;
}

function untrustedIn(part: TextPartModel, model: Model): string | undefined {
  if (part.kind === "value") return part.untrusted ? slotName(part.value) : undefined;
  const shared = part.kind === "text" ? model.texts.get(part.name) : undefined;
  for (const parts of shared?.text.variants.values() ?? []) {
    for (const inner of parts) if (inner.kind === "value" && inner.untrusted) return slotName(inner.value);
  }
  return undefined;
}
