/** Where something stands in a policy repository. Plain data, so that every front end can carry it. */

/** A half-open range `[start, end)` of UTF-16 offsets in one file. */
export interface Span {
  /** Path relative to the root of the policy repository, with `/` between its parts. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}
