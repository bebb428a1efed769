/** The parts of Monaco's own tokenizer that the test runs; Monaco declares no types for them. */
declare module "monaco-editor/editor/standalone/common/monarch/monarchCompile.js" {
  export function compile(languageId: string, definition: unknown): unknown;
}
declare module "monaco-editor/editor/standalone/common/monarch/monarchLexer.js" {
  export class MonarchTokenizer {
    constructor(languages: unknown, themes: unknown, languageId: string, lexer: unknown, settings: unknown);
    getInitialState(): unknown;
    tokenize(
      line: string,
      hasEnd: boolean,
      state: unknown,
    ): { readonly tokens: readonly { readonly offset: number; readonly type: string }[]; readonly endState: unknown };
  }
}
