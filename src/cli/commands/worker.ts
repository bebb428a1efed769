/** `kairos worker`: the steps of a replay that another engine spreads over machines. */
import type { Argv, CommandModule } from "yargs";
import type { EventsOptions, PartsOptions, ReplayOptions, StepOptions } from "../actions/worker.js";
import type { Finish } from "../run.js";
import { figures, text } from "./report-options.js";

const PEOPLE = "people and their attributes: CSV, JSON, NDJSON or Parquet";
const NAME = "what samples in the ledger name as their file";

export function workerCommand(finish: Finish): CommandModule {
  const act = () => import("../actions/worker.js");
  const parts: CommandModule<object, PartsOptions> = {
    command: "parts <policies>",
    describe: "say what the log is to be split by, and to which part the events of each person belong",
    builder: (yargs) =>
      policies(yargs)
        .option("people", { ...text, describe: PEOPLE })
        .option("one-part", { type: "boolean", default: false, describe: "all events belong together" }),
    handler: async (args) => finish(await (await act()).writeParts(args)),
  };
  const events: CommandModule<object, EventsOptions> = {
    command: "events <policies>",
    describe: "turn raw records into events through a `source`; at the end a line says what became none",
    builder: (yargs) =>
      policies(yargs)
        .option("source", { ...text, describe: "the `source` to go through (default: the only one)" })
        .option("format", {
          choices: ["ndjson", "csv"] as const,
          default: "ndjson" as const,
          describe: "of the records",
        })
        .option("name", { ...text, describe: NAME }),
    handler: async (args) => finish(await (await act()).writeMappedEvents(args)),
  };
  const start: CommandModule<object, StepOptions> = {
    command: "start <policies>",
    describe: "print the instant of the first record, from which a warm-up is counted",
    builder: (yargs) => policies(yargs),
    handler: async (args) => finish(await (await act()).writeStart(args)),
  };
  const replay: CommandModule<object, ReplayOptions> = {
    command: "replay <policies>",
    describe: "replay the events of some parts, in order, and write the tally",
    builder: (yargs) =>
      figures(policies(yargs))
        .option("people", { ...text, describe: `${PEOPLE}; those whose events come are enough` })
        .option("start", { ...text, describe: "instant of the first record of the whole log, for --warm-up" })
        .option("decisions", {
          type: "boolean",
          default: false,
          describe: "write every decision, a line each, before it",
        })
        .option("name", { ...text, describe: NAME }),
    handler: async (args) => finish(await (await act()).replayPart(args)),
  };
  return {
    command: "worker <step>",
    describe: "one step of a replay that another engine spreads over machines, from standard input to output",
    builder: (yargs) =>
      yargs
        .command([parts, events, start, replay] as unknown as CommandModule[])
        .demandCommand(1, "name a step")
        .example("$0 worker replay bundle.kairos.json < part.ndjson > part.tally", "replay a part")
        .epilogue("docs/worker.md says how an engine uses the steps, and what `kairos merge` makes of the tallies."),
    handler: () => {},
  };
}

function policies(yargs: Argv<object>) {
  return yargs.positional("policies", {
    type: "string",
    demandOption: true,
    describe: "a bundle (*.kairos.json), a folder or a *.kairos file",
  });
}
