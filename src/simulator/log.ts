/** A log as a replay takes it: bytes, how they are written, and what they are records of. */
import type { Bundle } from "../bundle/types.js";
import type { NotedLog } from "./ahead/noted-logs.js";
import type { ByteSource } from "./bytes/source.js";
import type { EventTable } from "./columns/table.js";
import type { InputProblem } from "./problem.js";

export type LogFormat = "ndjson" | "csv";

/** Names CloudEvents where the name of a `source` could stand. */
export const CLOUD_EVENTS = "cloudevents";

export interface Log {
  readonly source: ByteSource;
  /** Opens its events as a table, which says the same; `source` then is not read. */
  readonly table?: () => Promise<EventTable>;
  /** Its lines as another thread has noted them; `source` then is read only where they cannot be scanned here. */
  readonly noted?: NotedLog;
  readonly format: LogFormat;
  /**
   * The `source` of the bundle that its records go through, or `cloudevents`. When left out: the bundle's only `source`,
   * for lines that are no CloudEvents (have no `specversion`); CloudEvents where the bundle has none.
   */
  readonly mapping?: string;
}

/** By the name of the file: `.csv` or `.tsv`, else NDJSON; a compressed one by what comes before. */
export function logFormatOf(path: string): LogFormat {
  return /\.(csv|tsv)(\.(gz|zst))?$/i.test(path) ? "csv" : "ndjson";
}

/** What the lines of a log are. */
export type Reader =
  | { readonly kind: "cloud_events" }
  /** `mixed`: a line with `specversion` is a CloudEvent all the same. */
  | { readonly kind: "source"; readonly name: string; readonly mixed: boolean };

export function readerOf(log: Log, bundle: Bundle): Reader | { readonly problem: InputProblem } {
  const names = Object.keys(bundle.sources).toSorted();
  const file = log.source.name;
  const listed = names.map((name) => `\`${name}\``).join(", ");
  if (log.mapping === CLOUD_EVENTS && log.format === "ndjson") return { kind: "cloud_events" };
  if (log.mapping !== undefined && log.mapping !== CLOUD_EVENTS) {
    if (names.includes(log.mapping)) return { kind: "source", name: log.mapping, mixed: false };
    return {
      problem: {
        code: "no_source",
        file,
        message: `the policies have no \`source ${log.mapping}\``,
        remedy: names.length === 0 ? "declare one, or hand in CloudEvents" : `name one of ${listed}`,
      },
    };
  }
  if (names.length === 1 && log.mapping === undefined)
    return { kind: "source", name: names[0]!, mixed: log.format === "ndjson" };
  if (log.format === "csv") {
    return {
      problem: {
        code: "no_source",
        file,
        message:
          names.length === 0
            ? "a row of CSV becomes an event through a `source`, and the policies declare none"
            : `a row of CSV becomes an event through a \`source\`, and the policies declare several`,
        remedy: names.length === 0 ? "declare a `source` whose `record` is the row" : `name one of ${listed}`,
      },
    };
  }
  return { kind: "cloud_events" };
}
