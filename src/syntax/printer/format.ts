/** The one layout of policy files. What a text says never changes; what can't be read stays as it stands. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { scan } from "../lexer/scan.js";
import { parse, type Parsed, type PolicyFile } from "../parser/parse.js";
import { Reporter } from "../reporter.js";
import { declarationDoc } from "./declarations/index.js";
import type { Doc } from "./layout/document.js";
import { Pen } from "./layout/pen.js";
import { render } from "./layout/render.js";
import { commentsOutside, type Segment, segmentsOf } from "./segments.js";

export interface Formatted {
  readonly text: string;
  /** What the parser has to say about the text that was given. */
  readonly diagnostics: readonly Diagnostic[];
}

export function format(file: PolicyFile): Formatted {
  const before = parse(file);
  const { diagnostics } = before;
  const text = layOut(file);
  // Recovery from mistakes goes by the layout: a text that would be understood otherwise afterwards is left alone.
  const isCertain = saysTheSame(file.text, before, text) && (diagnostics.length === 0 || isSettled(file.path, text));
  return { text: isCertain ? text : file.text, diagnostics };
}

/** Laid out once more, what could not be read may end up elsewhere. */
function isSettled(path: string, text: string): boolean {
  return layOut({ path, text }) === text;
}

/** The layout alone, without the proof that it says the same. */
export function layOut({ path, text: given }: PolicyFile): string {
  const text = given.replaceAll(/\r\n?/g, "\n");
  const { tree, comments, diagnostics } = parse({ path, text });
  const { tokens } = scan(text, new Reporter(path, text));
  const segments = segmentsOf(
    text,
    tree,
    tokens,
    comments,
    diagnostics.map(({ span }) => span),
  );
  const raw = segments.filter(({ content }) => content === "as it stands");
  const free = commentsOutside(comments, raw);
  const pen = new Pen(text, tokens, free);
  let out = "";
  let last: Segment | undefined;
  let wasOneLine = false;
  for (const segment of segments) {
    pen.moveTo(segment.start);
    const hadBlank = pen.isBlankBefore(segment.start);
    const lead = pen.comments();
    const isBlankAfterLead = lead.length > 0 && pen.isBlankBefore(segment.start);
    const written = render(segmentDoc(pen, segment));
    const isOneLine = !written.includes("\n");
    if (last !== undefined) {
      const mayJoin = wasOneLine && isOneLine && lead.length === 0;
      out += hadBlank || isAlwaysApart(last, segment, mayJoin) ? "\n\n" : "\n";
    }
    if (lead.length > 0) out += render({ kind: "comments", before: lead }) + (isBlankAfterLead ? "\n\n" : "\n");
    out += written;
    last = segment;
    wasOneLine = isOneLine;
  }
  pen.moveTo(text.length);
  const isBlank = pen.isBlankBefore(text.length);
  const before = pen.comments();
  if (before.length > 0) {
    const end = render({ kind: "comments", before });
    out += last === undefined ? end : `${isBlank ? "\n\n" : "\n"}${end}`;
  }
  return out === "" ? "" : `${out}\n`;
}

function segmentDoc(pen: Pen, { content, start, end }: Segment): Doc {
  if (content === "as it stands") return pen.raw(start, end);
  return content === "words" ? pen.words(end) : declarationDoc(pen, content);
}

/** Declarations stand apart, but for neighbours of one kind on a line each. */
function isAlwaysApart(last: Segment, next: Segment, mayJoin: boolean): boolean {
  if (last.content === "as it stands" || next.content === "as it stands") return false;
  if (next.content === "words") return false;
  return !(mayJoin && last.content !== "words" && last.content.kind === next.content.kind);
}

function saysTheSame(text: string, before: Parsed, laidOut: string): boolean {
  const after = parse({ path: before.tree.path, text: laidOut });
  return (
    isSame(before.tree, after.tree) &&
    isSame(before.comments.map(commentText), after.comments.map(commentText)) &&
    isSame(wordsOf(text), wordsOf(laidOut)) &&
    isSame(before.diagnostics.map(codeOf), after.diagnostics.map(codeOf))
  );
}

/** All tokens but a comma before a closing bracket. */
function wordsOf(text: string): string[] {
  const { tokens } = scan(text, new Reporter("", text));
  return tokens
    .filter(({ image }, index) => image !== "," || !/^[\]}]$/.test(tokens[index + 1]?.image ?? ""))
    .map(({ image }) => image);
}

function commentText({ text }: { readonly text: string }): string {
  return text.trimEnd();
}

function codeOf({ code }: Diagnostic): string {
  return code;
}

const places: ReadonlySet<string> = new Set(["span", "operatorSpan"]);

/** Equal but for places. */
function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return Object.is(left, right);
  }
  const members = Object.entries(left).filter(([key]) => !places.has(key));
  const others = Object.entries(right).filter(([key]) => !places.has(key));
  if (members.length !== others.length) return false;
  const found = right as Readonly<Record<string, unknown>>;
  return members.every(([key, value]) => Object.hasOwn(right, key) && isSame(value, found[key]));
}
