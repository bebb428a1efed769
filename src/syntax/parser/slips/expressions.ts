/** Slips in conditions: other languages' operators, chains, mixtures, `user.`. */
import type { TokenType } from "chevrotain";
import type { Span } from "../../../base/span.js";
import type { Lexeme } from "../../lexer/lexeme.js";
import type { ExpressionParser } from "../expressions.js";
import type { RecoveringParser } from "../recovery.js";
import { comparisonChain } from "../../../diagnostics/catalogue/syntax/comparison-chain.js";
import { foreignOperator } from "../../../diagnostics/catalogue/syntax/foreign-operator.js";
import { mixedAndOr } from "../../../diagnostics/catalogue/syntax/mixed-and-or.js";
import { userRoot } from "../../../diagnostics/catalogue/syntax/user-root.js";
import { secondOtherwise as secondOtherwiseEntry } from "../../../diagnostics/catalogue/syntax/second-otherwise.js";
import { misspelt, retag } from "../explain.js";
import * as t from "../../tokens.js";
import type { Expression, PathExpression } from "../../tree.js";

const { word } = t;

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

/** `event.team exsts`: a word with a slip in it where an operator is due. */
export function misspeltOperator(parser: RecoveringParser): void {
  if (parser.RECORDING_PHASE || parser.peek().firstOnLine || parser.is(t.Dot, 2) || parser.is(t.Colon, 2)) return;
  // Shorter ones are one slip away from anything.
  if (parser.peek().image.length > 3) misspelt(parser, OPERATORS);
}
const OPERATORS = "an operator such as `exists`, `contains`, `starts with`, `ends with`, `like` or `matches`";

const relational: readonly TokenType[] = [t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual];

const comparing: ReadonlySet<TokenType> = new Set([
  ...relational,
  t.Equals,
  word.is,
  word.in,
  word.contains,
  word.starts,
  word.ends,
  word.like,
  word.matches,
]);

/** `1 < x < 5`. The result replaces the first comparison; undefined where there is no chain. */
export function chainedComparison(parser: ExpressionParser, first: Expression): Expression | undefined {
  if (first.kind !== "comparison" && first.kind !== "pattern" && first.kind !== "exists") return undefined;
  if (!comparing.has(parser.peek().tokenType)) return undefined;
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
  while (comparing.has(parser.peek().tokenType) && links++ < 1000) {
    while (comparing.has(parser.peek().tokenType) || parser.is(word.not) || parser.is(word.with)) parser.skip();
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
