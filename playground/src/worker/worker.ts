/** The worker: compiler, language service, engine and simulator behind one table of methods. */
import { compiling } from "./compiled.js";
import { explainEvent, replayLog, timelineOf, type Progress, type ReplayInput } from "./replaying.js";
import { service } from "./service.js";

let report: (progress: Progress) => void = () => undefined;

export const methods = {
  ...service,
  ...compiling,
  replay: (input: ReplayInput) => replayLog(input, (progress) => report(progress)),
  timeline: timelineOf,
  explain: explainEvent,
};
export type Methods = typeof methods;

/** What the page asks, and what the worker says. */
export interface Request {
  readonly id: number;
  readonly method: keyof Methods;
  readonly args: readonly unknown[];
}
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly progress: Progress };

// One at a time: a replay must not see the files of a later edit.
let before: Promise<void> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  before = before.then(() => answer(data));
});

async function answer({ id, method, args }: Request): Promise<void> {
  report = (progress) => self.postMessage({ id, progress } satisfies Answer);
  try {
    const call = methods[method] as (...all: readonly unknown[]) => unknown;
    self.postMessage({ id, value: await call(...args) } satisfies Answer);
  } catch (error) {
    self.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Answer);
  }
}
