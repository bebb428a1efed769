/**
 * The locales that a text is looked for in, after the person's: those of the organisation, and then such as make a text
 * that has none of them appear in the one that its author wrote first. (Members of a JSON object have no order, so the
 * bundle could not tell.) Where two texts want opposite orders, the order of code points decides.
 */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Model, TextModel } from "../../semantics/model.js";
import { sortedNames } from "./lowering.js";

export function locales(model: Model): readonly string[] {
  const declared = new Set(model.org.locales);
  /** By locale that is written first: those that come after it. */
  const before = new Map<string, Set<string>>();
  for (const text of allTexts(model)) {
    const written = [...text.variants.keys()];
    const first = written[0];
    if (first === undefined || written.length === 1 || written.some((locale) => declared.has(locale))) continue;
    if (sortedNames(written)[0] === first) continue;
    const later = before.get(first) ?? new Set();
    for (const locale of written) if (locale !== first) later.add(locale);
    before.set(first, later);
  }
  return [...declared, ...ordered(before)];
}

/** Those written first, each before the ones that it comes before as long as that can be. */
function ordered(before: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const left = new Set(sortedNames(before.keys()));
  const result: string[] = [];
  while (left.size > 0) {
    const free = [...left].find(
      (locale) => ![...left].some((other) => other !== locale && before.get(other)!.has(locale)),
    );
    const next = free ?? [...left].toSorted(compareCodePoints)[0]!;
    result.push(next);
    left.delete(next);
  }
  return result;
}

function* allTexts(model: Model): Generator<TextModel> {
  for (const { text } of model.texts.values()) yield text;
  for (const signal of model.signals.values()) yield* [signal.missed, signal.check];
  for (const policy of model.policies.values()) {
    for (const { message } of [policy, ...policy.variants]) {
      if (!message) continue;
      yield message.body;
      if (message.title) yield message.title;
      if (message.action) yield* [message.action.label, message.action.opens];
    }
  }
  for (const layer of [...model.followUps.values(), ...model.baselines.values()]) {
    if (layer.title) yield layer.title;
    if (layer.content) yield layer.content;
  }
}
