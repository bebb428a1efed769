/** What commands that make something of a recorded log take alike: the policies, the log, the people. */
import type { Argv } from "yargs";
import { unescapeDash } from "../standard-streams.js";
import { policiesArgument } from "./policies-argument.js";
import { text } from "./report-options.js";

/** @param warmUp - what becomes of the events of `--warm-up` */
export function logOptions<T>(yargs: Argv<T>, warmUp: string) {
  return policiesArgument(yargs, "compiled")
    .option("events", {
      coerce: unescapeDash<string[]>,
      type: "string",
      array: true,
      demandOption: true,
      describe: "log files, or patterns, as `kairos simulate` takes them",
    })
    .option("people", { ...text, describe: "people and their attributes: CSV, JSON, NDJSON or Parquet" })
    .option("source", { ...text, describe: "the `source` that turns raw records into events" })
    .option("sort", { type: "boolean", default: false, describe: "put the events of all logs in order first" })
    .option("warm-up", { ...text, describe: `events of this span at the start ${warmUp}, as in 30d` });
}
