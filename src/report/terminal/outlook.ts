/** What is to be expected, how well that was foretold before, and whether the budgets hold. */
import type { Report } from "../report.js";
import { table } from "../table.js";
import { between, budgetLine, number, percent, time } from "../words.js";
import { WIDTH, hanging, marked } from "./lines.js";
import type { Paint } from "./lines.js";

export function prediction({ prediction: found }: Report, paint: Paint): string[] {
  if (found === undefined) return [];
  const week = found.promptsPerWeek;
  return [
    paint.bold(`Predicted for ${number(found.population)} people (a model, not a replay)`),
    `  ${number(week.mean)} prompts a week${between(week, number)}, ${time(found.interruptionMsPerWeek.mean)} of interruption, ${number(found.escalationsPerWeek.mean)} escalations`,
    ...table(
      ["day", ...found.byWeekday.map(({ weekday }) => weekday.slice(0, 3))],
      [["prompts", ...found.byWeekday.map(({ prompts }) => number(prompts.mean))]],
      { indent: 2, width: WIDTH, head: paint.dim },
    ),
    ...(found.ramp.length === 0
      ? []
      : table(
          ["stage", "people", "prompts a week", "from", "to", "busiest day", "interruption", "escalations"],
          found.ramp.map((stage) => [
            percent(stage.share),
            number(stage.people),
            number(stage.promptsPerWeek.mean),
            number(stage.promptsPerWeek.low),
            number(stage.promptsPerWeek.high),
            number(stage.promptsOnBusiestWeekday.mean),
            time(stage.interruptionMsPerWeek.mean),
            number(stage.escalationsPerWeek.mean),
          ]),
          { indent: 2, width: WIDTH, head: paint.dim },
        )),
    ...hanging(`Rests on: ${found.assumptions.join("; ")}`, 2).map((line) => paint.dim(line)),
  ];
}

export function backtest({ backtest: found }: Report, paint: Paint): string[] {
  if (found === undefined) return [];
  const weeks = (count: number): string => (count === 1 ? "week" : `${count} weeks`);
  return [
    paint.bold(`Backtest: the last ${weeks(found.weeks)} predicted from the ${weeks(found.fromWeeks)} before`),
    `  the 95% interval held on ${found.daysHeld} of ${found.days} days and in ${found.weeksHeld} of ${found.weeks} weeks`,
    ...found.byWeek.map(
      ({ from, predicted, prompts, held }) =>
        `  week of ${from}  ${number(predicted.mean)} predicted${between(predicted, number)}, ${number(prompts)} came  ${held ? paint.green("held") : paint.yellow("did not hold")}`,
    ),
    ...hanging(`Rests on: ${found.assumption}`, 2).map((line) => paint.dim(line)),
  ];
}

export function budgets({ budgets: goals }: Report, paint: Paint): string[] {
  if (goals.length === 0) return [];
  return [
    paint.bold("Budgets"),
    ...goals.flatMap((goal) =>
      goal.kept ? marked("✓", paint.green, budgetLine(goal)) : marked("✗", paint.red, budgetLine(goal)),
    ),
  ];
}
