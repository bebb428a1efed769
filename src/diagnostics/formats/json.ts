/** Diagnostics as JSON for programs: one document with all of them, with lines, columns and offsets in UTF-16 units. */
import type { Diagnostic } from "../diagnostic.js";
import { placesIn, type SourceFile } from "./places.js";

export function diagnosticsJson(diagnostics: readonly Diagnostic[], files: readonly SourceFile[]): string {
  const placeOf = placesIn(files);
  const placed = diagnostics.map(({ span, ...rest }) => {
    const { line, column, endLine, endColumn } = placeOf(span);
    return { ...rest, file: span.file, line, column, endLine, endColumn, start: span.start, end: span.end };
  });
  return `${JSON.stringify({ diagnostics: placed }, null, 2)}\n`;
}
