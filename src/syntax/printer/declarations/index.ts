/** The layout of one declaration, from its first token to its last. */
import { concat, type Doc } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { sequence } from "../layout/shapes.js";
import type { Declaration } from "../../tree.js";
import { expressionPart } from "./expressions.js";
import { budgetDoc, exemptionDoc, layerDoc, limitsDoc } from "./layers.js";
import { escalateDoc, fatigueDoc, messageDoc, policyDoc, signalDoc } from "./policies.js";
import { testDoc } from "./tests.js";
import { textPart } from "./texts.js";
import { enumDoc, eventDoc, orgDoc, personDoc, sourceDoc } from "./vocabulary.js";

export function declarationDoc(pen: Pen, declaration: Declaration): Doc {
  const doc = shape(pen, declaration);
  // Nothing is ever left out.
  return pen.isBefore(declaration.span.end) ? concat(doc, pen.gap(), pen.words(declaration.span.end)) : doc;
}

function shape(pen: Pen, declaration: Declaration): Doc {
  switch (declaration.kind) {
    case "org":
      return orgDoc(pen, declaration);
    case "enum":
      return enumDoc(pen, declaration);
    case "person":
      return personDoc(pen, declaration);
    case "event":
      return eventDoc(pen, declaration);
    case "source":
      return sourceDoc(pen, declaration);
    case "segment":
      return sequence(pen, declaration.span.end, expressionPart(pen, declaration.when, 2));
    case "text":
      return sequence(pen, declaration.span.end, [textPart(pen, declaration.text)]);
    case "signal":
      return signalDoc(pen, declaration);
    case "message":
      return messageDoc(pen, declaration);
    case "fatigue":
      return fatigueDoc(pen, declaration);
    case "escalate":
      return escalateDoc(pen, declaration);
    case "policy":
      return policyDoc(pen, declaration);
    case "follow_up":
    case "baseline":
      return layerDoc(pen, declaration);
    case "exemption":
      return exemptionDoc(pen, declaration);
    case "limits":
      return limitsDoc(pen, declaration);
    case "budget":
      return budgetDoc(pen, declaration);
    case "test":
      return testDoc(pen, declaration);
  }
}
