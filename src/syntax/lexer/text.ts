/** Reads string literals, closed and unclosed. */
import type { IToken } from "chevrotain";
import { badEscape } from "../../diagnostics/catalogue/syntax/bad-escape.js";
import { hiddenCharacter } from "../../diagnostics/catalogue/syntax/hidden-character.js";
import { missingQuotes } from "../../diagnostics/catalogue/syntax/missing-quotes.js";
import { smartQuotes } from "../../diagnostics/catalogue/syntax/smart-quotes.js";
import { unclosedString } from "../../diagnostics/catalogue/syntax/unclosed-string.js";
import type { Reporter } from "../reporter.js";
import { LeftBrace, RightBrace, Text } from "../tokens.js";
import type { ScanContext } from "./scan.js";
import { stringPieces } from "./strings.js";

export function readString(token: IToken, { reporter, emit }: ScanContext): void {
  emit(Text, valueOf(token.image.slice(1, -1), token.startOffset + 1, reporter));
}

/** A string that its line ends before. What follows on the line belongs to it, as far as anybody can tell. */
export function readUnclosedString(token: IToken, { text, reporter, emit, emitAt }: ScanContext): void {
  const start = token.startOffset;
  const body = token.image.slice(1).trimEnd();
  const end = start + 1 + body.length;
  const last = body.at(-1) ?? "";
  if (/[\u201C-\u201F\u00BB]/.test(last)) {
    reporter.report(
      smartQuotes,
      reporter.span(end - 1, end),
      { found: last },
      {
        fixes: [reporter.replacement('close with `"`', end - 1, end, '"')],
      },
    );
    emit(Text, body.slice(0, -1));
    return;
  }
  // Braces at the end are the block's rather than the text's.
  const closing = /(?:\s*[{}])+$/.exec(body)?.[0] ?? "";
  const close = end - closing.length;
  reporter.report(unclosedString, reporter.span(start, close), undefined, {
    fixes: [reporter.replacement('add `"`', close, close, '"')],
  });
  reporter.silenceLine(start);
  emit(Text, body.slice(0, body.length - closing.length));
  for (let offset = close; offset < end; offset++) {
    if (text[offset] === "{") emitAt(LeftBrace, offset);
    else if (text[offset] === "}") emitAt(RightBrace, offset);
  }
}

/** `https://…` without quotes, or with the closing one alone. */
export function readBareAddress(token: IToken, { text, reporter, emit }: ScanContext): void {
  const start = token.startOffset;
  if (text[start - 1] === '"' && token.image.endsWith('"')) {
    // What stands in quotes and what does not has changed places: an earlier quote of this line is missing.
    reporter.report(unclosedString, reporter.span(start - 1, start), undefined);
    reporter.silenceLine(start - 1);
    emit(Text, token.image.slice(0, -1));
    return;
  }
  const written = token.image.replace(/"$/, "");
  const end = start + token.image.length;
  reporter.report(
    missingQuotes,
    reporter.span(start, end),
    { written },
    { fixes: [reporter.replacement("put it in quotes", start, end, `"${written}"`)] },
  );
  emit(Text, written);
}

function valueOf(raw: string, offset: number, reporter: Reporter): string {
  reportHidden(raw, offset, reporter);
  if (!raw.includes("\\")) return raw;
  let value = "";
  for (const piece of stringPieces(raw, offset)) {
    value += piece.value;
    if (piece.problem === undefined) continue;
    const written = raw.slice(piece.start - offset, piece.end - offset);
    reporter.report(
      badEscape,
      reporter.span(piece.start, piece.end),
      { written, problem: piece.problem },
      {
        fixes:
          piece.problem === "unknown"
            ? [reporter.replacement("write a plain backslash", piece.start, piece.start, "\\")]
            : [],
      },
    );
  }
  return value;
}

/** Characters that change how text is shown without being seen, and halves of characters. */
const hidden =
  /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function reportHidden(raw: string, offset: number, reporter: Reporter): void {
  for (const match of raw.matchAll(hidden)) {
    const start = offset + match.index;
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    reporter.report(
      hiddenCharacter,
      reporter.span(start, start + 1),
      { code },
      {
        fixes: [reporter.replacement("delete it", start, start + 1, "")],
      },
    );
  }
}
