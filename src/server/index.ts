/**
 * The language server: the language service over the protocol of editors, on standard input and output.
 *
 * Requests are answered from the workspace as it is when they are taken up; a request that was cancelled meanwhile is
 * answered so. A fault of ours is written to the editor's log and gives an empty answer: it never ends the server.
 */
import { setImmediate } from "node:timers/promises";
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentHighlightKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type SelectionRange,
  SemanticTokensBuilder,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import type { Span } from "../base/span.js";
import { standardText } from "../compiler/index.js";
import {
  codeActions,
  complete,
  definitions,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  links,
  prepareRename,
  references,
  rename,
  selectionRanges,
  semanticTokens,
  signature,
  TOKEN_TYPES,
  workspaceSymbols,
} from "../language/index.js";
import { completionItems, Converter, documentSymbol, foldingRange, hoverMarkdown, SYMBOL_KINDS } from "./convert.js";
import { Publisher } from "./publisher.js";
import { diskPath, offsetAt, positionAt, rangeOf, standardPath } from "./places.js";
import { ReplayedReport } from "./replayed.js";
import { type Located, Store } from "./store.js";
import { LineIndex } from "../base/lines.js";

/** Serves an editor on standard input and output; the process ends with the editor's word. */
export async function serve(version: string): Promise<never> {
  const connection = createConnection(process.stdin, process.stdout);
  // Without an editor there is nobody to tell.
  process.stdout.on("error", () => process.exit(1));
  // Whatever else goes wrong, the editor keeps its server.
  process.on("uncaughtException", (error) => connection.console.error(faultText("the server", error)));
  process.on("unhandledRejection", (error) => connection.console.error(faultText("the server", error)));
  attach(connection, version);
  connection.listen();
  return new Promise<never>(() => undefined);
}

function faultText(where: string, error: unknown): string {
  return `a fault of Kairos in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** What a request is asked with. */
interface Asked extends Located {
  readonly convert: Converter;
  readonly lines: LineIndex;
  readonly offset: (position: { readonly line: number; readonly character: number }) => number;
}

export function attach(connection: Connection, version: string): void {
  const store = new Store();
  const publisher = new Publisher(store, connection);
  const report = new ReplayedReport();
  let capabilities: InitializeParams["capabilities"] = {};
  let folders: string[] = [];
  /** Files are read one after the other, so that what is asked for afterwards knows them. */
  let reading: Promise<unknown> = Promise.resolve();
  const after = (work: () => Promise<unknown> | unknown): void => {
    reading = reading.then(work).catch((error: unknown) => connection.console.error(faultText("reading files", error)));
  };

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return { serverInfo: { name: "kairos", version }, capabilities: CAPABILITIES };
  });

  connection.onInitialized(() => {
    for (const folder of folders) after(() => store.addFolder(folder));
    after(() => publisher.schedule());
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.kairos" }],
      });
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) after(() => store.removeFolder(uri));
        for (const { uri } of added) after(() => store.addFolder(uri));
        folders = [...folders.filter((uri) => !removed.some((one) => one.uri === uri)), ...added.map(({ uri }) => uri)];
        after(() => publisher.schedule());
      });
    }
    if (capabilities.workspace?.configuration === true) {
      if (capabilities.workspace.didChangeConfiguration?.dynamicRegistration === true)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: "kairos" });
      after(readSettings);
    }
  });

  const readSettings = async (): Promise<void> => {
    const settings: unknown = await connection.workspace.getConfiguration("kairos");
    const [first] = folders;
    const setting =
      typeof settings === "object" && settings !== null && "report" in settings ? settings.report : undefined;
    report.set(setting, first === undefined ? undefined : diskPath(first));
    if (capabilities.workspace?.inlayHint?.refreshSupport === true)
      void connection.sendRequest(InlayHintRefreshRequest.type);
  };

  // ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────

  connection.onDidOpenTextDocument(({ textDocument: { uri, text } }) => {
    after(() => store.open(uri, text));
    after(() => publisher.schedule());
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    after(() => {
      for (const change of contentChanges) {
        store.change(textDocument.uri, (text) => {
          if (!("range" in change)) return change.text;
          const lines = new LineIndex(text);
          const [start, end] = [offsetAt(lines, change.range.start), offsetAt(lines, change.range.end)];
          return [{ start, end: Math.max(start, end), text: change.text }];
        });
      }
      publisher.schedule();
    });
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    after(() => store.close(uri));
    after(() => publisher.schedule());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) after(() => store.changedOnDisk(uri));
    after(() => publisher.schedule());
  });
  connection.onDidChangeConfiguration(() => {
    if (capabilities.workspace?.configuration === true) after(readSettings);
  });
  connection.onShutdown(() => publisher.stop());
  // The text of a package that ships with Kairos, for an editor that shows where something is declared.
  connection.onRequest("kairos/standardText", ({ uri }: { readonly uri?: unknown }) =>
    typeof uri === "string" ? (standardText(standardPath(uri) ?? "") ?? null) : null,
  );

  // ── requests ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Answers by what `answer` makes of the file that is asked about; `otherwise` where there is none, or a fault. */
  function answering<Params extends { readonly textDocument: { readonly uri: string } }, Result>(
    name: string,
    otherwise: Result,
    answer: (asked: Asked, params: Params) => Result | ResponseError<void> | Promise<Result | ResponseError<void>>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>> {
    return async (params, token) => {
      await reading;
      // Lets a cancellation that has arrived be heard.
      await setImmediate();
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      try {
        const located = store.locate(params.textDocument.uri);
        const lines = located?.workspace.file(located.path)?.lines;
        if (located === undefined || lines === undefined) return otherwise;
        const convert = new Converter(store, located);
        return await answer({ ...located, convert, lines, offset: (position) => offsetAt(lines, position) }, params);
      } catch (error) {
        connection.console.error(faultText(name, error));
        return otherwise;
      }
    };
  }

  connection.onCompletion(
    answering("completion", null, ({ workspace, path, lines, convert, offset }, { position }) => {
      const withSnippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
      return completionItems(complete(workspace, path, offset(position)), lines, convert, withSnippets);
    }),
  );
  connection.onHover(
    answering("hover", null, ({ workspace, path, lines, offset }, { position }) => {
      const found = hover(workspace, path, offset(position));
      if (found === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: hoverMarkdown(found) },
        range: rangeOf(lines, found.span),
      };
    }),
  );
  connection.onSignatureHelp(
    answering("signature help", null, ({ workspace, path, offset }, { position }) => {
      const found = signature(workspace, path, offset(position));
      if (found === undefined) return null;
      const { label, documentation, parameters, active } = found;
      return {
        signatures: [{ label, documentation, parameters: parameters.map((one) => ({ label: one })) }],
        activeSignature: 0,
        activeParameter: active,
      };
    }),
  );
  const located = ({ convert }: Asked, spans: readonly Span[]): { uri: string; range: ReturnType<typeof rangeOf> }[] =>
    spans.flatMap((span) => convert.location(span) ?? []);
  connection.onDefinition(
    answering("definition", null, (asked, { position }) =>
      located(asked, definitions(asked.workspace, asked.path, asked.offset(position))),
    ),
  );
  connection.onReferences(
    answering("references", null, (asked, { position, context }) => {
      const found = references(asked.workspace, asked.path, asked.offset(position));
      return located(
        asked,
        found.filter(({ declares }) => context.includeDeclaration || !declares).map(({ span }) => span),
      );
    }),
  );
  connection.onDocumentHighlight(
    answering("highlights", null, ({ workspace, path, lines, offset }, { position }) =>
      references(workspace, path, offset(position))
        .filter(({ span }) => span.file === path)
        .map(({ span, declares }) => ({
          range: rangeOf(lines, span),
          kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
    ),
  );
  connection.onPrepareRename(
    answering("rename", null, ({ workspace, path, lines, offset }, { position }) => {
      const found = prepareRename(workspace, path, offset(position));
      if ("reason" in found) return new ResponseError(ErrorCodes.InvalidRequest, found.reason);
      return { range: rangeOf(lines, found.span), placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    answering("rename", null, ({ workspace, path, convert, offset }, { position, newName }) => {
      const renamed = rename(workspace, path, offset(position), newName);
      if ("reason" in renamed) return new ResponseError(ErrorCodes.InvalidRequest, renamed.reason);
      return convert.workspaceEdit(renamed.edits);
    }),
  );
  connection.onDocumentSymbol(
    answering("symbols", null, ({ workspace, path, lines }) =>
      documentSymbols(workspace, path).map((symbol) => documentSymbol(symbol, lines)),
    ),
  );
  connection.onWorkspaceSymbol(async ({ query }) => {
    await reading;
    return store.all().flatMap(({ workspace, root }) => {
      const convert = new Converter(store, { workspace, root });
      return workspaceSymbols(workspace, query).flatMap((symbol) => {
        const location = convert.location({ ...symbol.nameSpan, file: symbol.file });
        return location === undefined ? [] : [{ name: symbol.name, kind: SYMBOL_KINDS[symbol.kind], location }];
      });
    });
  });
  connection.onFoldingRanges(
    answering("folding", null, ({ workspace, path, lines }) =>
      foldingRanges(workspace, path).map((range) => foldingRange(range, lines)),
    ),
  );
  connection.onSelectionRanges(
    answering("selection", null, ({ workspace, path, lines, offset }, { positions }) =>
      positions.map((position): SelectionRange => {
        const ranges = selectionRanges(workspace, path, offset(position)).map((span) => rangeOf(lines, span));
        const nested = ranges.reduceRight<SelectionRange | undefined>(
          (parent, range) => (parent === undefined ? { range } : { range, parent }),
          undefined,
        );
        return nested ?? { range: { start: position, end: position } };
      }),
    ),
  );
  connection.languages.semanticTokens.on(
    answering("semantic tokens", { data: [] }, ({ workspace, path, lines }) => {
      const builder = new SemanticTokensBuilder();
      for (const { start, end, type, declares } of semanticTokens(workspace, path)) {
        const { line, character } = positionAt(lines, start);
        builder.push(line, character, end - start, TOKEN_TYPES.indexOf(type), declares ? 1 : 0);
      }
      return builder.build();
    }),
  );
  connection.onDocumentFormatting(
    answering("formatting", null, ({ workspace, path, convert }) =>
      formatting(workspace, path).flatMap((edit) => convert.edit(edit) ?? []),
    ),
  );
  connection.onCodeAction(
    answering("code actions", null, ({ workspace, path, convert, offset }, { range, context }) =>
      codeActions(workspace, path, offset(range.start), offset(range.end))
        .map((action) => {
          const diagnostic = action.diagnostic === undefined ? undefined : convert.diagnostic(action.diagnostic);
          return {
            title: action.title,
            kind: ACTION_KINDS[action.kind],
            edit: convert.workspaceEdit(action.edits),
            ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
            ...(action.isPreferred ? { isPreferred: true } : {}),
          };
        })
        .filter(
          ({ kind }) =>
            context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`)),
        ),
    ),
  );
  connection.onDocumentLinks(
    answering("links", null, ({ workspace, path, lines, convert }) =>
      links(workspace, path).map(({ span, target }) => ({ range: rangeOf(lines, span), target: convert.uri(target) })),
    ),
  );
  connection.languages.inlayHint.on(
    answering("inlay hints", null, async ({ workspace, path, lines, offset }, { range }) => {
      const [start, end] = [offset(range.start), offset(range.end)];
      return inlayHints(workspace, path, await report.limits())
        .filter((hint) => start <= hint.offset && hint.offset <= end)
        .map((hint) => ({
          position: positionAt(lines, hint.offset),
          label: hint.label,
          tooltip: hint.tooltip,
          paddingLeft: true,
        }));
    }),
  );
}

const ACTION_KINDS = {
  quickfix: CodeActionKind.QuickFix,
  "organize-imports": CodeActionKind.SourceOrganizeImports,
  "fix-all": CodeActionKind.SourceFixAll,
} as const;

const CAPABILITIES: InitializeResult["capabilities"] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [".", "{", '"', " "] },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ["(", ","] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: ["declaration"] }, full: true },
  documentFormattingProvider: true,
  codeActionProvider: { codeActionKinds: Object.values(ACTION_KINDS) },
  documentLinkProvider: {},
  inlayHintProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
