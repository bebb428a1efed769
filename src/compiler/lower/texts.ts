/** Texts and messages: by locale, their braces as expressions. */
import type { Message, Text, TextPart } from "../../bundle/types.js";
import type { MessageModel, TextModel, TextPartModel } from "../../semantics/model.js";
import { lowerExpr } from "./expressions.js";
import { type Lowering, optional, sortedRecord } from "./lowering.js";

export function lowerText(text: TextModel, lowering: Lowering): Text {
  return sortedRecord(text.variants, (parts) => joined(parts.map((part) => lowerPart(part, lowering))));
}

export function lowerOptionalText(text: TextModel | undefined, lowering: Lowering): Text | undefined {
  return text && lowerText(text, lowering);
}

export function lowerMessage(message: MessageModel, lowering: Lowering): Message {
  return {
    mode: message.mode,
    ...optional("title", lowerOptionalText(message.title, lowering)),
    body: lowerText(message.body, lowering),
    ...(message.action
      ? {
          action: {
            label: lowerText(message.action.label, lowering),
            opens: lowerText(message.action.opens, lowering),
          },
        }
      : {}),
  };
}

/** The words of an enum value are without braces. */
export function plainTexts(text: TextModel): Readonly<Record<string, string>> {
  return sortedRecord(text.variants, (parts) =>
    parts.map((part) => (part.kind === "literal" ? part.value : "")).join(""),
  );
}

function lowerPart(part: TextPartModel, lowering: Lowering): TextPart {
  switch (part.kind) {
    case "literal":
      return part.value;
    case "value":
      return { value: lowerExpr(part.value, lowering), ...(part.untrusted ? { untrusted: true } : {}) };
    case "text":
      return { text: part.name };
    case "signals":
      return { signals: part.show };
  }
}

/** Strings that stand side by side are one, and empty ones are none. */
function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}
