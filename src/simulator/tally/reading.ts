/**
 * How long a prompt takes to read: from its texts as they are written, in the person's locale, each value that they name
 * counted as one word. So it costs nothing to know, and is the same whether or not messages are rendered.
 */
import { compareCodePoints } from "../../base/codepoints.js";
import { getOrInsert } from "../../base/get-or-insert.js";
import type { Bundle, Message, Text, TextPart } from "../../bundle/types.js";
import { localeChain } from "../../engine/messages/text.js";

export interface ReadingSpeed {
  /** Languages, by the first part of a locale; `*` for all others. */
  readonly languages: readonly string[];
  readonly per: "word" | "character";
  readonly perMinute: number;
  readonly source: string;
}

const BRYSBAERT = "Brysbaert 2019, silent reading of non-fiction";
const IREST = "Trauzettel-Klosinski & Dietz 2012 (IReST), read aloud";

const READING_SPEEDS: readonly ReadingSpeed[] = [
  { languages: ["en"], per: "word", perMinute: 238, source: BRYSBAERT },
  { languages: ["zh"], per: "character", perMinute: 255, source: IREST },
  { languages: ["ja"], per: "character", perMinute: 357, source: IREST },
  // 68 ms a character, the mean of fourteen languages with an alphabet.
  { languages: ["*"], per: "character", perMinute: 882, source: IREST },
];

/** Characters of a value that a text names: about those of a word. */
const VALUE_CHARACTERS = 6;

export class ReadingTimes {
  /** By message, then by signals and locale, as text: names of signals have no space. */
  private readonly known = new Map<Message, Map<string, number>>();
  /** By message, what was asked for last without signals: mostly it is asked for again. */
  private readonly last = new Map<Message, { readonly locale: string | undefined; readonly ms: number }>();

  constructor(private readonly bundle: Bundle) {}

  /**
   * Milliseconds, whole.
   *
   * @param message - of the bundle
   * @param signals - those that it shows
   * @param locale - of the person
   */
  of(message: Message, signals: readonly string[], locale: string | undefined): number {
    if (signals.length > 0) return this.found(message, signals, locale);
    const last = this.last.get(message);
    if (last !== undefined && last.locale === locale) return last.ms;
    const ms = this.found(message, signals, locale);
    this.last.set(message, { locale, ms });
    return ms;
  }

  private found(message: Message, signals: readonly string[], locale: string | undefined): number {
    const byRest = getOrInsert(this.known, message, () => new Map<string, number>());
    const rest = `${signals.join()} ${locale ?? ""}`;
    return getOrInsert(byRest, rest, () => this.reckon(message, signals, locale));
  }

  private reckon(message: Message, shown: readonly string[], locale: string | undefined): number {
    const chain = localeChain(locale, this.bundle.org.locales);
    const texts = [message.title, message.body, message.action?.label].filter((text) => text !== undefined);
    return Math.round(texts.reduce((sum, text) => sum + this.textMs(text, chain, shown), 0));
  }

  private textMs(text: Text, chain: readonly string[], signals: readonly string[], depth = 0): number {
    const locale = chain.find((each) => Object.hasOwn(text, each)) ?? Object.keys(text).toSorted(compareCodePoints)[0];
    if (locale === undefined || depth > 20) return 0;
    const speed = speedOf(locale);
    let own = "";
    let ms = 0;
    for (const part of text[locale]!) {
      if (typeof part === "string") own += part;
      else if ("value" in part) own += valueStandIn(speed);
      else ms += this.partMs(part, chain, signals, depth);
    }
    const units = speed.per === "word" ? words(own) : [...own.trim()].length;
    return ms + (units * 60_000) / speed.perMinute;
  }

  private partMs(
    part: Exclude<TextPart, string | { readonly value: unknown }>,
    chain: readonly string[],
    signals: readonly string[],
    depth: number,
  ): number {
    if ("text" in part) {
      const inner = this.bundle.texts[part.text];
      return inner === undefined ? 0 : this.textMs(inner, chain, signals, depth + 1);
    }
    return signals.reduce(
      (sum, name) => sum + this.textMs(this.bundle.signals[name]![part.signals], chain, [], depth + 1),
      0,
    );
  }
}

/** Those at which texts in these locales are read. */
export function speedsOf(locales: readonly string[]): readonly ReadingSpeed[] {
  const used = new Set(locales.map(speedOf));
  return READING_SPEEDS.filter((speed) => used.has(speed));
}

function speedOf(locale: string): ReadingSpeed {
  const language = locale.split("-", 1)[0]!.toLowerCase();
  return READING_SPEEDS.find(({ languages }) => languages.includes(language)) ?? READING_SPEEDS.at(-1)!;
}

function valueStandIn({ per }: ReadingSpeed): string {
  return per === "word" ? " value " : "x".repeat(VALUE_CHARACTERS);
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
