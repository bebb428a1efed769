/** The table of controls: which policies support which control of which framework. */
import { compareCodePoints } from "../../../base/codepoints.js";
import { heading, lines, paragraph, type Block, type Inlines, type Page } from "../document.js";
import { frameworkNamed } from "../../frameworks.js";
import type { Site } from "../site.js";

export function controlsPage(site: Site): Page {
  const frameworks = new Map<string, Map<string, Inlines[]>>();
  const take = (framework: string, identifiers: readonly string[], by: Inlines): void => {
    const controls = frameworks.get(framework) ?? new Map<string, Inlines[]>();
    frameworks.set(framework, controls);
    for (const identifier of identifiers) controls.set(identifier, [...(controls.get(identifier) ?? []), by]);
  };
  for (const [name, { controls }] of Object.entries(site.bundle.policies)) {
    for (const { framework, identifiers } of controls) take(framework, identifiers, [site.policy(name)]);
  }
  for (const [name, { controls }] of Object.entries(site.bundle.followUps)) {
    for (const { framework, identifiers } of controls)
      take(framework, identifiers, [site.followUp(name), " (follow-up)"]);
  }
  for (const [name, { title, controls }] of Object.entries(site.bundle.baselines)) {
    const link = { link: site.titleOf(title, name), page: "programme", id: `baseline-${name}` };
    for (const { framework, identifiers } of controls) take(framework, identifiers, [link, " (baseline)"]);
  }
  const blocks: Block[] = [
    paragraph(
      frameworks.size === 0
        ? "No policy names a control."
        : "Which controls the policies support, as their authors say. A policy intersects with a control; it never fulfils one by itself.",
    ),
  ];
  for (const framework of [...frameworks.keys()].toSorted()) {
    const { title } = frameworkNamed(framework);
    const controls = frameworks.get(framework)!;
    blocks.push(heading(2, title, `framework-${framework}`), {
      kind: "table",
      caption: `Controls of ${title}`,
      head: ["Control", "Supported by"],
      rows: [...controls.keys()].toSorted(byNumber).map((control) => [[control], lines(controls.get(control)!)]),
    });
  }
  return { path: "controls", title: "Controls", blocks };
}

/** `MEASURE 2.5` comes before `MEASURE 2.10`. */
function byNumber(first: string, second: string): number {
  const padded = (text: string): string => text.replace(/[0-9]+/g, (digits) => digits.padStart(6, "0"));
  return compareCodePoints(padded(first), padded(second));
}
