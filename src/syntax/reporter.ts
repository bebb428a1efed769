/** Collects what the syntax stage has to say about one file. A place gets one diagnostic, the first. */
import { LineIndex } from "../base/lines.js";
import type { Span } from "../base/span.js";
import { type DiagnosticEntry, diagnose, type ReportDetails } from "../diagnostics/define.js";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";

export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #places = new Set<number>();
  readonly #text: string;
  #lines: LineIndex | undefined;
  readonly #silent = new Set<number>();

  constructor(
    readonly path: string,
    text = "",
  ) {
    this.#text = text;
  }

  span(start: number, end: number): Span {
    return { file: this.path, start, end: Math.max(start, end) };
  }

  report<Parameters>(
    entry: DiagnosticEntry<Parameters>,
    span: Span,
    parameters: Parameters,
    details: ReportDetails = {},
  ): void {
    if (this.#places.has(span.start)) return;
    if (this.#silent.size > 0 && this.#silent.has(this.#lineAt(span.start))) return;
    this.#places.add(span.start);
    this.diagnostics.push(diagnose(entry, span, parameters, details));
  }

  /** Nothing more is said about the line of this offset: its text can't be told from its code any more. */
  silenceLine(offset: number): void {
    this.#silent.add(this.#lineAt(offset));
  }

  #lineAt(offset: number): number {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines.position(offset).line;
  }

  /** A fix that replaces one stretch of text. */
  replacement(title: string, start: number, end: number, text: string): Fix {
    return { title, edits: [{ span: this.span(start, end), text }] };
  }
}
