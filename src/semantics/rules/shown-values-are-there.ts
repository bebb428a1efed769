/** A value that may be missing leaves a hole in the sentence. */
import { slotMayBeMissing } from "../../diagnostics/catalogue/text/slot-may-be-missing.js";
import type { Rule } from "./rule.js";
import { allTexts, slotName, valuesShown } from "./texts-of-model.js";

export const shownValuesAreThere: Rule = ({ model, checker }) => {
  for (const { text } of allTexts(model)) {
    for (const { value } of valuesShown(text)) {
      if (!value.optional) continue;
      const path = slotName(value);
      checker.reporter.report(
        slotMayBeMissing,
        value.span,
        { slot: path },
        { help: `say \`${path} exists\` in the condition that guards the text, or give the field a default` },
      );
    }
  }
};
