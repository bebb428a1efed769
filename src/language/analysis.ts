/** What the files of a workspace mean together, and what the checker found out at each place. */
import { checkParsed } from "../compiler/index.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Scope } from "../semantics/expressions/scope.js";
import type { Model, TypedExpr } from "../semantics/model.js";
import type { DeclaredName, Names, NameUse } from "../semantics/names/names.js";
import type { Type } from "../semantics/types.js";
import type { Expression, Text } from "../syntax/tree.js";
import { Occurrences } from "./occurrences.js";
import { standardFile, type WorkspaceFile } from "./file.js";

export interface SeenExpression {
  readonly expression: Expression;
  readonly scope: Scope;
  /** What its place asks for. */
  readonly expected: Type | undefined;
  readonly typed: TypedExpr;
}
export interface SeenText {
  readonly text: Text;
  readonly scope: Scope;
}
export interface SeenName {
  readonly use: NameUse;
  readonly declared: DeclaredName;
}

export class Analysis {
  /** By path; with the packages that they import. */
  readonly files: ReadonlyMap<string, WorkspaceFile>;
  readonly model: Model;
  readonly names: Names;
  /** By file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #expressions = new Map<string, SeenExpression[]>();
  readonly texts: SeenText[] = [];
  readonly uses: SeenName[] = [];
  #occurrences: Occurrences | undefined;

  constructor(
    files: ReadonlyMap<string, WorkspaceFile>,
    options: { readonly today?: string; readonly withRules: boolean },
  ) {
    const checked = checkParsed(
      [...files.values()].map(({ parsed }) => parsed),
      {
        ...options,
        observer: {
          expression: (expression, scope, expected, typed) => {
            const seen = { expression, scope, expected, typed };
            const own = this.#expressions.get(expression.span.file);
            if (own === undefined) this.#expressions.set(expression.span.file, [seen]);
            else own.push(seen);
          },
          text: (text, scope) => this.texts.push({ text, scope }),
          name: (use, declared) => this.uses.push({ use, declared }),
        },
      },
    );
    // The packages that ship with Kairos are files like others, that nobody can change.
    this.files = new Map([
      ...checked.files.map(({ tree }) => [tree.path, files.get(tree.path) ?? standardFile(tree.path)] as const),
      ...files,
    ]);
    this.model = checked.model;
    this.names = checked.names;
    this.diagnostics = checked.diagnostics;
  }

  /** What the checker saw in a file, in the order in which it did; it may have looked twice. */
  expressionsIn(path: string): readonly SeenExpression[] {
    return this.#expressions.get(path) ?? [];
  }

  /** Every name, where it is declared and where it is used. */
  get occurrences(): Occurrences {
    this.#occurrences ??= new Occurrences(this);
    return this.#occurrences;
  }
}
