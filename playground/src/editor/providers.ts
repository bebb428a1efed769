/** Hands the features of the language service to Monaco. Each asks the worker, which has the texts already. */
import monarch from "../../../grammar/kairos.monarch.json";
import { isStandard } from "../../../src/semantics/names/file-paths.js";
import type { CompletionKind, OutlineSymbol } from "../../../src/language/index.js";
import type { WorkerClient } from "../worker/client.js";
import { editsOf, pathOf, rangeOf, uriOf, type Monaco } from "./convert.js";
import type { monaco as Namespace } from "./monaco.js";

export const LANGUAGE = "kairos";

export function registerLanguage(monaco: Monaco, worker: WorkerClient): void {
  const { languages } = monaco;
  languages.register({ id: LANGUAGE, extensions: [".kairos"] });
  languages.setMonarchTokensProvider(LANGUAGE, monarch as unknown as Namespace.languages.IMonarchLanguage);
  languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: "//" },
    brackets: [
      ["{", "}"],
      ["[", "]"],
      ["(", ")"],
    ],
    autoClosingPairs: [
      { open: "{", close: "}" },
      { open: "[", close: "]" },
      { open: "(", close: ")" },
      { open: '"', close: '"', notIn: ["string", "comment"] },
    ],
    onEnterRules: [
      { beforeText: /^\s*\/\/\/.*$/, action: { indentAction: languages.IndentAction.None, appendText: "/// " } },
    ],
  });
  languages.registerCompletionItemProvider(LANGUAGE, completion(monaco, worker));
  languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      const found = await worker.call("hover", pathOf(model.uri), model.getOffsetAt(position));
      if (found === undefined) return null;
      return {
        range: rangeOf(model, found.span),
        contents: [{ value: `\`\`\`${LANGUAGE}\n${found.code}\n\`\`\`` }, ...found.text.map((value) => ({ value }))],
      };
    },
  });
  languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ["(", ","],
    async provideSignatureHelp(model, position) {
      const found = await worker.call("signature", pathOf(model.uri), model.getOffsetAt(position));
      if (found === undefined) return null;
      const { label, documentation, parameters, active } = found;
      return {
        value: {
          signatures: [{ label, documentation, parameters: parameters.map((one) => ({ label: one })) }],
          activeSignature: 0,
          activeParameter: active,
        },
        dispose: () => undefined,
      };
    },
  });
  const places = async (
    method: "definitions" | "references",
    model: Namespace.editor.ITextModel,
    position: Namespace.IPosition,
  ): Promise<Namespace.languages.Location[]> => {
    const found = await worker.call(method, pathOf(model.uri), model.getOffsetAt(position));
    const located = found.map(async (one) => {
      const span = "span" in one ? one.span : one;
      const target = await modelOf(span.file);
      return target === null ? [] : [{ uri: target.uri, range: rangeOf(target, span) }];
    });
    return (await Promise.all(located)).flat();
  };
  /** Files of packages that ship with Kairos are opened when something leads into them. */
  const modelOf = async (path: string): Promise<Namespace.editor.ITextModel | null> => {
    const uri = uriOf(monaco, path);
    const text =
      isStandard(path) && monaco.editor.getModel(uri) === null ? await worker.call("packageText", path) : undefined;
    const model = monaco.editor.getModel(uri);
    return model !== null || text === undefined ? model : monaco.editor.createModel(text, LANGUAGE, uri);
  };
  languages.registerDefinitionProvider(LANGUAGE, {
    provideDefinition: (model, at) => places("definitions", model, at),
  });
  languages.registerReferenceProvider(LANGUAGE, { provideReferences: (model, at) => places("references", model, at) });
  languages.registerRenameProvider(LANGUAGE, {
    async resolveRenameLocation(model, position) {
      const found = await worker.call("prepareRename", pathOf(model.uri), model.getOffsetAt(position));
      if ("reason" in found)
        return { range: rangeOf(model, { start: 0, end: 0 }), text: "", rejectReason: found.reason };
      return { range: rangeOf(model, found.span), text: found.name };
    },
    async provideRenameEdits(model, position, name) {
      const found = await worker.call("rename", pathOf(model.uri), model.getOffsetAt(position), name);
      if ("reason" in found) return { edits: [], rejectReason: found.reason };
      return { edits: editsOf(monaco, found.edits) };
    },
  });
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    async provideDocumentFormattingEdits(model) {
      const edits = await worker.call("format", pathOf(model.uri));
      return edits.map(({ span, text }) => ({ range: rangeOf(model, span), text }));
    },
  });
  languages.registerFoldingRangeProvider(LANGUAGE, {
    async provideFoldingRanges(model) {
      const ranges = await worker.call("folding", pathOf(model.uri));
      return ranges.map(({ start, end }) => ({
        start: model.getPositionAt(start).lineNumber,
        end: model.getPositionAt(end).lineNumber,
      }));
    },
  });
  languages.registerInlayHintsProvider(LANGUAGE, {
    async provideInlayHints(model) {
      const hints = await worker.call("hints", pathOf(model.uri));
      return {
        hints: hints.map(({ offset, label, tooltip }) => ({
          position: model.getPositionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        })),
        dispose: () => undefined,
      };
    },
  });
  languages.registerCodeActionProvider(LANGUAGE, {
    async provideCodeActions(model, range, { markers }) {
      const start = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
      const end = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
      const actions = await worker.call("actions", pathOf(model.uri), start, end);
      return {
        actions: actions.map(({ title, kind, edits, diagnostic, isPreferred }) => ({
          title,
          kind: kind === "quickfix" ? "quickfix" : `source.${kind === "fix-all" ? "fixAll" : "organizeImports"}`,
          isPreferred,
          edit: { edits: editsOf(monaco, edits) },
          diagnostics:
            diagnostic === undefined ? [] : markers.filter(({ message }) => message.includes(diagnostic.message)),
        })),
        dispose: () => undefined,
      };
    },
  });
  languages.registerDocumentSymbolProvider(LANGUAGE, {
    async provideDocumentSymbols(model) {
      const convert = (symbols: readonly OutlineSymbol[]): Namespace.languages.DocumentSymbol[] =>
        symbols.map(({ name, kind, detail, span, nameSpan, children }) => ({
          name,
          detail,
          kind: symbolKind(monaco, kind),
          tags: [],
          range: rangeOf(model, span),
          selectionRange: rangeOf(model, nameSpan),
          children: convert(children),
        }));
      return convert(await worker.call("symbols", pathOf(model.uri)));
    },
  });
}

function symbolKind(monaco: Monaco, kind: string): Namespace.languages.SymbolKind {
  const { SymbolKind } = monaco.languages;
  switch (kind) {
    case "event":
      return SymbolKind.Event;
    case "enum":
      return SymbolKind.Enum;
    case "enum_value":
      return SymbolKind.EnumMember;
    case "field":
    case "constant":
      return SymbolKind.Field;
    case "test":
      return SymbolKind.Method;
    default:
      return SymbolKind.Class;
  }
}

function completion(monaco: Monaco, worker: WorkerClient): Namespace.languages.CompletionItemProvider {
  const { CompletionItemKind: Kind, CompletionItemInsertTextRule: Rule } = monaco.languages;
  const kinds: Readonly<Record<CompletionKind, Namespace.languages.CompletionItemKind>> = {
    keyword: Kind.Keyword,
    snippet: Kind.Snippet,
    event: Kind.Event,
    field: Kind.Field,
    constant: Kind.Constant,
    enum: Kind.Enum,
    enum_value: Kind.EnumMember,
    function: Kind.Function,
    type: Kind.TypeParameter,
    name: Kind.Class,
    file: Kind.File,
    unit: Kind.Unit,
    text: Kind.Text,
  };
  return {
    triggerCharacters: [".", '"', " "],
    async provideCompletionItems(model, position, context) {
      const offset = model.getOffsetAt(position);
      const found = await worker.call("complete", pathOf(model.uri), offset);
      // A blank opens the list only where few things can follow.
      if (context.triggerCharacter === " " && found.items.length > 30) return { suggestions: [] };
      return {
        suggestions: found.items.map((item) => ({
          label: item.label,
          kind: kinds[item.kind],
          insertText: item.insert,
          range: rangeOf(model, found),
          sortText: String(item.rank).padStart(3, "0") + item.label,
          ...(item.detail === undefined ? {} : { detail: item.detail }),
          ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
          ...(item.isSnippet ? { insertTextRules: Rule.InsertAsSnippet } : {}),
          ...(item.continues ? { command: { id: "editor.action.triggerSuggest", title: "" } } : {}),
          additionalTextEdits: item.edits
            .filter(({ span }) => span.file === pathOf(model.uri))
            .map(({ span, text }) => ({ range: rangeOf(model, span), text })),
        })),
      };
    },
  };
}
