/** Which fields of events the expressions of a bundle look at. The text of any other field need not be made. */
import type { Bundle, Expr, Field } from "../../bundle/types.js";
import type { EventTypePlan } from "../../engine/event.js";

/** By event type, the names of its fields that are looked at. */
export type FieldsRead = (type: string) => ReadonlySet<string>;

/** With `messages`, what messages show is among them. */
export function fieldsRead(bundle: Bundle, messages: boolean): FieldsRead {
  const byType = new Map<string, Set<string>>(Object.keys(bundle.events).map((type) => [type, new Set<string>()]));
  const every = [...byType.keys()];
  const look = (value: unknown, types: readonly string[]): void => {
    if (Array.isArray(value)) {
      for (const element of value) look(element, types);
    } else if (typeof value === "object" && value !== null) {
      const expression = value as Partial<Expr>;
      if (expression.op === "event") for (const type of types) byType.get(type)?.add(expression.name!);
      for (const member of Object.values(value)) look(member, types);
    }
  };
  for (const [type, { risk }] of Object.entries(bundle.events)) look(risk, [type]);
  for (const { on, when, missed, check } of Object.values(bundle.signals))
    look([when, messages && [missed, check]], on);
  for (const { triggers, fatigue, escalate, message, variants } of Object.values(bundle.policies)) {
    for (const trigger of triggers) look(trigger.when, trigger.on);
    const types = triggers.flatMap((trigger) => trigger.on);
    look([fatigue, escalate, messages && message], types);
    for (const variant of variants) {
      look([variant.when, variant.fatigue, variant.escalate, messages && variant.message], types);
    }
  }
  for (const history of bundle.history) {
    if (history.kind === "distinct") byType.get(history.on)?.add(history.field);
    if (history.kind === "count") look(history.when, [history.on]);
  }
  look([bundle.limits, bundle.exemptions, messages && bundle.texts], every);
  // The report says which moments a layer covers.
  look([bundle.baselines, bundle.followUps], every);
  return (type) => byType.get(type) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

const WHOLE_NUMBERS: ReadonlySet<unknown> = new Set(["int", "bytes", "duration"]);
const NUMBERS: ReadonlySet<unknown> = new Set(["number", "percentage"]);

/** Whether every whole number of at most 15 digits fits as it is, a zero without its sign. */
export function isNumeric({ type }: Field): boolean {
  return WHOLE_NUMBERS.has(type) || NUMBERS.has(type);
}

/** Whether every other such number does. */
export function isDecimal({ type }: Field): boolean {
  return NUMBERS.has(type);
}

/** Whether any string fits a field, and nothing looks at it. */
export function isUnseen(type: EventTypePlan, name: string, field: Field, seen: FieldsRead): boolean {
  return field.type === "string" && type.name !== "kairos.response" && !seen(type.name).has(name);
}
