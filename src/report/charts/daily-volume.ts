/** Prompts of each day, or of each week of a long log, by policy. */
import { axisX, barY, ruleY } from "@observablehq/plot";
import type { Report } from "../report.js";
import { number } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { dayName, longDayName } from "./days.js";
import { paint, SERIES, type Colour } from "./palette.js";
import { scaleOfCounts } from "./scale-of-numbers.js";

/** Longer logs are drawn by week. */
const MOST_DAYS = 100;
const OTHER = SERIES.length - 1;

export const dailyVolume: Chart = {
  id: "daily-volume",
  has: ({ volume }) => volume.prompts > 0,
  title({ volume }) {
    const days = volume.byDay;
    const most = days.reduce((first, day) => (day.prompts > first.prompts ? day : first));
    return `${number(volume.prompts)} prompts in ${number(days.length)} ${days.length === 1 ? "day" : "days"}, at most ${number(most.prompts)} in one, on ${longDayName(most.date)}`;
  },
  caption: (report) =>
    `Prompts a ${isByWeek(report) ? "week, from its Monday" : "day"}, by policy; days are those of ${report.log.timezone}`,
  legend: (report) => namesOf(report).map((text, at) => ({ colour: colourOf(at), text })),
  options(report, width) {
    const names = namesOf(report);
    const periods = periodsOf(report);
    const counts = periods.flatMap(({ from, byPolicy }) =>
      names.map((name, at) => ({ from, at, prompts: countOf(report, byPolicy, at), name })),
    );
    const dates = periods.map(({ from }) => from);
    const every = Math.max(1, Math.ceil(dates.length / (isRoomy(width) ? 10 : 5)));
    return {
      height: isRoomy(width) ? 260 : 220,
      marginLeft: 40,
      marginRight: 4,
      marginTop: 12,
      marginBottom: 30,
      x: { domain: dates, padding: dates.length > 60 ? 0.1 : 0.2, label: null },
      y: { label: null, nice: true },
      color: { type: "identity" },
      marks: [
        ...scaleOfCounts(),
        axisX({
          ticks: dates.filter((_, at) => at % every === 0),
          tickSize: 0,
          tickPadding: 10,
          tickFormat: dayName,
          label: null,
        }),
        barY(
          counts.filter(({ prompts }) => prompts > 0),
          {
            x: "from",
            y: "prompts",
            fill: ({ at }: { at: number }) => paint(colourOf(at)),
            order: "at",
            title: ({ from, name, prompts }: (typeof counts)[number]) =>
              `${longDayName(from)}, ${name}: ${number(prompts)}`,
          },
        ),
        ruleY([0], { stroke: "currentColor" }),
      ],
    };
  },
  table(report) {
    const policies = ranked(report);
    return {
      head: [isByWeek(report) ? "week from" : "day", "all", ...policies],
      rows: periodsOf(report).map(({ from, byPolicy }) => [
        from,
        number(policies.reduce((sum, name) => sum + (byPolicy.get(name) ?? 0), 0)),
        ...policies.map((name) => number(byPolicy.get(name) ?? 0)),
      ]),
    };
  },
};

function colourOf(at: number): Colour {
  return SERIES[at]!;
}

/** Policies with a prompt, the one with most first. */
function ranked({ volume }: Report): readonly string[] {
  return Object.entries(volume.byPolicy)
    .filter(([, { prompts }]) => prompts > 0)
    .toSorted(([, a], [, b]) => b.prompts - a.prompts)
    .map(([name]) => name);
}

/** As many policies as there are colours; where there are more, the last colour is for all others. */
function namesOf(report: Report): readonly string[] {
  const names = ranked(report);
  if (names.length <= OTHER) return names;
  return [...names.slice(0, OTHER), `${number(names.length - OTHER)} other policies`];
}

function countOf(report: Report, byPolicy: ReadonlyMap<string, number>, at: number): number {
  const names = ranked(report);
  const meant = at === OTHER ? names.slice(OTHER) : names.slice(at, at + 1);
  return meant.reduce((sum, name) => sum + (byPolicy.get(name) ?? 0), 0);
}

function isByWeek({ volume }: Report): boolean {
  return volume.byDay.length > MOST_DAYS;
}

interface Period {
  /** Its first day, as in `2026-09-28`. */
  readonly from: string;
  readonly byPolicy: ReadonlyMap<string, number>;
}

function periodsOf(report: Report): readonly Period[] {
  const periods = new Map<string, Map<string, number>>();
  for (const { date, promptsByPolicy } of report.volume.byDay) {
    const from = isByWeek(report) ? mondayOf(date) : date;
    const counts = periods.get(from) ?? new Map<string, number>();
    periods.set(from, counts);
    for (const [policy, prompts] of Object.entries(promptsByPolicy))
      counts.set(policy, (counts.get(policy) ?? 0) + prompts);
  }
  return [...periods].map(([from, byPolicy]) => ({ from, byPolicy }));
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
