/** Expressions: long conditions are broken before `and` and `or`, long lists one below the other. */
import { unreachable } from "../../../base/invariant.js";
import {
  concat,
  concatAll,
  type Doc,
  type GroupDoc,
  group,
  indent,
  line,
  softLine,
  space,
} from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { bracketed, openable, type Part, part } from "../layout/shapes.js";
import type { Expression, RecordLiteral } from "../../tree.js";

/** `hang`: how far in the lines after the first go. */
export function expressionDoc(pen: Pen, expression: Expression, hang = 0): Doc {
  const { end } = expression.span;
  switch (expression.kind) {
    case "and":
    case "or": {
      const [first, ...others] = expression.operands;
      if (first === undefined) return concat();
      const start = expressionDoc(pen, first);
      const more = others.flatMap((operand) => [
        line,
        pen.words(operand.span.start),
        space,
        expressionDoc(pen, operand),
      ]);
      return group(start, indent(hang, concatAll(more)));
    }
    case "group":
      return bracketed(pen, [expression.operand], end, (operand) => expressionDoc(pen, operand));
    case "list":
      return bracketed(pen, expression.items, end, (item) => expressionDoc(pen, item), { mayEndInComma: true });
    case "call": {
      const name = pen.token();
      const [only, ...others] = expression.arguments;
      // Nothing is won by a line for one short name.
      if (others.length === 0 && only?.kind === "path") {
        return concat(name, pen.token(), pen.tight(only.span.end), pen.token());
      }
      return concat(
        name,
        bracketed(pen, expression.arguments, end, (argument) => expressionDoc(pen, argument)),
      );
    }
    case "count": {
      const { type, where, within } = expression;
      const head = concat(pen.token(), pen.token());
      const inner = [softLine, pen.tight(type.span.end)];
      if (where !== undefined) inner.push(line, pen.words(where.span.start), space, expressionDoc(pen, where, 2));
      inner.push(line, pen.words(within.span.end));
      return concat(head, group(indent(2, ...inner), softLine, pen.token()));
    }
    case "distinct": {
      const head = concat(pen.token(), pen.token(), pen.tight(expression.path.span.end));
      return concat(head, space, pen.words(end - 1), pen.token());
    }
    case "not":
      return concat(pen.token(), space, expressionDoc(pen, expression.operand));
    case "minus":
      return concat(pen.token(), expressionDoc(pen, expression.operand));
    case "exists":
      return concat(expressionDoc(pen, expression.operand), space, pen.words(end));
    case "comparison":
    case "arithmetic":
    case "otherwise": {
      const left = expressionDoc(pen, expression.left);
      const operator = pen.words(expression.right.span.start);
      return concat(left, space, operator, space, expressionDoc(pen, expression.right));
    }
    case "pattern":
      return concat(expressionDoc(pen, expression.left), space, pen.words(end));
    case "path":
      return pen.tight(end);
    case "bool":
    case "int":
    case "decimal":
    case "percent":
    case "duration":
    case "size":
    case "string":
    case "time":
    case "date":
    case "instant":
    case "first_time":
    case "broken":
      return pen.words(end);
    default:
      return unreachable(expression);
  }
}

/** A condition or value among the words of a clause; nothing where it is left out. */
export function expressionPart(pen: Pen, expression: Expression | undefined, hang = 0): Part[] {
  return expression === undefined ? [] : [part(expression, () => expressionDoc(pen, expression, hang))];
}

export function recordDoc(pen: Pen, record: RecordLiteral): GroupDoc {
  return openable(pen, record.pairs, record.span.end, ({ value }) =>
    concat(pen.words(value.span.start), space, expressionDoc(pen, value, 2)),
  );
}
