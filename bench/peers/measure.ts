/**
 * One measurement of one peer in a process of its own, as JSON on standard output: `PEER TASK EVENTS LOG PEOPLE POLICIES
 * ANSWERS`, where the answers are written to the last; or `floor LOG`. Built to JavaScript before it runs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { peersFor } from "./index.js";
import { parseAlone } from "./parse-alone.js";
import type { Task } from "./peer.js";

export interface PeerMeasurement {
  readonly milliseconds: number;
  /** Processor time of the whole process. */
  readonly cpuMilliseconds: number;
  readonly maxRssBytes: number;
}

const [name, ...rest] = process.argv.slice(2);
const timed = name === "floor" ? () => void parseAlone(rest[0]!) : await prepared();
const before = process.cpuUsage();
const startedAt = performance.now();
await timed();
const milliseconds = performance.now() - startedAt;
const used = process.cpuUsage(before);
const measurement: PeerMeasurement = {
  milliseconds,
  cpuMilliseconds: (used.user + used.system) / 1000,
  maxRssBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(measurement));

async function prepared(): Promise<() => Promise<void>> {
  const [task, events, log, people, policies, file] = rest as [Task, string, string, string, string, string];
  const peer = peersFor(readFileSync(policies, "utf8")).find((each) => each.name === name)!;
  const answers = new Uint16Array(Number(events));
  const run = await peer.prepare(task, { log, people });
  process.once("exit", () => writeFileSync(file, answers));
  return async () => run(answers);
}
