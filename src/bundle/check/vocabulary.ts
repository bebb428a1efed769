/** Organisation, enums, person, event types, segments and signals. */
import { Zone } from "../../base/zone.js";
import { below } from "../problem.js";
import type { Field } from "../types.js";
import type { Check } from "./check.js";
import { checkCondition } from "./expressions.js";
import { checkText } from "./texts.js";
import { checkType } from "./types.js";
import { checkValue } from "./values.js";

export function checkVocabulary(check: Check): void {
  const { bundle, problems } = check;
  if (!Zone.named(bundle.org.timezone))
    problems.add("/org/timezone", `there is no time zone \`${bundle.org.timezone}\``);
  for (const [name, { values }] of Object.entries(bundle.enums)) {
    const pointer = below("", "enums", name);
    check.noneTwice(
      values.map((value) => value.name),
      below(pointer, "values"),
    );
    check.noneTwice(
      values.map((value) => value.record),
      below(pointer, "values"),
    );
  }
  checkFields(check, bundle.person, "/person");
  for (const [type, event] of Object.entries(bundle.events)) {
    const pointer = below("", "events", type);
    checkFields(check, event.fields, below(pointer, "fields"));
    event.risk?.forEach((rule, position) =>
      checkCondition(check, rule.when, { events: [type], person: true }, below(pointer, "risk", position, "when")),
    );
  }
  for (const [name, segment] of Object.entries(bundle.segments)) {
    checkCondition(check, segment.when, { person: true }, below("", "segments", name, "when"));
  }
  for (const [name, signal] of Object.entries(bundle.signals)) {
    const pointer = below("", "signals", name);
    check.referAll(bundle.events, signal.on, "event type", below(pointer, "on"));
    const scope = { events: signal.on, person: true, risk: true, history: true } as const;
    checkCondition(check, signal.when, scope, below(pointer, "when"));
    checkText(check, signal.missed, scope, below(pointer, "missed"));
    checkText(check, signal.check, scope, below(pointer, "check"));
  }
}

function checkFields(check: Check, fields: Readonly<Record<string, Field>>, pointer: string): void {
  for (const [name, field] of Object.entries(fields)) {
    const at = below(pointer, name);
    if (checkType(check, field.type, below(at, "type")) && field.default !== undefined) {
      checkValue(check, field.default, field.type, below(at, "default"));
    }
  }
}
