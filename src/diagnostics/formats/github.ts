/**
 * Diagnostics as workflow commands of GitHub Actions, which it shows beside the lines of a change:
 * `::error file=…,line=…,col=…,title=…::message`. GitHub shows the first ten errors and ten warnings of a step.
 */
import { oneLine } from "../display-width.js";
import type { Diagnostic } from "../diagnostic.js";
import { notesOf } from "../render.js";
import { placesIn, type SourceFile } from "./places.js";

/** `folder` leads from the root of the checkout to that of the policies: "" or ending in `/`. One line each. */
export function githubAnnotations(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  folder = "",
): string {
  const placeOf = placesIn(files);
  return diagnostics
    .map((diagnostic) => {
      const { severity, code, span, message, related } = diagnostic;
      const { line, column, endLine, endColumn } = placeOf(span);
      const properties: readonly (readonly [string, string | number])[] = [
        ["file", folder + span.file],
        ["line", line],
        ["col", column],
        ["endLine", endLine],
        // Columns count within one line only.
        ...(endLine === line ? ([["endColumn", endColumn]] as const) : []),
        ["title", code],
      ];
      const elsewhere = related.map((place) => {
        const { line: at, column: from } = placeOf(place.span);
        return `${oneLine(place.message)}: ${folder}${place.span.file}:${at}:${from}`;
      });
      const written = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
      return `::${severity} ${written}::${data([oneLine(message), ...elsewhere, ...notesOf(diagnostic)].join("\n"))}\n`;
    })
    .join("");
}

/**
 * One annotation that is no diagnostic.
 *
 * @param place - `file` relative to `folder`; without a file it stands at the run as a whole
 */
export function annotation(
  severity: "error" | "warning" | "notice",
  place: {
    readonly file?: string | undefined;
    readonly line?: number | undefined;
    readonly folder: string;
    readonly title: string;
  },
  message: string,
): string {
  const { file, line, folder, title } = place;
  const properties = [
    ...(file === undefined ? [] : [`file=${property(folder + file)}`, `line=${line ?? 1}`]),
    `title=${property(title)}`,
  ];
  return `::${severity} ${properties.join(",")}::${data(oneLine(message))}`;
}

/** Escaped as GitHub's own toolkit does. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
