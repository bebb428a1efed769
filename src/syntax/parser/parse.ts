/** One file's text to its tree: scan, mend phrases and braces, parse. Never throws, whatever the text. */
import type { Span } from "../../base/span.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { balanceBraces } from "../lexer/braces.js";
import { readPhrases } from "../lexer/phrases.js";
import { type Comment, scan } from "../lexer/scan.js";
import { Reporter } from "../reporter.js";
import type { SourceFile } from "../tree.js";
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
  };
}
