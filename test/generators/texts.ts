/** Texts for people, with every kind of part. */
import type { Message, Text, TextPart } from "../../src/bundle/types.js";
import type { Draw } from "./draw.js";
import type { Expressions, Scope } from "./expressions.js";
import { locales } from "./pools.js";

export class Texts {
  constructor(
    private readonly draw: Draw,
    private readonly expressions: Expressions,
  ) {}

  text(scope: Scope, other: { signals?: boolean; texts?: readonly string[] } = {}): Text {
    const draw = this.draw;
    const names = this.expressions.named(scope);
    const part = (): TextPart =>
      draw.weighted<() => TextPart>([
        [2, () => draw.pick([" ", "Look: ", "Schau, ", "{", "…"])],
        [
          4,
          () => {
            const { expr, field } = draw.pick(names);
            return field.untrusted === true || draw.chance(0.1) ? { value: expr, untrusted: true } : { value: expr };
          },
        ],
        [other.signals === true ? 2 : 0, () => ({ signals: draw.pick(["missed", "check"] as const) })],
        [(other.texts ?? []).length > 0 ? 1 : 0, () => ({ text: draw.pick(other.texts!) })],
      ])();
    return Object.fromEntries(draw.atLeastOne(locales, 0.4).map((locale) => [locale, draw.many(0, 3, part)]));
  }

  message(scope: Scope, hasSignals: boolean, texts: readonly string[]): Message {
    const draw = this.draw;
    const text = (): Text => this.text(scope, { signals: hasSignals, texts });
    return {
      mode: draw.pick(["inline", "feedback", "thanks"]),
      ...(draw.chance(0.2) && { title: text() }),
      body: text(),
      ...(draw.chance(0.2) && { action: { label: text(), opens: text() } }),
    };
  }
}
