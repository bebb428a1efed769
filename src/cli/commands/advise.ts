/** `kairos advise`: what fits each kind of moment, by stated rules over a recorded log. */
import type { CommandModule } from "yargs";
import type { AdviseOptions } from "../actions/advise.js";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

const text = { type: "string", requiresArg: true } as const;
const path = { ...text, coerce: unescapeDash<string | undefined> } as const;

export function adviseCommand(finish: Finish): CommandModule<object, AdviseOptions> {
  return {
    command: "advise <policies>",
    describe: "say what fits each kind of moment: a prompt, periodic content, a follow-up, a process review",
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
        .option("warm-up", { ...text, describe: "events of this span at the start are no evidence, as in 30d" })
        .option("label", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "TYPE.FIELD: a bool field that says whether the moment was truly risky",
        })
        .option("small-groups", {
          type: "boolean",
          default: false,
          describe: "show segments with fewer than five people too",
        })
        .option("json", { ...path, describe: "write the advice as JSON to this file (- is standard output)" })
        .option("markdown", { ...path, describe: "write it as Markdown (- is standard output)" })
        .example("$0 advise policies --events log.ndjson.gz --people people.csv", "with the evidence for each"),
    handler: async (args) => finish(await (await import("../actions/advise.js")).advise(args)),
  };
}
