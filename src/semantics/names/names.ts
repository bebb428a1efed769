/**
 * All declared names, who may see them, and who uses them.
 *
 * A file sees its own names, those of files with the same `package`, and those of files that it imports itself.
 */
import type { Span } from "../../base/span.js";
import { duplicateName } from "../../diagnostics/catalogue/names/duplicate-name.js";
import { unknownName } from "../../diagnostics/catalogue/names/unknown-name.js";
import { notImported } from "../../diagnostics/catalogue/repository/not-imported.js";
import type { TextEdit } from "../../diagnostics/diagnostic.js";
import type { Declaration, SourceFile } from "../../syntax/tree.js";
import type { Observer } from "../observer.js";
import { choices, type Reporter, suggestion } from "../reporter.js";
import { importText } from "./file-paths.js";
import type { Imports } from "./imports.js";
import { type DeclarationOf, KIND_WORDS, NAME_KINDS, type NameKind, nameOf } from "./kinds.js";

export interface DeclaredName<Kind extends NameKind = NameKind> {
  readonly kind: Kind;
  readonly name: string;
  /** Of the name. */
  readonly span: Span;
  readonly file: string;
  readonly declaration: DeclarationOf[Kind];
}

/** A name where it is used. */
export interface NameUse {
  readonly text: string;
  readonly span: Span;
}

export class Names {
  private readonly byKind = new Map<NameKind, Map<string, DeclaredName>>(NAME_KINDS.map((kind) => [kind, new Map()]));
  private readonly byPath: ReadonlyMap<string, SourceFile>;
  private readonly used = new Set<string>();
  /** `from\nto`: a file uses something of another. */
  private readonly usedFiles = new Set<string>();

  constructor(
    readonly files: readonly SourceFile[],
    readonly imports: Imports,
    private readonly reporter: Reporter,
    private readonly observer?: Observer,
  ) {
    this.byPath = new Map(files.map((file) => [file.path, file]));
    for (const file of files) for (const declaration of file.declarations) this.declare(file, declaration);
  }

  private declare(file: SourceFile, declaration: Declaration): void {
    const found = nameOf(declaration);
    if (found === undefined || found.name.text === "") return;
    const { kind, name } = found;
    const ofKind = this.ofKind(kind) as Map<string, DeclaredName>;
    const first = ofKind.get(name.text);
    if (first !== undefined) {
      this.reporter.report(
        duplicateName,
        name.span,
        { what: KIND_WORDS[kind][1], name: name.text },
        { related: [{ span: first.span, message: "the first one is here" }], help: "give one of them another name" },
      );
      return;
    }
    const declared = { kind, name: name.text, span: name.span, file: file.path, declaration } as DeclaredName;
    ofKind.set(name.text, declared);
  }

  /** In the order of the files, and within a file as written. */
  ofKind<Kind extends NameKind>(kind: Kind): ReadonlyMap<string, DeclaredName<Kind>> {
    return this.byKind.get(kind) as unknown as ReadonlyMap<string, DeclaredName<Kind>>;
  }

  find<Kind extends NameKind>(kind: Kind, name: string): DeclaredName<Kind> | undefined {
    return this.ofKind(kind).get(name);
  }

  /** What a use means; reports a name that is unknown or out of sight. An empty name has been reported by the parser. */
  resolve<Kind extends NameKind>(kind: Kind, use: NameUse): DeclaredName<Kind> | undefined {
    if (use.text === "") return undefined;
    const declared = this.find(kind, use.text);
    if (declared === undefined) {
      this.reportUnknown(kind, use);
      return undefined;
    }
    this.markUsed(declared, use.span.file);
    this.observer?.name(use, declared);
    if (!this.sees(use.span.file, declared.file)) this.reportUnseen(declared, use);
    return declared;
  }

  markUsed(declared: DeclaredName, file: string): void {
    this.used.add(`${declared.kind}\n${declared.name}`);
    this.markFileUsed(file, declared.file);
  }

  markFileUsed(from: string, to: string | undefined): void {
    if (to !== undefined) this.usedFiles.add(`${from}\n${to}`);
  }

  isUsed(declared: DeclaredName): boolean {
    return this.used.has(`${declared.kind}\n${declared.name}`);
  }

  isFileUsed(from: string, to: string): boolean {
    return this.usedFiles.has(`${from}\n${to}`);
  }

  sees(from: string, to: string): boolean {
    if (from === to || this.packageOf(from) === this.packageOf(to)) return true;
    return (this.imports.byFile.get(from) ?? []).some((step) => step.target === to);
  }

  /** Files that name no package share one without a name. */
  private packageOf(path: string): string {
    return this.byPath.get(path)?.package?.text ?? "";
  }

  /** What this file does not find may be declared in a file that it could not import. */
  mayBeElsewhere(file: string): boolean {
    return this.imports.incomplete.has(file);
  }

  private reportUnknown(kind: NameKind, use: NameUse): void {
    if (this.mayBeElsewhere(use.span.file)) return;
    const candidates = this.ofKind(kind).keys();
    const other = NAME_KINDS.find((another) => another !== kind && this.find(another, use.text) !== undefined);
    const help =
      other === undefined
        ? choices(this.ofKind(kind).keys())
        : `\`${use.text}\` is the name of ${a(KIND_WORDS[other][0])}`;
    const details = suggestion(use.text, use.span, candidates, help);
    this.reporter.report(unknownName, use.span, { what: KIND_WORDS[kind][0], name: use.text }, details);
  }

  private reportUnseen(declared: DeclaredName, use: NameUse): void {
    const file = this.byPath.get(use.span.file);
    const text = importText(use.span.file, declared.file);
    this.reporter.report(
      notImported,
      use.span,
      { what: KIND_WORDS[declared.kind][0], name: use.text, file: declared.file },
      {
        related: [{ span: declared.span, message: "declared here" }],
        fixes: file === undefined ? [] : [{ title: `import "${text}"`, edits: [importEdit(file, text)] }],
      },
    );
  }
}

/** Behind the last import, else behind the package, else at the beginning. */
export function importEdit(file: SourceFile, text: string): TextEdit {
  const before = file.imports.at(-1) ?? file.package;
  if (before === undefined) return { span: { file: file.path, start: 0, end: 0 }, text: `import "${text}"\n` };
  const at = before.span.end;
  return { span: { file: file.path, start: at, end: at }, text: `\nimport "${text}"` };
}

/** The word with its article. */
export function a(words: string): string {
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
