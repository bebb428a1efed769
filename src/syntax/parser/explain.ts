/** Says what is wrong where no rule can go on: what was expected, in words, and what stands there instead. */
import { EOF, tokenMatcher, type TokenType } from "chevrotain";
import { suggest } from "../../base/suggest.js";
import { badName } from "../../diagnostics/catalogue/syntax/bad-name.js";
import { extraComma } from "../../diagnostics/catalogue/syntax/extra-comma.js";
import { missingBrace } from "../../diagnostics/catalogue/syntax/missing-brace.js";
import { missingBracket } from "../../diagnostics/catalogue/syntax/missing-bracket.js";
import { missingValue } from "../../diagnostics/catalogue/syntax/missing-value.js";
import { misplacedClause } from "../../diagnostics/catalogue/syntax/misplaced-clause.js";
import { noBlocking } from "../../diagnostics/catalogue/syntax/no-blocking.js";
import { wordAsName } from "../../diagnostics/catalogue/syntax/word-as-name.js";
import { unexpectedWord } from "../../diagnostics/catalogue/syntax/unexpected-word.js";
import { unknownClause } from "../../diagnostics/catalogue/syntax/unknown-clause.js";
import { unknownDeclaration } from "../../diagnostics/catalogue/syntax/unknown-declaration.js";
import { endOf, type Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import { declarationWords, isName, isReserved } from "../words.js";
import { type BodyKind, bodyTitles } from "./bodies.js";
import { habitHelp } from "./habits.js";
import type { RecoveringParser } from "./recovery.js";
import { reportMissingComma } from "./slips/lists.js";
import { synonymOf } from "./synonyms.js";

/** A token as a message calls it. */
export function describeToken(token: Lexeme): string {
  if (token.tokenType === EOF) return "the end of the file";
  if (token.image === "") return `\`${token.tokenType === t.RightBrace ? "}" : token.tokenType.name}\``;
  const shown = token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image;
  return token.tokenType === t.Text ? `the text ${shown}` : `\`${shown}\``;
}

/** What could have been asked for stands nowhere; the parser goes on at the next clause. */
export function explainMissing(parser: RecoveringParser, expected: string, token: Lexeme = parser.peek()): void {
  const { reporter } = parser;
  const before = token.tokenType === EOF ? parser.lastToken() : parser.tokens[token.index - 1];
  const end = before === undefined ? 0 : endOf(before, parser.sourceText.length);
  // The last character of what stands before: a place that can be seen.
  const afterBefore = reporter.span(Math.max(end - 1, 0), end);
  const kind = parser.bodies.at(-1);

  if (expected === "`{`" || expected === "`}`") {
    const brace = expected.slice(1, 2);
    if (brace === "{" && tokenMatcher(token, t.Name) && parser.is(t.LeftBrace, 2) && isNameless(before)) {
      const span = parser.spanOf(token);
      const fixes = [reporter.replacement("delete the name", span.start, span.end, "")];
      const help = `\`${before?.image}\` has no name`;
      reporter.report(unexpectedWord, span, { expected, found: describeToken(token) }, { fixes, help });
      return;
    }
    if (brace === "{" && nameWithSpaces(parser, before, token)) return;
    if (brace === "{" && [t.Colon, t.Equals].includes(token.tokenType) && parser.is(t.LeftBrace, 2)) {
      const span = parser.spanOf(token);
      const fixes = [reporter.replacement("delete it", span.start, span.end, "")];
      reporter.report(unexpectedWord, span, { expected, found: describeToken(token) }, { fixes });
      return;
    }
    reporter.report(
      missingBrace,
      afterBefore,
      { brace, found: describeToken(token) },
      {
        fixes: [reporter.replacement(`add ${expected}`, end, end, ` ${brace}`)],
      },
    );
    return;
  }
  if (listInRoundBrackets(parser, expected, token)) return;
  if (expected.startsWith("`,`") && before !== undefined && !token.firstOnLine && tokenMatcher(token, t.Name)) {
    reportMissingComma(parser, before, token);
    return;
  }
  const closing = /`([)\]])`$/.exec(expected)?.[1];
  if (closing !== undefined && (token.firstOnLine || !tokenMatcher(token, t.Word) || isReserved(token.image))) {
    reporter.report(
      missingBracket,
      afterBefore,
      { bracket: closing, found: describeToken(token) },
      {
        fixes: [reporter.replacement(`add \`${closing}\``, end, end, closing)],
      },
    );
    return;
  }
  const ends =
    parser.isEnd() ||
    token.tokenType === t.RightBrace ||
    parser.startsDeclaration() ||
    (token.firstOnLine && kind !== undefined && parser.startsClause(kind));
  if (ends) {
    const help = habitHelp(parser, token, expected);
    const details = help === undefined ? {} : { help };
    reporter.report(missingValue, afterBefore, { expected, after: before?.image ?? "" }, details);
    return;
  }
  const span = parser.spanOf(token);
  if (expected.startsWith("a name") && isReserved(token.image)) {
    reporter.report(wordAsName, span, { word: token.image });
    return;
  }
  if (noEnforcement(parser, token)) return;
  // `expected` may name words: one of them is perhaps what was meant.
  const words = [...expected.matchAll(/`([a-z_]+)`/g)].map((match) => match[1] ?? "");
  const meant = tokenMatcher(token, t.Word) ? suggest(token.image, words) : undefined;
  const help = meant === undefined ? habitHelp(parser, token, expected) : undefined;
  reporter.report(
    unexpectedWord,
    span,
    { expected, found: describeToken(token) },
    {
      ...(help === undefined ? {} : { help }),
      fixes: meant === undefined ? [] : [reporter.replacement(`write \`${meant}\``, span.start, span.end, meant)],
    },
  );
}

/** `policy late share {`: the words up to the brace are one name. */
function nameWithSpaces(parser: RecoveringParser, first: Lexeme | undefined, second: Lexeme): boolean {
  if (first === undefined || !tokenMatcher(first, t.Name)) return false;
  let ahead = 1;
  while (tokenMatcher(parser.peek(ahead), t.Name) && !parser.peek(ahead).firstOnLine) ahead += 1;
  if (ahead === 1 || parser.peek() !== second || !parser.is(t.LeftBrace, ahead)) return false;
  const { reporter, sourceText } = parser;
  const end = endOf(parser.peek(ahead - 1), sourceText.length);
  const name = sourceText.slice(first.startOffset, end);
  // What stands between them and is no space, or has no place in a name, is told already.
  if (reporter.diagnostics.some(({ span }) => span.start >= first.startOffset && span.start < end)) return true;
  const joined = name.replaceAll(/\s+/g, "_");
  if (!isName(joined)) return false;
  const fixes = [reporter.replacement(`write \`${joined}\``, first.startOffset, end, joined)];
  reporter.report(badName, reporter.span(first.startOffset, end), { name, problem: "spaces" }, { fixes });
  return true;
}

/** `in (a, b)`: the bracket that a list opens with is another one. */
function listInRoundBrackets(parser: RecoveringParser, expected: string, token: Lexeme): boolean {
  if (!expected.endsWith("`)`") || token.tokenType !== t.Comma) return false;
  const { tokens, reporter } = parser;
  let open = token.index - 1;
  while (open > 0 && tokens[open]!.tokenType !== t.LeftParenthesis) open -= 1;
  if (tokens[open - 1]?.tokenType !== t.word.in) return false;
  const close = tokens.slice(open).find(({ tokenType }) => tokenType === t.RightParenthesis);
  if (close === undefined) return false;
  const start = tokens[open]!.startOffset;
  const list = parser.sourceText.slice(start + 1, close.startOffset);
  const fixes = [reporter.replacement(`write \`[${list}]\``, start, close.startOffset + 1, `[${list}]`)];
  reporter.report(
    unexpectedWord,
    reporter.span(start, start + 1),
    { expected: "`[` and a list", found: "`(`" },
    { fixes },
  );
  return true;
}

/** Whether a declaration begins with the word that is never named: there is one, or all of them count together. */
function isNameless(head: Lexeme | undefined): boolean {
  return [t.word.limits, t.word.budget, t.word.org, t.word.person].some((type) => head?.tokenType === type);
}

/** A word with a slip in it, where `expected` names the right one: reported, and read as that one. */
export function misspelt(parser: RecoveringParser, expected: string): boolean {
  const token = parser.peek();
  if (parser.panic || token.tokenType !== t.Identifier) return false;
  const words = [...expected.matchAll(/`([a-z_]+)/g)].map((match) => match[1] ?? "");
  const meant = suggest(token.image, words);
  if (meant === undefined) return false;
  const span = parser.spanOf(token);
  const fix = parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant);
  parser.reporter.report(unexpectedWord, span, { expected, found: describeToken(token) }, { fixes: [fix] });
  retag(token, t.typeOfWord(meant));
  return true;
}

/** Attempts to enforce, wherever they are made. */
const enforcing: ReadonlySet<string> = new Set([
  "block",
  "blocks",
  "deny",
  "prevent",
  "prohibit",
  "forbid",
  "disallow",
  "enforce",
  "reject",
  "refuse",
  "quarantine",
  "lock",
  "suspend",
  "disable",
  "revoke",
  "terminate",
  "stop",
  "ban",
  "kill",
]);

function noEnforcement(parser: RecoveringParser, token: Lexeme): boolean {
  if (!enforcing.has(token.image.toLowerCase()) || !tokenMatcher(token, t.Word)) return false;
  parser.reporter.report(noBlocking, parser.spanOf(token), { word: token.image });
  return true;
}

/**
 * Something in a body that starts no clause of it. True where the text was mended, so that it starts one now; otherwise
 * it is reported, and skipped by the caller.
 */
export function explainClause(parser: RecoveringParser, kind: BodyKind): boolean {
  const token = parser.peek();
  const { reporter } = parser;
  const span = parser.spanOf(token);
  if (token.tokenType === t.Broken) return skipOver(parser);
  const isWord = tokenMatcher(token, t.Word);
  if (isWord && noEnforcement(parser, token)) return false;

  const before = parser.tokens[token.index - 1];
  if (token.tokenType === t.Comma) {
    if (before !== undefined && parser.tokens[before.index - 1]?.tokenType === t.word.contains) {
      const help = "several values stand in brackets: `contains any of [a, b]`";
      reporter.report(unknownClause, span, { found: "`,`", place: bodyTitles[kind], words: [] }, { help });
      return false;
    }
    reporter.report(extraComma, span, undefined, {
      fixes: [reporter.replacement("delete the comma", span.start, span.end, "")],
    });
    return false;
  }

  if (reservedField(parser, kind)) return true;
  const words = new Map(wordsOf(parser, kind));
  if (kind === "declaration") for (const head of ["package", "import"] as const) words.set(head, t.word[head]);
  if (isWord && !parser.startsClause(kind, 2)) {
    const meant = synonymOf(kind, token.image) ?? suggest(token.image, words.keys());
    const type = meant === undefined ? undefined : words.get(meant);
    if (meant !== undefined && type !== undefined && fitsAfter(parser, kind, type)) {
      unknown(parser, kind, token, meant, [...words.keys()]);
      retag(token, type);
      return true;
    }
  }

  if (before !== undefined && !token.firstOnLine && sameKind(before, token) && followsList(parser, before)) {
    reportMissingComma(parser, before, token);
    return false;
  }

  const isDeclaration = (declarationWords as readonly string[]).includes(token.image) && !parser.is(t.Dot, 2);
  if (isDeclaration && kind !== "declaration") {
    reporter.report(misplacedClause, span, { word: token.image, place: bodyTitles[kind], isDeclaration: true });
    return false;
  }
  // What follows a broken clause on its line is part of its mistake.
  if (!token.firstOnLine && parser.clauseHasErrors()) return false;
  // What follows a broken declaration inside of its lines is part of its mistake.
  if (kind === "declaration" && parser.declarationHasErrors() && token.column > 0) return false;
  unknown(parser, kind, token, undefined, [...words.keys()]);
  return false;
}

/** A reserved word and a colon among fields: a field that cannot have that name. It is read as one. */
function reservedField(parser: RecoveringParser, kind: BodyKind): boolean {
  const token = parser.peek();
  if (!isReserved(token.image) || !parser.is(t.Colon, 2) || !parser.startsOf(kind).has(t.Name)) return false;
  parser.reporter.report(wordAsName, parser.spanOf(token), { word: token.image });
  retag(token, t.Identifier);
  return true;
}

function skipOver(parser: RecoveringParser): true {
  parser.skip();
  return true;
}

function unknown(
  parser: RecoveringParser,
  kind: BodyKind,
  token: Lexeme,
  meant: string | undefined,
  words: readonly string[],
): void {
  const { reporter } = parser;
  const span = parser.spanOf(token);
  const help = meant === undefined ? habitHelp(parser, token) : undefined;
  const details = {
    ...(help === undefined ? {} : { help }),
    fixes: meant === undefined ? [] : [reporter.replacement(`write \`${meant}\``, span.start, span.end, meant)],
  };
  const found = describeToken(token);
  const suggestion = meant === undefined ? {} : { meant };
  if (kind === "declaration") reporter.report(unknownDeclaration, span, { found, ...suggestion }, details);
  else reporter.report(unknownClause, span, { found, place: bodyTitles[kind], words, ...suggestion }, details);
}

/** The words that clauses of this body start with. */
export function wordsOf(parser: RecoveringParser, kind: BodyKind): ReadonlyMap<string, TokenType> {
  const words = new Map<string, TokenType>();
  for (const type of parser.startsOf(kind).keys()) {
    const text = t.textOfWord(type);
    if (text !== undefined) words.set(text, type);
  }
  return words;
}

function fitsAfter(parser: RecoveringParser, kind: BodyKind, first: TokenType): boolean {
  if (first === t.word.package) return parser.is(t.Name, 2);
  if (first === t.word.import) return parser.is(t.Text, 2);
  return (parser.startsOf(kind).get(first) ?? []).some((type) => tokenMatcher(parser.peek(2), type));
}

/** Lets a token stand for another one from here on. */
export function retag(token: Lexeme, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

function sameKind(left: Lexeme, right: Lexeme): boolean {
  const both = (type: TokenType): boolean => tokenMatcher(left, type) && tokenMatcher(right, type);
  return both(t.Name) || both(t.Text);
}

/** Whether the item before stands in a list: right after `tags`, `of`, `on`, `policies`, or after a comma. */
function followsList(parser: RecoveringParser, item: Lexeme): boolean {
  const before = parser.tokens[item.index - 1];
  if (before === undefined) return false;
  const { word } = t;
  return [t.Comma, word.tags, word.of, word.on, word.policies, word.with].includes(before.tokenType);
}
