/** What recorded answers and labels say of the prompts. */
import { charts } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { between, number, percent } from "../../words.js";
import { figure } from "../figure.js";
import { html, type Content } from "../markup.js";
import type { Section } from "./section.js";

export const noise: Section = {
  id: "noise-of-policies",
  title: "Noise",
  definitions: ["noise", "precision"],
  content(report, document) {
    const { all } = report.noise;
    if (all.answers + all.labelledPrompts === 0) return undefined;
    return [answers(report), labels(report), figure(charts.noise, report, document)];
  },
};

function answers({ noise: { all, answersThatDidNot } }: Report): Content {
  if (all.answers === 0) return undefined;
  return html`<p>
    Of ${number(all.answers)} answers
    ${percent(all.dismissedShare ?? 0)}${between(all.intervals?.dismissedShare, percent)} dismissed the prompt,
    ${percent(all.overriddenShare ?? 0)}${between(all.intervals?.overriddenShare, percent)} overrode it, and
    ${percent(all.notUsefulShare ?? 0)} found no use in it. ${number(answersThatDidNot)} more fit no prompt of these
    policies.
  </p>`;
}

function labels({ noise: { all } }: Report): Content {
  if (all.precision === undefined) return undefined;
  return html`<p>
    Of ${number(all.labelledPrompts)} labelled prompts
    ${percent(all.precision)}${between(all.intervals?.precision, percent)} were at moments that were truly risky.
  </p>`;
}
