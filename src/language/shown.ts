/** How types, fields and enums are shown beside what is offered and where the pointer rests. */
import type { EnumModel, FieldModel, TypedExpr } from "../semantics/model.js";
import { typeName } from "../semantics/type-rules.js";
import { formatDuration, formatPercent, formatSize, formatTimeOfDay } from "../base/units.js";
import { formatInstant } from "../base/instant.js";
import { quote } from "../syntax/index.js";

/** As it is declared: `untrusted string?`. */
export function fieldType(field: FieldModel): string {
  const marks = [...(field.untrusted ? ["untrusted"] : []), ...(field.personal ? ["personal"] : [])];
  const value = field.default === undefined ? undefined : valueText(field.default);
  const type = `${typeName(field.type)}${field.optional ? "?" : ""}`;
  return [...marks, type, ...(value === undefined ? [] : [`= ${value}`])].join(" ");
}

/** A literal as it is written; undefined for what is no literal. */
export function valueText(value: TypedExpr): string | undefined {
  return value.kind === "literal"
    ? literalText(value.value, value.type.kind === "list" ? value.type.of.kind : value.type.kind)
    : undefined;
}

function literalText(value: unknown, kind: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => literalText(one, kind)).join(", ")}]`;
  if (typeof value === "number") {
    if (kind === "duration") return formatDuration(value);
    if (kind === "bytes") return formatSize(value);
    if (kind === "percentage") return formatPercent(value);
    if (kind === "time") return formatTimeOfDay(value);
    if (kind === "timestamp") return formatInstant(value);
  }
  const isText = kind === "string" || kind === "timezone" || kind === "locale";
  return isText ? quote(String(value)) : String(value);
}

/** `Sensitivity ordered { public < internal < restricted }`, long ones cut. */
export function enumText(model: EnumModel): string {
  const names = model.values.map(({ name }) => name);
  const shown = names.length > 12 ? [...names.slice(0, 11), "…"] : names;
  return `enum ${model.name}${model.ordered ? " ordered" : ""} { ${shown.join(model.ordered ? " < " : ", ")} }`;
}
