/** What a phase says about a policy text: plain data that every front end shows in its own way. */
import type { Span } from "../base/span.js";

export type Severity = "error" | "warning";

/** Another place that helps to understand: the first declaration, the field's type, the limit that gets in the way. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** One replacement of source text. An empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** An edit that is certain to be what the author meant, or the first of few candidates. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Diagnostic {
  /** Stable kebab-case code, the name of its catalogue entry: `unknown-name`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong: lower case, no full stop, the author's words in backticks. */
  readonly message: string;
  /** The narrowest span that is wrong. */
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  /** What to do, where the message alone does not say it. */
  readonly help?: string;
  readonly fixes: readonly Fix[];
}
