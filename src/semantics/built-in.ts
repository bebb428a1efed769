/** What every policy repository has without declaring it: two enums, some fields, and the event type of answers. */
import type { Span } from "../base/span.js";
import type { EnumModel, EventModel, FieldModel, RiskLevel } from "./model.js";
import type { EnumType } from "./type-rules.js";
import type { Type } from "./types.js";

export const DEFAULT_LOCALE = "en";
export const DEFAULT_TIMEZONE = "UTC";

/** The event type of answers to prompts. Nothing triggers on it and no history counts it. */
export const RESPONSE = "kairos.response";
/** Its enum; no declared enum can have this name. */
export const ANSWER = "kairos.answer";
/** The exemption that `coach when` compiles to. */
export const NOT_COACHED = "not_coached";

export const RISK_LEVELS = ["low", "medium", "high", "critical"] as const satisfies readonly RiskLevel[];
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const ANSWERS = ["accepted", "dismissed", "overridden", "not_useful"] as const;
/** Names that begin a path; no segment may have one. */
export const ROOTS = ["event", "person", "org", "risk", "record", "item"] as const;

export const RISK: EnumType = { kind: "enum", name: "Risk", ordered: true };
export const WEEKDAY: EnumType = { kind: "enum", name: "Weekday", ordered: false };

/** Built-in things have no place in a file. */
const NOWHERE: Span = { file: "", start: 0, end: 0 };

export function isBuiltIn(span: Span): boolean {
  return span.file === "";
}

function builtInEnum(name: string, ordered: boolean, values: readonly string[]): EnumModel {
  return {
    name,
    span: NOWHERE,
    ordered,
    builtIn: true,
    values: values.map((value) => ({ name: value, span: NOWHERE, record: value })),
  };
}

export function builtInEnums(): EnumModel[] {
  return [
    builtInEnum("Risk", true, RISK_LEVELS),
    builtInEnum("Weekday", false, WEEKDAYS),
    builtInEnum(ANSWER, false, ANSWERS),
  ];
}

export function createBuiltInField(name: string, type: Type): FieldModel {
  return { name, span: NOWHERE, type, optional: false, untrusted: false, personal: false, builtIn: true };
}

/** `id`, `timezone`, `locale`: the last two default to the organisation's. */
export function builtInAttributes(): FieldModel[] {
  return [
    createBuiltInField("id", { kind: "string" }),
    createBuiltInField("timezone", { kind: "timezone" }),
    createBuiltInField("locale", { kind: "locale" }),
  ];
}

export function builtInEventFields(): FieldModel[] {
  return [createBuiltInField("id", { kind: "string" }), createBuiltInField("time", { kind: "timestamp" })];
}

export function responseEvent(): EventModel {
  const fields = [
    ...builtInEventFields(),
    createBuiltInField("policy", { kind: "string" }),
    createBuiltInField("event", { kind: "string" }),
    createBuiltInField("answer", { kind: "enum", name: ANSWER, ordered: false }),
  ];
  return { name: RESPONSE, span: NOWHERE, builtIn: true, fields: new Map(fields.map((field) => [field.name, field])) };
}
