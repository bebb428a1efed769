/** `kairos init`: a first policy repository. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";

interface Arguments {
  folder: string;
}

export function initCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "init [folder]",
    describe: "write a policy repository that checks, tests and replays at once",
    builder: (yargs) =>
      yargs
        .positional("folder", { type: "string", default: ".", describe: "where to write it" })
        .example("$0 init policies", "start in policies/"),
    handler: async (args) => finish(await (await import("../actions/init.js")).init(args)),
  };
}
