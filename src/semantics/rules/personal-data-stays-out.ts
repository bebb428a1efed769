/** A message that names another person is worth a second look. */
import { personalShown } from "../../diagnostics/catalogue/text/personal-shown.js";
import type { Rule } from "./rule.js";
import { allTexts, slotName, valuesShown } from "./texts-of-model.js";

export const personalDataStaysOut: Rule = ({ model, checker }) => {
  for (const { text } of allTexts(model)) {
    for (const { value, personal } of valuesShown(text)) {
      if (personal) checker.reporter.report(personalShown, value.span, { slot: slotName(value) });
    }
  }
};
