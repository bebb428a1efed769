/** What a meeting asks first: the headline figures, whether the budgets hold, and what a reader must know before. */
import type { Interval, Report } from "../../report.js";
import { budgetLine, decimal, number, percent, riskWords, share, time } from "../../words.js";
import { goalList, headlineList, noteList, type Headline } from "../headlines.js";
import { html, type Content } from "../markup.js";
import type { Section } from "./section.js";

export const atAGlance: Section = {
  id: "at-a-glance",
  title: "At a glance",
  definitions: ["interval", "personWeek", "moment", "coverage", "budgetStatistic"],
  content: (report) => [
    problems(report),
    headlines(report),
    goalList(report.budgets.map((goal) => ({ kept: goal.kept, text: budgetLine(goal) }))),
    noteList(report.notes),
  ],
};

function headlines(report: Report): Content {
  const { volume, coverage, settings } = report;
  const { perPersonWeek: week, interruption } = volume;
  const { atLeast, people } = coverage;
  const range = (found: Interval | undefined, write: (value: number) => string): string | undefined =>
    found === undefined ? undefined : `${write(found.low)} to ${write(found.high)}`;
  const risk = riskWords(report);
  const all: readonly Headline[] = [
    {
      figure: number(volume.prompts),
      of: "prompts",
      interval: range(volume.intervals?.prompts, number),
    },
    {
      figure: decimal(week.mean),
      of: "prompts per person and week, on average",
      interval: range(week.intervals?.mean, decimal),
    },
    {
      figure: number(week.p95),
      of: "prompts or fewer in 95 of 100 person-weeks",
      interval: range(week.intervals?.p95, number),
    },
    {
      figure: time(interruption.meanPerPersonWeekMs),
      of: "of interruption per person and week",
      interval: range(interruption.intervals?.meanPerPersonWeekMs, time),
    },
    {
      figure: share(atLeast.promptedInTime, atLeast.moments),
      of: `of moments of ${risk} prompted in time`,
      interval: range(atLeast.intervals?.promptedInTime, percent),
    },
    {
      figure: share(atLeast.silenced, atLeast.moments),
      of: "of them silenced by limits",
      interval: range(atLeast.intervals?.silenced, percent),
    },
    {
      figure: share(atLeast.unreached, atLeast.moments),
      of: "of them reached by no policy",
      interval: range(atLeast.intervals?.unreached, percent),
    },
    {
      figure: share(people.prompted, people.withMoment),
      of: "of people with a risky moment got a prompt",
      interval: range(people.intervals?.prompted, percent),
    },
  ];
  return [
    headlineList(all),
    settings.replicates > 0
      ? html`<p class="caption">Below each figure its 95% interval: what another draw of such people would give.</p>`
      : undefined,
  ];
}

function problems({ log }: Report): Content {
  if (log.problems.length === 0) return undefined;
  return html`<div class="problems">
    <h3>Not read to its end</h3>
    <ul>
      ${log.problems.map(({ file, message, remedy }) => html`<li><strong>${file}</strong>: ${message}; ${remedy}</li> `)}
    </ul>
  </div>`;
}
