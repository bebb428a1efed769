/** `kairos diff`: what changed in meaning between two policy sets. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";

interface Arguments {
  old: string;
  new: string;
  format: "human" | "json" | "markdown";
  json: boolean;
  "fail-on": string[];
}

export function diffCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "diff <old> <new>",
    describe: "say what changed in meaning between two policy sets",
    builder: (yargs) =>
      yargs
        .positional("old", { type: "string", demandOption: true, describe: "a folder, a *.kairos file, or a bundle" })
        .positional("new", { type: "string", demandOption: true, describe: "likewise" })
        .option("format", {
          choices: ["human", "json", "markdown"] as const,
          default: "human" as const,
          describe: "how to print",
        })
        .option("json", { type: "boolean", default: false, describe: "the same as --format json" })
        .option("fail-on", {
          type: "string",
          array: true,
          // One each, so that paths may follow.
          nargs: 1,
          default: [],
          requiresArg: true,
          describe: "exit with 1 when there are such changes: any, widened, loosened, reworded, trigger-widened, …",
        })
        .example("$0 diff main-policies policies", "what a reviewer should know")
        .example(
          "$0 diff released.kairos.json policies --fail-on widened,loosened",
          "nothing may prompt more, as in CI",
        )
        .example("$0 diff main-policies policies --format markdown", "a comment for a pull request"),
    handler: async ({ json, format, "fail-on": failOn, ...paths }) =>
      finish(
        await (
          await import("../actions/diff.js")
        ).compare({ old: paths.old, new: paths.new, format: json ? "json" : format, failOn }),
      ),
  };
}
