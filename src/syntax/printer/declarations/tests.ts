/** Tests: one line of the timeline stands on one line, or what is expected of it on the next. */
import { concat, type Doc, group, indent, line, space } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { type Clause, part, plain, sequence, withBlock } from "../layout/shapes.js";
import type { Expectation, TestClause, TestDeclaration, TestLine } from "../../tree.js";
import { recordDoc } from "./expressions.js";

export function testDoc(pen: Pen, test: TestDeclaration): Doc {
  const clauses = test.clauses.map((clause) => testClause(pen, clause));
  return withBlock(pen, test, clauses, true);
}

function testClause(pen: Pen, clause: TestClause): Clause {
  switch (clause.kind) {
    case "from":
      return plain(pen, clause);
    case "person":
      return plain(pen, clause, [part(clause.attributes, () => recordDoc(pen, clause.attributes))]);
    case "line":
      return { span: clause.span, rest: () => lineDoc(pen, clause) };
  }
}

function lineDoc(pen: Pen, { does, expects }: TestLine): Doc {
  const fields = does.kind === "event" ? does.fields : undefined;
  const head = pen.words(fields?.span.start ?? does.span.end);
  const record = fields === undefined ? undefined : recordDoc(pen, fields);
  const event = record === undefined ? head : concat(head, space, record);
  const [first] = expects ?? [];
  if (expects === undefined || first === undefined) return event;
  const arrow = pen.words(first.span.start);
  const expected = group(
    ...expects.map((expectation, index) => {
      if (index === 0) return expectationDoc(pen, expectation);
      const and = pen.words(expectation.span.start);
      return indent(2, line, and, space, expectationDoc(pen, expectation));
    }),
  );
  const below = group(indent(2, line, arrow, space, expected));
  if (record === undefined) return concat(event, below);
  const beside = concat(space, arrow, space, expected);
  return concat(event, { kind: "if", group: record, broken: beside, flat: below });
}

function expectationDoc(pen: Pen, expectation: Expectation): Doc {
  const { end } = expectation.span;
  if (expectation.kind !== "prompt" || expectation.saying === undefined) return pen.words(end);
  const { saying } = expectation;
  const last = expectation.signals?.at(-1) ?? expectation.policy;
  const prompt = sequence(pen, last.span.end, []);
  return group(prompt, indent(2, line, pen.words(saying.span.end)));
}
