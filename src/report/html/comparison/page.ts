/** The page of a comparison: what a change of policies changes on a log. */
import { spanOf } from "../../calendar.js";
import { dayName } from "../../charts/days.js";
import type { Comparison } from "../../comparison/comparison.js";
import { counted, number } from "../../words.js";
import { pageOf } from "../frame.js";
import { html, type Content } from "../markup.js";
import { sections } from "./sections.js";

/** The same bytes for the same comparison. */
export function htmlComparison(comparison: Comparison): string {
  const { old, new: next, log, tzdata } = comparison;
  return pageOf(comparison, {
    title: `Old and new policies on ${spanOf(comparison.log)?.join(" to ") ?? "nothing"}`,
    heading: nameOf(comparison),
    lede: `Two policy sets on one log of ${counted(log.read, "record", "records")}, ${filesOf(log.files)}; days are those of ${log.timezone}.`,
    sections,
    definitions: comparison.definitions,
    origin: html`Written by Kairos from both policy sets and the log; the same input gives the same page. Old bundle
      <code>${old.sha256}</code>, format ${old.format}; new bundle <code>${next.sha256}</code>, format ${next.format};
      tzdata ${tzdata}.`,
  });
}

function nameOf(comparison: Comparison): Content {
  const days = spanOf(comparison.log)?.map(
    (day) => html`<time datetime="${day}">${dayName(day)} ${day.slice(0, 4)}</time>`,
  );
  return days === undefined
    ? "Two policy sets on a log in which neither decided anything"
    : ["What the new policies change, ", days[0], " to ", days[1]];
}

function filesOf(files: readonly string[]): string {
  return `${files.slice(0, 3).join(", ")}${files.length > 3 ? ` and ${number(files.length - 3)} more` : ""}`;
}
