/** Worker threads of Node.js for a replay on several threads. */
import { Worker } from "node:worker_threads";
import type { ByteSource } from "../bytes/source.js";
import { InputError } from "../problem.js";
import type { FromPart, PartStart, ToPart } from "../threads/messages.js";
import type { Threads } from "../threads/replay-on-threads.js";
import { openInput } from "./open.js";

/** @param entry - the module that runs in each: `replay-thread.ts`, as it was built */
export function nodeThreads(count: number, entry: URL = new URL("./replay-thread.js", import.meta.url)): Threads {
  return {
    count,
    start(start: PartStart, listener, failed) {
      const worker = new Worker(entry, { workerData: start });
      worker
        .on("message", (message: FromPart) => {
          if (message.kind === "done") worker.off("exit", exited);
          listener(message);
        })
        .on("error", failed)
        .on("messageerror", failed);
      const exited = (status: number): void => failed(new Error(`it ended with status ${status}`));
      worker.on("exit", exited);
      return {
        post: (message: ToPart) => worker.postMessage(message, []),
        async end() {
          worker.off("exit", exited);
          await worker.terminate();
        },
      };
    },
    open: openAgain,
  };
}

export async function openAgain(path: string): Promise<ByteSource> {
  const opened = await openInput(path);
  if ("problem" in opened) throw new InputError(opened.problem);
  return opened.source;
}
