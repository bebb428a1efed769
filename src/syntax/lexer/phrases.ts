/**
 * Phrases of plain English that the language says otherwise: `7 days`, `250,000`, `once a day`, `max 3 per day`. Each is
 * reported and replaced by the tokens that it stands for, which keep the place of what was written.
 */
import { type TokenType, tokenMatcher } from "chevrotain";
import { durationUnits, isDurationUnit, isSizeUnit, sizeUnits } from "../../base/units.js";
import { groupedDigits } from "../../diagnostics/catalogue/syntax/grouped-digits.js";
import { onceADay } from "../../diagnostics/catalogue/syntax/once-a-day.js";
import { spacedUnit } from "../../diagnostics/catalogue/syntax/spaced-unit.js";
import type { Reporter } from "../reporter.js";
import * as t from "../tokens.js";
import type { Lexeme } from "./lexeme.js";
import { isLongUnit, spacedUnit as unitOf } from "./unitWords.js";

const { word } = t;

/** What a phrase became, and how many tokens it took. */
interface Reading {
  readonly tokens: readonly Lexeme[];
  readonly length: number;
}

export function readPhrases(tokens: readonly Lexeme[], text: string, reporter: Reporter): Lexeme[] {
  const read: Lexeme[] = [];
  const openers: TokenType[] = [];
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    if (token === undefined) break;
    track(openers, token);
    const inList = openers.at(-1) === t.LeftBracket || openers.at(-1) === t.LeftParenthesis;
    const reading =
      (inList ? undefined : digits(tokens, index, text, reporter)) ??
      counted(tokens, index, text, reporter) ??
      spaced(tokens, index, text, reporter);
    if (reading === undefined) {
      read.push(token);
      index++;
    } else {
      read.push(...reading.tokens);
      index += reading.length;
    }
  }
  return read;
}

const OPENING: ReadonlySet<TokenType> = new Set([t.LeftBrace, t.LeftBracket, t.LeftParenthesis]);
const CLOSING: ReadonlySet<TokenType> = new Set([t.RightBrace, t.RightBracket, t.RightParenthesis]);

function track(openers: TokenType[], { tokenType }: Lexeme): void {
  if (OPENING.has(tokenType)) openers.push(tokenType);
  else if (CLOSING.has(tokenType)) openers.pop();
}

function endOf(token: Lexeme): number {
  return token.startOffset + token.image.length;
}

/** One token over the place of several. */
function merged(first: Lexeme, last: Lexeme, type: TokenType, value: number, text: string): Lexeme {
  return {
    ...first,
    image: text,
    endOffset: last.endOffset ?? last.startOffset,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    value,
  };
}

/** `250,000` is `250_000`. */
function digits(tokens: readonly Lexeme[], index: number, text: string, reporter: Reporter): Reading | undefined {
  const first = tokens[index];
  if (first === undefined || first.tokenType !== t.Int || !/^\d{1,3}$/.test(first.image)) return undefined;
  let last = first;
  let length = 1;
  for (;;) {
    const comma = tokens[index + length];
    const group = tokens[index + length + 1];
    const joined =
      comma?.tokenType === t.Comma && comma.startOffset === endOf(last) && group?.startOffset === endOf(comma);
    if (!joined || group === undefined || !/^\d{3}(?!\d)/.test(group.image)) break;
    last = group;
    length += 2;
    if (group.tokenType !== t.Int) break;
  }
  if (length === 1) return undefined;
  const end = endOf(last);
  const written = text.slice(first.startOffset, end);
  const meant = written.replaceAll(",", "_");
  reporter.report(
    groupedDigits,
    reporter.span(first.startOffset, end),
    { written, meant },
    {
      fixes: [reporter.replacement(`write \`${meant}\``, first.startOffset, end, meant)],
    },
  );
  const value = Number(written.replaceAll(",", "").replace(/[^\d].*$/, ""));
  const unit =
    typeof last.value === "number" && last.tokenType !== t.Int ? last.value / Number(last.image.slice(0, 3)) : 1;
  return { tokens: [merged(first, last, last.tokenType, value * unit, meant)], length };
}

/** `7 days` is `7d`. */
function spaced(tokens: readonly Lexeme[], index: number, text: string, reporter: Reporter): Reading | undefined {
  const number = tokens[index];
  const unitWord = tokens[index + 1];
  if (number === undefined || unitWord === undefined || unitWord.firstOnLine) return undefined;
  if (number.tokenType !== t.Int && number.tokenType !== t.Decimal) return undefined;
  // `at most 2 days` lacks a `per` rather than a unit.
  if (tokens[index - 1]?.tokenType === word.most && /^(?:day|week|month)s?$/i.test(unitWord.image)) return undefined;
  const after = tokens[index + 2]?.tokenType;
  // A field, or an event of a type: `{ limit: 5 days: 3 }`, `5 s.t`.
  if (after === t.Colon || after === t.Dot) return undefined;
  const percent = text[unitWord.startOffset] === "%";
  if (!percent && !tokenMatcher(unitWord, t.Word)) return undefined;
  const unit = unitOf(unitWord.image);
  const long = isLongUnit(unitWord.image);
  if (unit === undefined && !long) return undefined;
  const end = endOf(unitWord);
  const written = text.slice(number.startOffset, end);
  const meant = unit === undefined ? undefined : number.image + unit;
  // `per 7 days` is one mistake, of which the parser tells.
  const told = tokens[index - 1]?.tokenType === word.per && unit !== undefined && isDurationUnit(unit);
  if (!told)
    reporter.report(
      spacedUnit,
      reporter.span(number.startOffset, end),
      { written, ...(meant === undefined ? {} : { meant }) },
      {
        fixes: meant === undefined ? [] : [reporter.replacement(`write \`${meant}\``, number.startOffset, end, meant)],
      },
    );
  const [type, factor] = unitType(unit);
  return { tokens: [merged(number, unitWord, type, Number(number.value) * factor, meant ?? written)], length: 2 };
}

function unitType(unit: string | undefined): readonly [TokenType, number] {
  if (unit === undefined) return [t.Duration, Number.NaN];
  if (unit === "%") return [t.Percent, 0.01];
  if (unit === "x") return [t.Factor, 1];
  if (isDurationUnit(unit)) return [t.Duration, durationUnits[unit]];
  return [t.Size, isSizeUnit(unit) ? sizeUnits[unit] : 1];
}

const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };
const heads = [["max"], ["maximum"], ["maximally"], ["no", "more", "than"], ["not", "more", "than"], ["up", "to"]];
/** `once a day`, `3 times a week`, `max 3 per day`, `no more than 3 within 7d`: an `at most` line, or a count of a ladder, in other words. */
function counted(tokens: readonly Lexeme[], index: number, text: string, reporter: Reporter): Reading | undefined {
  const phrase = matchCounted(tokens, index);
  const first = tokens[index];
  const last = tokens[index + (phrase?.length ?? 0) - 1];
  if (phrase === undefined || first === undefined || last === undefined) return undefined;
  const before = tokens[index - 1];
  const afterAtMost = before?.tokenType === word.most;
  const period = phrase.period === undefined ? "" : ` per ${phrase.period}`;
  // `at 3 times within 30d`, in a ladder.
  const occurrences = phrase.count === 1 ? word.occurrence : word.occurrences;
  const inLadder = before?.tokenType === word.at && period === "";
  const meant = inLadder
    ? `${phrase.count} ${t.textOfWord(occurrences)}`
    : `${afterAtMost ? "" : "at most "}${phrase.count}${period}`;
  const end = endOf(last);
  const written = text.slice(first.startOffset, end);
  reporter.report(
    onceADay,
    reporter.span(first.startOffset, end),
    { written, meant },
    {
      fixes: [reporter.replacement(`write \`${meant}\``, first.startOffset, end, meant)],
    },
  );
  const types = inLadder ? [t.Int, occurrences] : afterAtMost ? [t.Int] : [word.at, word.most, t.Int];
  if (phrase.period !== undefined) types.push(word.per, t.typeOfWord(phrase.period));
  const made = types.map((type, position): Lexeme => {
    const image = type === t.Int ? String(phrase.count) : (t.textOfWord(type) ?? "");
    const token: Lexeme = { ...first, endOffset: last.endOffset ?? last.startOffset, image, tokenType: type };
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    token.firstOnLine = first.firstOnLine && position === 0;
    delete token.value;
    if (type === t.Int) token.value = phrase.count;
    return token;
  });
  return { tokens: made, length: phrase.length };
}

interface Counted {
  readonly length: number;
  readonly count: number;
  /** Left out where `per …` or `within …` follows as it should. */
  readonly period?: string;
}

const firstWords: ReadonlySet<string> = new Set([...Object.keys(times), ...heads.map(([first = ""]) => first)]);

function matchCounted(tokens: readonly Lexeme[], index: number): Counted | undefined {
  const first = tokens[index];
  if (first === undefined || (first.tokenType !== t.Int && !firstWords.has(first.image.toLowerCase())))
    return undefined;
  const text = (offset: number): string => tokens[index + offset]?.image.toLowerCase() ?? "";
  const isInt = (offset: number): boolean => tokens[index + offset]?.tokenType === t.Int;
  const period = (offset: number): string | undefined => {
    const singular = text(offset).replace(/s$/, "");
    return ["day", "week", "month", "event"].includes(singular) ? singular : undefined;
  };
  let at: number;
  let count = Object.hasOwn(times, text(0)) ? times[text(0)] : undefined;
  if (count !== undefined) at = 1;
  else if (isInt(0)) {
    if (!["times", "time", "prompts"].includes(text(1))) return undefined;
    if (text(1) === "prompts") {
      if (tokens[index - 1]?.tokenType !== word.most) return undefined;
      // In a budget the next goal may begin here: `at most 3 prompts per person …`.
      if (tokens[index + 1]?.firstOnLine === true || text(3) === "person") return undefined;
    }
    count = Number(tokens[index]?.value);
    at = 2;
  } else {
    const head = heads.find((words) => words.every((each, offset) => text(offset) === each));
    if (head === undefined || !isInt(head.length)) return undefined;
    count = Number(tokens[index + head.length]?.value);
    at = head.length + 1;
    if (["times", "time", "prompts"].includes(text(at))) at++;
  }
  if (!(count >= 1)) return undefined;
  const unit = period(at + 1);
  if (unit !== undefined && ["a", "an", "per", "every", "each"].includes(text(at))) {
    return { length: at + 2, count, period: unit };
  }
  return ["per", "within"].includes(text(at)) ? { length: at, count } : undefined;
}
