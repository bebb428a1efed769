/** A token with what recovery and the tree need to know about it. */
import type { IToken } from "chevrotain";

export interface Lexeme extends IToken {
  /** Its place in the token list. */
  index: number;
  /** Line from 0, and the UTF-16 column from 0. */
  line: number;
  column: number;
  firstOnLine: boolean;
  /** The column of the first token of its line. */
  indent: number;
  /** Of a literal: a number, a date as text, or the text of a string with its escapes resolved. */
  value?: number | string;
  /** The `///` comment right above, without its slashes. */
  doc?: string;
  /** Put in by the repair of braces; of no width. */
  virtual?: boolean;
  /** A closing brace that stands where none would, in a file with more of them than opening ones. */
  doubtful?: boolean;
}

/** Where a token starts. The end of the file has no offset of its own. */
export function startOf(token: IToken, textLength: number): number {
  return Number.isNaN(token.startOffset) ? textLength : token.startOffset;
}

/** Where a token ends, exclusive. */
export function endOf(token: IToken, textLength: number): number {
  const end = token.endOffset;
  return end === undefined || Number.isNaN(end) ? textLength : end + 1;
}
