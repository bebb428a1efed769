/** `kairos check`: all diagnostics of a policy repository. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { policiesArgument } from "./policies-argument.js";

const formats = ["human", "json", "sarif", "junit", "github"] as const;

export type CheckFormat = (typeof formats)[number];

interface Arguments {
  policies: string;
  format: CheckFormat;
  "max-warnings": number | undefined;
  today: string | undefined;
  bounds: boolean;
}

export function checkCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "check [policies]",
    describe: "find mistakes in policies",
    builder: (yargs) =>
      policiesArgument(yargs, "source")
        .option("format", {
          choices: formats,
          default: "human" as const,
          describe: "how to print: sarif for code scanning, junit for any CI, github for annotations of a workflow",
        })
        .option("max-warnings", { type: "number", describe: "exit with 1 when there are more warnings than this" })
        .option("today", { type: "string", describe: "the date that exemptions are held against (YYYY-MM-DD)" })
        .option("bounds", {
          type: "boolean",
          default: false,
          describe: "print the most prompts that limits allow one person, and what is remembered of them",
        })
        .example("$0 check policies", "check all files below policies/")
        .example("$0 check policies --max-warnings 0", "refuse warnings too, as CI would")
        .example("$0 check policies --format sarif > kairos.sarif", "for code scanning"),
    handler: async (args) => finish(await (await import("../actions/check.js")).check(args)),
  };
}
