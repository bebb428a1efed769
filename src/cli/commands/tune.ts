/** `kairos tune`: which numbers in the limits reach the most coverage with the fewest prompts. */
import type { CommandModule } from "yargs";
import type { TuneOptions } from "../actions/tune.js";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

const text = { type: "string", requiresArg: true } as const;
const path = { ...text, coerce: unescapeDash<string | undefined> } as const;

export function tuneCommand(finish: Finish): CommandModule<object, TuneOptions> {
  return {
    command: "tune <policies>",
    describe: "search the numbers of limits for the most coverage with the fewest prompts, and write the edit",
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
          describe: "log files, or patterns, as `kairos simulate` takes them",
        })
        .option("people", { ...path, describe: "people and their attributes: CSV, JSON, NDJSON or Parquet" })
        .option("source", { ...text, describe: "the `source` that turns raw records into events" })
        .option("sort", { type: "boolean", default: false, describe: "put the events of all logs in order first" })
        .option("warm-up", { ...text, describe: "events of this span at the start stay out of the figures, as in 30d" })
        .option("vary", {
          type: "string",
          array: true,
          // One each, so that paths may follow.
          nargs: 1,
          requiresArg: true,
          describe:
            "a limit by how it begins or by FILE:LINE, and the values to try: 'at most 3 per day=1..5' (default: the shared limits)",
        })
        .option("at-most", {
          type: "number",
          requiresArg: true,
          describe: "choose by this many prompts per person and week (default: as many as now)",
        })
        .option("patch", { ...path, describe: "write the edit as a patch to this file (- is standard output)" })
        .option("json", { ...path, describe: "write the frontier as JSON to this file (- is standard output)" })
        .example("$0 tune policies --events log.ndjson.gz --people people.csv --at-most 0.8", "and print the edit")
        .example(
          "$0 tune policies --events log.ndjson.gz --vary 'at most 3 per day=1..5' --patch - | git apply",
          "and make it",
        ),
    handler: async (args) => finish(await (await import("../actions/tune.js")).tune(args)),
  };
}
