/** Where diagnostics stand, in the lines and columns that every format counts in: from 1, columns in UTF-16 units. */
import { LineIndex } from "../../base/lines.js";
import type { Span } from "../../base/span.js";

/** A policy file that was looked at. */
export interface SourceFile {
  /** Relative to the root of the policy repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** After the last character. */
  readonly endColumn: number;
}

/** Each text is cut into lines once. A file that is not among them is taken for empty. */
export function placesIn(files: readonly SourceFile[]): (span: Span) => Place {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const indexes = new Map<string, LineIndex>();
  return ({ file, start, end }) => {
    const index = indexes.get(file) ?? new LineIndex(texts.get(file) ?? "");
    indexes.set(file, index);
    const last = index.position(Math.max(start, end));
    return { ...index.position(start), endLine: last.line, endColumn: last.column };
  };
}
