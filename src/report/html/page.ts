/** The page: its head with the policy that keeps it from loading or running anything, its contents, its sections. */
import { parseHTML } from "linkedom/worker";
import { sha256Base64 } from "../../base/hash.js";
import type { Canvas } from "../charts/index.js";
import { dayName } from "../charts/days.js";
import { localDate } from "../calendar.js";
import type { Report } from "../report.js";
import { number, separateWords } from "../words.js";
import { html, Markup, type Content } from "./markup.js";
import { sections } from "./sections/index.js";
import { STYLE } from "./style.js";
import { prose } from "./text.js";

/** As it is hashed: no white space may come in between. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** The same bytes for the same report. */
export function htmlReport(report: Report): string {
  const { document } = parseHTML("<!doctype html><html></html>");
  const shown = sections.flatMap(({ id, title, content, definitions }) => {
    const found = content(report, document as Canvas["document"]);
    return found === undefined ? [] : [{ id, title, found, definitions }];
  });
  const days = daysOf(report)?.join(" to ") ?? "nothing";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>Replay of ${days}</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the report</a>
        <header>
          <h1>${nameOf(report)}</h1>
          <p>${lede(report)}</p>
        </header>
        <nav aria-label="Contents">
          <ul>
            ${shown.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li> `)}
          </ul>
        </nav>
        <main id="content" tabindex="-1">
          ${shown.map(
            ({ id, title, found, definitions }) =>
              html`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${title}</h2>
                ${found} ${meanings(report, definitions)}
              </section> `,
          )}
        </main>
        <footer>
          <p>
            Written by Kairos from the policies and the log; the same input gives the same page. Bundle
            <code>${report.bundle.sha256}</code>, format ${report.bundle.format}, tzdata ${report.tzdata}.
          </p>
        </footer>
      </body>
    </html> `.text;
}

/** The days of the replay; undefined where nothing was decided. */
function daysOf({ log: { from, to, timezone } }: Report): readonly string[] | undefined {
  return from === undefined ? undefined : [from, to!].map((instant) => localDate(instant, timezone));
}

function nameOf(report: Report): Content {
  const days = daysOf(report)?.map((day) => html`<time datetime="${day}">${dayName(day)} ${day.slice(0, 4)}</time>`);
  return days === undefined ? "Replay of a log in which nothing was decided" : ["Replay of ", days[0], " to ", days[1]];
}

function lede({ log, people, input }: Report): string {
  const who = people.table === undefined ? `${number(people.seen)} people` : `${number(people.table)} people`;
  const rest = log.files.length > 3 ? ` and ${number(log.files.length - 3)} more` : "";
  return `${who}, ${number(input.read)} records of ${log.files.slice(0, 3).join(", ")}${rest}; days are those of ${log.timezone}.`;
}

/** What the words of a section mean, beside its figures. */
function meanings({ definitions }: Report, names: readonly string[]): Content {
  if (names.length === 0) return undefined;
  return html`<dl class="meanings">
    ${names.map(
      (name) =>
        html`<div>
          <dt>${separateWords(name)}</dt>
          <dd>${prose(definitions[name] ?? "")}</dd>
        </div> `,
    )}
  </dl>`;
}
