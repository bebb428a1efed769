/** What every view works on: the policies as they are now, the log that is open, and the worker that is asked about them. */
import type { SourceText } from "../../src/compiler/index.js";
import type { Target } from "./editor/editor.js";
import type { WorkerClient } from "./worker/client.js";
import type { ReplayInput } from "./worker/replaying.js";

export interface Session {
  /** For what may take long; the editor has a worker of its own. */
  readonly runner: WorkerClient;
  readonly files: readonly SourceText[];
  /** How many errors the policies have. */
  readonly errors: number;
  readonly input: ReplayInput | undefined;
  /** While the log of the example is being fetched. */
  readonly isLogComing: boolean;
  /** Shows a place in the editor. */
  goTo(target: Target): void;
  /** Shows what the compiler has to say. */
  showProblems(): void;
}
