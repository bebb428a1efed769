/** What the language service gives, in the words of the protocol. */
import {
  type CompletionItem as ProtocolCompletion,
  CompletionItemKind,
  type Diagnostic as ProtocolDiagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  FoldingRangeKind,
  type FoldingRange as ProtocolFolding,
  InsertTextFormat,
  type Location,
  MarkupKind,
  SymbolKind,
  type TextEdit as ProtocolEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import type { LineIndex } from "../base/lines.js";
import type { Span } from "../base/span.js";
import type { Diagnostic, TextEdit } from "../diagnostics/diagnostic.js";
import type { Completion, CompletionKind, FoldingRange, Hover, OutlineKind, OutlineSymbol } from "../language/index.js";
import { positionAt, rangeOf } from "./places.js";
import type { Located, Store } from "./store.js";

/** Lines of the files of one repository. */
export class Converter {
  constructor(
    private readonly store: Store,
    private readonly at: Pick<Located, "workspace" | "root">,
  ) {}

  lines(path: string): LineIndex | undefined {
    return this.at.workspace.file(path)?.lines;
  }

  uri(path: string): string {
    return this.store.uriOf(this.at.root, path);
  }

  /** Undefined for what stands in no file that is there. */
  location(span: Span): Location | undefined {
    const lines = this.lines(span.file);
    return lines === undefined ? undefined : { uri: this.uri(span.file), range: rangeOf(lines, span) };
  }

  edit({ span, text }: TextEdit): ProtocolEdit | undefined {
    const lines = this.lines(span.file);
    return lines === undefined ? undefined : { range: rangeOf(lines, span), newText: text };
  }

  workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit {
    const changes: Record<string, ProtocolEdit[]> = {};
    for (const one of edits) {
      const edit = this.edit(one);
      if (edit !== undefined) (changes[this.uri(one.span.file)] ??= []).push(edit);
    }
    return { changes };
  }

  diagnostic(given: Diagnostic): ProtocolDiagnostic | undefined {
    const here = this.location(given.span);
    if (here === undefined) return undefined;
    const message = given.help === undefined ? given.message : `${given.message}\n${given.help}`;
    return {
      range: here.range,
      severity: given.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      code: given.code,
      source: "kairos",
      message,
      ...(given.code.startsWith("unused-") ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      relatedInformation: given.related.flatMap((one) => {
        const location = this.location(one.span);
        return location === undefined ? [] : [{ location, message: one.message }];
      }),
    };
  }
}

// ── completion and hover ────────────────────────────────────────────────────────────────────────────────────────────

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  event: CompletionItemKind.Event,
  field: CompletionItemKind.Field,
  constant: CompletionItemKind.Constant,
  enum: CompletionItemKind.Enum,
  enum_value: CompletionItemKind.EnumMember,
  function: CompletionItemKind.Function,
  type: CompletionItemKind.TypeParameter,
  name: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  unit: CompletionItemKind.Unit,
  text: CompletionItemKind.Text,
};

export function completionItems(
  { start, end, items }: Completion,
  lines: LineIndex,
  convert: Converter,
  withSnippets: boolean,
): ProtocolCompletion[] {
  const range = rangeOf(lines, { start, end });
  return items
    .filter(({ isSnippet, kind }) => withSnippets || !isSnippet || kind === "function")
    .map((item, order) => {
      const asSnippet = item.isSnippet && withSnippets;
      return {
        label: item.label,
        kind: COMPLETION_KINDS[item.kind],
        // The order is that of the service; editors sort by text.
        sortText: String(order).padStart(5, "0"),
        filterText: item.kind === "snippet" ? item.label.replace(" …", "") : item.label,
        textEdit: { range, newText: item.isSnippet && !asSnippet ? item.label : item.insert },
        insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(item.detail === undefined ? {} : { detail: item.detail }),
        ...(item.documentation === undefined
          ? {}
          : { documentation: { kind: MarkupKind.Markdown, value: item.documentation } }),
        ...(item.edits.length === 0
          ? {}
          : { additionalTextEdits: item.edits.flatMap((edit) => convert.edit(edit) ?? []) }),
        ...(item.continues ? { command: { title: "complete further", command: "editor.action.triggerSuggest" } } : {}),
      };
    });
}

export function hoverMarkdown({ code, text }: Hover): string {
  return [`\`\`\`kairos\n${code}\n\`\`\``, ...text].join("\n\n");
}

// ── outline and folding ─────────────────────────────────────────────────────────────────────────────────────────────

export const SYMBOL_KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  org: SymbolKind.Namespace,
  enum: SymbolKind.Enum,
  person: SymbolKind.Struct,
  event: SymbolKind.Event,
  source: SymbolKind.Interface,
  segment: SymbolKind.Boolean,
  text: SymbolKind.String,
  signal: SymbolKind.Key,
  message: SymbolKind.String,
  fatigue: SymbolKind.Object,
  escalate: SymbolKind.Object,
  policy: SymbolKind.Class,
  follow_up: SymbolKind.Class,
  baseline: SymbolKind.Class,
  exemption: SymbolKind.Class,
  limits: SymbolKind.Object,
  budget: SymbolKind.Object,
  test: SymbolKind.Method,
  field: SymbolKind.Field,
  constant: SymbolKind.Constant,
  enum_value: SymbolKind.EnumMember,
  variant: SymbolKind.Constructor,
  test_person: SymbolKind.Variable,
};

export function documentSymbol(symbol: OutlineSymbol, lines: LineIndex): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: rangeOf(lines, symbol.span),
    selectionRange: rangeOf(lines, symbol.nameSpan),
    children: symbol.children.map((child) => documentSymbol(child, lines)),
  };
}

export function foldingRange({ start, end, kind }: FoldingRange, lines: LineIndex): ProtocolFolding {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  // The line of the closing bracket stays to be seen.
  const endLine = kind === "block" ? Math.max(from.line, to.line - 1) : to.line;
  const kinds = { block: undefined, comment: FoldingRangeKind.Comment, imports: FoldingRangeKind.Imports };
  const named = kinds[kind];
  return { startLine: from.line, endLine, ...(named === undefined ? {} : { kind: named }) };
}
