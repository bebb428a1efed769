/** The vocabulary: enums, the person, event types with their risk, segments. What every bundle has is not written down. */
import type { EnumType, EventType, Field, Segment } from "../../bundle/types.js";
import type { EnumModel, EventModel, FieldModel, SegmentModel } from "../../semantics/model.js";
import { invariant } from "../../base/invariant.js";
import { lowerExpr } from "./expressions.js";
import { type Lowering, optional, sortedRecord } from "./lowering.js";
import { plainTexts } from "./texts.js";
import { lowerType } from "./values.js";

/** The entries that an author declared. */
export function declared<Item extends { readonly builtIn: boolean }>(
  items: ReadonlyMap<string, Item>,
): ReadonlyMap<string, Item> {
  return new Map([...items].filter(([, item]) => !item.builtIn));
}

export function lowerEnum(model: EnumModel, lowering: Lowering): EnumType {
  lowering.place(model.span, "enums", model.name);
  return {
    ordered: model.ordered,
    values: model.values.map((value, position) => {
      lowering.place(value.span, "enums", model.name, "values", position);
      return {
        name: value.name,
        record: value.record,
        ...(value.words ? { words: plainTexts(value.words) } : {}),
        ...optional("doc", value.doc),
      };
    }),
    ...optional("doc", model.doc),
  };
}

export function lowerField(field: FieldModel, lowering: Lowering, ...pointer: readonly string[]): Field {
  lowering.place(field.span, ...pointer);
  return {
    type: lowerType(field.type),
    ...(field.optional ? { optional: true } : {}),
    ...(field.default ? { default: literalValue(field, lowering) } : {}),
    ...(field.untrusted ? { untrusted: true } : {}),
    ...(field.personal ? { personal: true } : {}),
    ...optional("doc", field.doc),
  };
}

function literalValue(field: FieldModel, lowering: Lowering): NonNullable<Field["default"]> {
  const lowered = lowerExpr(field.default!, lowering);
  invariant(lowered.op === "literal", `the default of \`${field.name}\` is a literal`);
  return lowered.value as NonNullable<Field["default"]>;
}

export function lowerEvent(event: EventModel, lowering: Lowering): EventType {
  lowering.place(event.span, "events", event.name);
  return {
    ...optional("moment", event.moment),
    ...optional("reversibleForMs", event.reversibleForMs),
    fields: sortedRecord(declared(event.fields), (field, name) =>
      lowerField(field, lowering, "events", event.name, "fields", name),
    ),
    ...(event.risk
      ? {
          risk: event.risk.map(({ level, when, span }, position) => {
            lowering.place(span, "events", event.name, "risk", position);
            return { level, ...(when ? { when: lowerExpr(when, lowering) } : {}) };
          }),
        }
      : {}),
    ...optional("doc", event.doc),
  };
}

export function lowerSegmentDeclaration(segment: SegmentModel, lowering: Lowering): Segment {
  lowering.place(segment.span, "segments", segment.name);
  return { when: lowerExpr(segment.when, lowering), ...optional("doc", segment.doc) };
}
