/** Mends what other languages and word processors bring in: `==`, `&&`, `“…”`, `#data`, `/* … *\/`, and characters that mean nothing. */
import type { IToken, TokenType } from "chevrotain";
import { foreignComment } from "../../diagnostics/catalogue/syntax/foreign-comment.js";
import { foreignOperator } from "../../diagnostics/catalogue/syntax/foreign-operator.js";
import { hiddenCharacter } from "../../diagnostics/catalogue/syntax/hidden-character.js";
import { invalidCharacter } from "../../diagnostics/catalogue/syntax/invalid-character.js";
import { smartQuotes } from "../../diagnostics/catalogue/syntax/smart-quotes.js";
import { tagSign } from "../../diagnostics/catalogue/syntax/tag-sign.js";
import { unclosedString } from "../../diagnostics/catalogue/syntax/unclosed-string.js";
import * as t from "../tokens.js";
import type { ScanContext } from "./scan.js";
import { reportHidden } from "./text.js";

export function mendForeign(token: IToken, context: ScanContext): void {
  if (token.tokenType === t.QuotedText) mendQuotes(token, context);
  else if (token.tokenType === t.ForeignOperator) mendOperator(token, context);
  else if (token.tokenType === t.TagSign) mendTagSign(token, context);
  else if (token.tokenType === t.ForeignComment) mendComment(token, context);
  else mendCharacter(token, context);
}

interface Meant {
  readonly meant: string;
  readonly types: readonly TokenType[];
}

const operators: Readonly<Record<string, Meant>> = {
  "==": { meant: "is", types: [t.word.is] },
  "===": { meant: "is", types: [t.word.is] },
  "!=": { meant: "is not", types: [t.word.is, t.word.not] },
  "!==": { meant: "is not", types: [t.word.is, t.word.not] },
  "<>": { meant: "is not", types: [t.word.is, t.word.not] },
  "\u2260": { meant: "is not", types: [t.word.is, t.word.not] },
  "&": { meant: "and", types: [t.word.and] },
  "&&": { meant: "and", types: [t.word.and] },
  "|": { meant: "or", types: [t.word.or] },
  "||": { meant: "or", types: [t.word.or] },
  "!": { meant: "not", types: [t.word.not] },
  "=>": { meant: "->", types: [t.Arrow] },
  "\u2192": { meant: "->", types: [t.Arrow] },
  "\u2190": { meant: "->", types: [t.Arrow] },
  "\u2264": { meant: "<=", types: [t.LessOrEqual] },
  "\u2265": { meant: ">=", types: [t.GreaterOrEqual] },
};

/** Between the values of an enum. */
const COMMA: Meant = { meant: ",", types: [t.Comma] };

/** Looks back at what stands on a few lines before. */
function isInEnum(text: string, at: number): boolean {
  return /\benum\s+\w+\s+(?:ordered\s+)?\{[^{}]*$/.test(text.slice(Math.max(0, at - 1000), at));
}

function mendOperator(token: IToken, { text, reporter, emit }: ScanContext): void {
  const found = token.image;
  const start = token.startOffset;
  const end = start + found.length;
  const known = found === "|" && isInEnum(text, start) ? COMMA : operators[found];
  if (known === undefined) return;
  const before = /[\w"\])]/.test(text[start - 1] ?? "") ? " " : "";
  const after = /[\w"[(]/.test(text[end] ?? "") ? " " : "";
  reporter.report(
    foreignOperator,
    reporter.span(start, end),
    { found, meant: known.meant },
    {
      fixes: [
        known === COMMA
          ? reporter.replacement("write `,`", text.slice(0, start).trimEnd().length, end, `,${after}`)
          : reporter.replacement(`write \`${known.meant}\``, start, end, before + known.meant + after),
      ],
    },
  );
  for (const type of known.types) emit(type);
}

function mendQuotes(token: IToken, context: ScanContext): void {
  const { reporter, emit } = context;
  const start = token.startOffset;
  const image = token.image.trimEnd();
  const end = start + image.length;
  const single = /^[\u2018-\u201B'`]/.test(image);
  const closing = single ? /[\u2018-\u201B'`]$/ : /[\u201C-\u201F\u00BB\uFF02"]$/;
  const closed = image.length > 1 && closing.test(image);
  const body = closed ? image.slice(1, -1) : image.slice(1);
  if (closed) {
    const straight = `"${body.replaceAll('"', '\\"')}"`;
    reporter.report(
      smartQuotes,
      reporter.span(start, end),
      { found: image[0] ?? "" },
      {
        fixes: [reporter.replacement("use straight quotes", start, end, straight)],
      },
    );
  } else {
    reportApostrophe(start, context);
  }
  emit(t.Text, body);
}

/** Of `isn't`, or of a text that lost its own quotes. */
function reportApostrophe(at: number, { text, reporter }: ScanContext): void {
  const word = /\b(?:is|are)n$/.exec(text.slice(Math.max(0, at - 10), at));
  if (word === null || !/^t\b/.test(text.slice(at + 1, at + 3))) {
    reporter.report(unclosedString, reporter.span(at, at + 1), undefined);
    reporter.silenceLine(at);
    return;
  }
  const [start, end] = [at - word[0].length, at + 2];
  reporter.report(
    foreignOperator,
    reporter.span(start, end),
    { found: text.slice(start, end), meant: "is not" },
    { fixes: [reporter.replacement("write `is not`", start, end, "is not")] },
  );
  // What stands behind it was taken for a text.
  reporter.silenceLine(start);
}

function mendTagSign({ startOffset }: IToken, { reporter }: ScanContext): void {
  const end = startOffset + 1;
  reporter.report(tagSign, reporter.span(startOffset, end), undefined, {
    fixes: [reporter.replacement("delete it", startOffset, end, "")],
  });
}

function mendComment(token: IToken, { text, reporter }: ScanContext): void {
  const start = token.startOffset;
  const end = start + token.image.length;
  if (token.image.startsWith("#")) {
    const rest = token.image.slice(1).trim();
    reporter.report(
      foreignComment,
      reporter.span(start, end),
      { found: "#" },
      {
        fixes: [reporter.replacement("write `//`", start, end, `// ${rest}`.trimEnd())],
      },
    );
    return;
  }
  const closed = token.image.length >= 4 && token.image.endsWith("*/");
  const lastOnLine = /^[ \t]*(?:\r?\n|\r|$)/.test(text.slice(end, end + 200));
  const lines = token.image
    .slice(2, closed ? -2 : undefined)
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .filter((line, index, all) => line !== "" || (index > 0 && index < all.length - 1));
  reporter.report(
    foreignComment,
    reporter.span(start, closed ? end : start + 2),
    { found: "/*" },
    {
      fixes:
        closed && lastOnLine
          ? [reporter.replacement("write `//`", start, end, lines.map((line) => `// ${line}`.trimEnd()).join("\n"))]
          : [],
    },
  );
}

function mendCharacter(token: IToken, { text, reporter, emit }: ScanContext): void {
  const start = token.startOffset;
  const end = start + token.image.length;
  const before = reporter.diagnostics.length;
  reportHidden(token.image, start, reporter);
  if (reporter.diagnostics.length > before) return;
  if (token.image === "\u200B" || token.image === "\u00AD" || /[\u200B-\u200F\u2060]/.test(token.image)) {
    const code = (token.image.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    reporter.report(
      hiddenCharacter,
      reporter.span(start, end),
      { code },
      {
        fixes: [reporter.replacement("delete it", start, end, "")],
      },
    );
    return;
  }
  // One report for a run of the same character.
  if (text.slice(start - token.image.length, start) === token.image) return;
  let runEnd = end;
  while (text.startsWith(token.image, runEnd)) runEnd += token.image.length;
  const dashes = /[\u2010-\u2015\u2212]/.test(token.image);
  reporter.report(
    invalidCharacter,
    reporter.span(start, runEnd),
    { character: token.image },
    {
      fixes: dashes
        ? [reporter.replacement("write `-`", start, runEnd, "-")]
        : [reporter.replacement("delete it", start, runEnd, "")],
    },
  );
  if (dashes) emit(t.Minus);
}
