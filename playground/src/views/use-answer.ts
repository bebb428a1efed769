/** What the worker answers about the present files: asked again when they change, and only the last answer counts. */
import { useEffect, useState } from "preact/hooks";

export type Answered<Value> =
  | { readonly kind: "waiting" }
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "fault"; readonly message: string };

/** @param delayMs - typing goes on: asking waits until it has paused for so long */
export function useAnswer<Value>(
  ask: (() => Promise<Value>) | undefined,
  dependencies: readonly unknown[],
  delayMs = 150,
): Answered<Value> {
  const [answer, setAnswer] = useState<Answered<Value>>({ kind: "waiting" });
  useEffect(() => {
    if (ask === undefined) return;
    let isStale = false;
    const timer = setTimeout(() => {
      ask().then(
        (value) => isStale || setAnswer({ kind: "value", value }),
        (error: unknown) =>
          isStale || setAnswer({ kind: "fault", message: error instanceof Error ? error.message : String(error) }),
      );
    }, delayMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, dependencies);
  return answer;
}
