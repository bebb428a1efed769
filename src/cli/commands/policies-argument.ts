/** Which policies a command is about: the first argument, and the folder one stands in without it, as with `kairos init`. */
import type { Argv } from "yargs";

const kinds = {
  source: "a folder, or one *.kairos file",
  compiled: "a folder, a *.kairos file, or a bundle (*.kairos.json)",
} as const;

/** @param may - whether a bundle will do in place of its policies */
export function policiesArgument<T>(yargs: Argv<T>, may: keyof typeof kinds) {
  return yargs.positional("policies", {
    type: "string",
    default: ".",
    defaultDescription: "this folder",
    describe: kinds[may],
  });
}
