/** What is wrong with an input as a whole: which file, what, and what to do about it. Single records are set aside instead. */

export type InputProblemCode =
  | "missing_file"
  | "is_directory"
  | "not_readable"
  | "not_writable"
  | "wrong_encoding"
  | "wrong_format"
  | "truncated"
  | "damaged"
  | "no_source"
  | "people_table";

export interface InputProblem {
  readonly code: InputProblemCode;
  /** As the caller named it. */
  readonly file: string;
  /** From 1, where one line is to blame. */
  readonly line?: number;
  /** What is wrong, without the file's name. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** Carries a problem out of a stream of bytes. Whoever opened the stream turns it back into a value. */
export class InputError extends Error {
  override readonly name = "InputError";
  constructor(readonly problem: InputProblem) {
    super(`${problem.file}: ${problem.message}`);
  }
}
