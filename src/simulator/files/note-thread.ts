/** What runs in the worker thread that notes lines ahead of a replay. */
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../../base/invariant.js";
import { noteAhead } from "../ahead/note-ahead.js";
import type { NoteStart } from "../ahead/note-ahead.js";
import { Ring } from "../ahead/ring.js";
import { openAgain } from "./threads.js";
import { nodeTools } from "./tools.js";

invariant(parentPort !== null, "this runs in a worker thread");
const port = parentPort;
const start = workerData as NoteStart;

await noteAhead(start, new Ring(start.memory, start.size), {
  tools: nodeTools,
  open: openAgain,
  post: (message) => port.postMessage(message),
});
