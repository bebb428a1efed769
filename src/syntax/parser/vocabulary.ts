/** Declarations that say what there is: `org`, `enum`, `person`, `event`, `source`, `segment`, `text`. */
import type { IOrAlt } from "chevrotain";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type {
  EnumDeclaration,
  EnumValue,
  EventClause,
  EventDeclaration,
  Expression,
  Field,
  Moment,
  Name,
  OrgClause,
  OrgDeclaration,
  PersonClause,
  PersonDeclaration,
  RiskLine,
  SegmentDeclaration,
  SourceClause,
  SourceDeclaration,
  TextDeclaration,
} from "../tree.js";
import { LimitParser } from "./limits.js";
import {
  earlyQuestion,
  foreignList,
  lateMark,
  misspelledClause,
  optionalWord,
  unfinishedList,
} from "./slips/fields.js";
import { doubleComma } from "./slips/lists.js";

const { word } = t;

export abstract class VocabularyParser extends LimitParser {
  readonly org = this.RULE("org", (): OrgDeclaration => {
    const first = this.peek();
    const clauses: OrgClause[] = [];
    this.CONSUME(word.org);
    this.block("orgClause", () => clauses.push(this.SUBRULE(this.orgClause)));
    return { kind: "org", clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly orgClause = this.RULE("orgClause", (): OrgClause => {
    const first = this.peek();
    misspelledClause(this, "orgClause");
    return this.oneOf<OrgClause>([
      {
        GATE: () => !this.is(t.Colon, 2),
        ALT: () => {
          this.CONSUME(word.locales);
          const locales: Name[] = [this.SUBRULE(this.locale)];
          this.MANY(() => {
            this.CONSUME(t.Comma);
            locales.push(this.SUBRULE1(this.locale));
          });
          return { kind: "locales", locales, span: this.spanFrom(first) };
        },
      },
      {
        GATE: () => !this.is(t.Colon, 2),
        ALT: () => {
          this.CONSUME(word.timezone);
          const zone = this.aString(0, 'a time zone such as `"Europe/Berlin"`');
          return { kind: "timezone", zone, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          const name = this.aName(0, "a clause of `org`, or the name of a constant");
          this.need(0, t.Colon);
          const value = this.SUBRULE(this.expression);
          return { kind: "constant", name, value, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  /**
   * Clauses among which any name may stand as well, with a colon. The words come first, told from names by the colon, so
   * that one word always decides: a clause with a mistake in it is still a clause.
   */
  oneOf<T>(alternatives: IOrAlt<T>[]): T {
    return this.OR<T>({ DEF: alternatives, MAX_LOOKAHEAD: 1, IGNORE_AMBIGUITIES: true });
  }

  readonly enum = this.RULE("enum", (): EnumDeclaration => {
    const first = this.peek();
    const values: EnumValue[] = [];
    this.CONSUME(word.enum);
    const name = this.aName(0);
    const ordered = this.OPTION(() => this.CONSUME(word.ordered)) !== undefined;
    const unopened = this.is(t.Name) && (this.is(t.Comma, 2) || this.is(t.Equals, 2) || this.is(t.RightBrace, 2));
    if (!this.open("enumValue", unopened)) {
      return { kind: "enum", name, ordered, values, ...this.docOf(first), span: this.spanFrom(first) };
    }
    this.enumValues(
      () => values.push(this.SUBRULE(this.enumValue)),
      () => values.push(this.SUBRULE1(this.enumValue)),
    );
    this.close();
    return { kind: "enum", name, ordered, values, ...this.docOf(first), span: this.spanFrom(first) };
  });

  /** Values with commas between them and perhaps after the last; the one list whose items stand in braces. */
  enumValues(one: () => void, next: () => void): void {
    one();
    const more = (): void =>
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.panic = false;
        doubleComma(this);
        // A reserved word is no value, but the slip is that one word.
        if (this.is(t.Word) && !this.is(t.Name)) next();
        else this.OPTION1(next);
      });
    more();
    if (this.RECORDING_PHASE) return;
    while (!this.isEnd() && !this.is(t.RightBrace) && !this.startsDeclaration()) {
      if (!this.panic && this.is(t.Name) && !this.is(t.Colon)) {
        this.fail("`,` between the values");
        this.panic = false;
        next();
      } else {
        this.fail("`,` or `}`");
        this.skipBalanced();
      }
      more();
    }
  }

  readonly enumValue = this.RULE("enumValue", (): EnumValue => {
    const first = this.peek();
    const name = this.aName(0, "a value of the enum");
    const record = this.OPTION(() => {
      this.CONSUME(t.Equals);
      return this.aString(0, "the text that records use, in quotes");
    });
    const unopened = !this.panic && this.is(t.Word) && this.is(t.Text, 2) && !this.peek().firstOnLine;
    const words = unopened ? this.SUBRULE9(this.textOf) : this.OPTION1(() => this.SUBRULE(this.textOf));
    return {
      name,
      ...(record === undefined ? {} : { record }),
      ...(words === undefined ? {} : { words }),
      ...this.docOf(first),
      span: this.spanFrom(first),
    };
  });

  readonly person = this.RULE("person", (): PersonDeclaration => {
    const first = this.peek();
    const clauses: PersonClause[] = [];
    this.CONSUME(word.person);
    this.block("personClause", () => clauses.push(this.SUBRULE(this.personClause)));
    return { kind: "person", clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly personClause = this.RULE("personClause", (): PersonClause => {
    const first = this.peek();
    misspelledClause(this, "personClause");
    return this.oneOf<PersonClause>([
      {
        GATE: () => !this.is(t.Colon, 2),
        ALT: () => {
          this.CONSUME(word.coach);
          const when = this.SUBRULE(this.when);
          return { kind: "coach", when, span: this.spanFrom(first) };
        },
      },
      { ALT: () => this.SUBRULE(this.field) },
    ]);
  });

  readonly field = this.RULE("field", (): Field => {
    const first = this.peek();
    const name = this.aName(0, "the name of a field");
    const early = earlyQuestion(this);
    this.need(0, t.Colon);
    let untrusted = false;
    let personal = false;
    this.MANY({
      // A type may have one of these names.
      GATE: () => this.is(t.Name, 2) && !this.is(t.Colon, 3),
      DEF: () =>
        this.OR([
          { ALT: () => (this.CONSUME(word.untrusted), (untrusted = true)) },
          { ALT: () => (this.CONSUME(word.personal), (personal = true)) },
        ]),
    });
    const isOptional = optionalWord(this) || early;
    const foreign = foreignList(this);
    const list =
      foreign !== undefined ||
      unfinishedList(this) ||
      this.OPTION(() => {
        this.CONSUME(word.list);
        this.CONSUME(word.of);
        return true;
      }) === true;
    const late = list ? lateMark(this) : undefined;
    const type =
      foreign === undefined
        ? this.aName(1, "a type such as `string` or `bool`")
        : { text: foreign.image, span: this.spanOf(foreign) };
    const optional = this.OPTION1(() => this.CONSUME(t.Question)) !== undefined || isOptional;
    const value = this.OPTION2(() => {
      this.CONSUME(t.Equals);
      return this.SUBRULE(this.primary);
    });
    return {
      kind: "field",
      name,
      untrusted: untrusted || late === "untrusted",
      personal: personal || late === "personal",
      list,
      type,
      optional,
      ...(value === undefined ? {} : { default: value }),
      ...this.docOf(first),
      span: this.spanFrom(first),
    };
  });

  readonly event = this.RULE("event", (): EventDeclaration => {
    const first = this.peek();
    const clauses: EventClause[] = [];
    this.CONSUME(word.event);
    const type = this.SUBRULE(this.type);
    this.block("eventClause", () => clauses.push(this.SUBRULE(this.eventClause)));
    return { kind: "event", type, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly eventClause = this.RULE("eventClause", (): EventClause => {
    const first = this.peek();
    misspelledClause(this, "eventClause");
    return this.oneOf<EventClause>([
      {
        GATE: () => !this.is(t.Colon, 2),
        ALT: () => {
          this.CONSUME(word.moment);
          const moment = this.pick<Moment>(
            1,
            "`before`, `simulated` or `after`",
            [
              { ALT: () => (this.CONSUME(word.before), "before") },
              { ALT: () => (this.CONSUME(word.simulated), "simulated") },
              { ALT: () => (this.CONSUME(word.after), "after") },
            ],
            () => "before",
          );
          return { kind: "moment", moment, span: this.spanFrom(first) };
        },
      },
      {
        GATE: () => !this.is(t.Colon, 2),
        ALT: () => {
          this.CONSUME(word.reversible);
          this.need(0, word.for);
          const length = this.aDuration(0);
          return { kind: "reversible", for: length, span: this.spanFrom(first) };
        },
      },
      { GATE: () => !this.is(t.Colon, 2), ALT: () => this.SUBRULE(this.risk) },
      { ALT: () => this.SUBRULE(this.field) },
    ]);
  });

  readonly risk = this.RULE("risk", (): EventClause => {
    const first = this.peek();
    const lines: RiskLine[] = [];
    this.CONSUME(word.risk);
    this.block("riskLine", () => lines.push(this.SUBRULE(this.riskLine)));
    return { kind: "risk", lines, span: this.spanFrom(first) };
  });

  readonly riskLine = this.RULE("riskLine", (): RiskLine => {
    const first = this.peek();
    const level = this.aName(0, "a level: `low`, `medium`, `high` or `critical`");
    const when = this.pick<Expression | undefined>(
      0,
      "`when` and a condition, or `otherwise`",
      [{ ALT: () => this.SUBRULE(this.when) }, { ALT: () => (this.CONSUME(word.otherwise), undefined) }],
      () => this.broken(this.missing(t.Name)),
    );
    return { level, ...(when === undefined ? {} : { when }), span: this.spanFrom(first) };
  });

  readonly source = this.RULE("source", (): SourceDeclaration => {
    const first = this.peek();
    const clauses: SourceClause[] = [];
    this.CONSUME(word.source);
    const name = this.aName(0);
    this.block("sourceClause", () => clauses.push(this.SUBRULE(this.sourceClause)));
    return { kind: "source", name, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly sourceClause = this.RULE("sourceClause", (): SourceClause => {
    const first = this.peek();
    const valued = (kind: "id" | "time" | "person", value: Expression): SourceClause => ({
      kind,
      value,
      span: this.spanFrom(first),
    });
    return this.OR<SourceClause>([
      { ALT: () => (this.CONSUME(word.id), valued("id", this.SUBRULE(this.sum))) },
      { ALT: () => (this.CONSUME(word.time), valued("time", this.SUBRULE1(this.sum))) },
      { ALT: () => (this.CONSUME(word.person), valued("person", this.SUBRULE2(this.sum))) },
      {
        ALT: () => {
          this.CONSUME(word.each);
          const path = this.SUBRULE(this.path);
          return { kind: "each", path, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.timezone);
          const zone = this.aString(0, 'a time zone such as `"UTC"`');
          return { kind: "timezone", zone, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.map);
          const when = this.OPTION(() => this.SUBRULE(this.when));
          this.need(0, word.to, "`to` and an event type");
          const type = this.SUBRULE(this.type);
          const fields = this.SUBRULE(this.record);
          return { kind: "map", ...(when === undefined ? {} : { when }), type, fields, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  readonly segment = this.RULE("segment", (): SegmentDeclaration => {
    const first = this.peek();
    this.CONSUME(word.segment);
    const name = this.aName(0);
    const when = this.SUBRULE(this.when);
    return { kind: "segment", name, when, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly sharedText = this.RULE("sharedText", (): TextDeclaration => {
    const first: Lexeme = this.peek();
    this.CONSUME(word.text);
    const name = this.aName(0);
    const text = this.SUBRULE(this.textOf);
    return { kind: "text", name, text, ...this.docOf(first), span: this.spanFrom(first) };
  });
}
