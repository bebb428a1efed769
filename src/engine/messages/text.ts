/** Texts: the locale is chosen for each apart, then its parts are put together. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Bundle, Signal, Text, TextPart } from "../../bundle/types.js";
import type { Context } from "../context.js";
import { compile } from "../expressions/compile.js";
import type { Scope } from "../expressions/scope.js";
import { defang } from "./untrusted.js";
import { showValue } from "./value.js";

/** What a text may show beside the event: the signals that were there, in the policy's order, as many as are shown. */
export type Shown = readonly SignalTexts[];
export interface SignalTexts {
  readonly missed: RenderText;
  readonly check: RenderText;
}

export interface RenderText {
  locale(chain: readonly string[]): string;
  render(context: Context, chain: readonly string[], signals: Shown): string;
}

type RenderPart = (context: Context, chain: readonly string[], signals: Shown) => string;

/** Locales in the order in which they are asked for: the person's, that without its last part, and so on, the organisation's. */
export function localeChain(locale: string | undefined, organisation: readonly string[]): readonly string[] {
  const chain: string[] = [];
  for (let rest = locale; rest !== undefined && rest !== "";) {
    chain.push(rest);
    const dash = rest.lastIndexOf("-");
    rest = dash < 0 ? undefined : rest.slice(0, dash);
  }
  return [...chain, ...organisation];
}

/** @param within - names of the texts that this one stands in, so that a ring of texts ends */
export function planText(text: Text, bundle: Bundle, scope: Scope, within: readonly string[] = []): RenderText {
  const byLocale = new Map<string, readonly RenderPart[]>();
  for (const [locale, parts] of Object.entries(text)) {
    byLocale.set(
      locale,
      parts.map((part) => planPart(part, locale, bundle, scope, within)),
    );
  }
  // Members of canonical JSON have no order of their own, so the last resort is the first in that of their names.
  const lastResort = [...byLocale.keys()].toSorted(compareCodePoints)[0] ?? "";
  const choose = (chain: readonly string[]): string => {
    for (const locale of chain) if (byLocale.has(locale)) return locale;
    return lastResort;
  };
  return {
    locale: choose,
    render(context, chain, signals) {
      let result = "";
      for (const part of byLocale.get(choose(chain)) ?? []) result += part(context, chain, signals);
      return result;
    },
  };
}

export function planSignalTexts(signal: Signal, bundle: Bundle, scope: Scope): SignalTexts {
  return { missed: planText(signal.missed, bundle, scope), check: planText(signal.check, bundle, scope) };
}

function planPart(part: TextPart, locale: string, bundle: Bundle, scope: Scope, within: readonly string[]): RenderPart {
  if (typeof part === "string") return () => part;
  if ("text" in part) {
    if (within.includes(part.text) || !Object.hasOwn(bundle.texts, part.text)) return () => "";
    const inner = planText(bundle.texts[part.text]!, bundle, scope, [...within, part.text]);
    return (context, chain, signals) => inner.render(context, chain, signals);
  }
  if ("signals" in part) {
    const which = part.signals;
    return (context, chain, signals) => signals.map((signal) => signal[which].render(context, chain, [])).join(" ");
  }
  const { enums } = scope.vocabulary;
  const evaluate = compile(part.value, scope);
  const { type } = part.value;
  return part.untrusted === true
    ? (context) => defang(showValue(type, evaluate(context), locale, enums))
    : (context) => showValue(type, evaluate(context), locale, enums);
}
