/** How the command line prints diagnostics for people; the formats for programs are in `diagnostics/formats/`. */
import { standardText } from "../compiler/index.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { renderDiagnostics } from "../diagnostics/render.js";
import type { PolicyFile } from "./repository.js";

/** Beyond this many, people read no further; programs get all of them as JSON. */
const MOST_SHOWN = 200;

/** With source excerpts, the first 200 of them. */
export function renderHuman(diagnostics: readonly Diagnostic[], files: readonly PolicyFile[], color: boolean): string {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const shown = diagnostics.slice(0, MOST_SHOWN);
  const rendered = renderDiagnostics(shown, (path) => texts.get(path) ?? standardText(path), { color }).trimEnd();
  const left = diagnostics.length - shown.length;
  return left === 0
    ? rendered
    : `${rendered}\n\n… and ${left} more: mend these first, or see all with \`kairos check --format json\``;
}

/** `12 files, no errors, 1 warning`. */
export function summaryLine(files: number, errors: number, warnings: number): string {
  const counted = (count: number, what: string): string =>
    `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
  return [counted(files, "file"), counted(errors, "error"), counted(warnings, "warning")].join(", ");
}
