/** What can have a name: the kinds of names of a repository, and members that are named within one of them. */
import type { NameKind } from "../semantics/names/kinds.js";
import { KIND_WORDS } from "../semantics/names/kinds.js";

export type SymbolKind =
  | NameKind
  | "field"
  | "attribute"
  | "constant"
  | "enum_value"
  | "variant"
  | "tag"
  | "test_person"
  | "locale";

/** One thing with a name. Equal things have equal keys. */
export interface NamedThing {
  readonly key: string;
  readonly kind: SymbolKind;
  readonly name: string;
  /** What it is a member of: the event type of a field, the enum of a value, the policy of a variant. */
  readonly owner?: string;
}

const MEMBER_WORDS: Readonly<Record<Exclude<SymbolKind, NameKind>, string>> = {
  field: "field",
  attribute: "attribute",
  constant: "constant",
  enum_value: "value",
  variant: "variant",
  tag: "tag",
  test_person: "person",
  locale: "locale",
};

/** How a message calls one of a kind. */
export function kindWord(kind: SymbolKind): string {
  return kind in MEMBER_WORDS ? MEMBER_WORDS[kind as keyof typeof MEMBER_WORDS] : KIND_WORDS[kind as NameKind][0];
}

export function thing(kind: SymbolKind, name: string, owner?: string): NamedThing {
  return { key: `${kind} ${owner ?? ""} ${name}`, kind, name, ...(owner === undefined ? {} : { owner }) };
}
