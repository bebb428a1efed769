/** How prompts are spread over people: in how many weeks of how many people there were none, one, two and so on. */
import { axisX, barY, ruleY, text } from "@observablehq/plot";
import type { Report } from "../report.js";
import { number, percent, share } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { paint } from "./palette.js";

/** More prompts in a week than that stand together in a last bar. */
const MOST_BARS = 15;

export const perPerson: Chart = {
  id: "per-person",
  has: ({ volume }) => volume.perPersonWeek.personWeeks > 0,
  title({ volume: { perPersonWeek: week } }) {
    return `${share(week.withoutPrompt, week.personWeeks)} of person-weeks have no prompt; 95 of 100 have at most ${number(week.p95)}`;
  },
  caption: ({ volume: { perPersonWeek: week } }) =>
    `Share of ${number(week.personWeeks)} person-weeks (${number(week.people)} people × ${number(week.weeks)} ISO weeks) by the number of prompts in the week`,
  legend: () => [],
  options(report, width) {
    const bins = binsOf(report);
    const figures = isRoomy(width) || bins.length <= 9;
    return {
      height: 220,
      marginLeft: 4,
      marginRight: 4,
      marginTop: 22,
      marginBottom: 40,
      x: { domain: bins.map(({ label }) => label), padding: 0.25, label: null },
      y: { axis: null, domain: [0, Math.max(...bins.map(({ part }) => part))] },
      marks: [
        axisX({ tickSize: 0, label: "prompts in the week", labelAnchor: "center", labelArrow: "none" }),
        barY(bins, {
          x: "label",
          y: "part",
          fill: paint("series-1"),
          rx: 2,
          title: ({ label, personWeeks }: Bin) => `${label}: ${number(personWeeks)} person-weeks`,
        }),
        ...(figures
          ? [
              text(bins, {
                x: "label",
                y: "part",
                text: ({ part }: Bin) => percent(part),
                dy: -8,
                lineAnchor: "bottom",
              }),
            ]
          : []),
        ruleY([0], { stroke: "currentColor" }),
      ],
    };
  },
  table(report) {
    const { personWeeks: all } = report.volume.perPersonWeek;
    return {
      head: ["prompts in the week", "person-weeks", "share"],
      rows: report.volume.perPersonWeek.distribution.map(({ prompts, personWeeks }) => [
        number(prompts),
        number(personWeeks),
        share(personWeeks, all),
      ]),
    };
  },
};

interface Bin {
  readonly label: string;
  readonly personWeeks: number;
  readonly part: number;
}

function binsOf({ volume: { perPersonWeek: week } }: Report): readonly Bin[] {
  const last = Math.min(week.max, MOST_BARS);
  const counts = Array.from({ length: last + 1 }, () => 0);
  for (const { prompts, personWeeks } of week.distribution) counts[Math.min(prompts, last)]! += personWeeks;
  return counts.map((personWeeks, at) => ({
    label: at === last && week.max > last ? `${at} or more` : String(at),
    personWeeks,
    part: personWeeks / week.personWeeks,
  }));
}
