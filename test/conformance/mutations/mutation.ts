/** One rule of the specification, broken in one place of an engine. */
export interface Mutation {
  /** The rule that is broken, as the specification has it. */
  readonly rule: string;
  /** Relative to the engine's folder. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly text: string;
  readonly instead: string;
  /** The file of vectors that is tried first: a hint, for speed alone. */
  readonly part: string;
}
