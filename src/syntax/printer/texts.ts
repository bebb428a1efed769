/** Texts for people on one line. */
import type { Text, TextVariant } from "../tree.js";
import { printString } from "./expressions.js";

export function printText(text: Text): string {
  const [only] = text.variants;
  if (text.variants.length === 1 && only !== undefined && only.locale === undefined) return printString(only.literal);
  return `{ ${text.variants.map(printVariant).join(" ")} }`;
}

function printVariant(variant: TextVariant): string {
  const locale = variant.locale === undefined ? "" : `${variant.locale.text} `;
  return locale + printString(variant.literal);
}
