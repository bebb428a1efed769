/** One file's text to its tree: scan, mend phrases and braces, parse. Never throws, whatever the text. */
import type { TokenType } from "chevrotain";
import type { Span } from "../../base/span.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { balanceBraces } from "../lexer/braces.js";
import { readPhrases } from "../lexer/phrases.js";
import { type Comment, scan } from "../lexer/scan.js";
import { Reporter } from "../reporter.js";
import type { Lexeme } from "../lexer/lexeme.js";
import type { SourceFile } from "../tree.js";
import type { Body } from "./bodies.js";
import { KairosParser } from "./file.js";

export interface PolicyFile {
  /** Relative to the root of the policy repository, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

export interface Parsed {
  readonly tree: SourceFile;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** All comments, doc comments too, in the order written. */
  readonly comments: readonly Comment[];
  /**
   * Where the tree can't be relied on: clauses with a mistake in them, and the heads of the declarations around. What a
   * later stage finds wrong there most likely follows from that mistake.
   */
  readonly doubtful: readonly Span[];
  /** As the parser met them: phrases of plain English and braces mended, so some have no width. */
  readonly tokens: readonly Lexeme[];
  /** The bodies in braces that hold clauses, inner ones before those around them; the file itself is the last. */
  readonly bodies: readonly Body[];
}

let parser: KairosParser | undefined;

/** Made on first use: analysing the grammar takes a moment, and some programs never parse. */
function theParser(): KairosParser {
  parser ??= new KairosParser();
  return parser;
}

export function parse({ path, text }: PolicyFile): Parsed {
  const reporter = new Reporter(path, text);
  const { tokens, comments } = scan(text, reporter);
  const balanced = balanceBraces(readPhrases(tokens, text, reporter), reporter);
  balanced.forEach((token, index) => {
    token.index = index;
  });
  const kairos = theParser();
  kairos.load(balanced, text, reporter);
  const file = kairos.file();
  const tree = { path, span: reporter.span(0, text.length), ...file };
  return {
    tree,
    diagnostics: reporter.finish(),
    comments,
    doubtful: [...kairos.doubtful, ...reporter.silencedLines()],
    tokens: balanced,
    bodies: kairos.read,
  };
}

/** What can stand at a place: a kind of token, and the rules of the grammar around it, the innermost last. */
export interface Possible {
  readonly type: TokenType;
  readonly rules: readonly string[];
}

/** What the grammar lets follow these tokens of a file; nothing where they are not how a file can begin. */
export function possibleAfter(tokens: readonly Lexeme[]): Possible[] {
  return theParser()
    .computeContentAssist("file", [...tokens])
    .map(({ nextTokenType, ruleStack }) => ({ type: nextTokenType, rules: ruleStack }));
}
