/** The page's side of the worker. A worker that dies is started anew; what it was asked then fails, the texts are the page's. */
import type { Answer, Methods, Request } from "./worker.js";
import type { Progress } from "./replaying.js";

type Called<Method> = Method extends (...args: infer Args) => infer Result
  ? (...args: Args) => Promise<Awaited<Result>>
  : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress?(progress: Progress): void;
}

export class WorkerClient {
  private worker: Worker;
  private next = 0;
  private hasAnswered = false;
  private readonly waiting = new Map<number, Waiting>();

  /** @param onCrash - called with the reason when the worker died, and whether it was started anew; it has no files then */
  constructor(private readonly onCrash: (reason: string, isBack: boolean) => void) {
    this.worker = this.start();
  }

  call<Name extends keyof Methods>(name: Name, ...args: Parameters<Methods[Name]>): ReturnType<Called<Methods[Name]>> {
    return this.ask(name, args, undefined) as ReturnType<Called<Methods[Name]>>;
  }

  callWithProgress<Name extends keyof Methods>(
    onProgress: (progress: Progress) => void,
    name: Name,
    ...args: Parameters<Methods[Name]>
  ): ReturnType<Called<Methods[Name]>> {
    return this.ask(name, args, onProgress) as ReturnType<Called<Methods[Name]>>;
  }

  private ask(
    method: keyof Methods,
    args: readonly unknown[],
    onProgress: ((progress: Progress) => void) | undefined,
  ): Promise<unknown> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, ...(onProgress === undefined ? {} : { onProgress }) });
      this.worker.postMessage({ id, method, args } satisfies Request);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.take(data));
    worker.addEventListener("error", (event) => this.crashed(event.message));
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
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
    if (!this.hasAnswered) return this.onCrash(reason, false);
    this.hasAnswered = false;
    this.worker = this.start();
    this.onCrash(reason, true);
  }
}
