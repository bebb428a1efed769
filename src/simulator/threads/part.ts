/** One part of a split replay, in a thread of its own: reads all logs, takes its people's events, hands over what it counted. */
import type { ByteSource, ByteTools } from "../bytes/source.js";
import { PeopleTable } from "../people/table.js";
import { replay } from "../replay.js";
import { tallyData } from "../tally/tally-data.js";
import { DecisionsOfPart } from "./decisions-of-part.js";
import type { FromPart, PartLog, PartStart, ToPart } from "./messages.js";
import { partOf } from "./parts.js";
import { SentPieces } from "./sent-pieces.js";

/** What a thread offers the part that runs in it. */
export interface PartHost {
  readonly tools: ByteTools;
  post(message: FromPart): void;
  /** To be told of each message that comes, from now on. */
  listen(listener: (message: ToPart) => void): void;
  open(path: string): Promise<ByteSource>;
}

/** So many bytes are read from one message about progress to the next. */
const PROGRESS_BYTES = 4 * 1024 * 1024;

export async function replayPart(start: PartStart, host: PartHost): Promise<void> {
  const { bundle, count, number } = start;
  const pieces = start.logs.map(({ name }) => new SentPieces(name, () => host.post({ kind: "piece_taken" })));
  const decisions = new DecisionsOfPart((message) => host.post(message));
  host.listen((message) => {
    if (message.kind === "decisions_taken") decisions.taken();
    else pieces[message.log]!.add(message);
  });

  const people = start.people && PeopleTable.of(new Map(start.people));
  const source = async ({ path }: PartLog, log: number): Promise<ByteSource> =>
    path === undefined ? pieces[log]! : host.open(path);
  const logs = await Promise.all(start.logs.map(async (log, at) => ({ ...log, source: await source(log, at) })));
  let saidAt = 0;
  const { tally, problems } = await replay({
    bundle,
    logs,
    tools: host.tools,
    figures: start.figures,
    part: partOf(bundle, people, number, count)!,
    ...(people === undefined ? {} : { people }),
    ...(start.decides ? { decisions, taken: decisions.standAt } : {}),
    onProgress: ({ bytesRead, records }) => {
      if (bytesRead < saidAt + PROGRESS_BYTES) return;
      saidAt = bytesRead;
      host.post({ kind: "progress", bytesRead, records });
    },
  });
  host.post({ kind: "done", tally: tallyData(tally), problems });
}
