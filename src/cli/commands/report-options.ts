/** Options of commands that give a report: its figures, what it predicts and hides, and its views. */
import type { Argv } from "yargs";
import type { ReportFormat } from "../actions/report-views.js";
import { unescapeDash } from "../standard-streams.js";

const FORMATS: readonly ReportFormat[] = ["human", "github"];
const LEVELS = ["low", "medium", "high", "critical"] as const;
const FIGURES = "Figures:";
export const PREDICTION = "Prediction:";
const PRIVACY = "Privacy:";
export const OUTPUT = "Output:";

/** An option with one value; a path may be `-`. */
export const text = { type: "string", requiresArg: true, coerce: unescapeDash<string | undefined> } as const;

export function figures<T>(yargs: Argv<T>) {
  return yargs
    .option("warm-up", {
      group: FIGURES,
      ...text,
      describe: "events of this span at the start fill the state and stay out of the figures, as in 30d",
    })
    .option("risk", {
      group: FIGURES,
      choices: LEVELS,
      default: "high" as const,
      describe: "the least risk of blind spots, and of coverage by signal, control and segment",
    })
    .option("overhead", {
      group: FIGURES,
      ...text,
      coerce: unescapeDash<string>,
      default: "5s",
      describe: "what a prompt costs beside the reading",
    })
    .option("label", {
      group: FIGURES,
      type: "string",
      array: true,
      requiresArg: true,
      describe: "TYPE.FIELD: a bool field that says whether the moment was truly risky",
    });
}

export function prediction<T>(yargs: Argv<T>) {
  return yargs
    .option("population", {
      group: PREDICTION,
      type: "number",
      requiresArg: true,
      describe: "predict for this many people",
    })
    .option("ramp", { group: PREDICTION, ...text, describe: "stages of the rollout, as in 10%,50%,100%" })
    .option("backtest-weeks", {
      group: PREDICTION,
      type: "number",
      requiresArg: true,
      describe: "predict the last weeks of the log from those before, and say how often it held",
    });
}

export function privacy<T>(yargs: Argv<T>) {
  return yargs
    .option("small-groups", {
      group: PRIVACY,
      type: "boolean",
      default: false,
      describe: "show figures about fewer than five people too, and who got most prompts",
    })
    .option("pseudonymize", {
      group: PRIVACY,
      type: "string",
      coerce: unescapeDash<string | undefined>,
      describe: "replace ids of people by keyed hashes everywhere; takes a key or the file of one, else draws one",
    });
}

export function views<T>(yargs: Argv<T>) {
  return yargs
    .option("json", {
      group: OUTPUT,
      ...text,
      describe: "write the report as JSON to this file (- is standard output)",
    })
    .option("html", {
      group: OUTPUT,
      ...text,
      describe: "write it as one HTML page with charts, which loads nothing (- is standard output)",
    })
    .option("markdown", {
      group: OUTPUT,
      ...text,
      describe: "write it as Markdown, for a comment on a pull request (- is standard output)",
    })
    .option("csv", { group: OUTPUT, ...text, describe: "write its tables as CSV files into this folder" })
    .option("format", {
      group: OUTPUT,
      choices: FORMATS,
      default: "human" as const,
      describe: "github: annotate each broken budget in a pull request",
    });
}
