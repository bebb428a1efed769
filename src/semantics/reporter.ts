/** Collects what the semantics say. The same thing about the same place is said once, however often it is looked at. */
import type { Span } from "../base/span.js";
import { suggestName } from "../base/suggest.js";
import { diagnose, type DiagnosticEntry, type ReportDetails } from "../diagnostics/define.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  private readonly said = new Set<string>();

  report<Parameters>(
    entry: DiagnosticEntry<Parameters>,
    span: Span,
    parameters: Parameters,
    details: ReportDetails = {},
  ): void {
    const diagnostic = diagnose(entry, span, parameters, details);
    const key = `${diagnostic.code}\n${span.file}\n${span.start}\n${span.end}\n${diagnostic.message}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    this.diagnostics.push(diagnostic);
  }
}

/** `did you mean` with its fix, where a candidate is close enough. */
export function suggestion(name: string, span: Span, candidates: Iterable<string>, otherwise?: string): ReportDetails {
  const close = suggestName(name, candidates);
  if (close === undefined) return otherwise === undefined ? {} : { help: otherwise };
  return {
    help: `did you mean \`${close}\`?`,
    fixes: [{ title: `write \`${close}\``, edits: [{ span, text: close }] }],
  };
}

/** The help that lists what there is, short lists whole and long ones from their beginning. */
export function choices(candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (all.length === 0) return undefined;
  const shown = all.slice(0, 8).map((candidate) => `\`${candidate}\``);
  return `there is ${shown.join(", ")}${all.length > shown.length ? `, and ${all.length - shown.length} more` : ""}`;
}
