/** How well the last weeks of the log were foretold from the first: each day's interval, and what came. */
import { axisX, dot, ruleX, ruleY } from "@observablehq/plot";
import type { DayForecast } from "../report.js";
import { ends, number } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { dayName, longDayName } from "./days.js";
import { paint } from "./palette.js";
import { scaleOfCounts } from "./scale-of-numbers.js";

export const backtest: Chart = {
  id: "backtest",
  has: ({ backtest: found }) => found !== undefined && found.byDay.length > 0,
  title({ backtest: found }) {
    const { daysHeld, days } = found!;
    return `The interval held on ${number(daysHeld)} of ${number(days)} days`;
  },
  caption: ({ backtest: { weeks, fromWeeks } = { weeks: 0, fromWeeks: 0 } }) =>
    `Prompts of the days of the last ${countOf(weeks)}: the 95% interval predicted from the ${countOf(fromWeeks)} before, and what came`,
  legend: () => [
    { colour: "series-7", text: "predicted" },
    { colour: "series-1", text: "came, within" },
    { colour: "series-5", text: "came, beyond" },
  ],
  options({ backtest: found }, width) {
    const days = found!.byDay;
    const every = Math.max(1, Math.ceil(days.length / (isRoomy(width) ? 10 : 5)));
    return {
      height: 220,
      marginLeft: 40,
      marginRight: 4,
      marginTop: 12,
      marginBottom: 30,
      x: { type: "band", domain: days.map(({ date }) => date), label: null },
      y: { zero: true, nice: true, label: null },
      color: { type: "identity" },
      marks: [
        ...scaleOfCounts(),
        axisX({
          ticks: days.filter((_, at) => at % every === 0).map(({ date }) => date),
          tickSize: 0,
          tickPadding: 10,
          tickFormat: dayName,
          label: null,
        }),
        ruleX(days, {
          x: "date",
          y1: ({ predicted }: DayForecast) => predicted.low,
          y2: ({ predicted }: DayForecast) => predicted.high,
          stroke: paint("series-7"),
          strokeWidth: days.length > 30 ? 4 : 10,
        }),
        dot(days, {
          x: "date",
          y: "prompts",
          r: 4.5,
          fill: ({ held }: DayForecast) => paint(held ? "series-1" : "series-5"),
          stroke: "var(--sheet)",
          title: ({ date, predicted, prompts }: DayForecast) =>
            `${longDayName(date)}: ${number(prompts)} came, ${ends(predicted, number)} predicted`,
        }),
        ruleY([0], { stroke: "currentColor" }),
      ],
    };
  },
  table: ({ backtest: found }) => ({
    head: ["day", "predicted", "95% interval", "came", "held"],
    rows: found!.byDay.map(({ date, predicted, prompts, held }) => [
      date,
      number(predicted.mean),
      ends(predicted, number),
      number(prompts),
      held ? "yes" : "no",
    ]),
  }),
};

function countOf(weeks: number): string {
  return weeks === 1 ? "week" : `${number(weeks)} weeks`;
}
