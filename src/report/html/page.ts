/** The page of a report: what it is called, and which sections it has. */
import { dayName } from "../charts/days.js";
import { spanOf } from "../calendar.js";
import type { Report } from "../report.js";
import { counted, number } from "../words.js";
import { pageOf } from "./frame.js";
import { html, type Content } from "./markup.js";
import { sections } from "./sections/index.js";

/** The same bytes for the same report. */
export function htmlReport(report: Report): string {
  return pageOf(report, {
    title: `Replay of ${spanOf(report.log)?.join(" to ") ?? "nothing"}`,
    heading: nameOf(report),
    lede: lede(report),
    sections,
    definitions: report.definitions,
    origin: html`Written by Kairos from the policies and the log; the same input gives the same page. Bundle
      <code>${report.bundle.sha256}</code>, format ${report.bundle.format}, tzdata ${report.tzdata}.`,
  });
}

function nameOf(report: Report): Content {
  const days = spanOf(report.log)?.map(
    (day) => html`<time datetime="${day}">${dayName(day)} ${day.slice(0, 4)}</time>`,
  );
  return days === undefined ? "Replay of a log in which nothing was decided" : ["Replay of ", days[0], " to ", days[1]];
}

function lede({ log, people, input }: Report): string {
  const who = counted(people.table ?? people.seen, "person", "people");
  const rest = log.files.length > 3 ? ` and ${number(log.files.length - 3)} more` : "";
  return `${who}, ${counted(input.read, "record", "records")} of ${log.files.slice(0, 3).join(", ")}${rest}; days are those of ${log.timezone}.`;
}
