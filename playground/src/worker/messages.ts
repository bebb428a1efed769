/** What each policy would say, in every locale: its texts put together, with names where values will stand. */
import { printExpr } from "../../../src/bundle/print.js";
import type { Bundle, Message, Text } from "../../../src/bundle/index.js";
import type { SourceText } from "../../../src/compiler/index.js";
import { localeChain } from "../../../src/engine/messages/text.js";
import { ReadingTimes } from "../../../src/simulator/tally/reading.js";
import { compilation } from "./compiled.js";

/** Words as they are written, or the name of a value that is put in. */
export type Piece = string | { readonly value: string; readonly isUntrusted: boolean };

export interface MessageChoice {
  readonly policy: string;
  /** Left out for the base. */
  readonly variant?: string;
  readonly title?: string;
  readonly mode: Message["mode"];
  /** Signals that the policy asks for, in its order. */
  readonly signals: readonly string[];
  readonly showAtMost: number;
}

export interface MessageList {
  readonly locales: readonly string[];
  readonly messages: readonly MessageChoice[];
}

export interface Preview {
  readonly locale: string;
  readonly title?: readonly Piece[];
  readonly body: readonly Piece[];
  readonly action?: { readonly label: readonly Piece[]; readonly opens: readonly Piece[] };
  /** How long it takes to read, values counted as one word. */
  readonly readingMs: number;
}

/** Undefined where the policies have errors. */
export function messagesOf(files: readonly SourceText[]): MessageList | undefined {
  const { bundle } = compilation(files);
  if (bundle === undefined) return undefined;
  const messages = Object.entries(bundle.policies).flatMap(([policy, { title, message, variants, signals }]) => {
    const shared = {
      policy,
      ...(title === undefined ? {} : { title }),
      signals: signals?.names ?? [],
      showAtMost: signals?.showAtMost ?? Infinity,
    };
    const others = variants.flatMap((variant) =>
      variant.message === undefined ? [] : [{ ...shared, variant: variant.name, mode: variant.message.mode }],
    );
    return [{ ...shared, mode: message.mode }, ...others];
  });
  return { locales: bundle.org.locales, messages };
}

/** @param signals - those that were there; as many are shown as the policy shows */
export function previewOf(
  files: readonly SourceText[],
  choice: Pick<MessageChoice, "policy" | "variant">,
  signals: readonly string[],
  locale: string,
): Preview | undefined {
  const { bundle } = compilation(files);
  const policy = bundle?.policies[choice.policy];
  if (bundle === undefined || policy === undefined) return undefined;
  const message = policy.variants.find(({ name }) => name === choice.variant)?.message ?? policy.message;
  const shown = signals.slice(0, policy.signals?.showAtMost ?? Infinity);
  const chain = localeChain(locale, bundle.org.locales);
  const piecesOf = (text: Text): Piece[] => pieces(text, { bundle, chain, shown });
  return {
    locale,
    ...(message.title === undefined ? {} : { title: piecesOf(message.title) }),
    body: piecesOf(message.body),
    ...(message.action === undefined
      ? {}
      : { action: { label: piecesOf(message.action.label), opens: piecesOf(message.action.opens) } }),
    readingMs: new ReadingTimes(bundle).of(message, shown, locale),
  };
}

interface Scene {
  readonly bundle: Bundle;
  readonly chain: readonly string[];
  readonly shown: readonly string[];
}

function pieces(text: Text, scene: Scene): Piece[] {
  const { bundle, chain, shown } = scene;
  const locale = chain.find((each) => Object.hasOwn(text, each)) ?? Object.keys(text).toSorted()[0];
  return (locale === undefined ? [] : text[locale]!).flatMap((part): Piece[] => {
    if (typeof part === "string") return [part];
    if ("text" in part) return pieces(bundle.texts[part.text]!, scene);
    if ("signals" in part) {
      return shown.flatMap((name, at): Piece[] => [
        ...(at === 0 ? [] : [" "]),
        ...pieces(bundle.signals[name]![part.signals], { ...scene, shown: [] }),
      ]);
    }
    const { value } = part;
    if (value.op === "literal") return [String(value.value)];
    return [{ value: printExpr(value, bundle), isUntrusted: part.untrusted === true }];
  });
}
