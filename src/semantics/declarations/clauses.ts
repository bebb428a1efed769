/** Clauses that may stand once, lists that name a thing once, and clauses that must be there. */
import type { Span } from "../../base/span.js";
import { duplicateMember } from "../../diagnostics/catalogue/names/duplicate-member.js";
import { listedTwice } from "../../diagnostics/catalogue/names/listed-twice.js";
import { clauseTwice } from "../../diagnostics/catalogue/policy/clause-twice.js";
import { missingClause } from "../../diagnostics/catalogue/policy/missing-clause.js";
import type { Checker } from "../checker.js";
import type { NameUse } from "../names/names.js";

interface Clause {
  readonly kind: string;
  readonly span: Span;
}
type OfKind<C, Kind> = C extends { readonly kind: infer Own } ? (Kind extends Own ? C : never) : never;
type KindsOf<C> = C extends { readonly kind: infer Own } ? Own : never;

export function all<C extends Clause, Kind extends KindsOf<C>>(clauses: readonly C[], kind: Kind): OfKind<C, Kind>[] {
  return clauses.filter((clause) => clause.kind === kind) as OfKind<C, Kind>[];
}

/** The first clause of its kind; each further one is an error. `words` is how the clause begins. */
export function once<C extends Clause, Kind extends KindsOf<C>>(
  checker: Checker,
  clauses: readonly C[],
  kind: Kind,
  words: string,
): OfKind<C, Kind> | undefined {
  const [first, ...others] = all(clauses, kind);
  for (const other of others) {
    const again = other as unknown as Clause;
    checker.reporter.report(
      clauseTwice,
      beginning(again.span, words),
      { clause: words },
      { related: [{ span: beginning((first as unknown as Clause).span, words), message: "the first one is here" }] },
    );
  }
  return first;
}

/** The clause's own words, so that not a whole block is underlined. */
export function beginning(span: Span, words: string): Span {
  return { ...span, end: Math.min(span.end, span.start + words.length) };
}

export function requireClause<C>(
  checker: Checker,
  clause: C | undefined,
  span: Span,
  what: string,
  words: string,
  example: string,
): C | undefined {
  if (clause === undefined) {
    checker.reporter.report(
      missingClause,
      span,
      { what, clause: words },
      { help: `add a line such as \`${example}\`` },
    );
  }
  return clause;
}

/** The words of a list, each once; one that stands twice is a warning. */
export function distinctNames<N extends NameUse>(checker: Checker, names: readonly N[]): N[] {
  const seen = new Map<string, N>();
  for (const name of names) {
    if (name.text === "") continue;
    const first = seen.get(name.text);
    if (first === undefined) seen.set(name.text, name);
    else {
      checker.reporter.report(
        listedTwice,
        name.span,
        { name: name.text },
        { related: [{ span: first.span, message: "the first time" }] },
      );
    }
  }
  return [...seen.values()];
}

/** The first of each name; another one of the same name is an error. */
export function uniqueMembers<M>(
  checker: Checker,
  members: readonly M[],
  useOf: (member: M) => NameUse,
  what: string,
): M[] {
  const seen = new Map<string, NameUse>();
  return members.filter((member) => {
    const name = useOf(member);
    if (name.text === "") return false;
    const first = seen.get(name.text);
    if (first === undefined) {
      seen.set(name.text, name);
      return true;
    }
    checker.reporter.report(
      duplicateMember,
      name.span,
      { what, name: name.text },
      { related: [{ span: first.span, message: "the first one is here" }] },
    );
    return false;
  });
}

export function withDoc<T extends object>(model: T, doc: string | undefined): T & { readonly doc?: string } {
  return doc === undefined ? model : { ...model, doc };
}
