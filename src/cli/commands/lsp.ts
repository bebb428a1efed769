/** `kairos lsp`: the language server, for editors. */
import type { CommandModule } from "yargs";
import { version } from "../version.js";

interface Arguments {
  stdio: boolean;
}

export function lspCommand(): CommandModule<object, Arguments> {
  return {
    command: "lsp",
    describe: "serve an editor by the language server protocol, on standard input and output",
    builder: (yargs) =>
      yargs
        .option("stdio", { type: "boolean", default: true, describe: "the only way to talk to it; editors write it" })
        .example("$0 lsp", "what an editor starts"),
    handler: async () => (await import("../../server/index.js")).serve(version),
  };
}
