/** The page's side of a worker. One that dies is started anew; what it was asked then fails, the texts are the page's. */
import type { Progress } from "./replaying.js";
import { startWorker } from "./start.js";
import type { Answer, Methods, Request } from "./worker.js";
import workerUrl from "./worker.ts?worker&url";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** The worker died before it answered. */
export class WorkerStopped extends Error {}

export class WorkerClient {
  private worker: Worker | undefined;
  private next = 0;
  private hasAnswered = false;
  private readonly waiting = new Map<number, Waiting>();

  /**
   * The worker is started when it is first asked something.
   *
   * @param onCrash - called with the reason when the worker died, and whether it was started anew; it has no files then
   */
  constructor(private readonly onCrash: (reason: string, isBack: boolean) => void) {}

  call<Name extends keyof Methods>(name: Name, ...args: Parameters<Methods[Name]>): ReturnType<Methods[Name]> {
    return this.ask({}, name, ...args);
  }

  ask<Name extends keyof Methods>(
    { onProgress, signal }: CallOptions,
    method: Name,
    ...args: Parameters<Methods[Name]>
  ): ReturnType<Methods[Name]> {
    const id = this.next++;
    this.worker ??= this.start();
    const answer = new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress });
      this.send({ id, method, args });
    });
    signal?.addEventListener("abort", () => this.waiting.has(id) && this.send({ givenUp: id }));
    return answer as ReturnType<Methods[Name]>;
  }

  private send(request: Request): void {
    this.worker?.postMessage(request);
  }

  private start(): Worker {
    const worker = startWorker(workerUrl);
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.take(data));
    worker.addEventListener("error", (event) => this.crashed(event.message || "it could not be loaded"));
    return worker;
  }

  private take(answer: Answer): void {
    this.hasAnswered = true;
    const waiting = this.waiting.get(answer.id);
    if (waiting === undefined) return;
    if ("progress" in answer) return waiting.onProgress?.(answer.progress);
    this.waiting.delete(answer.id);
    if ("fault" in answer) waiting.reject(new Error(answer.fault));
    else waiting.resolve(answer.value);
  }

  /** A worker that never answered does not come to life by being started again. */
  private crashed(reason: string): void {
    this.worker?.terminate();
    const isBack = this.hasAnswered;
    this.hasAnswered = false;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new WorkerStopped(`the worker stopped: ${reason}`));
    this.waiting.clear();
    this.onCrash(reason, isBack);
  }
}
