/** A prompt as a person may see it, in one locale: the words of its texts, values and signals at their longest. */
import type { MessageModel, Model, PolicyModel, TextModel, TextPartModel } from "../model.js";

/** What stands for a value in a text: one word, as nobody knows it before. */
const VALUE = "value";

/** The text in this locale, shared texts written out; nothing where it has none. */
export function plainText(text: TextModel, locale: string, model: Pick<Model, "texts">): string | undefined {
  const parts = text.variants.get(locale);
  if (parts === undefined) return undefined;
  const plain = written.get(parts) ?? parts.map((part) => plainPart(part, locale, model)).join("");
  written.set(parts, plain);
  return plain;
}
/** Several rules read one text, and several policies show one signal. */
const written = new WeakMap<readonly TextPartModel[], string>();

function plainPart(part: TextPartModel, locale: string, model: Pick<Model, "texts">): string {
  switch (part.kind) {
    case "literal":
      return part.value;
    case "value": {
      const { value } = part;
      const fixed = value.kind === "org" && value.value.kind === "literal" ? value.value.value : undefined;
      return typeof fixed === "string" ? fixed : VALUE;
    }
    case "text": {
      const shared = model.texts.get(part.name);
      return (shared && plainText(shared.text, locale, model)) ?? "";
    }
    case "signals":
      return "";
  }
}

/** All that is to be read: title and body with the longest signals that are shown at once. The action is a button. */
export function wholePrompt(policy: PolicyModel, message: MessageModel, locale: string, model: Model): string {
  const texts = [message.title, message.body].flatMap((text) => (text === undefined ? [] : [text]));
  const own = texts.map((text) => plainText(text, locale, model) ?? "");
  const signals = (policy.signals?.names ?? []).flatMap((name) => model.signals.get(name) ?? []);
  const most = policy.signals?.showAtMost ?? signals.length;
  const told = texts.flatMap((text) =>
    signalsIn(text, locale, model).flatMap((which) => {
      const each = signals.map((signal) => plainText(signal[which], locale, model) ?? "");
      return each.toSorted((one, other) => other.length - one.length).slice(0, most);
    }),
  );
  return [...own, ...told].join(" \n");
}

function signalsIn(text: TextModel, locale: string, model: Model): ("missed" | "check")[] {
  return (text.variants.get(locale) ?? []).flatMap((part) => {
    if (part.kind === "signals") return [part.show];
    const shared = part.kind === "text" ? model.texts.get(part.name) : undefined;
    return shared === undefined ? [] : signalsIn(shared.text, locale, model);
  });
}
