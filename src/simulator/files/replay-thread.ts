/** What runs in each worker thread of a replay. */
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../../base/invariant.js";
import type { PartStart, ToPart } from "../threads/messages.js";
import { replayPart } from "../threads/part.js";
import { openAgain } from "./threads.js";
import { nodeTools } from "./tools.js";

invariant(parentPort !== null, "this runs in a worker thread");
const port = parentPort;

await replayPart(workerData as PartStart, {
  tools: nodeTools,
  post: (message) => port.postMessage(message),
  listen: (listener) => void port.on("message", (message: ToPart) => listener(message)),
  open: openAgain,
});
// Nothing more comes, and the thread ends.
port.close();
