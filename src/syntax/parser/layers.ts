/** Follow ups, baselines, exemptions, limits across policies, and budgets. */
import * as t from "../tokens.js";
import type {
  BudgetDeclaration,
  CalendarPeriod,
  ExemptionClause,
  ExemptionDeclaration,
  Expression,
  Goal,
  LayerClause,
  LayerDeclaration,
  LimitsDeclaration,
  Measure,
  Statistic,
} from "../tree.js";
import { misspelt } from "./explain.js";
import { extraWord } from "./slips/lists.js";
import { PolicyParser } from "./policies.js";

const { word } = t;

export abstract class LayerParser extends PolicyParser {
  readonly layer = this.RULE("layer", (): LayerDeclaration => {
    const first = this.peek();
    const clauses: LayerClause[] = [];
    const kind = this.OR<LayerDeclaration["kind"]>([
      {
        ALT: () => {
          this.CONSUME(word.follow);
          this.need(0, word.up);
          return "follow_up";
        },
      },
      { ALT: () => (this.CONSUME(word.baseline), "baseline") },
    ]);
    const name = this.aName(0);
    this.block("layerClause", () => clauses.push(this.SUBRULE(this.layerClause)));
    return { kind, name, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly layerClause = this.RULE("layerClause", (): LayerClause => {
    const first = this.peek();
    return this.OR<LayerClause>([
      {
        ALT: () => {
          this.CONSUME(word.title);
          const text = this.SUBRULE(this.textOf);
          return { kind: "title", text, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.content);
          const text = this.SUBRULE1(this.textOf);
          return { kind: "content", text, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.due);
          const duration = this.aDuration(0);
          return { kind: "due", duration, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.every);
          const duration = this.aDuration(1);
          return { kind: "every", duration, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.for);
          const who = this.pick<Expression | undefined>(
            1,
            "`everyone`, or a condition on the person",
            [{ ALT: () => (this.CONSUME(word.everyone), undefined) }, { ALT: () => this.SUBRULE(this.expression) }],
            () => this.broken(this.missing(t.Name)),
          );
          return { kind: "for", ...(who === undefined ? {} : { who }), span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.covers);
          const on = this.SUBRULE(this.types);
          const when = this.OPTION(() => this.SUBRULE(this.when));
          return { kind: "covers", on, ...(when === undefined ? {} : { when }), span: this.spanFrom(first) };
        },
      },
      { ALT: () => this.SUBRULE(this.controls) },
      {
        ALT: () => {
          this.CONSUME(word.owner);
          const value = this.aString(0);
          return { kind: "owner", value, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  readonly exemption = this.RULE("exemption", (): ExemptionDeclaration => {
    const first = this.peek();
    const clauses: ExemptionClause[] = [];
    this.CONSUME(word.exemption);
    const name = this.aName(0);
    this.block("exemptionClause", () => clauses.push(this.SUBRULE(this.exemptionClause)));
    return { kind: "exemption", name, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly exemptionClause = this.RULE("exemptionClause", (): ExemptionClause => {
    const first = this.peek();
    return this.OR<ExemptionClause>([
      {
        ALT: () => {
          this.CONSUME(word.policies);
          const names = this.SUBRULE(this.names);
          return { kind: "policies", names, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.tags);
          const names = this.SUBRULE1(this.names);
          return { kind: "tags", names, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.all);
          this.need(1, word.policies);
          return { kind: "all_policies", span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          const when = this.SUBRULE(this.when);
          return { kind: "when", when, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.until);
          const date = this.need(0, t.DateText);
          return { kind: "until", date: String(date.value ?? ""), span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.because);
          const value = this.aString(0);
          return { kind: "because", value, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.owner);
          const value = this.aString(1);
          return { kind: "owner", value, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  readonly limits = this.RULE("limits", (): LimitsDeclaration => {
    const first = this.peek();
    this.CONSUME(word.limits);
    const { limits } = this.SUBRULE(this.limitBlock);
    return { kind: "limits", limits, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly budget = this.RULE("budget", (): BudgetDeclaration => {
    const first = this.peek();
    const goals: Goal[] = [];
    this.CONSUME(word.budget);
    this.block("goal", () => goals.push(this.SUBRULE(this.goal)));
    return { kind: "budget", goals, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly goal = this.RULE("goal", (): Goal => {
    const first = this.peek();
    const measure = this.SUBRULE(this.measure);
    const of = this.OPTION(() => {
      this.CONSUME(word.of);
      return this.aName(0, "the name of a policy");
    });
    const segment = this.OPTION1(() => {
      this.CONSUME(word.for);
      return this.aName(1, "the name of a segment");
    });
    const statistic = this.OPTION2(() => this.SUBRULE(this.statistic));
    this.need(0, word.at, "`at most` or `at least`");
    const bound = this.pick<Goal["bound"]>(
      0,
      "`most` or `least`",
      [{ ALT: () => (this.CONSUME(word.most), "at_most") }, { ALT: () => (this.CONSUME(word.least), "at_least") }],
      () => "at_most",
    );
    const value = this.SUBRULE(this.goalValue);
    return {
      measure,
      ...(of === undefined ? {} : { of }),
      ...(segment === undefined ? {} : { for: segment }),
      ...(statistic === undefined ? {} : { statistic }),
      bound,
      value,
      span: this.spanFrom(first),
    };
  });

  readonly goalValue = this.RULE("goalValue", (): Expression => {
    const first = this.peek();
    const token = this.pick(
      0,
      "a number, a percentage or a length of time",
      [
        { ALT: () => this.CONSUME(t.Int) },
        { ALT: () => this.CONSUME(t.Decimal) },
        { ALT: () => this.CONSUME(t.Percent) },
        { ALT: () => this.CONSUME(t.Duration) },
      ],
      () => undefined,
    );
    if (token === undefined) return this.broken(this.missing(t.Int));
    const kind = goalKinds.get(token.tokenType) ?? "int";
    const value = typeof first.value === "number" ? first.value : Number.NaN;
    return { kind, value, text: token.image, span: this.spanFrom(first) };
  });

  readonly statistic = this.RULE("statistic", (): Statistic =>
    this.OR<Statistic>([
      { ALT: () => (this.CONSUME(word.mean), "mean") },
      { ALT: () => (this.CONSUME(word.p50), "p50") },
      { ALT: () => (this.CONSUME(word.p90), "p90") },
      { ALT: () => (this.CONSUME(word.p95), "p95") },
      { ALT: () => (this.CONSUME(word.p99), "p99") },
      { ALT: () => (this.CONSUME(word.max), "max") },
    ]),
  );

  readonly measure = this.RULE("measure", (): Measure =>
    this.OR<Measure>([
      { ALT: () => (this.CONSUME(word.prompts), { kind: "prompts" as const, ...this.SUBRULE(this.perPersonPeriod) }) },
      {
        ALT: () => (
          this.CONSUME(word.interruption),
          { kind: "interruption" as const, ...this.SUBRULE1(this.perPersonPeriod) }
        ),
      },
      {
        ALT: () => {
          this.CONSUME(word.coverage);
          this.need(0, word.of);
          const level = this.aName(0, "a level: `low`, `medium`, `high` or `critical`");
          this.need(0, word.risk);
          return { kind: "coverage", level };
        },
      },
      { ALT: () => (this.CONSUME(word.precision), { kind: "precision" as const }) },
      { ALT: () => (this.CONSUME(word.dismissed), { kind: "dismissed" as const }) },
      { ALT: () => (this.CONSUME(word.overridden), { kind: "overridden" as const }) },
    ]),
  );

  readonly perPersonPeriod = this.RULE("perPersonPeriod", (): { perPerson: boolean; per: CalendarPeriod } => {
    if (this.is(word.person, 2) && !this.is(word.per)) misspelt(this, "`per`");
    if (this.is(word.per, 2) && !this.is(word.per)) extraWord(this, "`per day`, `per week` or `per month`");
    const perPerson =
      this.OPTION(() => {
        this.CONSUME(word.per);
        this.CONSUME(word.person);
        return true;
      }) === true;
    this.need(1, word.per, "`per day`, `per week` or `per month`");
    return { perPerson, per: this.SUBRULE(this.period) };
  });
}

const goalKinds: ReadonlyMap<unknown, "int" | "decimal" | "percent" | "duration"> = new Map<
  unknown,
  "int" | "decimal" | "percent" | "duration"
>([
  [t.Int, "int"],
  [t.Decimal, "decimal"],
  [t.Percent, "percent"],
  [t.Duration, "duration"],
]);
