/** An example in the words of the language, as a line of a `test` would have it. */
import { formatInstant } from "../../base/instant.js";
import { formatDuration, formatPercent, formatSize } from "../../base/units.js";
import { quote } from "../../syntax/index.js";
import type { FieldModel, LiteralValue, Model } from "../model.js";
import type { Type } from "../types.js";
import type { Example } from "./example.js";

type Vocabulary = Pick<Model, "events" | "person">;

/** `mail.sent { external: true } by a person { role: finance }`: what the conditions look at. */
export function exampleWords(example: Example, model: Vocabulary): string {
  const { type, asked } = example;
  const fields = type === undefined ? undefined : model.events.get(type)?.fields;
  const event = record(asked.fields, example.fields, fields);
  const person = record(asked.attributes, example.attributes, model.person);
  const whose = person === "{}" ? "" : type === undefined ? `a person ${person}` : ` by a person ${person}`;
  const what = type === undefined ? "" : event === "{}" ? type : `${type} ${event}`;
  const past = example.past.map(pastWords);
  return `${what}${whose}${past.length === 0 ? "" : ` with ${past.join(" and ")}`}`;
}

function record(
  names: readonly string[],
  values: ReadonlyMap<string, LiteralValue>,
  fields: ReadonlyMap<string, FieldModel> | undefined,
): string {
  const pairs = names.flatMap((name) => {
    const value = values.get(name);
    const type = fields?.get(name)?.type;
    return value === undefined || type === undefined ? [] : [`${name}: ${valueWords(value, type)}`];
  });
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

export function valueWords(value: LiteralValue, type: Type): string {
  if (typeof value === "object") {
    const of: Type = type.kind === "list" ? type.of : type;
    return `[${value.map((element) => valueWords(element, of)).join(", ")}]`;
  }
  if (typeof value === "number") return numberWords(value, type);
  return type.kind === "string" || type.kind === "timezone" || type.kind === "locale"
    ? quote(String(value))
    : String(value);
}

function numberWords(value: number, type: Type): string {
  switch (type.kind) {
    case "bytes":
      return value < 0 ? `-${formatSize(-value)}` : formatSize(value);
    case "duration":
      return value < 0 ? `-${formatDuration(-value)}` : formatDuration(value);
    case "percentage":
      return formatPercent(value);
    case "timestamp":
      return formatInstant(value).replace(/(:00)?\.000Z$/, "Z");
    default:
      return String(value);
  }
}

function pastWords({ expr, value }: Example["past"][number]): string {
  switch (expr.kind) {
    case "count": {
      const which = expr.where === undefined ? "" : " where …";
      return `count(${expr.on}${which} within ${formatDuration(expr.withinMs)}) ${value}`;
    }
    case "distinct":
      return `distinct(event.${expr.field} within ${formatDuration(expr.withinMs)}) ${value}`;
    case "first_time":
      return `an earlier one within ${formatDuration(expr.withinMs)}`;
    default:
      return String(value);
  }
}
