/** The texts that one person may be shown together come in the same locales, the organisation's first among them. */
import { missingDefaultLocale } from "../../diagnostics/catalogue/text/missing-default-locale.js";
import { missingLocale } from "../../diagnostics/catalogue/text/missing-locale.js";
import type { Checker } from "../checker.js";
import type { Model, PolicyModel, TextModel } from "../model.js";
import type { Rule } from "./rule.js";
import { allTexts, eachOnce, messagesOfPolicy, textsOfMessage, textsOfSignal } from "./texts-of-model.js";

export const localesAgree: Rule = ({ model, checker }) => {
  const missing = new Map<string, { text: TextModel; locales: Set<string>; sibling: TextModel }>();
  for (const policy of model.policies.values()) {
    const texts = textsOfPolicy(policy, model);
    const all = new Set(texts.flatMap(({ variants }) => [...variants.keys()]));
    for (const text of texts) {
      if (text.variants.size === all.size) continue;
      for (const sibling of texts) {
        for (const locale of sibling.variants.keys()) {
          if (text.variants.size === 0 || text.variants.has(locale)) continue;
          const key = `${text.span.file}\n${text.span.start}`;
          const entry = missing.get(key) ?? { text, locales: new Set(), sibling };
          entry.locales.add(locale);
          missing.set(key, entry);
        }
      }
    }
  }
  for (const { text, locales, sibling } of missing.values()) {
    const ordered = model.org.locales.filter((locale) => locales.has(locale));
    checker.reporter.report(
      missingLocale,
      text.span,
      { locales: ordered },
      { related: [{ span: sibling.span, message: `this text of the same policy has it` }] },
    );
  }
  reportMissingDefault(model, checker, new Set(missing.keys()));
};

/** Without the organisation's first locale, somebody reads what they may not understand. */
function reportMissingDefault(model: Model, checker: Checker, told: ReadonlySet<string>): void {
  const first = model.org.locales[0];
  if (first === undefined) return;
  for (const { text } of allTexts(model)) {
    if (text.variants.size === 0 || text.variants.has(first) || told.has(`${text.span.file}\n${text.span.start}`))
      continue;
    checker.reporter.report(missingDefaultLocale, text.span, { locale: first });
  }
}

function textsOfPolicy(policy: PolicyModel, model: Model): TextModel[] {
  const signals = (policy.signals?.names ?? []).flatMap((name) => model.signals.get(name) ?? []);
  const own = [...messagesOfPolicy(policy).flatMap(textsOfMessage), ...signals.flatMap(textsOfSignal)];
  // A link or another text without words needs no translation.
  const texts = own.filter((shown) => shown.role !== "opens").map((shown) => shown.text);
  const shared = texts.flatMap((text) => sharedTexts(text, model));
  return eachOnce([...texts, ...shared], (text) => text.span);
}

function sharedTexts(text: TextModel, model: Model): TextModel[] {
  const names = new Set<string>();
  for (const parts of text.variants.values()) for (const part of parts) if (part.kind === "text") names.add(part.name);
  return [...names].flatMap((name) => model.texts.get(name)?.text ?? []);
}
