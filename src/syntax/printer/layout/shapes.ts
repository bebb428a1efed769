/** The shapes that declarations have in common: words with parts among them, lists, and blocks of clauses. */
import {
  align,
  blankLine,
  broken,
  clauseLine,
  comma,
  concat,
  concatAll,
  type Doc,
  type GroupDoc,
  group,
  indent,
  line,
  pad,
  softLine,
  space,
} from "./document.js";
import type { Node } from "../../tree.js";
import type { Pen } from "./pen.js";

/** A part of a clause that has a layout of its own. */
export interface Part {
  readonly start: number;
  readonly doc: () => Doc;
}

export function part(node: Node, doc: () => Doc): Part {
  return { start: node.span.start, doc };
}

/** The words up to an offset, with these parts at their places among them. */
export function sequence(pen: Pen, end: number, parts: readonly Part[]): Doc {
  const docs: Doc[] = [];
  const add = (doc: () => Doc): void => {
    docs.push(docs.length === 0 ? concat() : pen.gap(), doc());
  };
  for (const { start, doc } of parts) {
    if (pen.isBefore(start)) add(() => pen.words(start));
    add(doc);
  }
  if (pen.isBefore(end)) add(() => pen.words(end));
  return concat(...docs);
}

/**
 * Names, event types or strings with commas between them; one below the other where they are too long. A word of the
 * language stays on its line: at the head of one it would start a clause.
 */
export function commaList(pen: Pen, nodes: readonly Node[]): Part[] {
  const [first] = nodes;
  if (first === undefined) return [];
  return [part(first, () => align(group(concatAll(separated(pen, nodes, (node) => pen.tight(node.span.end), true)))))];
}

function separated<Item extends Node>(
  pen: Pen,
  items: readonly Item[],
  doc: (item: Item) => Doc,
  mayStartClause = false,
): Doc[] {
  const docs: Doc[] = [];
  items.forEach((item, index) => {
    if (index > 0) docs.push(pen.words(item.span.start), mayStartClause && pen.isAtLanguageWord() ? space : line);
    docs.push(doc(item));
  });
  return docs;
}

/** Items in brackets; on one line, or each on its own. The next token opens, the one at the end closes. */
export function bracketed<Item extends Node>(
  pen: Pen,
  items: readonly Item[],
  end: number,
  doc: (item: Item) => Doc,
  {
    edge = softLine,
    keepsBreak = false,
    mayEndInComma = false,
  }: { readonly edge?: Doc; readonly keepsBreak?: boolean; readonly mayEndInComma?: boolean } = {},
): Doc {
  const open = pen.token();
  const isOpen = keepsBreak && pen.isOnNewLine();
  if (items.length === 0) return group(open, ...closing(pen, softLine));
  const inner = [edge, ...separated(pen, items, doc), mayEndInComma ? lastComma(pen, end - 1) : pen.words(end - 1)];
  return (isOpen ? broken : group)(open, indent(2, concatAll(inner)), ...closing(pen, edge));
}

/** A record stays open where its author opened it; then its fields may still share a line. */
export function openable<Item extends Node>(
  pen: Pen,
  items: readonly Item[],
  end: number,
  doc: (item: Item) => Doc,
): GroupDoc {
  const open = pen.token();
  const isOpen = pen.isOnNewLine();
  if (items.length === 0) return group(open, ...closing(pen, softLine)) as GroupDoc;
  const isSpread = items.some(
    (item, index) => index > 0 && pen.isNewLineBetween(items[index - 1]?.span.end ?? 0, item.span.start),
  );
  const inner = (isOpen && isSpread ? broken : group)(concatAll(separated(pen, items, doc)), lastComma(pen, end - 1));
  return (isOpen ? broken : group)(open, indent(2, line, inner), ...closing(pen, line)) as GroupDoc;
}

/** After the last of several items: a comma where each has its own line, none where they share one. */
function lastComma(pen: Pen, end: number): Doc {
  if (pen.hasCommentsAround(end)) return pen.words(end);
  if (pen.isBefore(end)) pen.moveTo(end);
  return comma;
}

/** The closing bracket, with the comments before it among what it closes. */
export function closing(pen: Pen, edge: Doc, isAfterItems = false): Doc[] {
  const isBlank = isAfterItems && pen.isBlankBefore(pen.offset);
  const before = pen.comments();
  if (before.length === 0) return [edge, pen.token()];
  return [indent(2, isBlank ? blankLine : line, { kind: "comments", before }), edge, pen.token()];
}

// ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Clause extends Node {
  /** Where the clause's value starts, if it stands in a column with its neighbours' of the same kind. */
  readonly column?: { readonly kind: string; readonly until: number };
  /** Lines after the first start where the clause does, not where its value does. */
  readonly isLoose?: boolean;
  /** What comes after the column's head: all of the clause where it has none. */
  readonly rest: () => Doc;
}

/** A clause whose first word stands in a column. */
export function keyword(pen: Pen, node: Node, parts: readonly Part[] = []): Clause {
  return {
    span: node.span,
    column: { kind: "keyword", until: pen.secondFrom(node.span.start) },
    rest: () => sequence(pen, node.span.end, parts),
  };
}

/** A clause of texts: a text that is a block of its own closes under the clause. */
export function textClause(pen: Pen, node: Node, parts: readonly Part[]): Clause {
  return { ...keyword(pen, node, parts), isLoose: true };
}

export function plain(pen: Pen, node: Node, parts: readonly Part[] = []): Clause {
  return { span: node.span, rest: () => sequence(pen, node.span.end, parts) };
}

/** Clauses in braces; on one line where their author began them there and they fit. The next token opens. */
export function block(
  pen: Pen,
  clauses: readonly Clause[],
  { always = false }: { readonly always?: boolean } = {},
): Doc {
  const open = pen.token();
  const isOpen = always || pen.isOnNewLine();
  if (clauses.length === 0) return group(open, ...closing(pen, softLine));
  const pads = columns(pen, clauses);
  const inner = clauses.flatMap((clause, index) => {
    const isBlank = index > 0 && pen.isBlankBefore(clause.span.start);
    const separator = index === 0 ? line : isBlank ? blankLine : clauseLine;
    return [separator, clauseDoc(pen, clause, pads[index] ?? 0)];
  });
  return (isOpen ? broken : group)(open, indent(2, concatAll(inner)), ...closing(pen, line, true));
}

export function clauseDoc(pen: Pen, clause: Clause, columnWidth: number): Doc {
  if (clause.column === undefined) return clause.rest();
  const { until } = clause.column;
  const width = pen.width(clause.span.start, until);
  const head = pen.words(until);
  if (!pen.isBefore(clause.span.end)) return head;
  return concat(head, pad(Math.max(columnWidth - width, 0) + 1), (clause.isLoose ? concat : align)(clause.rest()));
}

/** How wide the column is in which each clause stands: neighbours of one kind share one, up to a blank line. */
export function columns(
  pen: Pen,
  clauses: readonly Clause[],
  { keepsBlanks = true }: { readonly keepsBlanks?: boolean } = {},
): number[] {
  const widths: number[] = [];
  let first = 0;
  while (first < clauses.length) {
    const kind = clauses[first]?.column?.kind;
    let last = first;
    let width = 0;
    for (; last < clauses.length; last++) {
      const clause = clauses[last];
      if (clause === undefined || clause.column?.kind !== kind) break;
      if (keepsBlanks && last > first && pen.isBlankBefore(clause.span.start)) break;
      if (clause.column !== undefined) width = Math.max(width, pen.width(clause.span.start, clause.column.until));
    }
    while (widths.length < last) widths.push(width);
    first = last;
  }
  return widths;
}

/** The words before a block, and the block. */
export function withBlock(pen: Pen, node: Node, clauses: readonly Clause[], always = false): Doc {
  return concat(pen.head(node.span.end), space, block(pen, clauses, { always }));
}
