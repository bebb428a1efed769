/** `kairos fmt`: policy files in the one layout. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

interface Arguments {
  policies: string[];
  check: boolean;
}

export function fmtCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "fmt [policies..]",
    describe: "lay policy files out",
    builder: (yargs) =>
      yargs
        .positional("policies", {
          coerce: unescapeDash<string[]>,
          type: "string",
          array: true,
          default: ["."],
          defaultDescription: "this folder",
          describe: "folders, *.kairos files, or - for standard input to standard output",
        })
        .option("check", {
          type: "boolean",
          default: false,
          describe: "change nothing; name the files that are not formatted, and exit with 1 if there are any",
        })
        .example("$0 fmt policies", "format all files below policies/")
        .example("$0 fmt --check policies", "fail where one is not formatted, as CI would")
        .example("$0 fmt - < draft.kairos", "print the draft formatted"),
    handler: async (args) => finish(await (await import("../actions/fmt.js")).fmt(args)),
  };
}
