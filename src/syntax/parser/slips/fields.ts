/** Slips in bodies with fields. */
import { tokenMatcher } from "chevrotain";
import { suggest } from "../../../base/suggest.js";
import { type BodyKind, bodyTitles } from "../bodies.js";
import type { RecoveringParser } from "../recovery.js";
import type { Lexeme } from "../../lexer/lexeme.js";
import { unexpectedWord } from "../../../diagnostics/catalogue/syntax/unexpected-word.js";
import { unknownClause } from "../../../diagnostics/catalogue/syntax/unknown-clause.js";
import { retag, wordsOf } from "../explain.js";
import * as t from "../../tokens.js";

const { word } = t;

/** `momnt before` among fields: a clause with a slip rather than a field without its colon. */
export function misspelledClause(parser: RecoveringParser, kind: BodyKind): void {
  if (parser.RECORDING_PHASE || !parser.is(t.Identifier) || parser.is(t.Colon, 2)) return;
  if (parser.startsClause(kind, 2)) return;
  const token = parser.peek();
  const words = wordsOf(parser, kind);
  const meant = suggest(token.image, words.keys());
  const type = meant === undefined ? undefined : words.get(meant);
  if (meant === undefined || type === undefined) return;
  if (!(parser.startsOf(kind).get(type) ?? []).some((second) => tokenMatcher(parser.peek(2), second))) return;
  const span = parser.spanOf(token);
  const place = bodyTitles[kind];
  parser.reporter.report(
    unknownClause,
    span,
    { found: `\`${token.image}\``, place, words: [...words.keys()], meant },
    { fixes: [parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant)] },
  );
  retag(token, type);
}

/** `list of personal string`: what marks a field stands before its type. What was marked is returned, and taken. */
export function lateMark(parser: RecoveringParser): "untrusted" | "personal" | undefined {
  if (parser.RECORDING_PHASE || parser.panic || !parser.is(t.Name, 2) || parser.is(t.Colon, 2) || parser.is(t.Colon, 3))
    return undefined;
  const token = parser.peek();
  if (token.tokenType !== word.untrusted && token.tokenType !== word.personal) return undefined;
  const list = parser.tokens[token.index - 2] ?? token;
  const [at, { start, end }] = [list.startOffset, parser.spanOf(token)];
  const next = parser.peek(2).startOffset;
  parser.reporter.report(
    unexpectedWord,
    parser.spanOf(token),
    { expected: "the type of the values", found: `\`${token.image}\`` },
    {
      help: `write \`${token.image} list of …\``,
      fixes: [
        {
          title: `put \`${token.image}\` before \`list of\``,
          edits: [
            { span: parser.reporter.span(at, at), text: `${token.image} ` },
            { span: parser.reporter.span(start, Math.max(end, next)), text: "" },
          ],
        },
      ],
    },
  );
  parser.skip();
  return token.tokenType === word.personal ? "personal" : "untrusted";
}

/** `list Cue`, `of Cue`: half of `list of Cue`. True where it was one; what is there of it is taken. */
export function unfinishedList(parser: RecoveringParser): boolean {
  if (parser.RECORDING_PHASE || parser.panic || parser.peek().firstOnLine || parser.peek(2).firstOnLine) return false;
  const half = parser.is(word.of) || (parser.is(word.list) && !parser.is(word.of, 2));
  if (!half || !parser.is(t.Name, 2) || parser.is(t.Colon, 3)) return false;
  const token = parser.skip();
  const span = parser.spanOf(token);
  const found = `\`${token.image}\``;
  parser.reporter.report(
    unexpectedWord,
    span,
    { expected: "`list of` and a type", found },
    {
      fixes: [parser.reporter.replacement("write `list of`", span.start, span.end, "list of")],
    },
  );
  return true;
}

/** `department?: string`: the mark stands behind the type. True where it was one; it is taken. */
export function earlyQuestion(parser: RecoveringParser): boolean {
  if (parser.RECORDING_PHASE || parser.panic || !parser.is(t.Question) || !parser.is(t.Colon, 2)) return false;
  const { reporter } = parser;
  const question = parser.spanOf(parser.skip());
  const { end } = parser.spanOf(parser.peek(2));
  // Behind a word that is followed by another one, it would stand in the midst of the type.
  const isWhole = !tokenMatcher(parser.peek(3), t.Word) || parser.peek(3).firstOnLine;
  const edits = [
    { span: question, text: "" },
    { span: reporter.span(end, end), text: "?" },
  ];
  const fixes = isWhole ? [{ title: "put it behind the type", edits }] : [];
  const help = "what may be missing has the `?` behind its type: `department: string?`";
  reporter.report(unexpectedWord, question, { expected: "`:`", found: "`?`" }, { help, fixes });
  return true;
}

const LISTS: ReadonlySet<string> = new Set(["list", "array", "set", "many", "several", "multiple"]);

/** `list<Cue>`, `Cue[]`, `[Cue]`, `array of Cue`: lists of other languages. Gives the type of their values; all of it is taken. */
export function foreignList(parser: RecoveringParser): Lexeme | undefined {
  if (parser.RECORDING_PHASE || parser.panic) return undefined;
  const isList = LISTS.has(parser.peek().image.toLowerCase());
  const [value, length] =
    isList && parser.is(t.Less, 2) && parser.is(t.Name, 3) && parser.is(t.Greater, 4)
      ? [3, 4]
      : isList && !parser.is(word.list) && parser.is(word.of, 2) && parser.is(t.Name, 3)
        ? [3, 3]
        : parser.is(t.LeftBracket) && parser.is(t.Name, 2) && parser.is(t.RightBracket, 3)
          ? [2, 3]
          : parser.is(t.Name) && parser.is(t.LeftBracket, 2) && parser.is(t.RightBracket, 3)
            ? [1, 3]
            : [0, 0];
  if (value === 0) return undefined;
  const type = parser.peek(value);
  const { start } = parser.spanOf(parser.peek());
  const { end } = parser.spanOf(parser.peek(length));
  const meant = `list of ${type.image}`;
  const found = `\`${parser.sourceText.slice(start, end)}\``;
  const fixes = [parser.reporter.replacement(`write \`${meant}\``, start, end, meant)];
  parser.reporter.report(
    unexpectedWord,
    parser.reporter.span(start, end),
    { expected: `\`${meant}\``, found },
    { fixes },
  );
  for (let count = 0; count < length; count += 1) parser.skip();
  return type;
}

/** `optional string`: a mark behind the type says so. True where it was one; the word is taken, the type still stands. */
export function optionalWord(parser: RecoveringParser): boolean {
  if (parser.RECORDING_PHASE || parser.panic || parser.peek().image !== "optional") return false;
  if (parser.peek(2).firstOnLine || !parser.is(t.Name, 2) || parser.is(t.Colon, 3)) return false;
  const token = parser.skip();
  const type = parser.peek();
  const { start } = parser.spanOf(token);
  const { end } = parser.spanOf(type);
  const meant = `${type.image}?`;
  parser.reporter.report(
    unexpectedWord,
    parser.reporter.span(start, end),
    { expected: `\`${meant}\``, found: `\`optional ${type.image}\`` },
    { fixes: [parser.reporter.replacement(`write \`${meant}\``, start, end, meant)] },
  );
  return true;
}
