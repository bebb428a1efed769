/** What a section of the page is, and what sections are made of. */
import type { Canvas } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { html, type Content, type Markup } from "../markup.js";

export interface Section<Model = Report> {
  readonly id: string;
  readonly title: string;
  /** Names of the definitions that its figures rest on. */
  readonly definitions: readonly string[];
  /** Undefined where the model has nothing for it. */
  content(model: Model, document: Canvas["document"]): Content;
}

/** What is shown on demand. */
export function folded(summary: string, content: Content): Markup {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** Facts in pairs. */
export function facts(pairs: readonly (readonly [term: string, value: Content])[]): Markup {
  return html`<dl class="facts">
    ${pairs.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}
