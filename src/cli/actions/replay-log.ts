/** Replays the log that a command was given, for what the command makes of it beside a report. */
import type { Bundle } from "../../bundle/index.js";
import { replay, type Replayed, type ReplayOptions } from "../../simulator/index.js";
import { nodeTools, orderOnDisk } from "../../simulator/files/index.js";
import { exitStatus } from "../exit.js";
import { filesRead } from "../repository.js";
import { openLogs, problemOf, readPeopleTable, statusOfProblem } from "./inputs.js";

export interface LogOptions {
  readonly policies: string;
  readonly events: readonly string[];
  readonly people?: string | undefined;
  readonly source?: string | undefined;
  readonly sort: boolean;
  readonly warmUp?: string | undefined;
}

/** Every file that is read, which no result may be written over. @param paths - of the logs */
export async function readBy(
  { policies, against, people }: Pick<LogOptions, "policies" | "people"> & { readonly against?: string | undefined },
  paths: readonly string[],
): Promise<readonly string[]> {
  const sets = [policies, ...(against === undefined ? [] : [against])];
  const files = (await Promise.all(sets.map(filesRead))).flat();
  return [...new Set(files), ...paths, ...(people === undefined ? [] : [people])];
}

/** Ends with a `Problem` where the command names what is not there. */
export async function replayLog(
  { people: table, source, sort }: LogOptions,
  paths: readonly string[],
  bundle: Bundle,
  watching: Pick<ReplayOptions, "figures" | "taken" | "competing">,
): Promise<Replayed> {
  const people = await readPeopleTable(table, bundle);
  const order = sort ? await orderOnDisk() : undefined;
  const openAndReplay = async (): Promise<Replayed> =>
    replay({
      bundle,
      logs: await openLogs(paths, source, bundle),
      tools: nodeTools,
      ...watching,
      ...(people === undefined ? {} : { people }),
      ...(order === undefined ? {} : { order }),
    });
  const replayed = await openAndReplay().finally(() => order?.close());
  const misnamed = replayed.problems.find((problem) => statusOfProblem(problem) === exitStatus.wrongUse);
  if (misnamed !== undefined) throw problemOf(misnamed);
  return replayed;
}
