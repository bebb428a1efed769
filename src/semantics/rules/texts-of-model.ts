/** All texts that people are shown, each once however often its block is used. */
import type { Span } from "../../base/span.js";
import { pathKey } from "../expressions/presence.js";
import type {
  LayerModel,
  MessageModel,
  Model,
  PolicyModel,
  SignalModel,
  TextModel,
  TextPartModel,
  TypedExpr,
} from "../model.js";

export interface ShownText {
  readonly text: TextModel;
  readonly role: "missed" | "check" | "title" | "body" | "label" | "opens" | "shared" | "layer" | "question";
}

export function textsOfMessage(message: MessageModel): ShownText[] {
  return [
    ...(message.title === undefined ? [] : [{ text: message.title, role: "title" as const }]),
    { text: message.body, role: "body" },
    ...(message.action === undefined
      ? []
      : [
          { text: message.action.label, role: "label" as const },
          { text: message.action.opens, role: "opens" as const },
        ]),
  ];
}

/** The message of the base and those of variants. */
export function messagesOfPolicy(policy: PolicyModel): MessageModel[] {
  return [
    policy.message,
    ...policy.variants.flatMap((variant) => (variant.message === undefined ? [] : [variant.message])),
  ];
}

export function textsOfSignal(signal: SignalModel): ShownText[] {
  return [
    { text: signal.missed, role: "missed" },
    { text: signal.check, role: "check" },
  ];
}

function textsOfLayer(layer: LayerModel): ShownText[] {
  return [layer.title, layer.content].flatMap((text) => (text === undefined ? [] : [{ text, role: "layer" as const }]));
}

/** Every text of the repository, by place. */
export function allTexts(model: Model): readonly ShownText[] {
  const texts = textsByModel.get(model) ?? collectTexts(model);
  textsByModel.set(model, texts);
  return texts;
}
const textsByModel = new WeakMap<Model, readonly ShownText[]>();

function collectTexts(model: Model): ShownText[] {
  const found = [
    ...[...model.signals.values()].flatMap(textsOfSignal),
    ...[...model.policies.values()].flatMap((policy) => messagesOfPolicy(policy).flatMap(textsOfMessage)),
    ...[...model.texts.values()].map((named) => ({ text: named.text, role: "shared" as const })),
    ...[...model.followUps.values(), ...model.baselines.values()].flatMap(textsOfLayer),
  ];
  return eachOnce(found, (shown) => shown.text.span);
}

/** Shared blocks stand in several policies: things of one place are one thing. */
export function eachOnce<Item>(items: readonly Item[], placeOf: (item: Item) => Span): Item[] {
  const seen = new Map<string, Set<number>>();
  return items.filter((item) => {
    const { file, start, end } = placeOf(item);
    let places = seen.get(file);
    if (places === undefined) seen.set(file, (places = new Set()));
    // One number for both: no file is longer than that.
    const place = start * 2 ** 26 + end;
    if (places.has(place)) return false;
    places.add(place);
    return true;
  });
}

/** The values that a text shows, the first place of each. */
export function valuesShown(text: TextModel): Extract<TextPartModel, { kind: "value" }>[] {
  const shown = new Map<string, Extract<TextPartModel, { kind: "value" }>>();
  for (const parts of text.variants.values()) {
    for (const part of parts) {
      if (part.kind !== "value") continue;
      const key = slotName(part.value);
      if (!shown.has(key)) shown.set(key, part);
    }
  }
  return [...shown.values()];
}

/** As the author wrote it between the braces. */
export function slotName(value: TypedExpr): string {
  if (value.kind === "org") return `org.${value.constant}`;
  return pathKey(value) ?? "risk";
}

/** Does the text show the signals, itself or through a shared text? */
export function showsSignals(text: TextModel, model: Model, which?: "missed" | "check"): boolean {
  for (const parts of text.variants.values()) {
    for (const part of parts) {
      if (part.kind === "signals" && (which === undefined || part.show === which)) return true;
      const shared = part.kind === "text" ? model.texts.get(part.name) : undefined;
      if (shared !== undefined && showsSignals(shared.text, model, which)) return true;
    }
  }
  return false;
}
