/** What the worker answers about the present policies: asked again when they change, and only the last answer counts. */
import { useEffect, useState } from "preact/hooks";
import type { CallOptions } from "../worker/client.js";
import type { Progress } from "../worker/replaying.js";

export type Answered<Value> = (
  | { readonly kind: "waiting" }
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "fault"; readonly message: string }
) & {
  /** True while a newer answer is on its way. */
  readonly isBusy: boolean;
  readonly progress?: Progress | undefined;
};

const WAITING = { kind: "waiting", isBusy: true } as const;

/**
 * @param ask - undefined where there is nothing to ask now; the last answer stays
 * @param delayMs - typing goes on: asking waits until it has paused for so long
 * @param subject - what the answers are about: once it is another, those about the one before are gone
 */
export function useAnswer<Value>(
  ask: ((options: CallOptions) => Promise<Value>) | undefined,
  dependencies: readonly unknown[],
  delayMs = 150,
  subject: readonly unknown[] = [],
): Answered<Value> {
  const [answer, setAnswer] = useState<Answered<Value>>(WAITING);
  useEffect(() => setAnswer(WAITING), subject);
  useEffect(() => {
    if (ask === undefined) return setAnswer((before) => ({ ...before, isBusy: false, progress: undefined }));
    const gone = new AbortController();
    setAnswer((before) => ({ ...before, isBusy: true, progress: undefined }));
    const settle = (settled: Answered<Value>): void => {
      if (!gone.signal.aborted) setAnswer(settled);
    };
    const timer = setTimeout(() => {
      const onProgress = (progress: Progress): void => {
        if (!gone.signal.aborted) setAnswer((before) => ({ ...before, progress }));
      };
      ask({ onProgress, signal: gone.signal }).then(
        (value) => settle({ kind: "value", value, isBusy: false }),
        (error: unknown) =>
          settle({ kind: "fault", message: error instanceof Error ? error.message : String(error), isBusy: false }),
      );
    }, delayMs);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [...dependencies, ...subject]);
  return answer;
}
