/** Puts events in order on disk, so that a log of any size can be sorted in bounded memory. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBAppender } from "@duckdb/node-api";
import type { Value } from "../../engine/event.js";
import type { EventOrder, QueuedEvent } from "../order.js";
import { openDatabase, type Database } from "./duckdb.js";

export interface OrderOnDisk extends EventOrder {
  /** Removes what lies on disk; needed however the replay ends. */
  close(): Promise<void>;
}

/** Bytes of ids and sources compare as their code points do. */
const TABLE = "CREATE TABLE events (time DOUBLE, id BLOB, source BLOB, position DOUBLE, event VARCHAR)";
const IN_ORDER = "SELECT event FROM events ORDER BY time, id, source, position";

export async function orderOnDisk(): Promise<OrderOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), "kairos-sort-"));
  const stopWatching = removeAtExit(folder);
  const database = await openDatabase(folder);
  await database.connection.run(TABLE);
  return new DiskOrder(database, await database.connection.createAppender("events"), stopWatching);
}

/** Also when the process is ended in the middle: signals that would end it at once end it by way of its exit. */
function removeAtExit(folder: string): () => void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const interrupted = (): never => process.exit(130);
  const terminated = (): never => process.exit(143);
  process.once("exit", remove).once("SIGINT", interrupted).once("SIGTERM", terminated);
  return () => void process.off("exit", remove).off("SIGINT", interrupted).off("SIGTERM", terminated);
}

/** An event as JSON: its own order of members, none of them left out but missing values, which are null. */
type Stored = readonly [
  time: number,
  id: string,
  source: string,
  type: number,
  person: string,
  values: readonly (Value | null)[],
  log: number,
  line: number,
];

class DiskOrder implements OrderOnDisk {
  private position = 0;
  private readonly encoder = new TextEncoder();

  constructor(
    private readonly database: Database,
    private readonly appender: DuckDBAppender,
    private readonly closed: () => void,
  ) {}

  add({ time, id, source, type, person, values, log, line }: QueuedEvent): void {
    const stored: Stored = [time, id, source, type, person, values, log, line];
    const { appender } = this;
    appender.appendDouble(time);
    appender.appendBlob(this.encoder.encode(id));
    appender.appendBlob(this.encoder.encode(source));
    appender.appendDouble(this.position);
    appender.appendVarchar(JSON.stringify(stored));
    appender.endRow();
    this.position += 1;
  }

  /** What was added goes to disk when the appender's own buffer is full. */
  async flush(): Promise<void> {}

  async *inOrder(): AsyncGenerator<readonly QueuedEvent[]> {
    this.appender.closeSync();
    const result = await this.database.connection.stream(IN_ORDER);
    for await (const chunk of result) yield (chunk.getColumnValues(0) as string[]).map(restored);
  }

  async close(): Promise<void> {
    await this.database.close();
    this.closed();
  }
}

function restored(text: string): QueuedEvent {
  const [time, id, source, type, person, values, log, line] = JSON.parse(text) as Stored;
  return { time, id, source, type, person, values: values.map((value) => value ?? undefined), log, line };
}
