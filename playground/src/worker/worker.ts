/** The worker: compiler, language service, engine and simulator behind one table of methods. */
import { bundleOf, testsOf } from "./compiled.js";
import { compareVersions } from "./comparing.js";
import { messagesOf, previewOf } from "./messages.js";
import { replayLog, type OnProgress, type Progress } from "./replaying.js";
import { service } from "./service.js";
import { timelineOf } from "./timeline.js";

/** Methods that report how far they are are handed `onProgress` behind their arguments. */
const running = {
  bundle: bundleOf,
  tests: testsOf,
  messages: messagesOf,
  preview: previewOf,
  replay: replayLog,
  timeline: timelineOf,
  compare: compareVersions,
};
const methods = { ...service, ...running };

type Asked<Args extends readonly unknown[]> = Args extends readonly [...infer Before, OnProgress] ? Before : Args;
/** As the page sees them. */
export type Methods = {
  [Name in keyof typeof methods]: (
    ...args: Asked<Parameters<(typeof methods)[Name]>>
  ) => Promise<Awaited<ReturnType<(typeof methods)[Name]>>>;
};

/** What the page asks: a call, or that a call be given up. */
export type Request =
  | { readonly id: number; readonly method: keyof Methods; readonly args: readonly unknown[] }
  | { readonly givenUp: number };

/** What the worker says. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly progress: Progress };

const givenUp = new Set<number>();

// One at a time, so that two replays do not share the memory of one machine.
let before: Promise<void> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if ("givenUp" in data) givenUp.add(data.givenUp);
  else before = before.then(() => answer(data));
});

async function answer({ id, method, args }: Exclude<Request, { givenUp: number }>): Promise<void> {
  let saidAt = 0;
  const onProgress: OnProgress = (progress) => {
    if (givenUp.has(id)) throw new Error("given up");
    if (performance.now() - saidAt < 50) return;
    saidAt = performance.now();
    self.postMessage({ id, progress } satisfies Answer);
  };
  try {
    if (givenUp.has(id)) throw new Error("given up");
    const call = methods[method] as (...all: readonly unknown[]) => unknown;
    const value = await (takesProgress.has(method) ? call(...args, onProgress) : call(...args));
    self.postMessage({ id, value } satisfies Answer);
  } catch (error) {
    self.postMessage({ id, fault: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
  givenUp.delete(id);
}

const takesProgress: ReadonlySet<keyof Methods> = new Set(["replay", "timeline", "compare"]);
