/** The vocabulary: the organisation, enums, people's attributes, event types with their fields and their risk. */
import { formatDuration } from "../../base/units.js";
import { printValue } from "../../bundle/print.js";
import type { Bundle, EnumType, EventType, Field, Type } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import { namesOf, type Comparison } from "./comparison.js";
import { compareRisk } from "./risk.js";
import { compareText } from "./texts.js";

export function compareVocabulary(comparison: Comparison): void {
  const { old, next } = comparison;
  compareOrganisation(comparison);
  for (const { name, old: before, next: after } of namesOf(old.enums, next.enums)) {
    const subject = comparison.subject("enum", name, `/enums/${name}`);
    if (before === undefined) comparison.add("enum-added", subject, "enum", { after: [valuesText(after!)] });
    else if (after === undefined) comparison.add("enum-removed", subject, "enum", { before: [valuesText(before)] });
    else compareEnum(before, after, subject, comparison);
  }
  compareFields(old.person, next.person, comparison.subject("person"), "attribute", comparison);
  for (const { name, old: before, next: after } of namesOf(old.events, next.events)) {
    const subject = comparison.subject("event", name, `/events/${name}`);
    if (before === undefined)
      comparison.add("event-added", subject, "event type", { after: [eventText(name, after!)] });
    else if (after === undefined)
      comparison.add("event-removed", subject, "event type", { before: [eventText(name, before)] });
    else {
      if (momentText(before) !== momentText(after)) {
        comparison.add("event-changed", subject, "moment", {
          before: [momentText(before)],
          after: [momentText(after)],
        });
      }
      compareFields(before.fields, after.fields, subject, "field", comparison);
      compareRisk(name, before, after, subject, comparison);
    }
  }
}

function compareOrganisation(comparison: Comparison): void {
  const { old, next } = comparison;
  const subject = comparison.subject("organisation");
  if (old.org.timezone !== next.org.timezone) {
    comparison.add("organisation-changed", subject, "time zone", {
      before: [`timezone ${JSON.stringify(old.org.timezone)}`],
      after: [`timezone ${JSON.stringify(next.org.timezone)}`],
      notes: ["calendar limits of groups, and people without a zone of their own, go by it"],
    });
  }
  if (old.org.locales.join() !== next.org.locales.join()) {
    comparison.add("organisation-changed", subject, "locales", {
      before: [`locales ${old.org.locales.join(", ")}`],
      after: [`locales ${next.org.locales.join(", ")}`],
    });
  }
}

function valuesText({ ordered, values }: EnumType): string {
  const names = values.map(({ name, record }) => (name === record ? name : `${name} = ${JSON.stringify(record)}`));
  return `${ordered ? "ordered " : ""}{ ${(ordered ? names : names.toSorted()).join(", ")} }`;
}

function compareEnum(old: EnumType, next: EnumType, subject: Subject, comparison: Comparison): void {
  if (valuesText(old) !== valuesText(next)) {
    const records = new Set(next.values.map(({ record }) => record));
    const gone = old.values.filter(({ record }) => !records.has(record)).map(({ record }) => JSON.stringify(record));
    comparison.add("enum-changed", subject, "values", {
      before: [valuesText(old)],
      after: [valuesText(next)],
      notes: gone.length === 0 ? [] : [`records that say ${gone.join(", ")} are set aside from now on`],
    });
  }
  for (const { name, words } of next.values) {
    const before = old.values.find((value) => value.name === name);
    if (before === undefined) continue;
    const text = (by: Readonly<Record<string, string>> | undefined) =>
      by && Object.fromEntries(Object.entries(by).map(([locale, word]) => [locale, [word]]));
    compareText("enum-reworded", text(before.words), text(words), `words of ${name}`, subject, comparison);
  }
}

function momentText({ moment, reversibleForMs }: EventType): string {
  if (moment === undefined) return "no moment";
  return `moment ${moment}${reversibleForMs === undefined ? "" : `, reversible for ${formatDuration(reversibleForMs)}`}`;
}

function eventText(name: string, event: EventType): string {
  return `event ${name}, ${momentText(event)}`;
}

function compareFields(
  old: Readonly<Record<string, Field>>,
  next: Readonly<Record<string, Field>>,
  subject: Subject,
  noun: "field" | "attribute",
  comparison: Comparison,
): void {
  for (const { name, old: before, next: after } of namesOf(old, next)) {
    const whose = subject.kind === "person" ? "people" : "events";
    if (before === undefined) {
      const needed = after!.optional !== true && after!.default === undefined;
      comparison.add("field-added", subject, noun, {
        after: [fieldText(name, after!, comparison.next)],
        notes: needed ? [`${whose} without it are set aside`] : [],
      });
    } else if (after === undefined) {
      comparison.add("field-removed", subject, noun, { before: [fieldText(name, before, comparison.old)] });
    } else if (fieldText(name, before, comparison.old) !== fieldText(name, after, comparison.next)) {
      const missing = (field: Field): boolean => field.optional === true || field.default !== undefined;
      comparison.add("field-changed", subject, noun, {
        before: [fieldText(name, before, comparison.old)],
        after: [fieldText(name, after, comparison.next)],
        notes: [
          ...(missing(before) && !missing(after) ? [`${whose} without it are set aside from now on`] : []),
          ...(!missing(before) && missing(after) ? [`${whose} without it are no longer set aside`] : []),
        ],
      });
    }
  }
}

function fieldText(name: string, field: Field, bundle: Bundle): string {
  const marks = `${field.untrusted === true ? "untrusted " : ""}${field.personal === true ? "personal " : ""}`;
  const standard = field.default === undefined ? "" : ` = ${printValue(field.default, field.type, bundle)}`;
  return `${name}: ${marks}${typeText(field.type)}${field.optional === true ? "?" : ""}${standard}`;
}

function typeText(type: Type): string {
  if (typeof type === "string") return type;
  return "list" in type ? `list of ${typeText(type.list)}` : type.enum;
}
