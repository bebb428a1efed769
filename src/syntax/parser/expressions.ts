/** Conditions and values. */
import { tooDeep } from "../../diagnostics/catalogue/syntax/too-deep.js";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type { ComparisonOperator, Expression, PathExpression, PathMember, RecordLiteral } from "../tree.js";
import { LiteralParser } from "./literals.js";
import { chainedComparison, doubleComma, foreignEquals, mixedConnectives, secondOtherwise, userPath } from "./slips.js";

/** Brackets in brackets, and operators in a row, that a person could still read. */
const deepestNesting = 50;
const longestChain = 500;

const { word } = t;

export abstract class ExpressionParser extends LiteralParser {
  #depth = 0;

  override load(...loaded: Parameters<LiteralParser["load"]>): void {
    this.#depth = 0;
    super.load(...loaded);
  }

  broken(first: Lexeme): Expression {
    return { kind: "broken", span: this.spanFrom(first) };
  }

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

  readonly primary = this.RULE("primary", (): Expression => {
    const first = this.peek();
    if (this.#depth >= deepestNesting && this.#opensBracket()) return this.#skipDeep(first);
    if (first.firstOnLine && this.startsNext()) {
      this.fail("a value");
      return this.broken(this.missing(t.Name));
    }
    this.#depth++;
    const primary = this.pick<Expression>(
      0,
      "a value",
      [
        { ALT: () => this.SUBRULE(this.number) },
        { ALT: () => this.#literal(this.CONSUME(t.Text) as Lexeme, "string") },
        { ALT: () => this.#literal(this.CONSUME(t.Time) as Lexeme, "time") },
        { ALT: () => this.#literal(this.CONSUME(t.DateText) as Lexeme, "date") },
        { ALT: () => this.#literal(this.CONSUME(t.Instant) as Lexeme, "instant") },
        { ALT: () => this.#bool(this.CONSUME(word.true) as Lexeme, true) },
        { ALT: () => this.#bool(this.CONSUME(word.false) as Lexeme, false) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.history) },
        { ALT: () => this.SUBRULE(this.call) },
        { ALT: () => userPath(this, this.SUBRULE(this.path)) },
      ],
      () => this.broken(this.missing(t.Name)),
    );
    this.#depth--;
    return primary;
  });

  #literal(token: Lexeme, kind: "string" | "time" | "date" | "instant"): Expression {
    const span = this.spanOf(token);
    if (kind === "string") return { kind, value: String(token.value ?? ""), raw: token.image, span };
    if (kind === "date") return { kind, value: String(token.value ?? ""), span };
    return { kind, value: typeof token.value === "number" ? token.value : Number.NaN, text: token.image, span };
  }

  #bool(token: Lexeme, value: boolean): Expression {
    return { kind: "bool", value, span: this.spanOf(token) };
  }

  #opensBracket(): boolean {
    return this.is(t.LeftParenthesis) || this.is(t.LeftBracket) || this.is(t.LeftParenthesis, 2);
  }

  /** Deeper than anybody reads: one report, and past the bracket that closes it. */
  #skipDeep(first: Lexeme): Expression {
    if (!this.panic)
      this.reporter.report(tooDeep, this.spanOf(first), { what: "brackets in brackets", most: deepestNesting });
    let depth = 0;
    if (this.is(t.Word)) this.skip();
    do {
      const token = this.skip();
      if (token.tokenType === t.LeftParenthesis || token.tokenType === t.LeftBracket) depth++;
      else if (token.tokenType === t.RightParenthesis || token.tokenType === t.RightBracket) depth--;
    } while (depth > 0 && !this.isEnd() && !this.is(t.LeftBrace) && !this.is(t.RightBrace));
    this.panic = true;
    return this.broken(first);
  }

  readonly number = this.RULE("number", (): Expression => {
    const first = this.peek();
    const negative = this.OPTION(() => this.CONSUME(t.Minus)) !== undefined;
    const value = this.pick<Expression>(
      0,
      "a number",
      [
        { ALT: () => this.#number(this.CONSUME(t.Int) as Lexeme, "int") },
        { ALT: () => this.#number(this.CONSUME(t.Decimal) as Lexeme, "decimal") },
        { ALT: () => this.#number(this.CONSUME(t.Percent) as Lexeme, "percent") },
        { ALT: () => this.#number(this.CONSUME(t.Duration) as Lexeme, "duration") },
        { ALT: () => this.#number(this.CONSUME(t.Size) as Lexeme, "size") },
      ],
      () => this.broken(this.missing(t.Int)),
    );
    return negative ? { kind: "minus", operand: value, span: this.spanFrom(first) } : value;
  });

  #number(token: Lexeme, kind: "int" | "decimal" | "percent" | "duration" | "size"): Expression {
    const value = typeof token.value === "number" ? token.value : Number.NaN;
    return { kind, value, text: token.image, span: this.spanOf(token) };
  }

  readonly list = this.RULE("list", (): Expression => {
    const first = this.peek();
    const items: Expression[] = [];
    this.CONSUME(t.LeftBracket);
    this.OPTION(() => {
      items.push(this.SUBRULE(this.sum));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        doubleComma(this);
        // A last comma is allowed.
        this.OPTION1(() => items.push(this.SUBRULE1(this.sum)));
      });
    });
    this.need(0, t.RightBracket, "`,` or `]`");
    return { kind: "list", items, span: this.spanFrom(first) };
  });

  readonly group = this.RULE("group", (): Expression => {
    const first = this.peek();
    this.CONSUME(t.LeftParenthesis);
    const operand = this.SUBRULE(this.expression);
    this.need(0, t.RightParenthesis);
    return { kind: "group", operand, span: this.spanFrom(first) };
  });

  readonly call = this.RULE("call", (): Expression => {
    const first = this.peek();
    const name = this.nameOf(this.CONSUME(t.Name) as Lexeme);
    this.CONSUME(t.LeftParenthesis);
    const args = [this.SUBRULE(this.expression)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      args.push(this.SUBRULE1(this.expression));
    });
    this.need(0, t.RightParenthesis, "`,` or `)`");
    return { kind: "call", function: name, arguments: args, span: this.spanFrom(first) };
  });

  readonly history = this.RULE("history", (): Expression =>
    this.OR<Expression>([
      {
        ALT: () => {
          const first = this.CONSUME(word.count);
          this.need(0, t.LeftParenthesis);
          const type = this.SUBRULE(this.type);
          const where = this.OPTION(() => {
            this.CONSUME(word.where);
            return this.SUBRULE(this.expression);
          });
          this.need(0, word.within);
          const within = this.aDuration(0);
          this.need(0, t.RightParenthesis);
          return { kind: "count", type, ...(where === undefined ? {} : { where }), within, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          const first = this.CONSUME(word.distinct);
          this.need(1, t.LeftParenthesis);
          const path = this.SUBRULE(this.path);
          this.need(1, word.within);
          const within = this.aDuration(1);
          this.need(1, t.RightParenthesis);
          return { kind: "distinct", path, within, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          const first = this.CONSUME(word.first);
          this.CONSUME(word.time);
          this.need(2, word.within);
          const within = this.aDuration(2);
          return { kind: "first_time", within, span: this.spanFrom(first) };
        },
      },
    ]),
  );

  readonly path = this.RULE("path", (): PathExpression => {
    const first = this.peek();
    const root = this.nameOf(this.need(0, t.Name));
    const members: PathMember[] = [];
    this.MANY(() => {
      const from = this.peek();
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            const member = this.pick<Lexeme>(
              1,
              "the name of a member after the dot",
              [{ ALT: () => this.CONSUME(t.Word) as Lexeme }, { ALT: () => this.CONSUME(t.Text) as Lexeme }],
              () => this.missing(t.Word),
            );
            const quoted = member.tokenType === t.Text;
            const name = quoted ? String(member.value ?? "") : member.image;
            members.push({ kind: "member", name, quoted, span: this.spanFrom(from) });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LeftBracket);
            const index = this.need(0, t.Int, "the place in the list, counted from 0");
            this.need(0, t.RightBracket);
            const value = typeof index.value === "number" ? index.value : Number.NaN;
            members.push({ kind: "index", index: value, span: this.spanFrom(from) });
          },
        },
      ]);
    });
    return { kind: "path", root, members, span: this.spanFrom(first) };
  });

  readonly record = this.RULE("record", (): RecordLiteral => {
    const first = this.peek();
    const pairs: RecordLiteral["pairs"][number][] = [];
    if (!this.open("pair")) return { pairs, span: this.spanFrom(first) };
    this.OPTION(() => {
      pairs.push(this.SUBRULE(this.pair));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        doubleComma(this);
        // A last comma is allowed.
        this.OPTION1(() => pairs.push(this.SUBRULE1(this.pair)));
      });
    });
    this.closeRest("`,` or `}`");
    return { pairs, span: this.spanFrom(first) };
  });

  readonly pair = this.RULE("pair", (): RecordLiteral["pairs"][number] => {
    const first = this.peek();
    const name = this.aName(0, "the name of a field");
    this.need(0, t.Colon);
    const value = this.SUBRULE(this.expression);
    return { name, value, span: this.spanFrom(first) };
  });
}

const relations: ReadonlyMap<unknown, ComparisonOperator> = new Map<unknown, ComparisonOperator>([
  [t.Less, "<"],
  [t.LessOrEqual, "<="],
  [t.Greater, ">"],
  [t.GreaterOrEqual, ">="],
]);
