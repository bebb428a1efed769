/** The outline of a file, and the declarations of all files by name. */
import { unreachable } from "../../base/invariant.js";
import type { Span } from "../../base/span.js";
import type { Declaration, Field, Name, PathName } from "../../syntax/tree.js";
import type { Workspace } from "../workspace.js";

export type OutlineKind = Declaration["kind"] | "field" | "constant" | "enum_value" | "variant" | "test_person";

export interface OutlineSymbol {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly detail: string;
  /** All of it. */
  readonly span: Span;
  /** Its name, or the word that it begins with. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineSymbol[];
}

/** In the order written. */
export function documentSymbols(workspace: Workspace, path: string): OutlineSymbol[] {
  const declarations = workspace.file(path)?.parsed.tree.declarations ?? [];
  return declarations.map((declaration) => symbolOf(declaration));
}

function symbolOf(declaration: Declaration): OutlineSymbol {
  const { kind, span } = declaration;
  switch (kind) {
    case "org":
      return unnamed(
        declaration,
        declaration.clauses.flatMap((clause) =>
          clause.kind === "constant" ? [member(clause.name, "constant", "", clause.span)] : [],
        ),
      );
    case "person":
      return unnamed(
        declaration,
        declaration.clauses.flatMap((clause) => (clause.kind === "field" ? [fieldSymbol(clause)] : [])),
      );
    case "limits":
    case "budget":
      return unnamed(declaration, []);
    case "test": {
      const people = declaration.clauses.flatMap((clause) =>
        clause.kind === "person" ? [member(clause.name, "test_person", "", clause.span)] : [],
      );
      const name = declaration.title.value === "" ? "test" : declaration.title.value;
      return { name, kind, detail: "test", span, nameSpan: within(declaration.title.span, span), children: people };
    }
    case "enum":
      return named(
        declaration.name,
        declaration,
        declaration.values.map((value) => member(value.name, "enum_value", value.record?.value ?? "", value.span)),
      );
    case "event":
      return named(
        declaration.type,
        declaration,
        declaration.clauses.flatMap((clause) => (clause.kind === "field" ? [fieldSymbol(clause)] : [])),
      );
    case "policy":
      return named(
        declaration.name,
        declaration,
        declaration.clauses.flatMap((clause) =>
          clause.kind === "variant" ? [member(clause.name, "variant", "", clause.span)] : [],
        ),
      );
    case "source":
    case "segment":
    case "text":
    case "signal":
    case "message":
    case "fatigue":
    case "escalate":
    case "follow_up":
    case "baseline":
    case "exemption":
      return named(declaration.name, declaration, []);
    default:
      return unreachable(declaration);
  }
}

function words(kind: Declaration["kind"]): string {
  return kind.replace("_", " ");
}

function unnamed({ kind, span }: Declaration, children: OutlineSymbol[]): OutlineSymbol {
  return {
    name: kind,
    kind,
    detail: "",
    span,
    nameSpan: { ...span, end: Math.min(span.end, span.start + kind.length) },
    children,
  };
}

function named(name: Name | PathName, { kind, span }: Declaration, children: OutlineSymbol[]): OutlineSymbol {
  return {
    // Editors refuse a symbol without a name.
    name: name.text === "" ? words(kind) : name.text,
    kind,
    detail: words(kind),
    span,
    nameSpan: within(name.span, span),
    children,
  };
}

function member(name: Name, kind: OutlineKind, detail: string, span: Span): OutlineSymbol {
  return {
    name: name.text === "" ? words(kind as Declaration["kind"]) : name.text,
    kind,
    detail,
    span,
    nameSpan: within(name.span, span),
    children: [],
  };
}

function fieldSymbol(field: Field): OutlineSymbol {
  const type = `${field.list ? "list of " : ""}${field.type.text}${field.optional ? "?" : ""}`;
  return member(field.name, "field", type, field.span);
}

/** A missing name stands at the end of what was read, perhaps behind it. */
function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { ...outer, start, end: Math.max(start, Math.min(inner.end, outer.end)) };
}

export interface FoundSymbol extends OutlineSymbol {
  readonly file: string;
}

/** Declarations whose name has the letters of the query in this order, the closest first. */
export function workspaceSymbols(workspace: Workspace, query: string): FoundSymbol[] {
  const wanted = query.toLowerCase();
  const found = workspace.paths.flatMap((path) =>
    documentSymbols(workspace, path)
      .flatMap((symbol) => [symbol, ...symbol.children])
      .filter(({ name }) => hasLetters(name.toLowerCase(), wanted))
      .map((symbol) => ({ ...symbol, file: path })),
  );
  const distance = ({ name }: FoundSymbol): number => {
    const at = name.toLowerCase().indexOf(wanted);
    return at < 0 ? 1000 : at;
  };
  return found.toSorted((left, right) => distance(left) - distance(right) || left.name.length - right.name.length);
}

function hasLetters(name: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
