/** Ranges of a file: what can be folded away, and what a growing selection takes in. */
import type { Span } from "../../base/span.js";
import * as t from "../../syntax/tokens.js";
import { nodesAt } from "../nodes.js";
import type { WorkspaceFile } from "../file.js";
import type { Workspace } from "../workspace.js";

export interface FoldingRange {
  readonly start: number;
  readonly end: number;
  readonly kind: "block" | "comment" | "imports";
}

/** Blocks in brackets, runs of comments, the imports: each over more than one line. */
export function foldingRanges(workspace: Workspace, path: string): FoldingRange[] {
  const file = workspace.file(path);
  if (file === undefined) return [];
  const ranges = [...brackets(file), ...comments(file), ...imports(file)];
  const isLong = ({ start, end }: FoldingRange): boolean =>
    file.lines.position(start).line < file.lines.position(end).line;
  return ranges.filter(isLong).toSorted((left, right) => left.start - right.start || right.end - left.end);
}

function brackets({ parsed }: WorkspaceFile): FoldingRange[] {
  const open: number[] = [];
  const ranges: FoldingRange[] = [];
  for (const { tokenType, startOffset } of parsed.tokens) {
    if (tokenType === t.LeftBrace || tokenType === t.LeftBracket || tokenType === t.LeftParenthesis)
      open.push(startOffset);
    else if (tokenType === t.RightBrace || tokenType === t.RightBracket || tokenType === t.RightParenthesis) {
      const start = open.pop();
      if (start !== undefined) ranges.push({ start, end: startOffset, kind: "block" });
    }
  }
  return ranges;
}

function comments({ parsed, lines }: WorkspaceFile): FoldingRange[] {
  const ranges: { start: number; end: number; kind: "comment" }[] = [];
  let lastLine = Number.NaN;
  for (const { span, ownLine } of parsed.comments) {
    if (!ownLine) continue;
    const { line } = lines.position(span.start);
    const last = ranges.at(-1);
    if (last !== undefined && line === lastLine + 1) last.end = span.end;
    else ranges.push({ start: span.start, end: span.end, kind: "comment" });
    lastLine = line;
  }
  return ranges;
}

function imports({ parsed }: WorkspaceFile): FoldingRange[] {
  const [first] = parsed.tree.imports;
  const last = parsed.tree.imports.at(-1);
  return first === undefined || last === undefined
    ? []
    : [{ start: first.span.start, end: last.span.end, kind: "imports" }];
}

/** From the word at the offset to the whole file, each range inside the next. */
export function selectionRanges(workspace: Workspace, path: string, offset: number): Span[] {
  const file = workspace.file(path);
  if (file === undefined) return [];
  const whole = { file: path, start: 0, end: file.text.length };
  const token = file.parsed.tokens.findLast(
    ({ startOffset, image }) => startOffset <= offset && offset <= startOffset + image.length && image !== "",
  );
  const nodes = nodesAt(file.parsed.tree, offset).map(({ span }) => span);
  const inner =
    token === undefined ? [] : [{ file: path, start: token.startOffset, end: token.startOffset + token.image.length }];
  const ranges: Span[] = [];
  for (const span of [...inner, ...nodes.toReversed(), whole]) {
    const last = ranges.at(-1);
    const holds = last === undefined || (span.start <= last.start && last.end <= span.end);
    if (holds && (last === undefined || span.start < last.start || last.end < span.end)) ranges.push(span);
  }
  return ranges;
}
