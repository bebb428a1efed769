/** Tells the editor what is wrong, shortly after the last change; what has not changed is not told again. */
import type { Connection } from "vscode-languageserver/node";
import { diagnosticsOf } from "../language/index.js";
import { Converter } from "./convert.js";
import type { Store } from "./store.js";

/** Changes come in bursts as somebody types; one check is for all of them. */
const PAUSE_MS = 20;

export class Publisher {
  /** What was told last, by address. */
  readonly #told = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly connection: Connection,
  ) {}

  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#publish(), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #publish(): void {
    const gone = new Set(this.#told.keys());
    for (const { workspace, root } of this.store.all()) {
      const convert = new Converter(this.store, { workspace, root });
      for (const path of workspace.paths) {
        const uri = convert.uri(path);
        gone.delete(uri);
        this.#tell(uri, () => diagnosticsOf(workspace, path).flatMap((one) => convert.diagnostic(one) ?? []));
      }
    }
    for (const uri of gone) this.#tell(uri, () => []);
  }

  #tell(uri: string, find: () => Parameters<Connection["sendDiagnostics"]>[0]["diagnostics"]): void {
    try {
      const diagnostics = find();
      const text = JSON.stringify(diagnostics);
      if ((this.#told.get(uri) ?? "[]") === text) return;
      this.#told.set(uri, text);
      void this.connection.sendDiagnostics({ uri, diagnostics });
    } catch (error) {
      this.connection.console.error(
        `a fault of Kairos in checking ${uri}: ${error instanceof Error ? error.stack : error}`,
      );
    }
  }
}
