/** What stands at the head of a page: its greatest figures, whether the budgets are kept, and what a reader must know. */
import { number } from "../words.js";
import { html, type Content, type Markup } from "./markup.js";
import { prose } from "./text.js";

export interface Headline {
  readonly figure: string;
  readonly of: string;
  readonly interval: string | undefined;
}

export function headlineList(all: readonly Headline[]): Markup {
  return html`<dl class="headlines">
    ${all.map(
      ({ figure, of, interval }) =>
        html`<div>
          <dt>${of}</dt>
          <dd><strong>${figure}</strong>${interval === undefined ? undefined : html`<span>${interval}</span>`}</dd>
        </div> `,
    )}
  </dl>`;
}

/** @param goals - each with its line, and whether it is kept */
export function goalList(goals: readonly { readonly kept: boolean; readonly text: string }[]): Content {
  if (goals.length === 0) return undefined;
  const broken = goals.filter(({ kept }) => !kept).length;
  const title =
    broken === 0
      ? `${goals.length === 1 ? "The budget is" : `All ${number(goals.length)} budgets are`} kept`
      : `${number(broken)} of ${number(goals.length)} budgets ${broken === 1 ? "is" : "are"} broken`;
  return html`<h3>${title}</h3>
    <ul class="marked">
      ${goals.map(({ kept, text }) => html`<li class="${kept ? "kept" : "broken"}"><strong>${kept ? "kept" : "broken"}</strong> <span>${text}</span></li> `)}
    </ul>`;
}

export function noteList(notes: readonly { readonly text: string }[]): Content {
  if (notes.length === 0) return undefined;
  return html`<h3>Before you read on</h3>
    <ul class="notes">
      ${notes.map(({ text }) => html`<li>${prose(text)}</li> `)}
    </ul>`;
}
