/** Slips that rules know to expect at their place: each is reported, and read as what was meant. */
import { type TokenType, tokenMatcher } from "chevrotain";
import type { Span } from "../../base/span.js";
import { badName } from "../../diagnostics/catalogue/syntax/bad-name.js";
import { comparisonChain } from "../../diagnostics/catalogue/syntax/comparison-chain.js";
import { extraComma } from "../../diagnostics/catalogue/syntax/extra-comma.js";
import { foreignOperator } from "../../diagnostics/catalogue/syntax/foreign-operator.js";
import { lateHeader as lateHeaderEntry } from "../../diagnostics/catalogue/syntax/late-header.js";
import { mixedAndOr } from "../../diagnostics/catalogue/syntax/mixed-and-or.js";
import { perDuration as perDurationEntry } from "../../diagnostics/catalogue/syntax/per-duration.js";
import { secondOtherwise as secondOtherwiseEntry } from "../../diagnostics/catalogue/syntax/second-otherwise.js";
import { missingValue } from "../../diagnostics/catalogue/syntax/missing-value.js";
import { unexpectedWord } from "../../diagnostics/catalogue/syntax/unexpected-word.js";
import { unknownClause } from "../../diagnostics/catalogue/syntax/unknown-clause.js";
import { unmatchedBrace } from "../../diagnostics/catalogue/syntax/unmatched-brace.js";
import { userRoot } from "../../diagnostics/catalogue/syntax/user-root.js";
import { withinPeriod as withinPeriodEntry } from "../../diagnostics/catalogue/syntax/within-period.js";
import { suggest } from "../../base/suggest.js";
import type { Lexeme } from "../lexer/lexeme.js";
import { spacedUnit } from "../lexer/unitWords.js";
import { isDurationUnit, durationUnits } from "../../base/units.js";
import * as t from "../tokens.js";
import type { CalendarPeriod, DurationLiteral, Expression, Import, Name, PathExpression } from "../tree.js";
import { type BodyKind, bodyTitles } from "./bodies.js";
import type { ExpressionParser } from "./expressions.js";
import { retag, wordsOf } from "./explain.js";
import type { KairosParser } from "./file.js";
import type { RecoveringParser } from "./recovery.js";

const { word } = t;

function end(token: Lexeme): number {
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
    last = end(part);
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

/** `{ en de "…" }`: the text of one language is missing. */
export function missingTranslation(parser: RecoveringParser): boolean {
  if (!parser.is(t.Word) || !parser.is(t.Text, 2)) return false;
  return reportMissing(parser, "a text in quotes");
}

/** `missed en "…" de "…" }`: texts in several languages without their opening brace. */
export function unopenedText(parser: RecoveringParser): boolean {
  if (parser.panic || !parser.is(t.Word) || !parser.is(t.Text, 2)) return false;
  const [head, first] = [parser.peek(0), parser.peek()];
  if (first.firstOnLine && first.indent <= head.indent) return false;
  const kind = parser.bodies.at(-1);
  if (kind !== undefined && parser.startsClause(kind)) return false;
  if (!isLocaleLike(parser.peek().image)) return false;
  if (parser.is(t.RightBrace, 3)) return !parser.peek(3).firstOnLine || first.firstOnLine;
  const clauseFollows = kind !== undefined && parser.startsClause(kind, 3);
  return isLocaleLike(parser.peek(3).image) && parser.is(t.Text, 4) && !clauseFollows;
}

function isLocaleLike(text: string): boolean {
  return /^[a-z]{2,3}$/i.test(text);
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

/** `at most 2 day`: `per` is missing. */
export function missingPer(parser: RecoveringParser): CalendarPeriod | "event" | undefined {
  if (parser.RECORDING_PHASE || parser.panic) return undefined;
  const token = parser.peek();
  const singular = token.image.replace(/s$/, "");
  const period = (["day", "week", "month", "event"] as const).find((each) => each === singular);
  if (period === undefined || token.firstOnLine) return undefined;
  const span = parser.spanOf(token);
  const meant = `per ${period}`;
  parser.reporter.report(
    unexpectedWord,
    span,
    { expected: `\`${meant}\``, found: `\`${token.image}\`` },
    { fixes: [parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant)] },
  );
  parser.skip();
  return period;
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

// ── expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** `=` where a comparison is due. */
export function foreignEquals(parser: RecoveringParser): void {
  if (parser.RECORDING_PHASE || !parser.is(t.Equals)) return;
  const token = parser.peek();
  const span = parser.spanOf(token);
  const before = parser.sourceText[span.start - 1] === " " ? "" : " ";
  const after = parser.sourceText[span.end] === " " ? "" : " ";
  parser.reporter.report(
    foreignOperator,
    span,
    { found: "=", meant: "is" },
    {
      fixes: [parser.reporter.replacement("write `is`", span.start, span.end, `${before}is${after}`)],
    },
  );
  retag(token, word.is);
}

const relational: readonly TokenType[] = [t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual];
const comparing: readonly TokenType[] = [
  ...relational,
  t.Equals,
  word.is,
  word.in,
  word.contains,
  word.starts,
  word.ends,
  word.like,
  word.matches,
];

/** `1 < x < 5`. The result replaces the first comparison; undefined where there is no chain. */
export function chainedComparison(parser: ExpressionParser, first: Expression): Expression | undefined {
  if (first.kind !== "comparison" && first.kind !== "pattern" && first.kind !== "exists") return undefined;
  if (!comparing.includes(parser.peek().tokenType)) return undefined;
  const operator = parser.peek();
  const middle = first.kind === "comparison" ? first.right.span : undefined;
  const apart = middle !== undefined && relational.includes(operator.tokenType);
  const text = middle === undefined ? "" : parser.sourceText.slice(middle.start, middle.end);
  if (!parser.panic) {
    parser.reporter.report(comparisonChain, parser.spanOf(operator), undefined, {
      fixes: apart
        ? [
            parser.reporter.replacement(
              "compare twice, with `and`",
              operator.startOffset,
              operator.startOffset,
              `and ${text} `,
            ),
          ]
        : [],
    });
  }
  let links = 0;
  while (comparing.includes(parser.peek().tokenType) && links++ < 1000) {
    while (comparing.includes(parser.peek().tokenType) || parser.is(word.not) || parser.is(word.with)) parser.skip();
    parser.sumAgain();
  }
  return { kind: "broken", span: parser.reporter.span(first.span.start, parser.lastEnd()) };
}

/** `a and b or c`: read with `and` first, as most would, but it has to be said. */
export function mixedConnectives(
  parser: RecoveringParser,
  operands: readonly Expression[],
  connectives: readonly Lexeme[],
  span: Span,
): Expression {
  const differs = connectives.find((connective) => connective.tokenType !== connectives[0]?.tokenType);
  const groups = (loose: TokenType): Expression[][] => {
    const runs: Expression[][] = [[]];
    operands.forEach((operand, index) => {
      if (index > 0 && connectives[index - 1]?.tokenType === loose) runs.push([]);
      runs.at(-1)?.push(operand);
    });
    return runs;
  };
  const bracketed = (loose: TokenType) =>
    groups(loose).flatMap((run) => {
      const [from, to] = [run[0]?.span, run.at(-1)?.span];
      if (run.length < 2 || from === undefined || to === undefined) return [];
      return [
        { span: parser.reporter.span(from.start, from.start), text: "(" },
        { span: parser.reporter.span(to.end, to.end), text: ")" },
      ];
    });
  if (differs !== undefined && !parser.panic) {
    parser.reporter.report(mixedAndOr, parser.spanOf(differs), undefined, {
      fixes: [
        { title: "put brackets around what `and` joins", edits: bracketed(word.or) },
        { title: "put brackets around what `or` joins", edits: bracketed(word.and) },
      ],
    });
  }
  const alternatives = groups(word.or).map((run): Expression => {
    const [only] = run;
    const last = run.at(-1);
    if (only === undefined || last === undefined || run.length === 1) return only ?? { kind: "broken", span };
    return { kind: "and", operands: run, span: parser.reporter.span(only.span.start, last.span.end) };
  });
  return { kind: "or", operands: alternatives, span };
}

/** `a otherwise b otherwise c`. */
export function secondOtherwise(parser: ExpressionParser): void {
  if (!parser.is(word.otherwise)) return;
  if (!parser.panic) parser.reporter.report(secondOtherwiseEntry, parser.spanOf(parser.peek()), undefined);
  while (parser.is(word.otherwise)) {
    parser.skip();
    parser.primaryAgain();
  }
}

/** `user.role`: the one who acts is the person. */
export function userPath(parser: RecoveringParser, path: PathExpression): Expression {
  if (parser.RECORDING_PHASE || path.root.text !== "user" || path.members.length === 0) return path;
  const { span } = path.root;
  if (!parser.panic) {
    parser.reporter.report(userRoot, span, undefined, {
      fixes: ["person", "event"].map((root) =>
        parser.reporter.replacement(`write \`${root}\``, span.start, span.end, root),
      ),
    });
  }
  return { kind: "broken", span: path.span };
}

// ── limits ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `per 7d`, `per hour`: a rolling window, which follows `within`. */
export function perDuration(parser: RecoveringParser): DurationLiteral | undefined {
  if (parser.RECORDING_PHASE || parser.panic) return undefined;
  const token = parser.peek();
  const unit = tokenMatcher(token, t.Name) ? spacedUnit(token.image) : undefined;
  const isUnit = unit !== undefined && isDurationUnit(unit) && !["day", "week"].includes(token.image);
  if (token.tokenType !== t.Duration && !isUnit) return undefined;
  const per = parser.tokens[token.index - 1] ?? token;
  parser.skip();
  const text = isUnit ? `1${unit}` : token.image;
  const ms = isUnit ? durationUnits[unit] : Number(token.value);
  const span = parser.reporter.span(per.startOffset, end(token));
  const calendar = { "1d": "day", "24h": "day", "1w": "week", "7d": "week", "30d": "month" }[text];
  const fixes = [`within ${text}`, ...(calendar === undefined ? [] : [`per ${calendar}`])].map((meant) =>
    parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant),
  );
  parser.reporter.report(perDurationEntry, span, { written: token.image, meant: `within ${text}` }, { fixes });
  return { ms, text, span: parser.spanOf(token) };
}

/** `within a day`, `within week`: a calendar unit, which follows `per`. */
export function withinPeriod(parser: RecoveringParser): CalendarPeriod | undefined {
  if (parser.RECORDING_PHASE || parser.panic) return undefined;
  const article = ["a", "an", "one", "each", "every", "the", "any"].includes(parser.peek().image) ? 1 : 0;
  const token = parser.peek(1 + article);
  const period = (["day", "week", "month"] as const).find((each) => token.image === each);
  if (period === undefined) return undefined;
  const within = parser.tokens[parser.peek().index - 1] ?? token;
  for (let count = 0; count <= article; count++) parser.skip();
  const span = parser.reporter.span(within.startOffset, end(token));
  const rolling = { day: "within 1d", week: "within 7d", month: "within 30d" }[period];
  const fixes = [`per ${period}`, rolling].map((meant) =>
    parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant),
  );
  parser.reporter.report(withinPeriodEntry, span, { period }, { fixes });
  return period;
}

/** Whether `fatigue`, `escalate` or `message` is followed by what stands in its block, without the brace. */
export function unopenedBlock(parser: RecoveringParser, what: "fatigue" | "escalate" | "message"): boolean {
  if (parser.RECORDING_PHASE || parser.is(t.LeftBrace) || parser.is(t.LeftBrace, 2)) return false;
  if (what === "fatigue") return parser.startsClause("limit") && !parser.is(t.Identifier);
  if (what === "escalate") return parser.is(word.at) && parser.is(t.Int, 2);
  const mode = parser.is(word.inline) || parser.is(word.feedback) || parser.is(word.thanks);
  const [head, second] = [parser.peek(), parser.peek(2)];
  const title =
    parser.is(word.title, 2) && (parser.is(t.LeftBrace, 3) || (second.firstOnLine && second.indent > head.indent));
  return mode && (parser.is(word.body, 2) || parser.is(word.action, 2) || title);
}

// ── bodies with fields ──────────────────────────────────────────────────────────────────────────────────────────────

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

// ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stops declarations before the end of the file: a brace too many, or a package or an import that comes late. */
export function lateHeader(parser: KairosParser, imports: Import[], late: boolean): void {
  const token = parser.peek();
  if (parser.is(word.import) || parser.is(word.package)) {
    const what = parser.is(word.import) ? "import" : "package";
    if (late && !parser.panic) parser.reporter.report(lateHeaderEntry, parser.spanOf(token), { what });
    parser.panic = false;
    if (what === "import") imports.push(parser.importAgain());
    else parser.packageAgain();
    return;
  }
  // A brace that lost its partner to a mistake above is part of that mistake.
  if (!parser.panic && !parser.declarationHasErrors()) {
    parser.reporter.report(unmatchedBrace, parser.spanOf(token), undefined, {
      fixes: [parser.reporter.replacement("delete it", token.startOffset, token.startOffset + 1, "")],
    });
  }
  parser.skip();
  parser.panic = true;
  while (!parser.isEnd() && !parser.startsDeclaration() && !parser.is(t.RightBrace)) parser.skipBalanced();
}
