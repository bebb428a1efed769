/** Conditions of an explanation as lines: the parts that decided, with the values that they looked at. */
import type { Json } from "../../base/json.js";
import { printValue } from "../../bundle/print.js";
import type { Bundle, Type } from "../../bundle/types.js";
import type { ConditionExplanation } from "../../engine/index.js";

/** The parts that make the condition hold, or those that keep it from holding. */
export function decidingParts(condition: ConditionExplanation, bundle: Bundle, eventType: string): readonly string[] {
  return condition.parts
    .filter(({ holds }) => holds === condition.holds)
    .map(({ text, holds, values }) => {
      // `event.external` says its value itself.
      const shownNames = Object.entries(values).filter(([name]) => text !== name && text !== `not ${name}`);
      const looked = shownNames.map(([name, value]) => `${name} is ${shown(name, value, bundle, eventType)}`);
      return `${holds ? "✓" : "✗"} ${text}${looked.length === 0 ? "" : `  (${looked.join(", ")})`}`;
    });
}

/** A value as an author would write it. */
function shown(name: string, value: Json, bundle: Bundle, eventType: string): string {
  if (value === null) return "missing";
  const type = typeOf(name, bundle, eventType);
  return type === undefined ? JSON.stringify(value) : printValue(value, type, bundle);
}

function typeOf(name: string, bundle: Bundle, eventType: string): Type | undefined {
  if (name === "risk") return { enum: "Risk" };
  if (name === "event.time") return "timestamp";
  const [root, field] = name.split(".", 2) as [string, string | undefined];
  if (field === undefined) return undefined;
  if (root === "person") return bundle.person[field]?.type;
  return root === "event" ? bundle.events[eventType]?.fields[field]?.type : undefined;
}
