/** What stands around the policies: follow-ups, baselines, exemptions, segments and budgets. */
import { formatInstant } from "../../../base/instant.js";
import type { Layer } from "../../../bundle/types.js";
import { code, commas, heading, paragraph, type Block, type Inlines, type Page } from "../document.js";
import type { Site } from "../site.js";
import { capital, durationInWords } from "../words.js";

export function programmePage(site: Site): Page {
  const { bundle } = site;
  return {
    path: "programme",
    title: "Programme",
    blocks: [
      paragraph(
        "What stands around the policies: longer learning, who is left out and until when, and what was promised.",
      ),
      ...layers(site, "Follow-ups", "follow-up", bundle.followUps),
      ...layers(site, "Baselines", "baseline", bundle.baselines),
      ...exemptions(site),
      ...segments(site),
      ...budgets(site),
    ],
  };
}

function layers(site: Site, title: string, kind: string, all: Readonly<Record<string, Layer>>): Block[] {
  if (Object.keys(all).length === 0) return [];
  return [
    heading(2, title, `${kind}s`),
    ...Object.entries(all).flatMap(([name, layer]): Block[] => [
      heading(3, site.titleOf(layer.title, name), `${kind}-${name}`),
      ...(layer.doc === undefined ? [] : [paragraph(layer.doc)]),
      ...(layer.content === undefined ? [] : [paragraph(...site.allLocales(layer.content))]),
      { kind: "facts", facts: layerFacts(site, name, layer) },
    ]),
  ];
}

function layerFacts(site: Site, name: string, layer: Layer): [string, Inlines][] {
  const facts: [string, Inlines][] = [["Identifier", [code(name)]]];
  if (layer.owner !== undefined) facts.push(["Owner", [layer.owner]]);
  if (layer.dueMs !== undefined) facts.push(["Due", [`within ${durationInWords(layer.dueMs)}`]]);
  if (layer.everyMs !== undefined) facts.push(["Again", [`every ${durationInWords(layer.everyMs)}`]]);
  if (layer.for !== undefined) facts.push(["For", [layer.for === "everyone" ? "everyone" : site.condition(layer.for)]]);
  if (layer.covers.length > 0) {
    facts.push([
      "Covers",
      commas([...new Set(layer.covers.flatMap(({ on }) => on))].map((type) => site.eventType(type))),
    ]);
  }
  if (layer.controls.length > 0) facts.push(["Supports", site.controls(layer.controls)]);
  return facts;
}

function exemptions(site: Site): Block[] {
  const { exemptions: all, policies } = site.bundle;
  if (all.length === 0) return [];
  return [
    heading(2, "Exemptions", "exemptions"),
    ...all.flatMap((exemption): Block[] => {
      const facts: [string, Inlines][] = [["Identifier", [code(exemption.name)]]];
      if (exemption.owner !== undefined) facts.push(["Owner", [exemption.owner]]);
      if (exemption.when) facts.push(["When", [site.condition(exemption.when)]]);
      facts.push([
        "Until",
        [exemption.untilMs === undefined ? "no end" : `before ${formatInstant(exemption.untilMs)}`],
      ]);
      const every = exemption.policies.length === Object.keys(policies).length;
      facts.push(["From", every ? ["all policies"] : commas(exemption.policies.map((name) => site.policy(name)))]);
      return [
        heading(3, capital(exemption.name.replaceAll("_", " ")), `exemption-${exemption.name}`),
        ...(exemption.doc === undefined ? [] : [paragraph(exemption.doc)]),
        ...(exemption.because === undefined ? [] : [paragraph(exemption.because)]),
        { kind: "facts", facts },
      ];
    }),
  ];
}

function segments(site: Site): Block[] {
  const all = Object.entries(site.bundle.segments);
  if (all.length === 0) return [];
  return [
    heading(2, "Segments", "segments"),
    {
      kind: "table",
      caption: "Segments of people",
      head: ["Segment", "Who belongs to it", "About it"],
      rows: all.map(([name, { when, doc }]) => [[code(name)], [site.condition(when)], [doc ?? ""]]),
    },
  ];
}

function budgets(site: Site): Block[] {
  const { budgets: all } = site.bundle;
  if (all.length === 0) return [];
  const items = all.map(({ text }): Inlines => [code(text)]);
  return [
    heading(2, "Budgets", "budgets"),
    paragraph("A replay that breaks one of these fails."),
    { kind: "list", ordered: false, items },
  ];
}
