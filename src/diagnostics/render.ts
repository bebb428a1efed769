/**
 * Diagnostics as text for people: the message, the source with the place underlined, related places, help and fixes.
 *
 * Columns are counted as a terminal shows them: a tab goes to the next multiple of four, wide characters take two cells,
 * combining ones none. Nothing of the source can drive the terminal: control characters are shown as `�`.
 */
import { LineIndex } from "../base/lines.js";
import type { Span } from "../base/span.js";
import { displayWidth, oneLine, printable } from "./display-width.js";
import type { Diagnostic, Severity } from "./diagnostic.js";

/** The source text of a file, or nothing where it is not at hand. */
export type SourceOf = (file: string) => string | undefined;

export interface RenderOptions {
  /** With the colours of a terminal (ANSI). */
  readonly color?: boolean;
}

/** One line of underlined source. */
interface Mark {
  readonly span: Span;
  readonly label: string;
  readonly primary: boolean;
}

/** Longest line shown whole; of a longer one the part around the mark. */
const LONGEST_LINE = 160;

/** The diagnostics one after the other, an empty line between them. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
  options: RenderOptions = {},
): string {
  const indexes = new Map<string, LineIndex | undefined>();
  const indexOf = (file: string): LineIndex | undefined => {
    if (!indexes.has(file)) {
      const text = sourceOf(file);
      indexes.set(file, text === undefined ? undefined : new LineIndex(text));
    }
    return indexes.get(file);
  };
  return diagnostics.map((diagnostic) => render(diagnostic, indexOf, paint(options.color === true))).join("\n");
}

export function renderDiagnostic(diagnostic: Diagnostic, sourceOf: SourceOf, options: RenderOptions = {}): string {
  return renderDiagnostics([diagnostic], sourceOf, options);
}

type IndexOf = (file: string) => LineIndex | undefined;

function render(diagnostic: Diagnostic, indexOf: IndexOf, colors: Paint): string {
  const { severity, code, message, span, related } = diagnostic;
  const marks: Mark[] = [
    { span, label: "", primary: true },
    ...related.map((place) => ({ span: place.span, label: place.message, primary: false })),
  ];
  const gutter = gutterWidth(marks, indexOf);
  const out = [`${colors[severity](`${severity}[${code}]`)}${colors.bold(`: ${oneLine(message)}`)}`];
  out.push(...excerpts(marks, indexOf, gutter, colors, severity));
  for (const note of notesOf(diagnostic)) out.push(`${" ".repeat(gutter)} ${colors.dim("=")} ${note}`);
  return `${out.join("\n")}\n`;
}

/** What to do, one line each: `help: …`, `fix: …`. */
export function notesOf({ help, fixes }: Diagnostic): string[] {
  return [
    ...(help === undefined ? [] : [`help: ${oneLine(help)}`]),
    // A fix that the help names already needs no line of its own.
    ...fixes
      .filter((fix) => help === undefined || !help.includes(fix.title.replace(/^write /, "")))
      .map((fix) => `fix: ${oneLine(fix.title)}`),
  ];
}

/** By file, the one with the mistake first; within a file by place, so that the excerpt reads as the source does. */
function excerpts(
  marks: readonly Mark[],
  indexOf: IndexOf,
  gutter: number,
  colors: Paint,
  severity: Severity,
): string[] {
  const files = [...new Set(marks.map((mark) => mark.span.file))];
  return files.flatMap((file, position) => {
    const inFile = marks.filter((mark) => mark.span.file === file);
    const index = indexOf(file);
    const [first] = inFile;
    const arrow = colors.dim(position === 0 ? "-->" : ":::");
    if (index === undefined || first === undefined) return [`${" ".repeat(gutter)}${arrow} ${printable(file)}`];
    const { line, column } = index.position(first.span.start);
    const head = `${" ".repeat(gutter)}${arrow} ${printable(file)}:${line}:${column}`;
    return [head, `${" ".repeat(gutter)} ${colors.dim("|")}`, ...excerpt(inFile, index, gutter, colors, severity)];
  });
}

function excerpt(
  marks: readonly Mark[],
  index: LineIndex,
  gutter: number,
  colors: Paint,
  severity: Severity,
): string[] {
  const sorted = marks.toSorted((left, right) => left.span.start - right.span.start);
  const out: string[] = [];
  let lastLine = 0;
  for (const mark of sorted) {
    const { line } = index.position(mark.span.start);
    const piece = cut(index, mark.span, line);
    if (line !== lastLine) {
      if (lastLine !== 0 && line > lastLine + 1) out.push(`${" ".repeat(gutter)} ${colors.dim("…")}`);
      out.push(`${colors.dim(`${String(line).padStart(gutter)} |`)} ${piece.text}`);
    }
    const underline = (mark.primary ? "^" : "-").repeat(piece.width);
    const label = mark.label === "" ? "" : ` ${oneLine(mark.label)}`;
    const painted = mark.primary ? colors[severity](underline + label) : colors.note(underline + label);
    out.push(`${" ".repeat(gutter)} ${colors.dim("|")} ${" ".repeat(piece.before)}${painted}`);
    lastLine = line;
  }
  return out;
}

/** The line as shown, and where the mark lies in it. A span over several lines is underlined on its first. */
function cut(index: LineIndex, span: Span, line: number): { text: string; before: number; width: number } {
  const source = index.line(line);
  const start = index.position(span.start).column - 1;
  const end = Math.max(start, Math.min(source.length, start + Math.max(0, span.end - span.start)));
  const tooLong = source.length > LONGEST_LINE;
  const from = tooLong ? Math.max(0, start - LONGEST_LINE / 2) : 0;
  const to = tooLong ? Math.min(source.length, from + LONGEST_LINE) : source.length;
  const prefix = from > 0 ? "…" : "";
  const text = prefix + expand(source.slice(from, to)) + (to < source.length ? "…" : "");
  const before = displayWidth(prefix + expand(source.slice(from, start)));
  const upToEnd = displayWidth(prefix + expand(source.slice(from, Math.min(end, to))));
  return { text, before, width: Math.max(1, upToEnd - before) };
}

/** Tabs as spaces, control characters made harmless. */
function expand(text: string): string {
  let out = "";
  let width = 0;
  for (const piece of text.split(/(\t)/)) {
    const shown = piece === "\t" ? " ".repeat(4 - (width % 4)) : printable(piece);
    out += shown;
    width += displayWidth(shown);
  }
  return out;
}

function gutterWidth(marks: readonly Mark[], indexOf: IndexOf): number {
  const lines = marks.map((mark) => indexOf(mark.span.file)?.position(mark.span.start).line ?? 1);
  return String(Math.max(...lines)).length + 1;
}

// ── colour ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Style = (text: string) => string;
interface Paint {
  readonly error: Style;
  readonly warning: Style;
  readonly note: Style;
  readonly bold: Style;
  readonly dim: Style;
}

function paint(color: boolean): Paint {
  const style = (code: string): Style => (color ? (text) => `\u001b[${code}m${text}\u001b[0m` : (text) => text);
  return { error: style("1;31"), warning: style("1;33"), note: style("36"), bold: style("1"), dim: style("2") };
}
