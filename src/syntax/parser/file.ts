/** A whole file: its package, its imports, its declarations. */
import * as t from "../tokens.js";
import type { Declaration, Import, SourceFile } from "../tree.js";
import { TestParser } from "./tests.js";
import { lateHeader } from "./slips/file.js";

const { word } = t;

export class KairosParser extends TestParser {
  /** `validate` lets chevrotain check the grammar itself; a test does, once. */
  constructor({ validate = false }: { readonly validate?: boolean } = {}) {
    super(validate);
    this.performSelfAnalysis();
  }

  readonly file = this.RULE("file", (): Omit<SourceFile, "path" | "span"> => {
    const packageName = this.OPTION(() => {
      this.CONSUME(word.package);
      return this.SUBRULE(this.packageName);
    });
    const imports: Import[] = [];
    this.MANY1(() => {
      this.panic = false;
      imports.push(this.SUBRULE(this.import));
    });
    const declarations: Declaration[] = [];
    this.panic = false;
    this.fileBody(imports, declarations, () => declarations.push(this.SUBRULE(this.declaration)));
    return { ...(packageName === undefined ? {} : { package: packageName }), imports, declarations };
  });

  /** Declarations up to the end; a brace too many, or a package or an import that comes late, does not end them. */
  fileBody(imports: Import[], declarations: readonly Declaration[], declaration: () => void): void {
    this.clauses("declaration", declaration);
    if (this.RECORDING_PHASE) return;
    while (!this.isEnd()) {
      lateHeader(this, imports, declarations.length > 0);
      this.clauses("declaration", declaration);
    }
  }

  importAgain(): Import {
    return this.SUBRULE9(this.import);
  }

  packageAgain(): void {
    this.skip();
    this.SUBRULE9(this.packageName);
  }

  readonly import = this.RULE("import", (): Import => {
    const first = this.peek();
    this.CONSUME(word.import);
    const path = this.aString(0, "the path of a file in quotes");
    return { path, span: this.spanFrom(first) };
  });

  readonly declaration = this.RULE("declaration", (): Declaration =>
    this.OR<Declaration>([
      { ALT: () => this.SUBRULE(this.org) },
      { ALT: () => this.SUBRULE(this.enum) },
      { ALT: () => this.SUBRULE(this.person) },
      { ALT: () => this.SUBRULE(this.event) },
      { ALT: () => this.SUBRULE(this.source) },
      { ALT: () => this.SUBRULE(this.segment) },
      { ALT: () => this.SUBRULE(this.sharedText) },
      { ALT: () => this.SUBRULE(this.signal) },
      { ALT: () => this.SUBRULE(this.sharedMessage) },
      { ALT: () => this.SUBRULE(this.sharedFatigue) },
      { ALT: () => this.SUBRULE(this.sharedEscalate) },
      { ALT: () => this.SUBRULE(this.policy) },
      { ALT: () => this.SUBRULE(this.layer) },
      { ALT: () => this.SUBRULE(this.exemption) },
      { ALT: () => this.SUBRULE(this.limits) },
      { ALT: () => this.SUBRULE(this.budget) },
      { ALT: () => this.SUBRULE(this.test) },
    ]),
  );
}
