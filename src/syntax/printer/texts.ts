/** Text for people: a plain string, or one for each locale. */
import type { Text } from "../tree.js";

export function printText({ variants }: Text): string {
  const [first] = variants;
  if (first !== undefined && first.locale === undefined) return first.literal.raw;
  return `{ ${variants.map(({ locale, literal }) => `${locale?.text ?? ""} ${literal.raw}`).join(" ")} }`;
}
