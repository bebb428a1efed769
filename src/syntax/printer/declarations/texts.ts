/** Texts for people: languages on one line, one below the other, or as a block of their own. */
import { align, broken, concat, concatAll, type Doc, group, indent, line, space } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { closing, type Part, part } from "../layout/shapes.js";
import type { Text, TextVariant } from "../../tree.js";

export function textDoc(pen: Pen, text: Text): Doc {
  const { span, variants } = text;
  if (!pen.isAtBrace()) return pen.words(span.end);
  const hasComments = pen.hasCommentsWithin(span.start, span.end);
  const open = pen.token();
  const isBlock = hasComments || pen.isOnNewLine();
  const isSpread = variants.some(
    (variant, index) => index > 0 && pen.isNewLineBetween(variants[index - 1]?.span.end ?? 0, variant.span.start),
  );
  const lines = variants.flatMap((variant, index) => [index === 0 ? concat() : line, variantDoc(pen, variant)]);
  if (isBlock) return broken(open, indent(2, line, concatAll(lines)), ...closing(pen, line, true));
  return concat(open, space, align((isSpread ? broken : group)(concatAll(lines))), space, pen.token());
}

function variantDoc(pen: Pen, { locale, span }: TextVariant): Doc {
  if (locale === undefined) return pen.words(span.end);
  return concat(pen.tight(locale.span.end), space, pen.words(span.end));
}

export function textPart(pen: Pen, text: Text): Part {
  return part(text, () => textDoc(pen, text));
}
