/** Between the offsets of the language service and the positions of Monaco. */
import type { monaco } from "./monaco.js";
import type { TextEdit } from "../../../src/diagnostics/diagnostic.js";

export type Monaco = typeof monaco;
type Model = monaco.editor.ITextModel;

export interface Offsets {
  readonly start: number;
  readonly end: number;
}

export function rangeOf(model: Model, { start, end }: Offsets): monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** Files live at `file:///` and their path, which may hold anything. */
export const uriOf = (monaco: Monaco, path: string): monaco.Uri =>
  monaco.Uri.from({ scheme: "file", path: `/${path}` });
export const pathOf = (uri: monaco.Uri): string => uri.path.slice(1);

export function editsOf(monaco: Monaco, edits: readonly TextEdit[]): monaco.languages.IWorkspaceTextEdit[] {
  return edits.flatMap(({ span, text }) => {
    const model = monaco.editor.getModel(uriOf(monaco, span.file));
    if (model === null) return [];
    return [{ resource: model.uri, versionId: undefined, textEdit: { range: rangeOf(model, span), text } }];
  });
}
