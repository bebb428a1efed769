/**
 * Reads on where one token is not what should stand there but its meaning is plain: a colon too many, a number without
 * its unit, words without quotes. Each gives its own diagnostic, and the rest of the clause is read as if it were right.
 */
import { type TokenType, tokenMatcher } from "chevrotain";
import { badName } from "../../diagnostics/catalogue/syntax/bad-name.js";
import { negativeNumber } from "../../diagnostics/catalogue/syntax/negative-number.js";
import { extraColon } from "../../diagnostics/catalogue/syntax/extra-colon.js";
import { missingColon } from "../../diagnostics/catalogue/syntax/missing-colon.js";
import { missingQuotes } from "../../diagnostics/catalogue/syntax/missing-quotes.js";
import { missingUnit } from "../../diagnostics/catalogue/syntax/missing-unit.js";
import { wordAsName } from "../../diagnostics/catalogue/syntax/word-as-name.js";
import { unexpectedWord } from "../../diagnostics/catalogue/syntax/unexpected-word.js";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import { isName } from "../words.js";
import { reportMissing } from "./slips/lists.js";
import { describeToken, misspelt } from "./explain.js";
import { habitHelp } from "./habits.js";
import type { RecoveringParser } from "./recovery.js";

const literals: ReadonlySet<TokenType> = new Set([
  t.Int,
  t.Decimal,
  t.Percent,
  t.Factor,
  t.Duration,
  t.Size,
  t.Time,
  t.DateText,
  t.Instant,
  t.Text,
]);

/** The token to go on with, or undefined where nothing is certain. It may have changed what comes next instead. */
export function mendToken(parser: RecoveringParser, type: TokenType, expected: string): Lexeme | undefined {
  const token = parser.peek();
  const { tokenType } = token;
  const sameLine = !token.firstOnLine;
  const atLiteral = literals.has(tokenType);
  const wantsLiteral = literals.has(type);

  if (tokenType === t.Broken) {
    if (wantsLiteral || type === t.Name || type === t.Word) {
      parser.skip();
      parser.doubt();
      return standIn(parser, type, token);
    }
    return undefined;
  }
  const closing = type === t.RightBracket || type === t.RightParenthesis;
  if (tokenType === t.Colon && type !== t.Colon && sameLine && !closing) return dropColon(parser);
  if (type === t.Colon) return missingColonBefore(parser, token, sameLine);
  if (type === t.Duration && tokenType === t.Int && sameLine) return unitless(parser, token);
  if (t.textOfWord(type) !== undefined && misspelt(parser, `\`${t.textOfWord(type)}\``)) return undefined;
  if (type === t.Int && tokenType === t.Minus && parser.is(t.Int, 2)) return negative(parser);
  if (type === t.Int && tokenType === t.Identifier && sameLine) {
    const number = numberWords[token.image.toLowerCase()];
    if (number !== undefined) return spelledNumber(parser, token, number);
  }
  if (type === t.Text && tokenMatcher(token, t.Word) && sameLine) return unquoted(parser, token);
  if (type === t.Name && tokenType === t.Text && sameLine) return quotedName(parser, token);
  if (type === t.Name && tokenMatcher(token, t.Word) && sameLine) return reserved(parser, token);
  if (type === t.Int && tokenType === t.Time && reportMissing(parser, expected)) return parser.missing(type);
  if (wantsLiteral && atLiteral && sameLine) {
    report(parser, token, expected);
    parser.skip();
    if (parser.is(t.Minus)) parser.panic = true;
    return standIn(parser, type, token);
  }
  // One word too many: what is asked for comes right after it.
  const next = parser.peek(2);
  if (
    sameLine &&
    type !== t.Name &&
    type !== t.Word &&
    tokenMatcher(next, type) &&
    !next.firstOnLine &&
    isPlain(token)
  ) {
    report(parser, token, expected);
    parser.skip();
  }
  return undefined;
}

function isPlain(token: Lexeme): boolean {
  return tokenMatcher(token, t.Word) || literals.has(token.tokenType) || token.tokenType === t.Comma;
}

function report(parser: RecoveringParser, token: Lexeme, expected: string): void {
  const help = habitHelp(parser, token, expected);
  parser.reporter.report(
    unexpectedWord,
    parser.spanOf(token),
    { expected, found: describeToken(token) },
    help === undefined ? {} : { help },
  );
}

/** An empty token with the place of the one that was written. */
function standIn(parser: RecoveringParser, type: TokenType, token: Lexeme): Lexeme {
  return { ...parser.missing(type), startOffset: token.startOffset, endOffset: token.endOffset ?? token.startOffset };
}

/** `trigger: on …`, as in YAML. */
function dropColon(parser: RecoveringParser): undefined {
  const colon = parser.skip();
  const word = parser.tokens[colon.index - 1]?.image ?? "";
  parser.reporter.report(
    extraColon,
    parser.spanOf(colon),
    { word },
    {
      fixes: [parser.reporter.replacement("delete the colon", colon.startOffset, colon.startOffset + 1, "")],
    },
  );
  return undefined;
}

function missingColonBefore(parser: RecoveringParser, token: Lexeme, sameLine: boolean): Lexeme | undefined {
  const startsValue = tokenMatcher(token, t.Name) || literals.has(token.tokenType) || token.tokenType === t.Equals;
  const before = parser.tokens[token.index - 1];
  if (!sameLine || !startsValue || before === undefined) return undefined;
  const at = (before.endOffset ?? before.startOffset) + 1;
  if (before.tokenType !== t.Colon && tokenMatcher(token, t.Name) && parser.is(t.Colon, 2)) {
    // The name is there; what stands before it is too much.
    report(parser, before, "a name and `:`");
    parser.skip();
    return parser.skip();
  }
  const kind = parser.bodies.at(-1);
  if (kind !== undefined && parser.startsClause(kind)) {
    report(parser, before, "a clause, or the name of a field and `:`");
    parser.panic = true;
    return parser.missing(t.Colon);
  }
  const equals = token.tokenType === t.Equals;
  const end = equals ? token.startOffset + 1 : at;
  parser.reporter.report(
    missingColon,
    parser.spanOf(equals ? token : before),
    { name: before.image },
    {
      fixes: [parser.reporter.replacement("write `:`", at, end, ":")],
    },
  );
  if (equals) parser.skip();
  return parser.missing(t.Colon);
}

/** `wait 4`: four of what? */
function unitless(parser: RecoveringParser, token: Lexeme): Lexeme {
  const end = token.startOffset + token.image.length;
  parser.reporter.report(
    missingUnit,
    parser.spanOf(token),
    { written: token.image },
    {
      fixes: ["h", "d", "m"].map((unit) =>
        parser.reporter.replacement(`write \`${token.image}${unit}\``, end, end, unit),
      ),
    },
  );
  parser.skip();
  return standIn(parser, t.Duration, token);
}

function negative(parser: RecoveringParser): Lexeme {
  const minus = parser.skip();
  const number = parser.skip();
  const end = number.startOffset + number.image.length;
  const span = parser.reporter.span(minus.startOffset, end);
  parser.reporter.report(negativeNumber, span, { written: `-${number.image}` });
  return { ...standIn(parser, t.Int, number), startOffset: minus.startOffset };
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function spelledNumber(parser: RecoveringParser, token: Lexeme, number: number): Lexeme {
  const end = token.startOffset + token.image.length;
  parser.reporter.report(
    unexpectedWord,
    parser.spanOf(token),
    { expected: t.Int.LABEL ?? "", found: `\`${token.image}\`` },
    {
      fixes: [parser.reporter.replacement(`write \`${number}\``, token.startOffset, end, String(number))],
    },
  );
  parser.skip();
  return { ...standIn(parser, t.Int, token), value: number, image: String(number) };
}

/** `title Clicked a link`: everything up to the end of the line was meant as text. */
function unquoted(parser: RecoveringParser, token: Lexeme): Lexeme | undefined {
  const kind = parser.bodies.at(-1);
  if (kind !== undefined && parser.startsClause(kind)) return undefined;
  const start = token.startOffset;
  let last = token;
  for (let ahead = 1; ; ahead++) {
    const next = parser.peek(ahead);
    const ends =
      parser.isEnd(ahead) ||
      (next.firstOnLine && ahead > 1) ||
      [t.LeftBrace, t.RightBrace, t.Text].includes(next.tokenType) ||
      (ahead > 1 && kind !== undefined && parser.startsClause(kind, ahead));
    if (ends) break;
    last = next;
  }
  const after = parser.peek(last.index - token.index + 2);
  if (after.tokenType === t.Text && !after.firstOnLine) {
    // The text is there; what stands before it is too much.
    report(parser, token, t.Text.LABEL ?? "");
    while (parser.peek() !== after) parser.skip();
    return undefined;
  }
  const end = (last.endOffset ?? last.startOffset) + 1;
  const written = parser.sourceText.slice(start, end);
  parser.reporter.withdraw(start, end);
  parser.reporter.report(
    missingQuotes,
    parser.reporter.span(start, end),
    { written },
    {
      fixes: [
        {
          title: "put it in quotes",
          edits: [
            { span: parser.reporter.span(start, start), text: '"' },
            { span: parser.reporter.span(end, end), text: '"' },
          ],
        },
      ],
    },
  );
  while (parser.peek() !== last) parser.skip();
  parser.skip();
  return { ...standIn(parser, t.Text, token), endOffset: end - 1, value: written };
}

/** `fatigue "gentle"`, `policy "Late share"`: names have no quotes, and one word. */
function quotedName(parser: RecoveringParser, token: Lexeme): Lexeme {
  const value = String(token.value ?? "");
  const end = token.startOffset + token.image.length;
  const name = value.trim().replaceAll(/[\s-]+/g, "_");
  const known = isName(name);
  const title = name === value ? "delete the quotes" : `write \`${name}\``;
  parser.reporter.report(
    badName,
    parser.spanOf(token),
    { name: token.image, problem: "quotes" },
    {
      fixes: known ? [parser.reporter.replacement(title, token.startOffset, end, name)] : [],
    },
  );
  parser.skip();
  return { ...standIn(parser, t.Name, token), image: known ? name : "" };
}

/** A reserved word where a name should stand, and something after it that follows names. */
function reserved(parser: RecoveringParser, token: Lexeme): Lexeme | undefined {
  const follows = [t.LeftBrace, t.RightBrace, t.Comma, t.Colon, t.Equals, t.Dot, t.word.on, t.word.when];
  const next = parser.peek(2);
  if (!follows.includes(next.tokenType) && !next.firstOnLine) return undefined;
  parser.reporter.report(wordAsName, parser.spanOf(token), { word: token.image });
  parser.skip();
  return standIn(parser, t.Name, token);
}
