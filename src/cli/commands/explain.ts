/** `kairos explain`: why a person was or was not prompted, how a step comes about, or what a diagnostic means. */
import type { CommandModule } from "yargs";
import type { Finish } from "../run.js";
import { unescapeDash } from "../standard-streams.js";

interface Arguments {
  subject: string;
  event: string | undefined;
  events: string[] | undefined;
  people: string | undefined;
  source: string | undefined;
  reach: string[] | undefined;
  json: boolean;
}

export function explainCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "explain <subject>",
    describe: "say why an event was or was not prompted on, how a step comes about, or what a diagnostic means",
    builder: (yargs) =>
      yargs
        .positional("subject", {
          type: "string",
          demandOption: true,
          describe: "policies (with --event or --reach), or the code of a diagnostic",
        })
        .option("event", { type: "string", requiresArg: true, describe: "the id of the event to explain" })
        .option("events", {
          coerce: unescapeDash<string[] | undefined>,
          type: "string",
          array: true,
          describe: "the log that holds it",
        })
        .option("people", {
          coerce: unescapeDash<string | undefined>,
          type: "string",
          requiresArg: true,
          describe: "people and their attributes: CSV, JSON or NDJSON",
        })
        .option("source", {
          type: "string",
          requiresArg: true,
          describe: "the `source` that turns raw records into events",
        })
        .option("reach", {
          type: "string",
          array: true,
          nargs: 2,
          requiresArg: true,
          conflicts: "event",
          describe: "POLICY STEP: a shortest timeline on which the step of its ladder comes about (2, or VARIANT/2)",
        })
        .option("json", { type: "boolean", default: false, describe: "print the explanation as JSON" })
        .implies("event", "events")
        .implies("events", "event")
        .example(
          "$0 explain policies --event e-102 --events log.ndjson",
          "what matched, what did not, and where each limit stood",
        )
        .example("$0 explain policies --reach phishing_click 2", "a test that makes the second step of the ladder fire")
        .example("$0 explain unknown-name", "the page of a diagnostic"),
    handler: async (args) => finish(await (await import("../actions/explain.js")).explain(args)),
  };
}
