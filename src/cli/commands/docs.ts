/** `kairos docs`: policies as pages for people who do not write policies. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { policiesArgument } from "./policies-argument.js";
import { unescapeDash } from "../standard-streams.js";

const formats = ["html", "markdown"] as const;

interface Arguments {
  policies: string;
  format: (typeof formats)[number];
  output: string;
}

export function docsCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "docs [policies]",
    describe: "write policies as pages for people to read",
    builder: (yargs) =>
      policiesArgument(yargs, "compiled")
        .option("format", { choices: formats, default: "html" as const, describe: "what to write" })
        .option("output", {
          coerce: unescapeDash<string>,
          alias: "o",
          type: "string",
          demandOption: true,
          describe: "the folder for the pages; made where it is not there",
        })
        .example("$0 docs policies -o site", "then open site/index.html")
        .example("$0 docs policies --format markdown -o docs/policies", "to read in a repository"),
    handler: async (args) => finish(await (await import("../actions/docs.js")).writeDocs(args)),
  };
}
