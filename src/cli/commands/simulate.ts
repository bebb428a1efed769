/** `kairos simulate`: replay a recorded log and predict volume and coverage. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

interface Arguments {
  policies: string;
  events: string[];
  people: string | undefined;
  source: string | undefined;
  json: string | undefined;
  decisions: string | undefined;
  strict: boolean;
  sort: boolean;
}

export function simulateCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "simulate <policies>",
    describe: "replay a log through policies and predict prompts and coverage",
    builder: (yargs) =>
      yargs
        .positional("policies", {
          type: "string",
          demandOption: true,
          describe: "a folder, a *.kairos file, or a bundle (*.kairos.json)",
        })
        .option("events", {
          coerce: unescapeDash<string[]>,
          type: "string",
          array: true,
          demandOption: true,
          describe:
            "log files, or patterns such as 'logs/*.gz': NDJSON or CSV, plain, .gz or .zst, or Parquet; - is standard input",
        })
        .option("people", {
          coerce: unescapeDash<string | undefined>,
          type: "string",
          requiresArg: true,
          describe: "people and their attributes: CSV, JSON, NDJSON or Parquet",
        })
        .option("source", {
          type: "string",
          requiresArg: true,
          describe: "the `source` that turns raw records into events (default: the only one, for CSV)",
        })
        .option("json", {
          coerce: unescapeDash<string | undefined>,
          type: "string",
          requiresArg: true,
          describe: "write the report as JSON to this file (- is standard output)",
        })
        .option("decisions", {
          coerce: unescapeDash<string | undefined>,
          type: "string",
          requiresArg: true,
          describe: "write every decision as a line of JSON to this file",
        })
        .option("sort", {
          type: "boolean",
          default: false,
          describe: "put the events of all logs in order first, on disk",
        })
        .option("strict", { type: "boolean", default: false, describe: "exit with 1 when any record is set aside" })
        .example("$0 simulate policies --events log.ndjson.gz --people people.csv", "print the report")
        .example("zcat log.gz | $0 simulate policies --events -", "read standard input"),
    handler: async (args) => finish(await (await import("../actions/simulate.js")).simulate(args)),
  };
}
