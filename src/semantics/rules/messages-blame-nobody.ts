/** Coaching that blames makes people hide mistakes: texts speak of the thing, not of the reader. */
import { blamingWords } from "../../diagnostics/catalogue/text/blaming-words.js";
import { blameIn } from "../messages/blame.js";
import type { Rule } from "./rule.js";
import { allTexts } from "./texts-of-model.js";

export const messagesBlameNobody: Rule = ({ model, checker }) => {
  for (const { text, role } of allTexts(model)) {
    if (role === "opens") continue;
    for (const [locale, parts] of text.variants) {
      for (const part of parts) {
        if (part.kind !== "literal") continue;
        for (const { words, at, instead } of blameIn(part.value, locale)) {
          // Where there are escapes, places in the text and in the file differ.
          const plain = part.span.end - part.span.start === part.value.length;
          const start = part.span.start + at;
          const span = plain ? { ...part.span, start, end: start + words.length } : part.span;
          checker.reporter.report(blamingWords, span, { words }, { help: instead });
        }
      }
    }
  }
};
