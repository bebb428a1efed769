/** Slips in names, lists and what a clause must have: hyphens, commas, a word too many, a word missing. */
import { tokenMatcher } from "chevrotain";
import type { RecoveringParser } from "../recovery.js";
import { badName } from "../../../diagnostics/catalogue/syntax/bad-name.js";
import { extraComma } from "../../../diagnostics/catalogue/syntax/extra-comma.js";
import { missingComma as missingCommaEntry } from "../../../diagnostics/catalogue/syntax/missing-comma.js";
import { missingValue } from "../../../diagnostics/catalogue/syntax/missing-value.js";
import { unexpectedWord } from "../../../diagnostics/catalogue/syntax/unexpected-word.js";
import { endOf, type Lexeme } from "../../lexer/lexeme.js";
import * as t from "../../tokens.js";
import type { Name } from "../../tree.js";

function endOffset(token: Lexeme): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

/** `phishing-click`: names have underscores. */
export function hyphenatedName(parser: RecoveringParser, name: Name): Name {
  let last = name.span.end;
  let text = name.text;
  while (parser.is(t.Minus) && parser.peek().startOffset === last) {
    const part = parser.peek(2);
    if (part.startOffset !== last + 1 || !(tokenMatcher(part, t.Word) || part.tokenType === t.Int)) break;
    parser.skip();
    parser.skip();
    text += `_${part.image}`;
    last = endOffset(part);
  }
  if (text === name.text) return name;
  const span = parser.reporter.span(name.span.start, last);
  const written = parser.sourceText.slice(span.start, span.end);
  parser.reporter.report(
    badName,
    span,
    { name: written, problem: "hyphen" },
    {
      fixes: [parser.reporter.replacement(`write \`${text}\``, span.start, span.end, text)],
    },
  );
  return { text, span };
}

/** A comma after the last item of a list that has no brackets. True where one is there; it is taken already. */
export function trailingComma(parser: RecoveringParser, comma: { readonly startOffset: number }): boolean {
  if (parser.RECORDING_PHASE) return false;
  const ends =
    parser.isEnd() ||
    parser.is(t.RightBrace) ||
    parser.is(t.LeftBrace) ||
    (parser.peek().firstOnLine && parser.startsNext()) ||
    (tokenMatcher(parser.peek(), t.Word) && !tokenMatcher(parser.peek(), t.Name));
  if (!ends) return false;
  const at = comma.startOffset;
  parser.reporter.report(extraComma, parser.reporter.span(at, at + 1), undefined, {
    fixes: [parser.reporter.replacement("delete the comma", at, at + 1, "")],
  });
  return true;
}

/** `[1,, 2]`: commas with nothing between them. */
export function doubleComma(parser: RecoveringParser): void {
  if (parser.RECORDING_PHASE) return;
  while (parser.is(t.Comma)) {
    const { startOffset } = parser.skip();
    if (parser.panic) continue;
    parser.reporter.report(extraComma, parser.reporter.span(startOffset, startOffset + 1), undefined, {
      fixes: [parser.reporter.replacement("delete the comma", startOffset, startOffset + 1, "")],
    });
  }
}

/** One word too many: what is asked for comes right after it. */
export function extraWord(parser: RecoveringParser, expected: string): void {
  if (parser.panic || parser.peek().firstOnLine) return;
  const token = parser.skip();
  parser.reporter.report(unexpectedWord, parser.spanOf(token), { expected, found: `\`${token.image}\`` });
}

/** Reports that something is missing before the next token, which is right in its place. True where it did. */
export function reportMissing(parser: RecoveringParser, expected: string): boolean {
  if (parser.RECORDING_PHASE || parser.panic) return false;
  const end = parser.lastEnd();
  const after = parser.tokens[parser.peek().index - 1]?.image ?? "";
  parser.reporter.report(missingValue, parser.reporter.span(end - 1, end), { expected, after });
  return true;
}

/** `saturday sunday`: the next item of a list stands there, and no comma before it. */
export function missingComma(parser: RecoveringParser, isItem: boolean): boolean {
  const token = parser.peek();
  if (parser.RECORDING_PHASE || parser.panic || !isItem || token.firstOnLine) return false;
  reportMissingComma(parser, parser.peek(0), token);
  return true;
}

export function reportMissingComma({ reporter, sourceText }: RecoveringParser, left: Lexeme, right: Lexeme): void {
  const at = endOf(left, sourceText.length);
  reporter.report(
    missingCommaEntry,
    reporter.span(at - 1, endOf(right, sourceText.length)),
    { left: left.image, right: right.image },
    { fixes: [reporter.replacement("add a comma", at, at, ",")] },
  );
}
