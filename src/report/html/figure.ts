/** A chart with its title, legend, drawings for wide and for narrow pages, and the table behind it. */
import { draw, type Chart } from "../charts/index.js";
import type { Canvas } from "../charts/index.js";
import { html, Markup } from "./markup.js";
import { table } from "./table.js";

/** In CSS pixels; the page shows one of them. */
const WIDTHS = { wide: 720, narrow: 350 } as const;

export function figure<Model>(chart: Chart<Model>, model: Model, document: Canvas["document"]): Markup | undefined {
  if (!chart.has(model)) return undefined;
  const title = chart.title(model);
  const caption = chart.caption(model);
  const legend = chart.legend(model);
  const { head, rows } = chart.table(model);
  const drawing = (width: keyof typeof WIDTHS): Markup =>
    html`<div class="${width}">${new Markup(String(draw(chart, model, { document, width: WIDTHS[width] })))}</div>`;
  return html`<figure id="${chart.id}" aria-labelledby="${chart.id}-title">
    <h3 id="${chart.id}-title">${title}</h3>
    <p class="caption">${caption}</p>
    ${
      legend.length === 0
        ? undefined
        : html`<ul class="legend">
            ${legend.map(({ colour, text }) => html`<li><span class="swatch ${colour}"></span>${text}</li>`)}
          </ul>`
    }
    ${drawing("wide")} ${drawing("narrow")}
    <details class="figures-behind">
      <summary>Its figures as a table</summary>
      ${table(`Figures of: ${title}`, head, rows)}
    </details>
  </figure>`;
}
