/** `kairos advise`: what fits each kind of moment, by stated rules over a recorded log. */
import type { CommandModule } from "yargs";
import type { AdviseOptions } from "../actions/advise.js";
import type { Finish } from "../run.js";
import { logOptions } from "./log-options.js";
import { text } from "./report-options.js";

export function adviseCommand(finish: Finish): CommandModule<object, AdviseOptions> {
  return {
    command: "advise [policies]",
    describe: "say what fits each kind of moment: a prompt, periodic content, a follow-up, a process review",
    builder: (yargs) =>
      logOptions(yargs, "are no evidence")
        .option("label", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "TYPE.FIELD: a bool field that says whether the moment was truly risky",
        })
        .option("small-groups", {
          type: "boolean",
          default: false,
          describe: "show what rests on fewer than five people too",
        })
        .option("json", { ...text, describe: "write the advice as JSON to this file (- is standard output)" })
        .option("markdown", { ...text, describe: "write it as Markdown (- is standard output)" })
        .example("$0 advise policies --events log.ndjson.gz --people people.csv", "with the evidence for each"),
    handler: async (args) => finish(await (await import("../actions/advise.js")).advise(args)),
  };
}
