/**
 * The conditions of a bundle alone, over events that lie in columns: what it costs to tell risk, triggers and signals of an
 * event, without reading it and without what is remembered of people. Conditions that look at the past are left out.
 */
import type { Bundle, Expr } from "../src/bundle/types.js";
import { Context } from "../src/engine/context.js";
import type { Predicate } from "../src/engine/context.js";
import { planEnums } from "../src/engine/enums.js";
import type { DecodedEvent, DecodedPerson, FieldPlan, Value } from "../src/engine/event.js";
import { compilePredicate } from "../src/engine/expressions/compile.js";
import { domainBy } from "../src/engine/expressions/domain.js";
import { planVocabulary } from "../src/engine/vocabulary.js";

interface Column {
  readonly slot: number;
  /** By event. */
  readonly values: Value[];
}

interface ColumnsOfType {
  events: number;
  /** Of fields and of attributes that a condition looks at. */
  readonly fields: readonly Column[];
  readonly attributes: readonly Column[];
  readonly conditions: readonly Predicate[];
}

export class PredicateColumns {
  private readonly types = new Map<string, ColumnsOfType>();
  private readonly context = new Context();

  constructor(bundle: Bundle) {
    const vocabulary = planVocabulary(bundle, planEnums(bundle));
    for (const [name, type] of vocabulary.events) {
      const expressions = conditionsOn(bundle, name).filter((expression) => !looksBack(expression));
      const scope = {
        vocabulary,
        type,
        history: bundle.history,
        historyLists: 0,
        domain: domainBy(bundle.suffixRules ?? []),
      };
      const looked = new Set(expressions.flatMap((expression) => [...namesIn(expression)]));
      const columnsOf = (fields: readonly FieldPlan[], op: string): Column[] =>
        fields.filter((field) => looked.has(`${op} ${field.name}`)).map(({ slot }) => ({ slot, values: [] }));
      this.types.set(name, {
        events: 0,
        fields: columnsOf(type.fields, "event"),
        attributes: columnsOf(vocabulary.person.fields, "person"),
        conditions: expressions.map((expression) => compilePredicate(expression, scope)),
      });
    }
  }

  /** For the option of that name of a replay. */
  readonly watch = (_engine: unknown, _state: unknown, event: DecodedEvent, person: DecodedPerson): void => {
    const type = this.types.get(event.type.name);
    if (type === undefined || type.conditions.length === 0) return;
    for (const { slot, values } of type.fields) values.push(event.values[slot]);
    for (const { slot, values } of type.attributes) values.push(person.values[slot]);
    type.events += 1;
  };

  /** Asks everything of every event; gives how many conditions hold. */
  run(): number {
    const { context } = this;
    let holding = 0;
    const present: Value[] = [];
    const attributes: Value[] = [];
    context.values = present;
    context.attributes = attributes;
    for (const type of this.types.values()) {
      for (let at = 0; at < type.events; at += 1) {
        for (const { slot, values } of type.fields) present[slot] = values[at];
        for (const { slot, values } of type.attributes) attributes[slot] = values[at];
        for (const holds of type.conditions) if (holds(context)) holding += 1;
      }
    }
    return holding;
  }
}

function conditionsOn(bundle: Bundle, type: string): readonly Expr[] {
  const isOn = ({ on }: { readonly on: readonly string[] }): boolean => on.includes(type);
  return [
    ...(bundle.events[type]?.risk ?? []),
    ...Object.values(bundle.policies).flatMap(({ triggers }) => triggers.filter(isOn)),
    ...Object.values(bundle.signals).filter(isOn),
  ].flatMap(({ when }) => (when === undefined ? [] : [when]));
}

/** The fields and attributes in it, each behind the word for what it is of. */
function* namesIn(part: unknown): Generator<string> {
  if (typeof part !== "object" || part === null) return;
  const { op, name } = part as { readonly op?: unknown; readonly name?: unknown };
  if (op === "event" || op === "person") yield `${op} ${String(name)}`;
  for (const inner of Object.values(part)) yield* namesIn(inner);
}

function looksBack(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op } = part as { readonly op?: unknown };
  return op === "count" || op === "distinct" || op === "first_time" || Object.values(part).some(looksBack);
}
