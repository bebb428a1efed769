/** For whom the prompts are: how they are spread over people and segments, and what they cost in time. */
import { charts } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { between, ends, number, time } from "../../words.js";
import { figure } from "../figure.js";
import { html, type Content } from "../markup.js";
import { table } from "../table.js";
import { facts, type Section } from "./section.js";

export const people: Section = {
  id: "people",
  title: "People",
  definitions: ["percentile", "interruption", "withheld"],
  content: (report, document) => [
    figure(charts.perPerson, report, document),
    percentiles(report),
    figure(charts.segments, report, document),
    interruption(report),
    mostPrompted(report),
  ],
};

function percentiles({ volume: { perPersonWeek: week } }: Report): Content {
  if (week.personWeeks === 0) return undefined;
  const at = (["p50", "p90", "p95", "p99"] as const).map((name) => [
    `${name.slice(1)} of 100 have at most`,
    number(week[name]),
    ends(week.intervals?.[name], number),
  ]);
  return [
    table(
      "Prompts of a person in a week",
      ["person-weeks", "prompts", "95% interval"],
      [...at, ["the most", number(week.max), ""]],
    ),
    html`<p>${number(week.peopleWithoutPrompt)} of ${number(week.people)} people never had a prompt.</p>`,
  ];
}

function interruption({ volume: { interruption: found } }: Report): Content {
  if (found.totalMs === 0) return undefined;
  return [
    html`<h3>Prompts take ${time(found.totalMs)} of people’s time in all, ${time(found.meanPerPromptMs)} each</h3>`,
    facts([
      [
        "per person and week",
        `${time(found.meanPerPersonWeekMs)}${between(found.intervals?.meanPerPersonWeekMs, time)}`,
      ],
      ["in all", `${time(found.totalMs)}${between(found.intervals?.totalMs, time)}`],
      ["overhead of each prompt", time(found.overheadMs)],
      ...found.speeds.map(
        ({ locales, per, perMinute, source }) =>
          [
            locales === "*" ? "reading speed, others" : `reading speed, ${locales}`,
            `${number(perMinute)} ${per}s a minute (${source})`,
          ] as const,
      ),
    ]),
  ];
}

function mostPrompted({ volume: { topPeople } }: Report): Content {
  if (topPeople === undefined || topPeople.length === 0) return undefined;
  return table(
    "People with most prompts",
    ["person", "prompts", "moments"],
    topPeople.map(({ person, prompts, moments }) => [person, number(prompts), number(moments)]),
  );
}
