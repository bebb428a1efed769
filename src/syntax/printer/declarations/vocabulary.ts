/** The organisation, enums, people, events and sources. */
import { align, concat, type Doc, group, line, pad, space } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import {
  bracketed,
  type Clause,
  columns,
  commaList,
  keyword,
  part,
  plain,
  sequence,
  withBlock,
} from "../layout/shapes.js";
import type {
  EnumDeclaration,
  EnumValue,
  EventClause,
  EventDeclaration,
  Field,
  OrgDeclaration,
  PersonDeclaration,
  RiskLine,
  SourceClause,
  SourceDeclaration,
} from "../../tree.js";
import { expressionDoc, expressionPart, recordDoc } from "./expressions.js";
import { textDoc } from "./texts.js";

export function orgDoc(pen: Pen, org: OrgDeclaration): Doc {
  const clauses = org.clauses.map((clause): Clause => {
    if (clause.kind === "timezone") return keyword(pen, clause);
    if (clause.kind === "locales") return keyword(pen, clause, commaList(pen, clause.locales));
    const column = { kind: "constant", until: clause.value.span.start };
    return { span: clause.span, column, rest: () => expressionDoc(pen, clause.value) };
  });
  return withBlock(pen, org, clauses);
}

export function enumDoc(pen: Pen, declaration: EnumDeclaration): Doc {
  const head = pen.head(declaration.span.end);
  const { values } = declaration;
  const worded = new Map(values.filter(({ words }) => words !== undefined).map((value) => [value, columnOf(value)]));
  const widths = columns(
    pen,
    values.map((value): Clause => {
      const until = worded.get(value);
      return { span: value.span, ...(until === undefined ? {} : { column: { kind: "value", until } }), rest: concat };
    }),
    { keepsBlanks: false },
  );
  const widthOf = new Map(values.map((value, index) => [value, widths[index] ?? 0]));
  const valueDoc = (value: EnumValue): Doc => {
    const { span, words } = value;
    if (words === undefined) return pen.words(span.end);
    const until = words.span.start;
    const width = (widthOf.get(value) ?? 0) - pen.width(span.start, until);
    return concat(pen.words(until), pad(width + 1), textDoc(pen, words));
  };
  return concat(
    head,
    space,
    bracketed(pen, values, declaration.span.end, valueDoc, { edge: line, keepsBreak: true, mayEndInComma: true }),
  );
}

function columnOf({ words, span }: EnumValue): number {
  return words?.span.start ?? span.end;
}

export function personDoc(pen: Pen, person: PersonDeclaration): Doc {
  const clauses = person.clauses.map((clause) =>
    clause.kind === "coach" ? plain(pen, clause, expressionPart(pen, clause.when, 2)) : field(pen, clause),
  );
  return withBlock(pen, person, clauses);
}

export function eventDoc(pen: Pen, event: EventDeclaration): Doc {
  return withBlock(
    pen,
    event,
    event.clauses.map((clause) => eventClause(pen, clause)),
  );
}

function eventClause(pen: Pen, clause: EventClause): Clause {
  if (clause.kind === "field") return field(pen, clause);
  if (clause.kind !== "risk") return plain(pen, clause);
  const rest = (): Doc =>
    withBlock(
      pen,
      clause,
      clause.lines.map((risk) => riskLine(pen, risk)),
    );
  return { span: clause.span, rest };
}

function field(pen: Pen, node: Field): Clause {
  return plain(pen, node, expressionPart(pen, node.default, 2));
}

function riskLine(pen: Pen, risk: RiskLine): Clause {
  const column = { kind: "level", until: pen.secondFrom(risk.span.start) };
  return {
    span: risk.span,
    column,
    rest: () => sequence(pen, risk.span.end, expressionPart(pen, risk.when, 1)),
  };
}

export function sourceDoc(pen: Pen, source: SourceDeclaration): Doc {
  return withBlock(
    pen,
    source,
    source.clauses.map((clause) => sourceClause(pen, clause)),
    true,
  );
}

function sourceClause(pen: Pen, clause: SourceClause): Clause {
  switch (clause.kind) {
    case "timezone":
      return keyword(pen, clause);
    case "each":
      return keyword(pen, clause, expressionPart(pen, clause.path));
    case "map": {
      const { when, type, fields, span } = clause;
      const record = part(fields, () => recordDoc(pen, fields));
      const target = part(type, () => pen.tight(type.span.end));
      if (when === undefined) return plain(pen, clause, [target, record]);
      const rest = (): Doc => {
        const map = pen.token();
        const condition = sequence(pen, when.span.end, expressionPart(pen, when, 1));
        return concat(map, space, align(group(condition, line, sequence(pen, span.end, [target, record]))));
      };
      return { span, rest };
    }
    default:
      return keyword(pen, clause, expressionPart(pen, clause.value));
  }
}
