/**
 * Text to tokens and comments. What is no token gets a diagnostic here and a token that lets the parser go on: a mistake
 * in a word never costs more than that word.
 */
import { type IToken, Lexer, type TokenType } from "chevrotain";
import type { Span } from "../../base/span.js";
import type { Reporter } from "../reporter.js";
import * as t from "../tokens.js";
import { badName } from "../../diagnostics/catalogue/syntax/bad-name.js";
import { mendForeign } from "./foreign.js";
import type { Lexeme } from "./lexeme.js";
import { readNumber, readTime, readDate } from "./literals.js";
import { readBareAddress, readString, readUnclosedString } from "./text.js";

export interface Comment {
  readonly span: Span;
  /** As written, with its slashes. */
  readonly text: string;
  readonly kind: "line" | "doc";
  /** False where something else stands before it on its line. */
  readonly ownLine: boolean;
}

export interface Scanned {
  readonly tokens: Lexeme[];
  readonly comments: readonly Comment[];
}

let lexer: Lexer | undefined;

/** Made on first use: a program that only decides never pays for it. */
function theLexer(): Lexer {
  lexer ??= new Lexer([...t.scannedTokens], { positionTracking: "onlyOffset", ensureOptimizations: false });
  return lexer;
}

/** What the reading of one raw token may need. */
export interface ScanContext {
  readonly text: string;
  readonly reporter: Reporter;
  /** Adds a token of this type over the raw one. */
  readonly emit: (type: TokenType, value?: number | string) => void;
  /** Adds a token of one character. */
  readonly emitAt: (type: TokenType, offset: number) => void;
}

export function scan(text: string, reporter: Reporter): Scanned {
  const raw = theLexer().tokenize(text);
  const tokens: Lexeme[] = [];
  let current: IToken | undefined;
  const context: ScanContext = {
    text,
    reporter,
    emit: (type, value) => {
      if (current !== undefined) tokens.push(lexeme(current, type, value));
    },
    emitAt: (type, offset) => {
      tokens.push(lexeme({ image: text[offset] ?? "", startOffset: offset }, type, undefined));
    },
  };
  for (const token of raw.tokens) {
    current = token;
    readToken(token, context);
  }
  const comments = (raw.groups["comments"] ?? []).map((comment) => readComment(comment, text, reporter));
  place(tokens, text);
  attachDocs(tokens, comments);
  return { tokens, comments };
}

function lexeme(
  token: Pick<IToken, "image" | "startOffset">,
  type: TokenType,
  value: number | string | undefined,
): Lexeme {
  const made: Lexeme = {
    image: token.image,
    startOffset: token.startOffset,
    endOffset: token.startOffset + token.image.length - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    index: 0,
    line: 0,
    column: 0,
    firstOnLine: false,
    indent: 0,
  };
  if (value !== undefined) made.value = value;
  return made;
}

function readToken(token: IToken, context: ScanContext): void {
  switch (token.tokenType) {
    case t.Identifier:
      readWord(token, context);
      return;
    case t.NumberText:
      readNumber(token, context);
      return;
    case t.Time:
      readTime(token, context);
      return;
    case t.DateText:
      readDate(token, context);
      return;
    case t.Text:
      readString(token, context);
      return;
    case t.BareAddress:
      readBareAddress(token, context);
      return;
    case t.UnclosedText:
      readUnclosedString(token, context);
      return;
    case t.QuotedText:
    case t.ForeignOperator:
    case t.TagSign:
    case t.ForeignComment:
    case t.Unknown:
      mendForeign(token, context);
      return;
    default:
      context.emit(token.tokenType);
  }
}

function readWord(token: IToken, { reporter, emit }: ScanContext): void {
  if (/[^\x00-\x7F]/.test(token.image)) {
    reporter.report(badName, reporter.span(token.startOffset, token.startOffset + token.image.length), {
      name: token.image,
      problem: "letters",
    });
  }
  emit(t.typeOfWord(token.image));
}

function readComment(token: IToken, text: string, reporter: Reporter): Comment {
  return {
    span: reporter.span(token.startOffset, token.startOffset + token.image.length),
    text: token.image,
    kind: token.image.startsWith("///") && !token.image.startsWith("////") ? "doc" : "line",
    ownLine: text.slice(startOfLine(text, token.startOffset), token.startOffset).trim() === "",
  };
}

/** Looks back no further than the line goes: a search for a line end that a file does not use would go to its start. */
function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

/** Fills in lines and columns; one walk over the text. */
function place(tokens: readonly Lexeme[], text: string): void {
  let offset = 0;
  let line = 0;
  let lineStart = 0;
  let lastLine = -1;
  let indent = 0;
  tokens.forEach((token, index) => {
    for (; offset < token.startOffset; offset++) {
      const unit = text.charCodeAt(offset);
      if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) {
        line++;
        lineStart = offset + 1;
      }
    }
    token.index = index;
    token.line = line;
    token.column = token.startOffset - lineStart;
    token.firstOnLine = line !== lastLine;
    if (token.firstOnLine) indent = token.column;
    token.indent = indent;
    lastLine = line;
  });
}

/** Gives the lines of `///` right above a token to it. */
function attachDocs(tokens: readonly Lexeme[], comments: readonly Comment[]): void {
  let next = 0;
  let pending: string[] = [];
  const give = (until: number): void => {
    const token = tokens[next];
    if (token === undefined || token.startOffset > until) return;
    if (pending.length > 0) token.doc = pending.join("\n");
    pending = [];
    while (next < tokens.length && (tokens[next]?.startOffset ?? 0) <= until) next++;
  };
  for (const comment of comments) {
    give(comment.span.start);
    if (comment.kind === "doc" && comment.ownLine) pending.push(comment.text.slice(3).replace(/^ /, "").trimEnd());
  }
  give(Infinity);
}
