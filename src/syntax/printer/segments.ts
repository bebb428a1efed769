/**
 * Cuts a file into what can be laid out, declaration by declaration, and what has a mistake in it and is left as it
 * stands.
 */
import { type Range, Ranges } from "../../base/ranges.js";
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

export function segmentsOf(
  text: string,
  tree: SourceFile,
  tokens: readonly Lexeme[],
  comments: readonly Comment[],
  errors: readonly Range[],
): Segment[] {
  const known = [...headLines(tree, tokens), ...tree.declarations.map(declared)];
  const mistakes = new Ranges(errors);
  const sound = known.filter((range) => range.start < range.end && mistakes.furthestFrom(range.end) < range.start);
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

/** From the first token or error of a range to the last. */
function within(range: Range, tokens: readonly Lexeme[], mistakes: Ranges): Range | undefined {
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
  let blank = start;
  while (blank > 0 && isBlank(text[blank - 1])) blank--;
  const startsLine = blank === 0 || text[blank - 1] === "\n";
  const next = comments[firstComment(comments, end)];
  // A comment goes on to the end of its line, so all between is looked at once.
  const isBehind = next !== undefined && !text.slice(end, next.span.start).includes("\n");
  return { start: startsLine ? blank : start, end: isBehind ? next.span.end : end };
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && character !== "\n" && character.trim() === "";
}

/** The position of the first comment that starts here or behind. */
function firstComment(comments: readonly Comment[], place: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.span.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The comments that stand in none of these segments, both in the order of the text. */
export function commentsOutside(comments: readonly Comment[], segments: readonly Segment[]): Comment[] {
  let at = 0;
  return comments.filter(({ span }) => {
    while (at < segments.length && segments[at]!.end <= span.start) at++;
    const segment = segments[at];
    return segment === undefined || span.start < segment.start;
  });
}
