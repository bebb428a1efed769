/** Tables of figures: the first cell names the row, numbers stand to the right, and what is too wide scrolls by itself. */
import { html, type Markup } from "./markup.js";
import { breakable, prose } from "./text.js";

/** A table of so few columns is as wide as what stands in it. */
const MOST_NARROW = 5;

const FIGURE = /^[\d–−+±(][\d.,% ()–−+±…hmsintop]*$/;

/** @param caption - says what the table holds; one of a kind on the page */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const isFigures = head.map(
    (_, column) =>
      column > 0 &&
      rows.some((row) => row[column] !== "") &&
      rows.every((row) => row[column] === "" || FIGURE.test(row[column]!)),
  );
  const cell = (text: string, column: number): Markup =>
    column === 0
      ? html`<th scope="row">${breakable(text)}</th>`
      : isFigures[column]
        ? html`<td class="figures">${text}</td>`
        : html`<td>${prose(text)}</td>`;
  const headCell = (text: string, column: number): Markup =>
    text === "" ? html`<td></td>` : html`<th scope="col" class="${isFigures[column] ? "figures" : ""}">${text}</th>`;
  return html`<div
    class="table ${head.length > MOST_NARROW ? "" : "narrow-table"}"
    role="region"
    aria-label="${caption}"
    tabindex="0"
  >
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map(headCell)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
