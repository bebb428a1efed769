/** What a completion offers. */
import type { TextEdit } from "../../diagnostics/diagnostic.js";

export type CompletionKind =
  | "keyword"
  | "snippet"
  | "event"
  | "field"
  | "constant"
  | "enum"
  | "enum_value"
  | "function"
  | "type"
  | "name"
  | "file"
  | "unit"
  | "text";

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line: a type, a title, where it is declared. */
  readonly detail?: string;
  /** Plain text or Markdown. */
  readonly documentation?: string;
  /** What is written in the place of `replace`; in a snippet `${1:name}` are stops and `$0` is the last. */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** Groups in the order in which they are of use here, from 0. */
  readonly rank: number;
  /** What else changes when it is taken: an import. */
  readonly edits: readonly TextEdit[];
  /** Taking it asks for the next completion at once: `event.`. */
  readonly continues: boolean;
}

export interface Completion {
  /** The text that an item replaces: the word around the offset. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
}

type Optional = "detail" | "documentation" | "insert" | "isSnippet" | "edits" | "continues";

export function item(
  given: Omit<CompletionItem, Optional> & { readonly [Key in Optional]?: CompletionItem[Key] | undefined },
): CompletionItem {
  const { detail, documentation, ...rest } = given;
  return {
    ...rest,
    insert: given.insert ?? given.label,
    isSnippet: given.isSnippet ?? false,
    edits: given.edits ?? [],
    continues: given.continues ?? false,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}
