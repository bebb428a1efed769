/** `kairos compile`: a policy repository as one portable bundle. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { policiesArgument } from "./policies-argument.js";
import { unescapeDash } from "../standard-streams.js";

interface Arguments {
  policies: string;
  output: string | undefined;
  "source-map": boolean;
  today: string | undefined;
}

export function compileCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "compile [policies]",
    describe: "write policies as a portable JSON bundle",
    builder: (yargs) =>
      policiesArgument(yargs, "source")
        .option("output", {
          coerce: unescapeDash<string | undefined>,
          alias: "o",
          type: "string",
          describe: "the file to write; standard output without it",
        })
        .option("source-map", {
          type: "boolean",
          default: true,
          describe: "keep the source positions (they are not hashed)",
        })
        .option("today", { type: "string", describe: "the date that exemptions are held against (YYYY-MM-DD)" })
        .example("$0 compile policies -o acme.kairos.json", "write the bundle and print its SHA-256"),
    handler: async (args) => finish(await (await import("../actions/compile.js")).compilePolicies(args)),
  };
}
