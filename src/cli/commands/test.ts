/** `kairos test`: the tests that policies bring along. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { policiesArgument } from "./policies-argument.js";

interface Arguments {
  policies: string;
  filter: string | undefined;
  format: "human" | "json" | "junit";
  coverage: boolean;
  threshold: number | undefined;
}

export function testCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "test [policies]",
    describe: "run the tests in policies, and see which branches they reach",
    builder: (yargs) =>
      policiesArgument(yargs, "source")
        .option("filter", {
          type: "string",
          requiresArg: true,
          describe: "only tests whose title has this text in it, in either case",
        })
        .option("format", {
          choices: ["human", "json", "junit"] as const,
          default: "human" as const,
          describe: "how to print",
        })
        .option("coverage", {
          type: "boolean",
          default: false,
          describe: "list the branches of each policy that no test reaches",
        })
        .option("threshold", {
          type: "number",
          requiresArg: true,
          describe: "exit with 1 when fewer percent of the branches are reached",
        })
        .example("$0 test policies", "run all tests below policies/")
        .example("$0 test policies --coverage --threshold 100", "fail as long as a branch is untested, as CI would")
        .example('$0 test policies --filter "sales"', "run a few"),
    handler: async (args) => finish(await (await import("../actions/test.js")).test(args)),
  };
}
