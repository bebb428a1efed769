/** The vocabulary: event types with their fields and risk, attributes of people, enums, segments. */
import { printValue } from "../../../bundle/print.js";
import type { EventType, Field, Type } from "../../../bundle/types.js";
import { code, heading, paragraph, type Block, type Inlines, type Page } from "../document.js";
import type { Site } from "../site.js";
import { durationInWords } from "../words.js";

export function vocabularyPage(site: Site): Page {
  const { bundle } = site;
  const blocks: Block[] = [
    paragraph("What policies can speak of: the events that systems report, and what is known of people."),
    heading(2, "People", "person"),
    fields(
      site,
      { id: { type: "string" }, timezone: { type: "timezone" }, locale: { type: "locale" }, ...bundle.person },
      "Attributes of a person",
    ),
    heading(2, "Events", "events"),
    ...Object.entries(bundle.events).flatMap(([name, event]) => eventBlocks(site, name, event)),
  ];
  const enums = Object.entries(bundle.enums);
  if (enums.length > 0) {
    blocks.push(heading(2, "Values by name", "enums"));
    for (const [name, { doc, ordered, values }] of enums) {
      blocks.push(
        heading(3, name, `enum-${name}`),
        ...(doc === undefined ? [] : [paragraph(doc)]),
        ...(ordered ? [paragraph("From the least to the greatest.")] : []),
        {
          kind: "table",
          caption: `Values of ${name}`,
          head: ["Value", "In records", "About it"],
          rows: values.map((value) => [[value.name], [code(value.record)], [value.doc ?? ""]]),
        },
      );
    }
  }
  return { path: "vocabulary", title: "Vocabulary", blocks };
}

const moments = {
  before: "It is reported before the action is done, so a prompt can come in time.",
  simulated: "It is part of a simulation.",
  after: "It is reported after the action is done.",
} as const;

function eventBlocks(
  site: Site,
  name: string,
  { doc, moment, reversibleForMs, fields: own, risk }: EventType,
): Block[] {
  const blocks: Block[] = [heading(3, name, `event-${name}`)];
  if (doc !== undefined) blocks.push(paragraph(doc));
  if (moment !== undefined) {
    const reversible =
      reversibleForMs === undefined ? "" : ` It can be taken back for ${durationInWords(reversibleForMs)}.`;
    blocks.push(paragraph(moments[moment] + reversible));
  }
  if (Object.keys(own).length > 0) blocks.push(fields(site, own, `Fields of ${name}`));
  if (risk !== undefined) {
    blocks.push(paragraph("Risk, by the first line that holds, else low:"), {
      kind: "list",
      ordered: true,
      items: risk.map(({ level, when }): Inlines => [
        { strong: level },
        ...(when === undefined ? [" otherwise"] : [" when ", site.condition(when)]),
      ]),
    });
  }
  return blocks;
}

function fields(site: Site, all: Readonly<Record<string, Field>>, caption: string): Block {
  return {
    kind: "table",
    caption,
    head: ["Name", "Type", "About it"],
    rows: Object.entries(all).map(([name, field]) => [[code(name)], typeInWords(site, field.type), about(site, field)]),
  };
}

function typeInWords(site: Site, type: Type): Inlines {
  if (typeof type === "string") return [type];
  if ("list" in type) return ["list of ", ...typeInWords(site, type.list)];
  const declared = Object.hasOwn(site.bundle.enums, type.enum);
  return [declared ? { link: type.enum, page: "vocabulary", id: `enum-${type.enum}` } : type.enum];
}

function about(site: Site, field: Field): Inlines {
  const notes: string[] = [];
  if (field.doc !== undefined) notes.push(field.doc);
  if (field.default !== undefined) notes.push(`By default ${printValue(field.default, field.type, site.bundle)}.`);
  else if (field.optional === true) notes.push("May be missing.");
  if (field.untrusted) notes.push("An attacker may control it.");
  if (field.personal) notes.push("It names another person.");
  return [notes.join(" ")];
}
