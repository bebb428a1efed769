/** Diagnostics as suites and cases of JUnit: a suite per file, a case per diagnostic, one that passes where all is well. */
import { oneLine } from "../display-width.js";
import type { Diagnostic, Severity } from "../diagnostic.js";
import { renderDiagnostic } from "../render.js";
import { placesIn, type SourceFile } from "./places.js";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly className: string;
  readonly file: string;
  readonly line?: number;
  readonly failure?: { readonly message: string; readonly text: string };
}

/** JUnit has no warnings: those that do not fail the check are cases that pass. */
export function junitSuites(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  failing: ReadonlySet<Severity>,
): readonly Suite[] {
  const placeOf = placesIn(files);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const byFile = new Map<string, Diagnostic[]>(files.map(({ path }) => [path, []]));
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.span;
    byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
  }
  return [...byFile].map(([file, found]) => ({
    name: file,
    cases:
      found.length === 0
        ? [{ name: "no mistakes", className: file, file }]
        : found.map((diagnostic) => {
            const { code, severity, message, span } = diagnostic;
            const { line, column } = placeOf(span);
            const title = `${severity}[${code}]: ${oneLine(message)}`;
            const text = renderDiagnostic(diagnostic, (path) => texts.get(path));
            return {
              name: `${line}:${column} ${title}`,
              className: file,
              file,
              line,
              ...(failing.has(severity) ? { failure: { message: title, text: `\n${text}` } } : {}),
            };
          }),
  }));
}
