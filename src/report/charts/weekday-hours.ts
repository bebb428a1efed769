/** When people are prompted: a cell for each hour of the week, darker with more prompts. */
import { axisX, axisY, cell } from "@observablehq/plot";
import { WEEKDAYS } from "../calendar.js";
import type { Report } from "../report.js";
import { number, share } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { capital } from "./days.js";
import { HEAT, paint, type Colour } from "./palette.js";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export const weekdayHours: Chart = {
  id: "weekday-hours",
  has: ({ volume }) => volume.prompts > 0,
  title(report) {
    const cells = cellsOf(report);
    const most = cells.reduce((first, each) => (each.prompts > first.prompts ? each : first));
    return `Most prompts come on ${capital(WEEKDAYS[most.day]!)}s from ${clock(most.hour)} to ${clock(most.hour + 1)}: ${number(most.prompts)}, ${share(most.prompts, report.volume.prompts)} of all`;
  },
  caption: () => "Prompts by weekday and hour of people's own clocks, all weeks together",
  legend(report) {
    const size = stepOf(report);
    const most = greatest(report);
    return HEAT.map((colour, at) => ({ colour, from: at * size + 1, to: Math.min((at + 1) * size, most) }))
      .filter(({ from }) => from <= most)
      .map(({ colour, from, to }) => ({
        colour,
        text: from === to ? number(from) : `${number(from)}–${number(to)}`,
      }));
  },
  options(report, width) {
    const roomy = isRoomy(width);
    return {
      height: roomy ? 7 * 26 + 24 : 7 * 22 + 24,
      marginLeft: 36,
      marginRight: 2,
      marginTop: 2,
      marginBottom: 22,
      x: { domain: HOURS, padding: 0, label: null },
      y: { domain: WEEKDAYS.map((_, day) => day), padding: 0, label: null },
      color: { type: "identity" },
      marks: [
        axisY({ tickSize: 0, tickFormat: (day: number) => capital(WEEKDAYS[day]!.slice(0, 3)), label: null }),
        axisX({
          ticks: HOURS.filter((hour) => hour % (roomy ? 2 : 6) === 0),
          tickSize: 0,
          tickFormat: clock,
          label: null,
        }),
        cell(cellsOf(report), {
          x: "hour",
          y: "day",
          fill: ({ prompts }: Cell) => (prompts === 0 ? "var(--tint)" : paint(colourOf(prompts, stepOf(report)))),
          inset: 0.75,
          rx: 2,
          title: ({ day, hour, prompts }: Cell) =>
            `${capital(WEEKDAYS[day]!)} ${clock(hour)} to ${clock(hour + 1)}: ${number(prompts)}`,
        }),
      ],
    };
  },
  table: ({ volume }) => ({
    head: ["hour", ...WEEKDAYS.map((day) => capital(day.slice(0, 3)))],
    rows: HOURS.map((hour) => [clock(hour), ...volume.byWeekdayHour.prompts.map((row) => number(row[hour]!))]),
  }),
};

interface Cell {
  readonly day: number;
  readonly hour: number;
  readonly prompts: number;
}

function cellsOf({ volume }: Report): readonly Cell[] {
  return volume.byWeekdayHour.prompts.flatMap((row, day) => row.map((prompts, hour) => ({ day, hour, prompts })));
}

function greatest(report: Report): number {
  return Math.max(...cellsOf(report).map(({ prompts }) => prompts));
}

/** How many counts share a colour. */
function stepOf(report: Report): number {
  return Math.max(1, Math.ceil(greatest(report) / HEAT.length));
}

function colourOf(prompts: number, step: number): Colour {
  return HEAT[Math.ceil(prompts / step) - 1]!;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
