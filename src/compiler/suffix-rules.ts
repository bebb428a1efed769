/** The public suffix rules that a bundle carries when its expressions call `domain`. */
import { PUBLIC_SUFFIX_RULES } from "./suffix-rules.generated.js";

let rules: readonly string[] | undefined;

/** Sorted; each in A-label and U-label form; cut into lines when first asked for. */
export function suffixRules(): readonly string[] {
  rules ??= PUBLIC_SUFFIX_RULES.split("\n");
  return rules;
}
