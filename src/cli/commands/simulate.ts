/** `kairos simulate`: replay a recorded log and predict volume and coverage. */
import type { Argv, CommandModule } from "yargs";
import type { SimulateFormat, SimulateOptions } from "../actions/simulate.js";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

const FORMATS: readonly SimulateFormat[] = ["human", "github"];
const LEVELS = ["low", "medium", "high", "critical"] as const;
const INPUT = "Input:";
const FIGURES = "Figures:";
const COMPARISON = "Comparison:";
const PREDICTION = "Prediction:";
const PRIVACY = "Privacy:";
const OUTPUT = "Output:";

export function simulateCommand(finish: Finish): CommandModule<object, SimulateOptions> {
  return {
    command: "simulate <policies>",
    describe: "replay a log through policies and predict prompts and coverage",
    builder: (yargs) =>
      output(privacy(prediction(comparison(figures(input(yargs))))))
        .example("$0 simulate policies --events log.ndjson.gz --people people.csv", "print the report")
        .example("zcat log.gz | $0 simulate policies --events -", "read standard input")
        .example("$0 simulate policies --events log.csv --warm-up 14d --backtest-weeks 2", "and see how it predicts")
        .example("$0 simulate policies --against main-policies --events log.ndjson.gz", "say what a change changes"),
    handler: async (args) => finish(await (await import("../actions/simulate.js")).simulate(args)),
  };
}

const text = { type: "string", requiresArg: true } as const;
const path = { ...text, coerce: unescapeDash<string | undefined> } as const;

function input(yargs: Argv<object>) {
  return yargs
    .positional("policies", {
      type: "string",
      demandOption: true,
      describe: "a folder, a *.kairos file, or a bundle (*.kairos.json)",
    })
    .option("events", {
      group: INPUT,
      coerce: unescapeDash<string[]>,
      type: "string",
      array: true,
      demandOption: true,
      describe:
        "log files, or patterns such as 'logs/*.gz': NDJSON or CSV, plain, .gz or .zst, or Parquet; - is standard input",
    })
    .option("people", {
      group: INPUT,
      ...path,
      describe: "people and their attributes: CSV, JSON, NDJSON or Parquet",
    })
    .option("source", {
      group: INPUT,
      ...text,
      describe: "the `source` that turns raw records into events (default: the only one, for CSV)",
    })
    .option("sort", {
      group: INPUT,
      type: "boolean",
      default: false,
      describe: "put the events of all logs in order first, on disk",
    })
    .option("strict", {
      group: INPUT,
      type: "boolean",
      default: false,
      describe: "exit with 1 when any record is set aside",
    });
}

function figures<T>(yargs: Argv<T>) {
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

function comparison<T>(yargs: Argv<T>) {
  return yargs.option("against", {
    group: COMPARISON,
    ...text,
    describe:
      "other policies, as they were: compare what the two make of the log; --decisions then writes what changed, and why; the new ones have to keep their budgets",
  });
}

function prediction<T>(yargs: Argv<T>) {
  return yargs
    .option("population", {
      group: PREDICTION,
      type: "number",
      requiresArg: true,
      describe: "predict for this many people",
    })
    .option("responses", {
      group: PREDICTION,
      ...text,
      describe: "what if people tire: `field`, or a JSON file of parameters that differ from it",
    })
    .option("ramp", { group: PREDICTION, ...text, describe: "stages of the rollout, as in 10%,50%,100%" })
    .option("backtest-weeks", {
      group: PREDICTION,
      type: "number",
      requiresArg: true,
      describe: "predict the last weeks of the log from those before, and say how often it held",
    });
}

function privacy<T>(yargs: Argv<T>) {
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
      describe: "replace ids of people by keyed hashes everywhere; takes a key or the file of one, else draws one",
    });
}

function output<T>(yargs: Argv<T>) {
  return yargs
    .option("json", {
      group: OUTPUT,
      ...path,
      describe: "write the report as JSON to this file (- is standard output)",
    })
    .option("html", {
      group: OUTPUT,
      ...path,
      describe: "write it as one HTML page with charts, which loads nothing (- is standard output)",
    })
    .option("markdown", {
      group: OUTPUT,
      ...path,
      describe: "write it as Markdown, for a comment on a pull request (- is standard output)",
    })
    .option("csv", { group: OUTPUT, ...text, describe: "write its tables as CSV files into this folder" })
    .option("decisions", {
      group: OUTPUT,
      ...path,
      describe: "write every decision as a line of JSON to this file",
    })
    .option("format", {
      group: OUTPUT,
      choices: FORMATS,
      default: "human" as const,
      describe: "github: annotate each broken budget in a pull request",
    });
}
