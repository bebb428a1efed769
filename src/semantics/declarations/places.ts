/** Time zones and locales, wherever they are written. */
import type { Span } from "../../base/span.js";
import { suggest } from "../../base/suggest.js";
import { Zone } from "../../base/zone.js";
import { badLocale } from "../../diagnostics/catalogue/names/bad-locale.js";
import { unknownLocale } from "../../diagnostics/catalogue/names/unknown-locale.js";
import { unknownTimezone } from "../../diagnostics/catalogue/names/unknown-timezone.js";
import type { Name } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { suggestion } from "../reporter.js";

export function checkTimezone(checker: Checker, zone: string, span: Span): boolean {
  if (Zone.named(zone) !== undefined) return true;
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const city = known.find((name) => name.toLowerCase().endsWith(`/${zone.toLowerCase().replaceAll(" ", "_")}`));
  const close = city ?? suggest(zone, known);
  checker.reporter.report(
    unknownTimezone,
    span,
    { zone },
    close === undefined
      ? { help: 'a time zone is written like "Europe/Berlin" or "UTC"' }
      : {
          help: `did you mean "${close}"?`,
          fixes: [{ title: `write "${close}"`, edits: [{ span, text: `"${close}"` }] }],
        },
  );
  return false;
}

/** Language, perhaps script, region and variants: `en`, `pt-BR`, `zh-Hant-TW`. */
const LOCALE =
  /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$/;

export function checkLocaleShape(checker: Checker, locale: string, span: Span): boolean {
  if (LOCALE.test(locale)) return true;
  checker.reporter.report(badLocale, span, { locale });
  return false;
}

/** A locale that a text is written in: one of the organisation's. */
export function checkTextLocale(checker: Checker, locale: Name): boolean {
  if (locale.text === "") return false;
  if (checker.locales.includes(locale.text)) return true;
  checker.reporter.report(
    unknownLocale,
    locale.span,
    { locale: locale.text },
    suggestion(locale.text, locale.span, checker.locales, localeHelp(checker)),
  );
  return false;
}

function localeHelp(checker: Checker): string {
  return `the organisation's locales are ${checker.locales.map((locale) => `\`${locale}\``).join(", ")}; another one is added to \`locales\` in \`org\``;
}
