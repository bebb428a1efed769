/** The extension: starts the language server and hands it what the editor does. */
import * as vscode from "vscode";
import { type Executable, LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    // Packages that ship with Kairos lie on no disk; the server has their text.
    vscode.workspace.registerTextDocumentContentProvider("kairos", {
      provideTextDocumentContent: async (uri) =>
        (await client?.sendRequest<string | null>("kairos/standardText", { uri: uri.toString() })) ?? undefined,
    }),
    vscode.commands.registerCommand("kairos.restart", async () => {
      await client?.stop();
      await start(context);
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration("kairos.server.path")) return;
      await client?.stop();
      await start(context);
    }),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  client = new LanguageClient("kairos", "Kairos", serverOptions(context), {
    documentSelector: [
      { language: "kairos", scheme: "file" },
      { language: "kairos", scheme: "untitled" },
    ],
    synchronize: { configurationSection: "kairos" },
  });
  await client.start();
}

/** The server of the setting, else the one beside this file. */
function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const path = vscode.workspace.getConfiguration("kairos").get<string>("server.path", "");
  if (path !== "" && vscode.workspace.isTrusted)
    return { command: path, args: ["lsp"], transport: TransportKind.stdio } satisfies Executable;
  return { module: context.asAbsolutePath("dist/server.cjs"), transport: TransportKind.stdio };
}
