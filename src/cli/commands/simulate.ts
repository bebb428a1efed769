/** `kairos simulate`: replay a recorded log and predict volume and coverage. */
import type { Argv, CommandModule } from "yargs";
import type { SimulateOptions } from "../actions/simulate.js";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";
import { policiesArgument } from "./policies-argument.js";
import { OUTPUT, PREDICTION, figures, prediction, privacy, text, views } from "./report-options.js";

const INPUT = "Input:";
const COMPARISON = "Comparison:";

export function simulateCommand(finish: Finish): CommandModule<object, SimulateOptions> {
  return {
    command: "simulate [policies]",
    describe: "replay a log through policies and predict prompts and coverage",
    builder: (yargs) =>
      output(views(privacy(model(prediction(comparison(figures(input(yargs))))))))
        .example("$0 simulate policies --events log.ndjson.gz --people people.csv", "print the report")
        .example("zcat log.gz | $0 simulate policies --events -", "read standard input")
        .example("$0 simulate policies --events log.csv --warm-up 14d --backtest-weeks 2", "and see how it predicts")
        .example("$0 simulate policies --against main-policies --events log.ndjson.gz", "say what a change changes"),
    handler: async (args) => finish(await (await import("../actions/simulate.js")).simulate(args)),
  };
}

function input(yargs: Argv<object>) {
  return policiesArgument(yargs, "compiled")
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
      ...text,
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
    .option("threads", {
      group: INPUT,
      type: "number",
      requiresArg: true,
      default: 1,
      describe:
        "replay on so many threads: of two, one reads ahead; of more, each has its share of the people; the report is the same",
    })
    .option("strict", {
      group: INPUT,
      type: "boolean",
      default: false,
      describe: "exit with 1 when any record is set aside",
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

function model<T>(yargs: Argv<T>) {
  return yargs.option("responses", {
    group: PREDICTION,
    ...text,
    describe: "what if people tire: `field`, or a JSON file of parameters that differ from it",
  });
}

function output<T>(yargs: Argv<T>) {
  return yargs.option("decisions", {
    group: OUTPUT,
    ...text,
    describe: "write every decision as a line of JSON to this file",
  });
}
