/** Reads numbers with their units, times of day, dates and instants. */
import type { IToken, TokenType } from "chevrotain";
import {
  durationUnits,
  formatDuration,
  formatSize,
  formatTimeOfDay,
  isDurationUnit,
  isSizeUnit,
  sizeUnits,
  wholeNumber,
} from "../../base/units.js";
import { badDate } from "../../diagnostics/catalogue/syntax/bad-date.js";
import { badName } from "../../diagnostics/catalogue/syntax/bad-name.js";
import { badNumber } from "../../diagnostics/catalogue/syntax/bad-number.js";
import { badTime } from "../../diagnostics/catalogue/syntax/bad-time.js";
import { fractionalUnit } from "../../diagnostics/catalogue/syntax/fractional-unit.js";
import { numberTooLarge } from "../../diagnostics/catalogue/syntax/number-too-large.js";
import { unknownUnit } from "../../diagnostics/catalogue/syntax/unknown-unit.js";
import * as t from "../tokens.js";
import { isDate, parseInstant, withLeadingZeros } from "./dates.js";
import type { ScanContext } from "./scan.js";
import { meantUnit } from "./unitWords.js";

/** The digits, the digits after a point, and the unit of a number as written. */
const shape = /^(\d[\d_]*)(?:\.(\d[\d_]*))?(.*)$/s;

export function readNumber(token: IToken, context: ScanContext): void {
  const { reporter, emit } = context;
  const start = token.startOffset;
  const end = start + token.image.length;
  const span = reporter.span(start, end);
  const [, whole = "0", fraction, unit = ""] = shape.exec(token.image) ?? [];
  const digits = fraction === undefined ? whole : `${whole}.${fraction}`;
  const plain = Number(digits.replaceAll("_", ""));

  if (/_(_|$)/.test(whole) || (fraction !== undefined && fraction.includes("_"))) {
    // `2_x` is a name that starts with a digit; `250__000` a number with a slip.
    const mended = digits.replaceAll(/_+(?=\d)/g, "_").replaceAll(/_+$|_+(?=\.)/g, "");
    reporter.report(
      badNumber,
      span,
      { written: token.image },
      {
        fixes: [reporter.replacement(`write \`${mended}${unit}\``, start, end, mended + unit)],
      },
    );
  }

  const quantity = (type: TokenType, factor: number, print: (value: number) => string): void => {
    const value = Math.round(plain * factor * 1000) / 1000;
    if (fraction !== undefined) {
      const exact = Number.isSafeInteger(value) ? print(value) : undefined;
      reporter.report(
        fractionalUnit,
        span,
        { written: token.image, ...(exact === undefined ? {} : { exact }) },
        {
          fixes: exact === undefined ? [] : [reporter.replacement(`write \`${exact}\``, start, end, exact)],
        },
      );
    } else if (!Number.isSafeInteger(value)) {
      reporter.report(numberTooLarge, span, { written: token.image });
    }
    emit(type, value);
  };

  if (unit === "") {
    if (fraction !== undefined) {
      emit(t.Decimal, plain);
      return;
    }
    if (!Number.isSafeInteger(plain)) reporter.report(numberTooLarge, span, { written: token.image });
    emit(t.Int, plain);
  } else if (unit === "%") {
    emit(t.Percent, percentage(digits.replaceAll("_", "")));
  } else if (unit === "x") {
    if (fraction !== undefined) reporter.report(fractionalUnit, span, { written: token.image });
    emit(t.Factor, plain);
  } else if (isDurationUnit(unit)) {
    quantity(t.Duration, durationUnits[unit], formatDuration);
  } else if (isSizeUnit(unit)) {
    quantity(t.Size, sizeUnits[unit], formatSize);
  } else {
    readStrangeUnit(token, context, digits, unit);
  }
}

/** `80%` is 80/100, and `99.5%` exactly what 0.995 is. */
function percentage(digits: string): number {
  const [whole = "0", fraction = ""] = digits.split(".");
  return Number(`${whole}${fraction}e-${fraction.length + 2}`);
}

/** A number that joins something that is no unit. */
function readStrangeUnit(token: IToken, { reporter, emit }: ScanContext, digits: string, unit: string): void {
  const start = token.startOffset;
  const end = start + token.image.length;
  const span = reporter.span(start, end);
  const fixTo = (text: string) => [reporter.replacement(`write \`${text}\``, start, end, text)];

  const clock = /^([ap])\.?m$/i.exec(unit);
  if (clock !== null && /^\d{1,2}$/.test(digits) && Number(digits) <= 12) {
    const hour = (Number(digits) % 12) + (clock[1]?.toLowerCase() === "p" ? 12 : 0);
    const meant = formatTimeOfDay(hour * 60);
    reporter.report(badTime, span, { written: token.image, meant }, { fixes: fixTo(meant) });
    emit(t.Time, hour * 60);
    return;
  }

  const compound = compoundDuration(token.image);
  if (compound !== undefined) {
    const meant = formatDuration(compound);
    reporter.report(unknownUnit, span, { written: token.image, unit, meant }, { fixes: fixTo(meant) });
    emit(t.Duration, compound);
    return;
  }

  if (/^(st|nd|rd|th)$/i.test(unit) && /^\d+$/.test(digits)) {
    reporter.report(unknownUnit, span, { written: token.image, unit, meant: digits }, { fixes: fixTo(digits) });
    emit(t.Int, Number(digits));
    return;
  }

  const meant = meantUnit(unit);
  if (meant !== undefined) {
    const text = digits + meant;
    reporter.report(unknownUnit, span, { written: token.image, unit, meant: text }, { fixes: fixTo(text) });
    if (meant === "%") emit(t.Percent, percentage(digits.replaceAll("_", "")));
    else if (isDurationUnit(meant))
      emit(t.Duration, Math.round(Number(digits.replaceAll("_", "")) * durationUnits[meant]));
    else if (isSizeUnit(meant)) emit(t.Size, Math.round(Number(digits.replaceAll("_", "")) * sizeUnits[meant]));
    return;
  }

  if (/^[a-z]{1,3}$/i.test(unit)) reporter.report(unknownUnit, span, { written: token.image, unit });
  else reporter.report(badName, span, { name: token.image, problem: "digit" });
  emit(t.Broken);
}

/** `1h30m`, which is written `90m`. */
function compoundDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:ms|[smhdw]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount = "0", unit = ""] of text.matchAll(/(\d+)(ms|[smhdw])/g)) {
    if (isDurationUnit(unit)) total += wholeNumber(amount) * durationUnits[unit];
  }
  return Number.isSafeInteger(total) ? total : undefined;
}

export function readTime(token: IToken, { reporter, emit }: ScanContext): void {
  const start = token.startOffset;
  const end = start + token.image.length;
  const [hour = 0, minute = 0] = token.image.split(":").map(Number);
  const proper = /^\d{2}:\d{2}$/.test(token.image);
  if (proper && hour <= 23 && minute <= 59) {
    emit(t.Time, hour * 60 + minute);
    return;
  }
  const meant =
    hour === 24 && minute === 0
      ? "00:00"
      : hour <= 23 && minute <= 59
        ? formatTimeOfDay(hour * 60 + minute)
        : undefined;
  reporter.report(
    badTime,
    reporter.span(start, end),
    { written: token.image, ...(meant === undefined ? {} : { meant }) },
    {
      fixes: meant === undefined ? [] : [reporter.replacement(`write \`${meant}\``, start, end, meant)],
    },
  );
  emit(t.Time, meant === undefined ? Number.NaN : Number(meant.slice(0, 2)) * 60 + Number(meant.slice(3)));
}

export function readDate(token: IToken, { reporter, emit }: ScanContext): void {
  const written = token.image;
  const start = token.startOffset;
  const end = start + written.length;
  const span = reporter.span(start, end);
  if (/t/i.test(written)) {
    const instant = parseInstant(written);
    if (instant === undefined) {
      const zoned = parseInstant(`${written}Z`) === undefined ? undefined : `${written}Z`;
      reporter.report(
        badDate,
        span,
        { written, problem: zoned === undefined ? "instant" : "zone" },
        {
          fixes: zoned === undefined ? [] : [reporter.replacement("say that it is UTC", start, end, zoned)],
        },
      );
    }
    emit(t.Instant, instant ?? Number.NaN);
    return;
  }
  if (!isDate(written)) {
    const mended = withLeadingZeros(written);
    reporter.report(
      badDate,
      span,
      { written, problem: mended === undefined ? "day" : "digits" },
      {
        fixes: mended === undefined ? [] : [reporter.replacement(`write \`${mended}\``, start, end, mended)],
      },
    );
  }
  emit(t.DateText, written);
}
