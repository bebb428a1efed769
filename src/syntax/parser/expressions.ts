/** Conditions and sums: everything with an operator between its operands. */
import { tooDeep } from "../../diagnostics/catalogue/syntax/too-deep.js";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type { ComparisonOperator, Expression } from "../tree.js";
import {
  chainedComparison,
  foreignEquals,
  misspeltOperator,
  mixedConnectives,
  secondOtherwise,
} from "./slips/expressions.js";
import { ValueParser } from "./values.js";

/** Values in a row that a person could still read, and that every reader of a bundle can nest. */
const longestChain = 500;

const { word } = t;

export abstract class ExpressionParser extends ValueParser {
  readonly when = this.RULE("when", (): Expression => {
    this.need(0, word.when);
    return this.SUBRULE(this.expression);
  });

  readonly expression = this.RULE("expression", (): Expression => {
    const first = this.peek();
    const operands: Expression[] = [this.SUBRULE(this.condition)];
    const connectives: Lexeme[] = [];
    this.MANY(() => {
      const connective = this.OR([{ ALT: () => this.CONSUME(word.and) }, { ALT: () => this.CONSUME(word.or) }]);
      connectives.push(connective as Lexeme);
      operands.push(this.SUBRULE1(this.condition));
    });
    const [only] = operands;
    if (this.RECORDING_PHASE || only === undefined || connectives.length === 0) return only ?? this.broken(first);
    if (this.#tooLong(operands.length, first)) return this.broken(first);
    if (connectives.every((connective) => connective.tokenType === connectives[0]?.tokenType)) {
      const kind = connectives[0]?.tokenType === word.and ? "and" : "or";
      return { kind, operands, span: this.spanFrom(first) };
    }
    return mixedConnectives(this, operands, connectives, this.spanFrom(first));
  });

  readonly condition = this.RULE("condition", (): Expression => {
    const first = this.peek();
    const negated = this.OPTION(() => this.CONSUME(word.not)) !== undefined;
    const left = this.SUBRULE(this.sum);
    let condition: Expression = left;
    const compare = (operator: ComparisonOperator, operatorFirst: Lexeme, right: () => Expression): void => {
      const operatorSpan = this.spanFrom(operatorFirst);
      const value = right();
      condition = { kind: "comparison", operator, operatorSpan, left, right: value, span: this.#around(left, first) };
    };
    foreignEquals(this);
    misspeltOperator(this);
    const operator = this.peek();
    this.OPTION1(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.is);
            const not = this.OPTION2(() => this.CONSUME1(word.not)) !== undefined;
            compare(not ? "is not" : "is", operator, () => this.SUBRULE1(this.sum));
          },
        },
        {
          ALT: () => {
            const relation = this.OR1([
              { ALT: () => this.CONSUME(t.Less) },
              { ALT: () => this.CONSUME(t.LessOrEqual) },
              { ALT: () => this.CONSUME(t.Greater) },
              { ALT: () => this.CONSUME(t.GreaterOrEqual) },
            ]);
            compare(relations.get(relation.tokenType) ?? "<", operator, () => this.SUBRULE2(this.sum));
          },
        },
        {
          ALT: () => {
            const not = this.OPTION3(() => this.CONSUME2(word.not)) !== undefined;
            this.need(0, word.in, "`in`");
            compare(not ? "not in" : "in", operator, () => this.SUBRULE3(this.sum));
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.contains);
            let kind: ComparisonOperator = "contains";
            this.OPTION4(() => {
              const every = this.OR2([{ ALT: () => this.CONSUME(word.any) }, { ALT: () => this.CONSUME(word.all) }]);
              this.CONSUME(word.of);
              kind = every.tokenType === word.all ? "contains all of" : "contains any of";
            });
            compare(kind, operator, () => this.SUBRULE4(this.sum));
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.starts);
            this.need(0, word.with, "`with`");
            compare("starts with", operator, () => this.SUBRULE5(this.sum));
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.ends);
            this.need(1, word.with, "`with`");
            compare("ends with", operator, () => this.SUBRULE6(this.sum));
          },
        },
        {
          ALT: () => {
            const kind = this.OR3([{ ALT: () => this.CONSUME(word.like) }, { ALT: () => this.CONSUME(word.matches) }]);
            const pattern = this.aString(0, "a pattern in quotes");
            const name = kind.tokenType === word.like ? "like" : "matches";
            condition = { kind: "pattern", operator: name, left, pattern, span: this.#around(left, first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.exists);
            condition = { kind: "exists", operand: left, span: this.#around(left, first) };
          },
        },
      ]),
    );
    if (!this.RECORDING_PHASE) condition = chainedComparison(this, condition) ?? condition;
    return negated ? { kind: "not", operand: condition, span: this.spanFrom(first) } : condition;
  });

  /** From where the left operand starts to here; during recording there is no operand. */
  #around(left: Expression, first: Lexeme): Expression["span"] {
    if (this.RECORDING_PHASE) return this.spanFrom(first);
    return this.reporter.span(left.span.start, Math.max(this.lastEnd(), left.span.end));
  }

  readonly sum = this.RULE("sum", (): Expression => {
    const first = this.peek();
    let left: Expression = this.SUBRULE(this.product);
    let length = 0;
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]) as Lexeme;
      const right = this.SUBRULE1(this.product);
      left = this.#arithmetic(operator, left, right, first, ++length);
    });
    return left;
  });

  readonly product = this.RULE("product", (): Expression => {
    const first = this.peek();
    let left: Expression = this.SUBRULE(this.operand);
    let length = 0;
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]) as Lexeme;
      const right = this.SUBRULE1(this.operand);
      left = this.#arithmetic(operator, left, right, first, ++length);
    });
    return left;
  });

  #arithmetic(operator: Lexeme, left: Expression, right: Expression, first: Lexeme, length: number): Expression {
    if (this.#tooLong(length, first)) return this.broken(first);
    const symbol = operator.image as "+" | "-" | "*" | "/";
    return {
      kind: "arithmetic",
      operator: symbol,
      operatorSpan: this.spanOf(operator),
      left,
      right,
      span: this.spanFrom(first),
    };
  }

  #tooLong(length: number, first: Lexeme): boolean {
    if (length <= longestChain) return false;
    if (!this.panic) this.reporter.report(tooDeep, this.spanOf(first), { what: "values in a row", most: longestChain });
    return true;
  }

  readonly operand = this.RULE("operand", (): Expression => {
    const first = this.peek();
    const left = this.SUBRULE(this.primary);
    let operand: Expression = left;
    this.OPTION(() => {
      this.CONSUME(word.otherwise);
      const right = this.SUBRULE1(this.primary);
      operand = { kind: "otherwise", left, right, span: this.spanFrom(first) };
      if (!this.RECORDING_PHASE) secondOtherwise(this);
    });
    return operand;
  });

  /** One value more than the grammar has, after a mistake that is reported. */
  primaryAgain(): Expression {
    return this.SUBRULE9(this.primary);
  }

  sumAgain(): Expression {
    return this.SUBRULE9(this.sum);
  }
}

const relations: ReadonlyMap<unknown, ComparisonOperator> = new Map<unknown, ComparisonOperator>([
  [t.Less, "<"],
  [t.LessOrEqual, "<="],
  [t.Greater, ">"],
  [t.GreaterOrEqual, ">="],
]);
