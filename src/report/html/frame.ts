/** What every page is: a head with the policy that keeps it from loading or running anything, its contents, its sections. */
import { parseHTML } from "linkedom/worker";
import { sha256Base64 } from "../../base/hash.js";
import type { Canvas } from "../charts/index.js";
import { separateWords } from "../words.js";
import { html, Markup, type Content } from "./markup.js";
import type { Section } from "./sections/section.js";
import { STYLE } from "./style.js";
import { prose } from "./text.js";

export interface Frame<Model> {
  /** Of the window, as plain text. */
  readonly title: string;
  readonly heading: Content;
  readonly lede: Content;
  /** In the order in which a reader asks. */
  readonly sections: readonly Section<Model>[];
  /** What the words mean, by word. */
  readonly definitions: Readonly<Record<string, string>>;
  /** What the page was made of, at its foot. */
  readonly origin: Content;
}

/** As it is hashed: no white space may come in between. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** The same bytes for the same model. */
export function pageOf<Model>(
  model: Model,
  { title, heading, lede, sections, definitions, origin }: Frame<Model>,
): string {
  const { document } = parseHTML("<!doctype html><html></html>");
  const shown = sections.flatMap(({ id, title: name, content, definitions: words }) => {
    const found = content(model, document as Canvas["document"]);
    return found === undefined ? [] : [{ id, name, found, words }];
  });
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
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the report</a>
        <header>
          <h1>${heading}</h1>
          <p>${lede}</p>
        </header>
        <nav aria-label="Contents">
          <ul>
            ${shown.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li> `)}
          </ul>
        </nav>
        <main id="content" tabindex="-1">
          ${shown.map(
            ({ id, name, found, words }) =>
              html`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${name}</h2>
                ${found} ${meanings(definitions, words)}
              </section> `,
          )}
        </main>
        <footer>
          <p>${origin}</p>
        </footer>
      </body>
    </html> `.text;
}

/** What the words of a section mean, beside its figures. */
function meanings(definitions: Readonly<Record<string, string>>, names: readonly string[]): Content {
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
