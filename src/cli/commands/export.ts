/** `kairos export`: policies in the forms that other tools read. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { policiesArgument } from "./policies-argument.js";
import { unescapeDash } from "../standard-streams.js";

const formats = ["json-schema", "oscal", "cel"] as const;

export type ExportFormat = (typeof formats)[number];

interface Arguments {
  policies: string;
  format: ExportFormat;
  output: string | undefined;
  today: string | undefined;
}

export function exportCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "export [policies]",
    describe: "write policies as JSON Schema, OSCAL or CEL",
    builder: (yargs) =>
      policiesArgument(yargs, "compiled")
        .option("format", {
          choices: formats,
          demandOption: true,
          describe: "json-schema: events and people; oscal: the mapping to controls; cel: conditions",
        })
        .option("output", {
          coerce: unescapeDash<string | undefined>,
          alias: "o",
          type: "string",
          describe: "the file to write; standard output without it",
        })
        .option("today", {
          type: "string",
          describe: "the date of an OSCAL document (YYYY-MM-DD); SOURCE_DATE_EPOCH without it, else 1970-01-01",
        })
        .example("$0 export policies --format json-schema -o events.schema.json", "to validate events where they arise")
        .example("$0 export policies --format oscal --today 2027-03-31 -o mapping.json", "for tools of compliance")
        .example("$0 export policies --format cel", "every condition in CEL, or why it cannot be said there"),
    handler: async (args) => finish(await (await import("../actions/export.js")).exportPolicies(args)),
  };
}
