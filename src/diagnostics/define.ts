/** How a catalogue entry is written and how a phase reports it. */
import type { Span } from "../base/span.js";
import type { Diagnostic, Fix, RelatedPlace, Severity } from "./diagnostic.js";

/** One kind of mistake: its message with typed parameters, and the page that explains it. */
export interface DiagnosticEntry<Parameters = void> {
  /** Stable and kebab-case; the file of the entry has the same name. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: (parameters: Parameters) => string;
  /** What to do, where a report has neither a fix nor a help of its own, and the message does not say it. */
  readonly remedy?: string;
  /** Why Kairos says this, in a few sentences for somebody who is no programmer. */
  readonly why: string;
  /**
   * Policy text that gets this diagnostic, and no other error. It is checked together with the vocabulary in
   * `catalogue/example-vocabulary.ts`, unless it stands alone.
   */
  readonly bad: string;
  /** The same text, mended: it gets no diagnostic. */
  readonly good: string;
  /** True where the examples bring a vocabulary of their own. */
  readonly standalone?: boolean;
  /** Other files that the examples need, by path; the example itself is `example.kairos`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a report may add to the message. */
export interface ReportDetails {
  readonly related?: readonly RelatedPlace[];
  readonly help?: string;
  readonly fixes?: readonly Fix[];
}

export function defineDiagnostic<Parameters = void>(entry: DiagnosticEntry<Parameters>): DiagnosticEntry<Parameters> {
  return entry;
}

/** A diagnostic of this kind at this place. */
export function diagnose<Parameters>(
  entry: DiagnosticEntry<Parameters>,
  span: Span,
  parameters: Parameters,
  details: ReportDetails = {},
): Diagnostic {
  const fixes = details.fixes ?? [];
  const help = details.help ?? (fixes.length === 0 ? entry.remedy : undefined);
  return {
    code: entry.code,
    severity: entry.severity,
    message: entry.message(parameters),
    span,
    related: details.related ?? [],
    ...(help === undefined ? {} : { help }),
    fixes,
  };
}
