/**
 * Makes braces balance before the parser sees them. Where a closing brace is missing, the layout says which: a line that
 * is indented no further than the line of an open brace cannot stand inside of it. An empty token closes it there.
 *
 * A brace too many stays; the layout may say which one it is. The parser knows whether an opening one was missing before.
 */
import { unclosedBrace } from "../../diagnostics/catalogue/syntax/unclosed-brace.js";
import type { Reporter } from "../reporter.js";
import { LeftBrace, RightBrace } from "../tokens.js";
import { declarationWords } from "../words.js";
import type { Lexeme } from "./lexeme.js";

export function balanceBraces(tokens: readonly Lexeme[], reporter: Reporter): Lexeme[] {
  const { unclosed, unopened } = count(tokens);
  if (unclosed > 0) return close(tokens, reporter);
  if (unopened > 0) markDoubtful(tokens, unopened);
  return [...tokens];
}

function count(tokens: readonly Lexeme[]): { readonly unclosed: number; readonly unopened: number } {
  let unclosed = 0;
  let unopened = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === LeftBrace) unclosed++;
    else if (tokenType === RightBrace && unclosed > 0) unclosed--;
    else if (tokenType === RightBrace) unopened++;
  }
  return { unclosed, unopened };
}

// ── braces that are not closed ──────────────────────────────────────────────────────────────────────────────────────

function close(all: readonly Lexeme[], reporter: Reporter): Lexeme[] {
  // Two opening braces side by side never make sense: those after the first are too many.
  const tokens = all.filter((token, index) => {
    const double = token.tokenType === LeftBrace && all[index - 1]?.tokenType === LeftBrace;
    const reported = double && all[index - 2]?.tokenType === LeftBrace;
    if (double && !reported)
      reporter.report(unclosedBrace, reporter.span(token.startOffset, token.startOffset + 1), undefined);
    return !double;
  });
  const missing = count(tokens).unclosed;
  if (missing === 0) return tokens;
  // The layout is believed where it explains exactly what is missing; otherwise declarations alone are.
  const byLayout = insertions(tokens, layoutSays);
  const found = byLayout.length === missing ? byLayout : insertions(tokens, declarationSays);
  return insert(tokens, found, reporter);
}

interface Insertion {
  /** The brace that is not closed. */
  readonly opener: Lexeme;
  /** The token before which it should have been. */
  readonly before: number;
}

type Rule = (token: Lexeme, opener: Lexeme, previous: Lexeme | undefined) => boolean;

const layoutSays: Rule = (token, opener) =>
  token.firstOnLine &&
  token.line > opener.line &&
  (token.tokenType === RightBrace ? token.column < opener.indent : token.column <= opener.indent);

const declarationSays: Rule = (token) =>
  token.firstOnLine && token.column === 0 && (declarationWords as readonly string[]).includes(token.image);

function insertions(tokens: readonly Lexeme[], says: Rule): Insertion[] {
  const open: Lexeme[] = [];
  const found: Insertion[] = [];
  tokens.forEach((token, index) => {
    for (
      let opener = open.at(-1);
      opener !== undefined && says(token, opener, tokens[index - 1]);
      opener = open.at(-1)
    ) {
      found.push({ opener, before: index });
      open.pop();
    }
    if (token.tokenType === LeftBrace) open.push(token);
    else if (token.tokenType === RightBrace) open.pop();
  });
  while (open.length > 0) {
    const opener = open.pop();
    if (opener !== undefined) found.push({ opener, before: tokens.length });
  }
  return found;
}

function insert(tokens: readonly Lexeme[], found: readonly Insertion[], reporter: Reporter): Lexeme[] {
  const balanced: Lexeme[] = [];
  let next = 0;
  let reportedBefore = -1;
  for (let index = 0; index <= tokens.length; index++) {
    for (; found[next]?.before === index; next++) {
      const opener = found[next]?.opener;
      const last = tokens[index - 1];
      if (opener === undefined || last === undefined) continue;
      const end = last.startOffset + last.image.length;
      // Several that end at one place are most likely one mistake.
      if (reportedBefore !== index) {
        reporter.report(unclosedBrace, reporter.span(opener.startOffset, opener.startOffset + 1), undefined, {
          fixes: [reporter.replacement("add `}`", end, end, `\n${" ".repeat(opener.indent)}}`)],
        });
      }
      reportedBefore = index;
      balanced.push({
        image: "",
        startOffset: end,
        endOffset: end - 1,
        tokenType: RightBrace,
        tokenTypeIdx: RightBrace.tokenTypeIdx ?? 0,
        index: 0,
        line: last.line,
        column: last.column,
        firstOnLine: false,
        indent: last.indent,
        virtual: true,
      });
    }
    const token = tokens[index];
    if (token !== undefined) balanced.push(token);
  }
  return balanced;
}

// ── braces too many ─────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A brace that closes lines above stands at the head of a line, under the line that it closes. Where exactly as many
 * stand elsewhere as there are too many, these are doubtful: one of them ends nothing but a block whose opening brace is
 * missing, which the parser knows.
 */
function markDoubtful(tokens: readonly Lexeme[], extra: number): void {
  const open: Lexeme[] = [];
  const odd: Lexeme[] = [];
  for (const token of tokens) {
    if (token.tokenType === LeftBrace) open.push(token);
    if (token.tokenType !== RightBrace) continue;
    const opener = open.at(-1);
    const fits =
      opener !== undefined && (opener.line === token.line || (token.firstOnLine && token.column === opener.indent));
    if (fits) open.pop();
    else odd.push(token);
  }
  if (odd.length !== extra) return;
  for (const token of odd) token.doubtful = true;
}
