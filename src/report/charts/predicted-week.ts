/** What each weekday of a week to come is predicted to bring, with intervals. */
import { axisX, dot, ruleX, ruleY } from "@observablehq/plot";
import type { PredictionReport } from "../report.js";
import { ends, number } from "../words.js";
import type { Chart } from "./chart.js";
import { capital } from "./days.js";
import { paint } from "./palette.js";
import { scaleOfNumbers } from "./scale-of-numbers.js";

export const predictedWeek: Chart = {
  id: "predicted-week",
  has: ({ prediction }) => prediction !== undefined,
  title({ prediction }) {
    const { population, promptsPerWeek } = prediction!;
    return `${number(population)} people are to expect ${number(promptsPerWeek.mean)} prompts a week, from ${number(promptsPerWeek.low)} to ${number(promptsPerWeek.high)}`;
  },
  caption: () => "Prompts predicted for one such day to come, with 95% intervals: a model, not a replay",
  legend: () => [],
  options: ({ prediction }) => ({
    height: 220,
    marginLeft: 48,
    marginRight: 4,
    marginTop: 12,
    marginBottom: 26,
    x: { type: "band", domain: prediction!.byWeekday.map(({ weekday }) => weekday), label: null },
    y: { zero: true, nice: true, label: null },
    marks: [
      ...scaleOfNumbers(),
      axisX({ tickSize: 0, tickFormat: (day: string) => capital(day.slice(0, 3)), label: null }),
      ruleX(prediction!.byWeekday, {
        x: "weekday",
        y1: ({ prompts }: Day) => prompts.low,
        y2: ({ prompts }: Day) => prompts.high,
        stroke: paint("series-1"),
        strokeWidth: 2,
      }),
      dot(prediction!.byWeekday, {
        x: "weekday",
        y: ({ prompts }: Day) => prompts.mean,
        r: 4.5,
        fill: paint("series-1"),
        title: ({ weekday, prompts }: Day) => `${capital(weekday)}: ${number(prompts.mean)} (${ends(prompts, number)})`,
      }),
      ruleY([0], { stroke: "currentColor" }),
    ],
  }),
  table: ({ prediction }) => ({
    head: ["day", "prompts", "95% interval"],
    rows: prediction!.byWeekday.map(({ weekday, prompts }) => [
      capital(weekday),
      number(prompts.mean),
      ends(prompts, number),
    ]),
  }),
};

type Day = PredictionReport["byWeekday"][number];
