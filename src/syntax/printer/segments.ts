/**
 * Cuts a file into what can be laid out, declaration by declaration, and what has a mistake in it and is left as it
 * stands.
 */
import type { Lexeme } from "../lexer/lexeme.js";
import type { Comment } from "../lexer/scan.js";
import { firstFrom } from "./layout/pen.js";
import type { Declaration, SourceFile } from "../tree.js";

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** `words`: a line of the file's head. */
  readonly content: Declaration | "words" | "as it stands";
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export function segmentsOf(
  text: string,
  tree: SourceFile,
  tokens: readonly Lexeme[],
  comments: readonly Comment[],
  errors: readonly Range[],
): Segment[] {
  const known = [...headLines(tree, tokens), ...tree.declarations.map(declared)];
  const sound = known.filter(
    ({ start, end }) => start < end && !errors.some((error) => touches(error, { start, end })),
  );
  const segments: Segment[] = [];
  let from = 0;
  for (const segment of [...sound, { start: text.length, end: text.length }]) {
    if (segment.start < from) continue;
    // What no sound declaration holds: a broken one, or nothing that the language knows.
    const rest = within({ start: from, end: segment.start }, tokens, errors);
    if (rest !== undefined) segments.push({ ...withMargins(text, rest, comments), content: "as it stands" });
    if ("content" in segment) segments.push(segment);
    from = segment.end;
  }
  return segments;
}

function declared(declaration: Declaration): Segment {
  return { start: declaration.span.start, end: declaration.span.end, content: declaration };
}

function headLines(tree: SourceFile, tokens: readonly Lexeme[]): Segment[] {
  const lines: Segment[] = tree.imports.map(({ span }) => ({ start: span.start, end: span.end, content: "words" }));
  const [first] = tokens;
  if (tree.package === undefined || first === undefined) return lines;
  return [{ start: first.startOffset, end: tree.package.span.end, content: "words" }, ...lines].toSorted(
    (left, right) => left.start - right.start,
  ) as Segment[];
}

function touches(error: Range, { start, end }: Range): boolean {
  return error.start <= end && error.end >= start;
}

/** From the first token or error of a range to the last. */
function within(range: Range, tokens: readonly Lexeme[], errors: readonly Range[]): Range | undefined {
  const first = tokens[firstFrom(tokens, range.start)];
  const last = tokens[firstFrom(tokens, range.end) - 1];
  const all = errors.filter(({ start, end }) => start >= range.start && end <= range.end && end > start);
  if (first !== undefined && last !== undefined && first.startOffset <= last.startOffset) {
    all.push({ start: first.startOffset, end: last.startOffset + last.image.length });
  }
  if (all.length === 0) return undefined;
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

/** With the white space before it on its line and a comment behind it. */
function withMargins(text: string, { start, end }: Range, comments: readonly Comment[]): Range {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const behind = comments.find(({ span }) => span.start >= end && span.start < (lineEnd < 0 ? text.length : lineEnd));
  return {
    start: text.slice(lineStart, start).trim() === "" ? lineStart : start,
    end: behind === undefined ? end : behind.span.end,
  };
}
