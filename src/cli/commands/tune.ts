/** `kairos tune`: which numbers in the limits reach the most coverage with the fewest prompts. */
import type { CommandModule } from "yargs";
import type { TuneOptions } from "../actions/tune.js";
import type { Finish } from "../run.js";
import { logOptions } from "./log-options.js";
import { text } from "./report-options.js";

export function tuneCommand(finish: Finish): CommandModule<object, TuneOptions> {
  return {
    command: "tune [policies]",
    describe: "search the numbers of limits for the most coverage with the fewest prompts, and write the edit",
    builder: (yargs) =>
      logOptions(yargs, "stay out of the figures")
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
        .option("patch", { ...text, describe: "write the edit as a patch to this file (- is standard output)" })
        .option("json", { ...text, describe: "write the frontier as JSON to this file (- is standard output)" })
        .example("$0 tune policies --events log.ndjson.gz --people people.csv --at-most 0.8", "and print the edit")
        .example(
          "$0 tune policies --events log.ndjson.gz --vary 'at most 3 per day=1..5' --patch - | git apply",
          "and make it",
        ),
    handler: async (args) => finish(await (await import("../actions/tune.js")).tune(args)),
  };
}
