/** Where something stands in a policy repository. Plain data, so that every front end can carry it. */

/** A half-open range `[start, end)` of UTF-16 offsets in one file. */
export interface Span {
  /** Path relative to the root of the policy repository, with `/` between its parts. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both; they must lie in one file. */
export function join(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
