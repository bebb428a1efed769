/** `person`: attributes, and who is coached at all. */
import { builtInField } from "../../diagnostics/catalogue/names/built-in-field.js";
import type { PersonDeclaration } from "../../syntax/tree.js";
import { builtInAttributes } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { createScope } from "../expressions/scope.js";
import type { Model } from "../model.js";
import { sameType, typeWords } from "../type-rules.js";
import { all, once } from "./clauses.js";
import { checkFields } from "./fields.js";
import { onlyOne } from "./organisation.js";

/** The built-in attributes may be written down too, as what they are. */
export function checkPerson(checker: Checker): PersonDeclaration | undefined {
  const declaration = onlyOne(checker, "person");
  const builtIn = builtInAttributes();
  for (const attribute of builtIn) checker.person.set(attribute.name, attribute);
  if (declaration === undefined) return undefined;
  checker.personFile = declaration.span.file;
  for (const field of checkFields(checker, all(declaration.clauses, "field"), "attribute")) {
    const original = builtIn.find((one) => one.name === field.name);
    const differs = original !== undefined && field.type.kind !== "error" && !sameType(field.type, original.type);
    // They are never missing: whoever has no id is nobody, and the organisation's zone and locale stand for the others.
    const vague = field.optional || field.default !== undefined;
    if (original !== undefined && (differs || vague)) {
      checker.reporter.report(builtInField, field.span, {
        field: field.name,
        owner: "person",
        type: typeWords(original.type),
      });
    }
    if (original === undefined) checker.person.set(field.name, field);
  }
  return declaration;
}

export function checkCoach(checker: Checker, declaration: PersonDeclaration): Model["coachWhen"] {
  const clause = once(checker, declaration.clauses, "coach", "coach");
  if (clause === undefined) return undefined;
  const scope = createScope(
    clause.span.file,
    "`coach when`",
    ["person", "org", "segment"],
    [],
    "who is coached is asked about the person alone",
  );
  return { when: inferCondition(checker, clause.when, scope), span: clause.span };
}
