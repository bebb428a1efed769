/** Which fields of events the expressions of a bundle look at. The text of any other field need not be made. */
import type { Bundle, Expr, Text } from "../../bundle/types.js";

/** Names of fields, whatever the event type. With `messages`, those that messages show are among them. */
export function fieldsRead(bundle: Bundle, messages: boolean): ReadonlySet<string> {
  const names = new Set<string>();
  // Whatever holds a condition anywhere in these is looked through; what only people read is left out unless it is shown.
  const heldByConditions: readonly unknown[] = [
    Object.values(bundle.events).map((event) => event.risk),
    Object.values(bundle.signals).map((signal) => signal.when),
    Object.values(bundle.policies).map(({ triggers, fatigue, escalate, variants }) => [
      triggers,
      fatigue,
      escalate,
      variants.map((variant) => [variant.when, variant.fatigue, variant.escalate]),
    ]),
    bundle.limits,
    bundle.exemptions,
    bundle.history,
  ];
  look(heldByConditions, names);
  for (const history of bundle.history) if (history.kind === "distinct") names.add(history.field);
  if (messages) {
    const shown: readonly unknown[] = [
      Object.values(bundle.signals).map((signal): readonly Text[] => [signal.missed, signal.check]),
      Object.values(bundle.policies).map(({ message, variants }) => [
        message,
        variants.map((variant) => variant.message),
      ]),
      bundle.texts,
    ];
    look(shown, names);
  }
  return names;
}

function look(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) {
    for (const element of value) look(element, names);
  } else if (typeof value === "object" && value !== null) {
    const expression = value as Partial<Expr>;
    if (expression.op === "event") names.add(expression.name!);
    for (const member of Object.values(value)) look(member, names);
  }
}
