/** Words for people, locale by locale, as a person of that locale reads them: shared texts are put where they are named. */
import { printExpr } from "../../bundle/print.js";
import type { Bundle, Message, Text, TextPart } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import type { Comparison } from "./comparison.js";
import type { Kind } from "./kinds.js";

export function compareMessages(
  old: Message,
  next: Message,
  what: string,
  subject: Subject,
  comparison: Comparison,
): void {
  if (old.mode !== next.mode) {
    comparison.add("message-changed", subject, what, {
      before: [`message ${old.mode}`],
      after: [`message ${next.mode}`],
    });
  }
  const parts: [name: string, old: Text | undefined, next: Text | undefined][] = [
    ["title", old.title, next.title],
    ["body", old.body, next.body],
    ["action", old.action?.label, next.action?.label],
    ["link", old.action?.opens, next.action?.opens],
  ];
  for (const [name, before, after] of parts) {
    compareText(
      "message-reworded",
      before,
      after,
      name === "body" && what === "message" ? what : `${name} of ${what}`,
      subject,
      comparison,
    );
  }
}

/** One change for each locale in which people read something else. */
export function compareText(
  kind: Extract<Kind, "message-reworded" | "signal-reworded" | "enum-reworded" | "layer-changed">,
  old: Text | undefined,
  next: Text | undefined,
  what: string,
  subject: Subject,
  comparison: Comparison,
): void {
  const locales = new Set([
    ...[old, next].flatMap((text) => Object.keys(text ?? {})),
    ...localesIn(old, comparison.old),
    ...localesIn(next, comparison.next),
  ]);
  for (const locale of [...locales].toSorted()) {
    const before = old && read(old, locale, comparison.old);
    const after = next && read(next, locale, comparison.next);
    if (before?.text === after?.text && before?.locale === after?.locale) continue;
    comparison.add(kind, subject, what, {
      locale,
      ...(before === undefined ? {} : { before: [said(before, locale)] }),
      ...(after === undefined ? {} : { after: [said(after, locale)] }),
    });
  }
}

interface Reading {
  readonly text: string;
  /** Of the words. */
  readonly locale: string;
}

function said({ text, locale }: Reading, asked: string): string {
  return locale === asked ? text : `${text} (in ${locale})`;
}

function read(text: Text, locale: string, bundle: Bundle): Reading | undefined {
  const found = localeOf(text, locale, bundle);
  if (found === undefined) return undefined;
  return { text: JSON.stringify(joined(text[found]!, locale, bundle)), locale: found };
}

function joined(parts: readonly TextPart[], locale: string, bundle: Bundle): string {
  return parts.map((part) => partText(part, locale, bundle)).join("");
}

function partText(part: TextPart, locale: string, bundle: Bundle): string {
  if (typeof part === "string") return part;
  if ("signals" in part) return `{signals.${part.signals}}`;
  if ("value" in part) return `{${printExpr(part.value, bundle)}${part.untrusted === true ? ", untrusted" : ""}}`;
  const shared = bundle.texts[part.text];
  const found = shared && localeOf(shared, locale, bundle);
  return shared === undefined || found === undefined ? "" : joined(shared[found]!, locale, bundle);
}

/** As a message chooses it for a person of this locale. */
function localeOf(text: Text, locale: string, bundle: Bundle): string | undefined {
  const shorter: string[] = [];
  for (let asked = locale; ; asked = asked.slice(0, asked.lastIndexOf("-"))) {
    shorter.push(asked);
    if (!asked.includes("-")) break;
  }
  return [...shorter, ...bundle.org.locales, ...Object.keys(text)].find((each) => Object.hasOwn(text, each));
}

/** Of the shared texts that it names. */
function localesIn(text: Text | undefined, bundle: Bundle): string[] {
  return Object.values(text ?? {}).flatMap((parts) =>
    parts.flatMap((part) =>
      typeof part === "object" && "text" in part ? Object.keys(bundle.texts[part.text] ?? {}) : [],
    ),
  );
}
