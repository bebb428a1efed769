/** `kairos merge`: the report of a replay whose parts ran elsewhere. */
import type { CommandModule } from "yargs";
import type { MergeOptions } from "../actions/merge.js";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";
import { prediction, privacy, text, views } from "./report-options.js";

export function mergeCommand(finish: Finish): CommandModule<object, MergeOptions> {
  return {
    command: "merge <policies>",
    describe: "merge the tallies of `kairos worker replay` into the report of the whole",
    builder: (yargs) =>
      views(
        privacy(
          prediction(
            yargs
              .positional("policies", {
                type: "string",
                demandOption: true,
                describe: "the bundle, folder or *.kairos file that the parts were replayed with",
              })
              .option("tallies", {
                type: "string",
                array: true,
                default: ["-"],
                coerce: unescapeDash<string[]>,
                describe: "files of tallies and ledgers, a line each, or patterns; - is standard input",
              })
              .option("people", { ...text, describe: "the whole table of people: CSV, JSON, NDJSON or Parquet" })
              .option("log", {
                type: "string",
                requiresArg: true,
                array: true,
                default: [],
                describe: "what the report names as the logs",
              })
              .option("strict", {
                type: "boolean",
                default: false,
                describe: "exit with 1 when any record is set aside",
              }),
          ),
        ),
      ).example("cat parts/*.tally | $0 merge bundle.kairos.json --people people.csv", "print the report"),
    handler: async (args) => finish(await (await import("../actions/merge.js")).merge(args)),
  };
}
