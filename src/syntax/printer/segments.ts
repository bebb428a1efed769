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
  const mistakes = new Mistakes(errors);
  const sound = known.filter((range) => range.start < range.end && !mistakes.touch(range));
  const segments: Segment[] = [];
  let from = 0;
  for (const segment of [...sound, { start: text.length, end: text.length }]) {
    if (segment.start < from) continue;
    // What no sound declaration holds: a broken one, or nothing that the language knows.
    const rest = within({ start: from, end: segment.start }, tokens, mistakes);
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

/** Where mistakes are, found by place: there may be thousands. */
class Mistakes {
  private readonly inOrder: readonly Range[];
  /** The furthest end of all up to each. */
  private readonly ends: number[] = [];

  constructor(errors: readonly Range[]) {
    this.inOrder = errors.toSorted((one, other) => one.start - other.start);
    let furthest = -1;
    for (const { end } of this.inOrder) this.ends.push((furthest = Math.max(furthest, end)));
  }

  touch({ start, end }: Range): boolean {
    return (this.ends[this.after(end) - 1] ?? -1) >= start;
  }

  inside({ start, end }: Range): Range[] {
    return this.inOrder
      .slice(this.after(start - 1), this.after(end))
      .filter((error) => error.end <= end && error.end > error.start);
  }

  /** How many start here or before. */
  private after(place: number): number {
    let [low, high] = [0, this.inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.inOrder[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** From the first token or error of a range to the last. */
function within(range: Range, tokens: readonly Lexeme[], mistakes: Mistakes): Range | undefined {
  const first = tokens[firstFrom(tokens, range.start)];
  const last = tokens[firstFrom(tokens, range.end) - 1];
  const all = mistakes.inside(range);
  if (first !== undefined && last !== undefined && first.startOffset <= last.startOffset) {
    all.push({ start: first.startOffset, end: last.startOffset + last.image.length });
  }
  if (all.length === 0) return undefined;
  return {
    start: all.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: all.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/** With the white space before it on its line and a comment behind it. */
function withMargins(text: string, { start, end }: Range, comments: readonly Comment[]): Range {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const onLine = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  // Looked for only where there can be one.
  const behind = onLine.includes("/")
    ? comments.find(({ span }) => span.start >= end && span.start < end + onLine.length)
    : undefined;
  return {
    start: text.slice(lineStart, start).trim() === "" ? lineStart : start,
    end: behind === undefined ? end : behind.span.end,
  };
}
