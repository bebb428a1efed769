/** What a schema cannot say: that names are there, values fit their types, expressions suit, and parts agree. */
import type { BundleProblem } from "../problem.js";
import type { Bundle } from "../types.js";
import { Check } from "./check.js";
import { checkDeclarations } from "./declarations.js";
import { checkHistories } from "./expressions.js";
import { checkPolicies } from "./policies.js";
import { checkNamedTexts } from "./texts.js";
import { checkVocabulary } from "./vocabulary.js";

/** Empty where the bundle, which fits the schema, holds together. */
export function checkBundle(bundle: Bundle): readonly BundleProblem[] {
  const check = new Check(bundle);
  checkVocabulary(check);
  checkNamedTexts(check);
  checkHistories(check);
  checkPolicies(check);
  checkDeclarations(check);
  checkFunctions(check);
  return check.problems.list;
}

/** A runtime may refuse a bundle by the functions that it lacks, so the list must be whole. */
function checkFunctions(check: Check): void {
  const listed = new Set(check.bundle.functions);
  for (const name of check.functionsUsed) {
    if (!listed.has(name)) check.problems.add("/functions", `\`${name}\` is called and not listed`);
  }
  if (check.functionsUsed.has("domain") && !check.bundle.suffixRules) {
    check.problems.add("", "`domain` is called, so the public suffix rules must be there");
  }
}
