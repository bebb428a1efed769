/** What a rollout is predicted to bring, on which assumptions, and how well such a prediction held before. */
import { charts } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { ends, number, percent, time } from "../../words.js";
import { figure } from "../figure.js";
import { prose } from "../text.js";
import { html, type Content } from "../markup.js";
import { table } from "../table.js";
import type { Section } from "./section.js";

export const outlook: Section = {
  id: "outlook",
  title: "Outlook",
  definitions: ["predicted"],
  content(report, document) {
    if (report.prediction === undefined && report.backtest === undefined) return undefined;
    return [
      figure(charts.predictedWeek, report, document),
      stages(report),
      assumptions("The prediction rests on these assumptions", report.prediction?.assumptions),
      figure(charts.backtest, report, document),
      weeks(report),
      assumptions("The backtest rests on this assumption", report.backtest && [report.backtest.assumption]),
    ];
  },
};

function stages({ prediction }: Report): Content {
  if (prediction === undefined || prediction.ramp.length === 0) return undefined;
  return table(
    "Stages of the rollout, a week",
    ["stage", "people", "prompts", "95% interval", "busiest weekday", "interruption", "escalations"],
    prediction.ramp.map((stage) => [
      percent(stage.share),
      number(stage.people),
      number(stage.promptsPerWeek.mean),
      ends(stage.promptsPerWeek, number),
      number(stage.promptsOnBusiestWeekday.mean),
      time(stage.interruptionMsPerWeek.mean),
      number(stage.escalationsPerWeek.mean),
    ]),
  );
}

function weeks({ backtest }: Report): Content {
  if (backtest === undefined || backtest.byWeek.length === 0) return undefined;
  return table(
    "Weeks of the backtest",
    ["week from", "predicted", "95% interval", "came", "held"],
    backtest.byWeek.map(({ from, predicted, prompts, held }) => [
      from,
      number(predicted.mean),
      ends(predicted, number),
      number(prompts),
      held ? "yes" : "no",
    ]),
  );
}

function assumptions(title: string, found: readonly string[] | undefined): Content {
  if (found === undefined) return undefined;
  return html`<h3>${title}</h3>
    <ul class="notes">
      ${found.map((text) => html`<li>${prose(text)}</li> `)}
    </ul>`;
}
