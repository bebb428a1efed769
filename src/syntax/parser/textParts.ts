/** Cuts a text for people into plain parts and slots: `{event.sender_domain}`. */
import { badSlot } from "../../diagnostics/catalogue/syntax/bad-slot.js";
import { userRoot } from "../../diagnostics/catalogue/syntax/user-root.js";
import type { Span } from "../../base/span.js";
import type { Lexeme } from "../lexer/lexeme.js";
import { type StringPiece, stringPieces } from "../lexer/strings.js";
import type { Reporter } from "../reporter.js";
import type { Name, TextPart } from "../tree.js";

/** One name, or names joined by dots; spaces at the ends do no harm. */
const path = /^\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)\s*$/;

export function textParts(token: Lexeme, reporter: Reporter): TextPart[] {
  if (token.image === "") return [];
  const closed = token.image.length > 1 && token.image.endsWith('"') && token.image.startsWith('"');
  // A text in other quotes, or unclosed, is reported already; its parts are of no use to anybody.
  if (!closed)
    return [
      { kind: "literal", value: String(token.value ?? ""), span: reporter.span(token.startOffset, token.startOffset) },
    ];
  const offset = token.startOffset + 1;
  const raw = token.image.slice(1, -1);
  return cut(stringPieces(raw, offset), raw, offset, reporter);
}

function cut(pieces: readonly StringPiece[], raw: string, offset: number, reporter: Reporter): TextPart[] {
  const parts: TextPart[] = [];
  let literal = "";
  let literalStart = offset;
  const endLiteral = (end: number): void => {
    if (literal !== "") parts.push({ kind: "literal", value: literal, span: reporter.span(literalStart, end) });
    literal = "";
  };
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.escaped || (piece.value !== "{" && piece.value !== "}")) {
      if (literal === "") literalStart = piece.start;
      literal += piece.value;
      continue;
    }
    const span = reporter.span(piece.start, piece.end);
    if (piece.value === "}") {
      reporter.report(
        badSlot,
        span,
        { problem: "unopened" },
        {
          fixes: [reporter.replacement("show it as a plain brace", piece.start, piece.start, "\\")],
        },
      );
      continue;
    }
    endLiteral(piece.start);
    const doubled = closingOf(pieces, index, 2);
    const close = doubled ?? closingOf(pieces, index, 1);
    if (close === undefined) {
      // `{event.sender_domain looks…`: the name ends where the first character that cannot be part of one stands.
      const name = /^\s*[A-Za-z_][\w.]*/.exec(raw.slice(piece.end - offset))?.[0] ?? "";
      const end = piece.end + name.replace(/\.+$/, "").length;
      reporter.report(
        badSlot,
        reporter.span(piece.start, end),
        { problem: "unclosed" },
        {
          fixes:
            name === ""
              ? [reporter.replacement("show it as a plain brace", piece.start, piece.start, "\\")]
              : [reporter.replacement("add `}`", end, end, "}")],
        },
      );
      // A slot that is not closed is no part; what follows is text.
      continue;
    }
    const width = doubled === undefined ? 1 : 2;
    const slotSpan = reporter.span(piece.start, pieces[close]!.end);
    const inside = raw.slice(piece.start + width - offset, slotSpan.end - width - offset);
    if (doubled !== undefined) {
      const single = `{${inside.trim()}}`;
      const fix = reporter.replacement(`write \`${single}\``, slotSpan.start, slotSpan.end, single);
      reporter.report(badSlot, slotSpan, { problem: "doubled" }, { fixes: [fix] });
    }
    const slot = readSlot(inside, piece.start + width, slotSpan, reporter);
    if (slot !== undefined) parts.push(slot);
    index = close;
    literalStart = slotSpan.end;
  }
  endLiteral(offset + raw.length);
  return parts;
}

/** The last brace of a slot that opens with so many of them and closes with as many; undefined where there is none. */
function closingOf(pieces: readonly StringPiece[], opening: number, braces: number): number | undefined {
  const areBraces = (from: number, value: string): boolean =>
    pieces.slice(from, from + braces).filter((piece) => !piece.escaped && piece.value === value).length === braces;
  if (!areBraces(opening, "{")) return undefined;
  let close = opening + braces;
  while (close < pieces.length && !isBrace(pieces[close])) close++;
  return areBraces(close, "}") ? close + braces - 1 : undefined;
}

function isBrace(piece: StringPiece | undefined): boolean {
  return piece !== undefined && !piece.escaped && (piece.value === "}" || piece.value === "{");
}

function readSlot(inside: string, start: number, span: Span, reporter: Reporter): TextPart | undefined {
  const match = path.exec(inside);
  if (match === null) {
    const problem = inside.trim() === "" ? "empty" : "expression";
    reporter.report(badSlot, span, { problem });
    return undefined;
  }
  const names: Name[] = [];
  let at = start + inside.indexOf(match[1] ?? "");
  for (const text of (match[1] ?? "").split(".")) {
    names.push({ text, span: reporter.span(at, at + text.length) });
    at += text.length + 1;
  }
  const [root] = names;
  if (root?.text === "user" && names.length > 1) {
    const { start: from, end: to } = root.span;
    reporter.report(userRoot, root.span, undefined, {
      fixes: [
        reporter.replacement("write `person`", from, to, "person"),
        reporter.replacement("write `event`", from, to, "event"),
      ],
    });
    return undefined;
  }
  return { kind: "slot", path: names, span };
}
