/** Values: literals, names, lists, calls, history, paths, and records of them. */
import type { ParserMethod } from "chevrotain";
import { tooDeep } from "../../diagnostics/catalogue/syntax/too-deep.js";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type { Expression, PathExpression, PathMember, RecordLiteral } from "../tree.js";
import { LiteralParser } from "./literals.js";
import { userPath } from "./slips/expressions.js";
import { doubleComma } from "./slips/lists.js";

/** Brackets in brackets that a person could still read. */
const deepestNesting = 50;

const { word } = t;

export abstract class ValueParser extends LiteralParser {
  /** What may stand in brackets; the rules are those of `ExpressionParser`. */
  abstract readonly expression: ParserMethod<[], Expression>;
  abstract readonly sum: ParserMethod<[], Expression>;

  #depth = 0;

  override load(...loaded: Parameters<LiteralParser["load"]>): void {
    this.#depth = 0;
    super.load(...loaded);
  }

  broken(first: Lexeme): Expression {
    return { kind: "broken", span: this.spanFrom(first) };
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
