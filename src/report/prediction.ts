/** From the recorded population and span to those of a rollout, and how well such predictions did on the log itself. */
import { weekdayOf } from "../base/zone.js";
import { CELL, ON_DAY } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { WEEKDAYS, dateOf, mondayOf, wholeDaysIn } from "./calendar.js";
import { Forecast, SAME_PEOPLE } from "./forecast.js";
import type { Scale, Series } from "./forecast.js";
import type { Population } from "./population.js";
import type { BacktestReport, PredictionReport } from "./report.js";

export interface Rollout {
  /** How many people there will be; the recorded number where it is left out. */
  readonly population?: number;
  /** Shares of them, stage by stage: 0.1 is 10%. */
  readonly ramp?: readonly number[];
}

/** Undefined where no day was recorded. */
export function predictionOf(tally: Tally, population: Population, rollout: Rollout): PredictionReport | undefined {
  const days = wholeDaysIn(tally);
  const recorded = population.people[0]!;
  if (days.length === 0 || recorded === 0) return undefined;
  const people = rollout.population ?? recorded;
  const estimates = population.estimates(0);
  const of = (what: number, cell: number): { forecast: Forecast; scaleTo: (count: number) => Scale } => {
    const relativeError = estimates.relativeError(cell);
    return {
      forecast: new Forecast(seriesOf(tally, days, what)),
      scaleTo: (count) => ({ factor: count / recorded, relativeError }),
    };
  };
  const prompts = of(ON_DAY.prompts, CELL.prompts);
  const interruption = of(ON_DAY.interruptionMs, CELL.interruptionMs);
  const escalations = of(ON_DAY.escalations, CELL.escalations);
  const week = ({ forecast, scaleTo }: typeof prompts, count: number): ReturnType<Forecast["week"]> =>
    forecast.week(scaleTo(count));
  return {
    assumptions: assumptionsOf(days, recorded, people),
    population: people,
    promptsPerWeek: week(prompts, people),
    interruptionMsPerWeek: week(interruption, people),
    escalationsPerWeek: week(escalations, people),
    byWeekday: WEEKDAYS.map((weekday, at) => ({
      weekday,
      prompts: prompts.forecast.day(at, prompts.scaleTo(people)),
    })),
    ramp: (rollout.ramp ?? []).map((share) => {
      const count = Math.round(share * people);
      const byDay = WEEKDAYS.map((_, at) => prompts.forecast.day(at, prompts.scaleTo(count)));
      return {
        share,
        people: count,
        promptsPerWeek: week(prompts, count),
        promptsOnBusiestWeekday: byDay.reduce((most, day) => (day.mean > most.mean ? day : most)),
        interruptionMsPerWeek: week(interruption, count),
        escalationsPerWeek: week(escalations, count),
      };
    }),
  };
}

function assumptionsOf(days: readonly number[], recorded: number, people: number): string[] {
  const unmet = 7 - new Set(days.map(weekdayOf)).size;
  const day =
    days.length === 1
      ? "a day to come is like the one recorded day, and scatters as single prompts do"
      : `a day to come is like the days of its weekday among the ${days.length} recorded ones, and scatters as they did`;
  return [
    `the ${people} people to come are like the ${recorded} of the log, as if drawn from the same population`,
    "people do as they did in the log: no prompt changes what they do next",
    day,
    ...(unmet === 0 || days.length === 1
      ? []
      : [`the log holds ${7 - unmet} of the seven weekdays: the others are taken to be like its mean day`]),
    "days scatter by a quasi-Poisson model; what is beyond the scatter of single prompts hits all people of a day alike",
  ];
}

/** Undefined where the log does not hold as many whole weeks, and a week before them. */
export function backtestOf(tally: Tally, weeks: number): BacktestReport | undefined {
  const days = wholeDaysIn(tally);
  if (days.length === 0 || weeks < 1) return undefined;
  const end = mondayOf(days.at(-1)! + 1);
  const start = end - 7 * weeks;
  const before = days.filter((day) => day < start);
  if (before.length < 7) return undefined;
  const forecast = new Forecast(seriesOf(tally, before, ON_DAY.prompts));
  const observed = (day: number): number => tally.days.of(day)[ON_DAY.prompts]!;
  const byDay = days
    .filter((day) => day >= start && day < end)
    .map((day) => {
      const predicted = forecast.day(weekdayOf(day), SAME_PEOPLE);
      const prompts = observed(day);
      return { date: dateOf(day), predicted, prompts, held: prompts >= predicted.low && prompts <= predicted.high };
    });
  const byWeek = Array.from({ length: weeks }, (_, at) => {
    const monday = start + 7 * at;
    const predicted = forecast.week(SAME_PEOPLE);
    const prompts = WEEKDAYS.reduce((sum, __, weekday) => sum + observed(monday + weekday), 0);
    return { from: dateOf(monday), predicted, prompts, held: prompts >= predicted.low && prompts <= predicted.high };
  });
  return {
    weeks,
    fromWeeks: Math.floor(before.length / 7),
    assumption: "the same people; each day scatters around the mean of its weekday as the days before did",
    daysHeld: byDay.filter(({ held }) => held).length,
    days: byDay.length,
    weeksHeld: byWeek.filter(({ held }) => held).length,
    byDay,
    byWeek,
  };
}

function seriesOf(tally: Tally, days: readonly number[], what: number): Series {
  const amounts = days.map((day) => tally.days.of(day)[what]!);
  const sum = (all: readonly number[]): number => all.reduce((total, amount) => total + amount, 0);
  if (what !== ON_DAY.interruptionMs) return { days, amounts, unit: 1 };
  const prompts = sum(days.map((day) => tally.days.of(day)[ON_DAY.prompts]!));
  return { days, amounts, unit: prompts === 0 ? 0 : sum(amounts) / prompts };
}
