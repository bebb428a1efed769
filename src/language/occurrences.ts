/**
 * Every name of a repository: where it is declared and where it is used. Declarations come from the trees, uses from what
 * the checker resolved, so that a name means here exactly what it means to the compiler.
 */
import type { Span } from "../base/span.js";
import { isBuiltIn, ROOTS } from "../semantics/built-in.js";
import { nameOf } from "../semantics/names/kinds.js";
import type { Declaration, Limit, Name, RecordLiteral, TestDeclaration, Text } from "../syntax/tree.js";
import type { Analysis, SeenExpression } from "./analysis.js";
import { fatigueOf } from "./fatigue.js";
import { type NamedThing, thing } from "./symbols.js";

export interface Occurrence {
  readonly span: Span;
  /** Several where event types that share a field meet. */
  readonly things: readonly NamedThing[];
  readonly declares: boolean;
}

export class Occurrences {
  readonly #byFile = new Map<string, Map<string, Occurrence>>();
  readonly #sorted = new Map<string, readonly Occurrence[]>();
  readonly #byThing = new Map<string, Occurrence[]>();

  constructor(analysis: Analysis) {
    const collector = new Collector(analysis, (span, things, declares) => this.#add(span, things, declares));
    collector.collect();
    for (const occurrences of this.#byFile.values()) {
      for (const occurrence of occurrences.values()) {
        for (const { key } of occurrence.things) {
          const all = this.#byThing.get(key);
          if (all === undefined) this.#byThing.set(key, [occurrence]);
          else all.push(occurrence);
        }
      }
    }
  }

  #add(span: Span, things: readonly NamedThing[], declares: boolean): void {
    if (things.length === 0 || span.end <= span.start || isBuiltIn(span)) return;
    const occurrences = this.#byFile.get(span.file) ?? new Map<string, Occurrence>();
    this.#byFile.set(span.file, occurrences);
    const key = `${span.start} ${span.end}`;
    const before = occurrences.get(key);
    const known = new Set(before?.things.map((one) => one.key));
    const more = things.filter((one) => !known.has(one.key));
    occurrences.set(key, {
      span,
      things: [...(before?.things ?? []), ...more],
      declares: declares || before?.declares === true,
    });
  }

  /** In no particular order. */
  inFile(path: string): Iterable<Occurrence> {
    return this.#byFile.get(path)?.values() ?? [];
  }

  /** The name that starts at the offset, holds it, or ends at it; names do not meet. */
  at(path: string, offset: number): Occurrence | undefined {
    const all = this.#sortedIn(path);
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = all[low - 1];
    return found !== undefined && offset <= found.span.end ? found : undefined;
  }

  #sortedIn(path: string): readonly Occurrence[] {
    let all = this.#sorted.get(path);
    if (all === undefined) {
      all = [...this.inFile(path)].toSorted((left, right) => left.span.start - right.span.start);
      this.#sorted.set(path, all);
    }
    return all;
  }

  /** By file and place. */
  of(named: NamedThing): readonly Occurrence[] {
    return (this.#byThing.get(named.key) ?? []).toSorted((left, right) =>
      left.span.file < right.span.file ? -1 : left.span.file > right.span.file ? 1 : left.span.start - right.span.start,
    );
  }
}

type Add = (span: Span, things: readonly NamedThing[], declares: boolean) => void;

class Collector {
  readonly #analysis: Analysis;
  readonly #add: Add;

  constructor(analysis: Analysis, add: Add) {
    this.#analysis = analysis;
    this.#add = add;
  }

  collect(): void {
    const { files, uses, texts } = this.#analysis;
    for (const { parsed } of files.values())
      for (const declaration of parsed.tree.declarations) this.#declaration(declaration);
    for (const { use, declared } of uses) this.#use(use, thing(declared.kind, declared.name));
    for (const path of files.keys()) for (const seen of this.#analysis.expressionsIn(path)) this.#expression(seen);
    for (const { text, scope } of texts) this.#slots(text, scope);
  }

  #declare(name: Name | undefined, named: NamedThing): void {
    if (name !== undefined) this.#add(name.span, [named], true);
  }

  #use(name: { readonly text: string; readonly span: Span }, ...things: NamedThing[]): void {
    if (name.text !== "") this.#add(name.span, things, false);
  }

  // ── declarations ──────────────────────────────────────────────────────────────────────────────────────────────────

  #declaration(declaration: Declaration): void {
    const named = nameOf(declaration);
    if (named !== undefined) this.#add(named.name.span, [thing(named.kind, named.name.text)], true);
    switch (declaration.kind) {
      case "org":
        for (const clause of declaration.clauses) {
          if (clause.kind === "constant") this.#declare(clause.name, thing("constant", clause.name.text));
          if (clause.kind === "locales")
            for (const one of clause.locales) this.#declare(one, thing("locale", one.text));
        }
        break;
      case "enum":
        for (const { name } of declaration.values)
          this.#declare(name, thing("enum_value", name.text, declaration.name.text));
        break;
      case "person":
        for (const clause of declaration.clauses)
          if (clause.kind === "field") this.#declare(clause.name, thing("attribute", clause.name.text));
        break;
      case "event":
        for (const clause of declaration.clauses)
          if (clause.kind === "field")
            this.#declare(clause.name, thing("field", clause.name.text, declaration.type.text));
        break;
      case "source":
        for (const clause of declaration.clauses)
          if (clause.kind === "map") this.#fields(clause.fields, clause.type.text);
        break;
      case "policy":
        for (const clause of declaration.clauses) {
          if (clause.kind === "tags") for (const tag of clause.tags) this.#declare(tag, thing("tag", tag.text));
          if (clause.kind === "variant")
            this.#declare(clause.name, thing("variant", clause.name.text, declaration.name.text));
        }
        break;
      case "exemption":
        for (const clause of declaration.clauses)
          if (clause.kind === "tags") for (const tag of clause.names) this.#use(tag, thing("tag", tag.text));
        break;
      case "test":
        this.#test(declaration);
        break;
      default:
    }
    for (const limit of limitsIn(declaration)) {
      if ("scope" in limit && limit.scope.across?.kind === "tag") {
        const { tag } = limit.scope.across;
        this.#use(tag, thing("tag", tag.text));
      }
    }
  }

  #test(test: TestDeclaration): void {
    // Titles may be equal; where a test stands is its own.
    const owner = `${test.span.file}:${test.span.start}`;
    for (const clause of test.clauses) {
      if (clause.kind === "person") {
        this.#declare(clause.name, thing("test_person", clause.name.text, owner));
        for (const { name } of clause.attributes.pairs) this.#attribute(name);
      } else if (clause.kind === "line") {
        this.#use(clause.person, thing("test_person", clause.person.text, owner));
        if (clause.does.kind === "event" && clause.does.fields !== undefined)
          this.#fields(clause.does.fields, clause.does.type.text);
      }
    }
  }

  #fields(record: RecordLiteral, type: string): void {
    const fields = this.#analysis.model.events.get(type)?.fields;
    for (const { name } of record.pairs)
      if (fields?.get(name.text)?.builtIn === false) this.#use(name, thing("field", name.text, type));
  }

  #attribute(name: Name): void {
    if (this.#analysis.model.person.get(name.text)?.builtIn === false) this.#use(name, thing("attribute", name.text));
  }

  // ── expressions and texts ─────────────────────────────────────────────────────────────────────────────────────────

  #expression({ expression, scope, expected }: SeenExpression): void {
    if (expression.kind !== "path") return;
    const { root, members } = expression;
    const [member] = members;
    if (member === undefined) {
      const wanted = expected?.kind === "list" ? expected.of : expected;
      if (wanted?.kind !== "enum") return;
      const model = this.#analysis.model.enums.get(wanted.name);
      if (model?.builtIn === false && model.values.some(({ name }) => name === root.text))
        this.#use(root, thing("enum_value", root.text, model.name));
    } else if (member.kind === "member" && !member.quoted) {
      const span = { ...member.span, start: member.span.end - member.name.length };
      this.#member(root.text, { text: member.name, span }, scope);
    }
  }

  #member(root: string, name: Name, scope: SeenExpression["scope"]): void {
    if (!(ROOTS as readonly string[]).includes(root)) return;
    if (root === "event") {
      const having = scope.events.filter((event) => event.fields.get(name.text)?.builtIn === false);
      this.#use(name, ...having.map((event) => thing("field", name.text, event.name)));
    } else if (root === "person") this.#attribute(name);
    else if (root === "org" && this.#analysis.model.org.constants.has(name.text))
      this.#use(name, thing("constant", name.text));
  }

  #slots(text: Text, scope: SeenExpression["scope"]): void {
    for (const variant of text.variants) {
      if (variant.locale !== undefined) this.#use(variant.locale, thing("locale", variant.locale.text));
      for (const part of variant.parts) {
        if (part.kind !== "slot") continue;
        const [root, member] = part.path;
        if (root !== undefined && member !== undefined) this.#member(root.text, member, scope);
      }
    }
  }
}

function limitsIn(declaration: Declaration): readonly Limit[] {
  switch (declaration.kind) {
    case "limits":
    case "fatigue":
      return declaration.limits;
    case "policy":
      return fatigueOf(declaration).flatMap((use) => ("limits" in use ? use.limits : []));
    default:
      return [];
  }
}
