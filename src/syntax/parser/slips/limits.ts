/** Slips in limits and in the blocks of a policy. */
import { tokenMatcher } from "chevrotain";
import { durationUnits, isDurationUnit } from "../../../base/units.js";
import { spacedUnit } from "../../lexer/unitWords.js";
import type { RecoveringParser } from "../recovery.js";
import { unexpectedWord } from "../../../diagnostics/catalogue/syntax/unexpected-word.js";
import { perDuration as perDurationEntry } from "../../../diagnostics/catalogue/syntax/per-duration.js";
import { withinPeriod as withinPeriodEntry } from "../../../diagnostics/catalogue/syntax/within-period.js";
import type { Lexeme } from "../../lexer/lexeme.js";
import * as t from "../../tokens.js";
import type { CalendarPeriod, DurationLiteral } from "../../tree.js";

const { word } = t;

function endOffset(token: Lexeme): number {
  return (token.endOffset ?? token.startOffset) + 1;
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
  const span = parser.reporter.span(per.startOffset, endOffset(token));
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
  const span = parser.reporter.span(within.startOffset, endOffset(token));
  const rolling = { day: "within 1d", week: "within 7d", month: "within 30d" }[period];
  const fixes = [`per ${period}`, rolling].map((meant) =>
    parser.reporter.replacement(`write \`${meant}\``, span.start, span.end, meant),
  );
  parser.reporter.report(withinPeriodEntry, span, { period }, { fixes });
  return period;
}

/** `followup x`, `follow-up x`: two words. True where it stood there; it is taken. */
export function joinedFollowUp(parser: RecoveringParser): boolean {
  if (parser.RECORDING_PHASE || parser.panic) return false;
  const first = parser.peek();
  const hyphenated = parser.is(word.follow) && parser.is(t.Minus, 2) && parser.is(word.up, 3);
  if (!hyphenated && first.image !== "followup" && first.image !== "follow_up") return false;
  const last = hyphenated ? parser.peek(3) : first;
  for (let at = first.index; at <= last.index; at += 1) parser.skip();
  const span = parser.reporter.span(first.startOffset, endOffset(last));
  parser.reporter.report(
    unexpectedWord,
    span,
    { expected: "`follow up`", found: `\`${parser.sourceText.slice(span.start, span.end)}\`` },
    { fixes: [parser.reporter.replacement("write `follow up`", span.start, span.end, "follow up")] },
  );
  return true;
}

/** `follow up with x`: the name comes right after. */
export function wordBeforeFollowUp(parser: RecoveringParser): void {
  if (parser.RECORDING_PHASE || parser.panic) return;
  const [found, name] = [parser.peek(), parser.peek(2)];
  if (!["with", "by", "to", "using", "on"].includes(found.image)) return;
  if (!tokenMatcher(name, t.Name) || name.firstOnLine) return;
  parser.skip();
  parser.reporter.report(
    unexpectedWord,
    parser.spanOf(found),
    { expected: "the name of a follow up", found: `\`${found.image}\`` },
    { fixes: [parser.reporter.replacement("delete it", found.startOffset, name.startOffset, "")] },
  );
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
