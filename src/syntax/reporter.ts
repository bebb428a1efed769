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
  /** Lines of which only what stands at one offset is told. */
  readonly #silent = new Map<number, number>();

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
    this.#places.add(span.start);
    this.diagnostics.push(diagnose(entry, span, cut(parameters), details));
  }

  /** What was said about parts of this range is no longer true: it is one mistake as a whole. */
  withdraw(start: number, end: number): void {
    const kept = this.diagnostics.filter(({ span }) => span.start < start || span.start >= end);
    this.diagnostics.splice(0, this.diagnostics.length, ...kept);
  }

  /** Nothing else is said about the line of this offset: its text can't be told from its code any more. */
  silenceLine(offset: number): void {
    this.#silent.set(this.#lineAt(offset), offset);
  }

  /** All that is worth saying, in the order of the places. */
  finish(): Diagnostic[] {
    const kept = this.diagnostics.filter(({ span }) => {
      if (this.#silent.size === 0) return true;
      const speaking = this.#silent.get(this.#lineAt(span.start));
      return speaking === undefined || speaking === span.start;
    });
    return kept.toSorted((left, right) => left.span.start - right.span.start || left.span.end - right.span.end);
  }

  silencedLines(): Span[] {
    const lines = this.#lines;
    if (lines === undefined) return [];
    return [...this.#silent.keys()].map((line) => {
      const start = lines.offset({ line, column: 1 });
      return this.span(start, start + lines.line(line).length);
    });
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

/** Words of the author are quoted in messages; nobody reads more than so many characters of them. */
const longestQuote = 100;

function cut<Parameters>(parameters: Parameters): Parameters {
  if (typeof parameters !== "object" || parameters === null) return parameters;
  const entries = Object.entries(parameters).map(([name, value]: [string, unknown]) => {
    const long = typeof value === "string" && value.length > longestQuote;
    return [name, long ? `${value.slice(0, longestQuote - 1)}…` : value];
  });
  return Object.fromEntries(entries) as Parameters;
}
