/** A replay on two threads: one reads the logs and notes what their lines hold, the other decides. */
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { NotedLogs } from "../ahead/noted-logs.js";
import type { NoteMessage, NoteStart } from "../ahead/note-ahead.js";
import { Ring, USUAL_RING } from "../ahead/ring.js";
import { replay } from "../replay.js";
import type { Replayed, ReplayOptions } from "../replay-options.js";

/**
 * Of logs that can be noted. Report and decisions are those of one thread. Rejects where the other thread fails.
 * @param entry - the module that runs in it: `note-thread.ts`, as it was built
 */
export async function replayNoted(
  options: ReplayOptions,
  entry: URL = new URL("./note-thread.js", import.meta.url),
): Promise<Replayed> {
  const memory = Ring.memory(USUAL_RING);
  const noted = new NotedLogs(new Ring(memory, USUAL_RING), () => turn());
  const start: NoteStart = {
    bundle: options.bundle,
    messages: options.decisions !== undefined,
    paths: options.logs.map(({ source }) => source.file!.path),
    memory,
    size: USUAL_RING,
  };
  const worker = new Worker(entry, { workerData: start })
    .on("message", (message: NoteMessage) => noted.add(message))
    .on("error", (error) => noted.fail(stopped(error.message, error)))
    .on("messageerror", (error) => noted.fail(stopped(error.message, error)))
    .on("exit", (status) => noted.fail(stopped(`it ended with status ${status}`)));
  try {
    const logs = options.logs.map((log) => ({
      ...log,
      source: { ...log.source, position: () => noted.position },
      noted,
    }));
    return await replay({ ...options, logs });
  } finally {
    await worker.terminate();
  }
}

function stopped(why: string, cause?: unknown): Error {
  return new Error(`the thread that reads the logs stopped: ${why}`, { cause });
}
