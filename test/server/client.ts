/** A client that talks to the built server over standard input and output, as an editor does. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const COMMAND = join(import.meta.dirname, "../../dist/cli/kairos.js");

export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly folder: string;
  /** What the server wrote to the editor's log. */
  readonly log: string[];
  readonly process: ChildProcess;
  uri(path: string): string;
  open(path: string, text: string): Promise<void>;
  /** Replaces from the first to the last position, each line and character from 0. */
  change(path: string, from: [number, number], to: [number, number], text: string): Promise<void>;
  /** Codes of what is wrong in a file, as soon as the answer holds. */
  diagnosed(path: string, holds: (codes: readonly string[]) => boolean): Promise<readonly string[]>;
  /** Ends the server in the orderly way; gives its exit status. */
  stop(): Promise<number | null>;
}

export async function start(
  files: Readonly<Record<string, string>>,
  settings: object = {},
  command: readonly string[] = [COMMAND, "lsp", "--stdio"],
): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), "kairos lsp "));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const child = spawn(process.execPath, [...command], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  const told = new Map<string, readonly string[]>();
  const waiting = new Set<() => void>();
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    told.set(
      uri,
      diagnostics.map(({ code }) => String(code)),
    );
    for (const look of waiting) look();
  });
  connection.onRequest("workspace/configuration", () => [settings]);
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/inlayHint/refresh", () => null);
  connection.listen();
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
  let version = 1;
  const initialized: InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "test" }],
    capabilities: {
      workspace: {
        workspaceFolders: true,
        configuration: true,
        inlayHint: { refreshSupport: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    initialized,
    folder,
    log,
    process: child,
    uri,
    open: (path, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uri(path), languageId: "kairos", version, text },
      }),
    change: (path, from, to, text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(path), version: ++version },
        contentChanges: [
          { range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } }, text },
        ],
      }),
    diagnosed: (path, holds) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`${path} has ${told.get(uri(path))?.join() ?? "not been told of"}`)),
          20_000,
        );
        const look = (): void => {
          const codes = told.get(uri(path));
          if (codes === undefined || !holds(codes)) return;
          waiting.delete(look);
          clearTimeout(late);
          resolve(codes);
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const status = await ended;
      connection.dispose();
      rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}
