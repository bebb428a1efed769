/** Fatigue limits and ladders. */
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type { Span } from "../../base/span.js";
import type {
  Action,
  AnswerKind,
  CalendarPeriod,
  DurationLiteral,
  IntLiteral,
  Limit,
  LimitBlock,
  Scope,
  Step,
  StepBlock,
} from "../tree.js";
import { ExpressionParser } from "./expressions.js";
import { joinedFollowUp, missingPer, perDuration, withinPeriod, wordBeforeFollowUp } from "./slips/limits.js";

const { word } = t;

/** A limit before its `when` and its doc comment. */
type Bare<T> = T extends unknown ? Omit<T, "span" | "when" | "doc"> : never;

type AtMost =
  | { readonly kind: "at_most_within"; readonly count: IntLiteral; readonly within: DurationLiteral }
  | { readonly kind: "at_most_per"; readonly count: IntLiteral; readonly per: CalendarPeriod | "event" };

export abstract class LimitParser extends ExpressionParser {
  docOf(first: Lexeme): { readonly doc?: string } {
    return first.doc === undefined ? {} : { doc: first.doc };
  }

  readonly limit = this.RULE("limit", (): Limit => {
    const first = this.peek();
    const bare = this.OR<Bare<Limit>>([
      { ALT: () => this.SUBRULE(this.waitLimit) },
      { ALT: () => this.SUBRULE(this.atMostLimit) },
      { ALT: () => this.SUBRULE(this.quietLimit) },
      { ALT: () => this.SUBRULE(this.backOffLimit) },
      { ALT: () => this.SUBRULE(this.muteLimit) },
    ]);
    const when = this.OPTION(() => this.SUBRULE(this.when));
    return {
      ...bare,
      ...(when === undefined ? {} : { when }),
      ...this.docOf(first),
      span: this.spanFrom(first),
    } as Limit;
  });

  readonly waitLimit = this.RULE("waitLimit", (): Bare<Limit> => {
    this.CONSUME(word.wait);
    const within = this.aDuration(0);
    const scope = this.SUBRULE(this.scope);
    return { kind: "wait", within, scope };
  });

  readonly atMostLimit = this.RULE("atMostLimit", (): Bare<Limit> => {
    this.CONSUME(word.at);
    this.need(0, word.most);
    const count = this.anInt(0);
    const perPeriod = (per: CalendarPeriod | "event"): AtMost => ({ kind: "at_most_per", count, per });
    const missing = missingPer(this);
    const bare =
      missing !== undefined
        ? perPeriod(missing)
        : this.pick<AtMost>(
            0,
            "`per day` (or `week`, `month`, `event`) or `within` and a length of time",
            [
              {
                ALT: () => {
                  this.CONSUME(word.per);
                  const instead = perDuration(this);
                  if (instead !== undefined) return { kind: "at_most_within" as const, count, within: instead };
                  return perPeriod(
                    this.pick<CalendarPeriod | "event">(
                      1,
                      "`day`, `week`, `month` or `event`",
                      [
                        { ALT: () => (this.CONSUME(word.event), "event" as const) },
                        { ALT: () => this.SUBRULE(this.period) },
                      ],
                      () => "day",
                    ),
                  );
                },
              },
              {
                ALT: () => {
                  this.CONSUME(word.within);
                  const instead = withinPeriod(this);
                  if (instead !== undefined) return perPeriod(instead);
                  return { kind: "at_most_within" as const, count, within: this.aDuration(0) };
                },
              },
            ],
            () => ({ kind: "at_most_within" as const, count, within: this.aDuration(1) }),
          );
    const scope = this.SUBRULE(this.scope);
    return { ...bare, scope };
  });

  readonly period = this.RULE("period", (): CalendarPeriod =>
    this.pick<CalendarPeriod>(
      0,
      "`day`, `week` or `month`",
      [
        { ALT: () => (this.CONSUME(word.day), "day") },
        { ALT: () => (this.CONSUME(word.week), "week") },
        { ALT: () => (this.CONSUME(word.month), "month") },
      ],
      () => "day",
    ),
  );

  readonly quietLimit = this.RULE("quietLimit", (): Bare<Limit> => {
    this.CONSUME(word.quiet);
    return this.pick<Bare<Limit>>(
      0,
      "the hours, such as `19:00 to 07:00`, or `on` and days",
      [
        {
          ALT: () => {
            const from = this.aTime(0);
            this.need(0, word.to);
            return { kind: "quiet_hours", from, to: this.aTime(1) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.on);
            return { kind: "quiet_days", days: this.SUBRULE(this.names) };
          },
        },
      ],
      () => ({ kind: "quiet_hours", from: this.aTime(2), to: this.aTime(3) }),
    );
  });

  readonly backOffLimit = this.RULE("backOffLimit", (): Bare<Limit> => {
    this.CONSUME(word.back);
    this.need(0, word.off);
    const factor = this.aFactor(0);
    this.need(0, word.up);
    this.need(0, word.to);
    const upTo = this.aDuration(0);
    this.need(0, word.after);
    return { kind: "back_off", factor, upTo, after: this.SUBRULE(this.answer) };
  });

  readonly muteLimit = this.RULE("muteLimit", (): Bare<Limit> => {
    this.CONSUME(word.mute);
    const length = this.aDuration(0);
    this.need(0, word.after);
    const count = this.anInt(0);
    const answer = this.SUBRULE(this.answer);
    this.need(0, word.within);
    return { kind: "mute", for: length, count, answer, within: this.aDuration(1) };
  });

  readonly answer = this.RULE("answer", (): AnswerKind =>
    this.pick<AnswerKind>(
      0,
      "an answer: `dismissed`, `overridden`, `not_useful` or `ignored`",
      [
        { ALT: () => (this.CONSUME(word.dismissed), "dismissed") },
        { ALT: () => (this.CONSUME(word.overridden), "overridden") },
        { ALT: () => (this.CONSUME(word.not_useful), "not_useful") },
        { ALT: () => (this.CONSUME(word.ignored), "ignored") },
      ],
      () => "dismissed",
    ),
  );

  readonly scope = this.RULE("scope", (): Scope => {
    let across: Scope["across"];
    let audience: Scope["for"];
    const start = this.lastEnd();
    const first = this.peek();
    this.OPTION(() => {
      const from = this.CONSUME(word.across);
      across = this.pick<NonNullable<Scope["across"]>>(
        0,
        "`all`, or `tag` and its name",
        [
          { ALT: () => (this.CONSUME(word.all), { kind: "all" as const, span: this.spanFrom(from) }) },
          {
            ALT: () => {
              this.CONSUME(word.tag);
              const tag = this.aName(0);
              return { kind: "tag" as const, tag, span: this.spanFrom(from) };
            },
          },
        ],
        () => ({ kind: "all", span: this.spanFrom(from) }),
      );
    });
    this.OPTION1(() => {
      const from = this.CONSUME(word.for);
      audience = this.pick<NonNullable<Scope["for"]>>(
        1,
        "`everyone`, or `each` and an attribute such as `person.department`",
        [
          { ALT: () => (this.CONSUME(word.everyone), { kind: "everyone" as const, span: this.spanFrom(from) }) },
          {
            ALT: () => {
              this.CONSUME(word.each);
              const path = this.SUBRULE(this.path);
              return { kind: "each" as const, path, span: this.spanFrom(from) };
            },
          },
        ],
        () => ({ kind: "everyone", span: this.spanFrom(from) }),
      );
    });
    const written = across !== undefined || audience !== undefined;
    const span: Span = written ? this.spanFrom(first) : this.reporter.span(start, start);
    return { ...(across === undefined ? {} : { across }), ...(audience === undefined ? {} : { for: audience }), span };
  });

  readonly limitBlock = this.RULE("limitBlock", (): LimitBlock => {
    const first = this.peek();
    const limits: Limit[] = [];
    this.block("limit", () => limits.push(this.SUBRULE(this.limit)));
    return { kind: "limit_block", limits, span: this.spanFrom(first) };
  });

  // ── ladders ───────────────────────────────────────────────────────────────────────────────────────────────────────

  readonly stepBlock = this.RULE("stepBlock", (): StepBlock => {
    const first = this.peek();
    const steps: Step[] = [];
    this.block("step", () => steps.push(this.SUBRULE(this.step)));
    return { kind: "step_block", steps, span: this.spanFrom(first) };
  });

  readonly step = this.RULE("step", (): Step => {
    const first = this.peek();
    this.CONSUME(word.at);
    const count = this.anInt(0);
    const what = this.pick<Step["what"]>(
      0,
      "`occurrences`, `prompts`, or an answer such as `dismissed`",
      [
        { ALT: () => (this.CONSUME(word.occurrence), "occurrences") },
        { ALT: () => (this.CONSUME(word.occurrences), "occurrences") },
        { ALT: () => (this.CONSUME(word.prompt), "prompts") },
        { ALT: () => (this.CONSUME(word.prompts), "prompts") },
        { ALT: () => this.SUBRULE(this.answer) },
      ],
      () => "occurrences",
    );
    this.need(0, word.within);
    const within = this.aDuration(0);
    const action = this.SUBRULE(this.action);
    return { count, what, within, action, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly action = this.RULE("action", (): Action => {
    const first = this.peek();
    if (joinedFollowUp(this)) {
      const name = this.aName(1, "the name of a follow up");
      return { kind: "follow_up", name, span: this.spanFrom(first) };
    }
    return this.pick<Action>(
      0,
      "what is to be done: `follow up`, `notify` or `review`",
      [
        {
          ALT: () => {
            this.CONSUME(word.follow);
            this.need(0, word.up);
            wordBeforeFollowUp(this);
            const name = this.aName(0, "the name of a follow up");
            return { kind: "follow_up", name, span: this.spanFrom(first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.notify);
            const to = this.SUBRULE(this.operand);
            let digest: "daily" | "weekly" | "monthly" | undefined;
            this.OPTION(() => {
              this.CONSUME(word.by);
              digest = this.pick<"daily" | "weekly" | "monthly">(
                1,
                "`daily`, `weekly` or `monthly`",
                [
                  { ALT: () => (this.CONSUME(word.daily), "daily") },
                  { ALT: () => (this.CONSUME(word.weekly), "weekly") },
                  { ALT: () => (this.CONSUME(word.monthly), "monthly") },
                ],
                () => "weekly",
              );
              this.need(0, word.digest);
            });
            return { kind: "notify", to, ...(digest === undefined ? {} : { digest }), span: this.spanFrom(first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.review);
            const subject = this.pick<"process" | "role" | "incentives">(
              2,
              "`process`, `role` or `incentives`",
              [
                { ALT: () => (this.CONSUME(word.process), "process") },
                { ALT: () => (this.CONSUME(word.role), "role") },
                { ALT: () => (this.CONSUME(word.incentives), "incentives") },
              ],
              () => "process",
            );
            const question = this.SUBRULE(this.textOf);
            const by = this.OPTION1(() => {
              this.CONSUME1(word.by);
              return this.SUBRULE1(this.operand);
            });
            return {
              kind: "review",
              subject,
              question,
              ...(by === undefined ? {} : { by }),
              span: this.spanFrom(first),
            };
          },
        },
      ],
      () => ({ kind: "follow_up", name: this.nameOf(this.missing(t.Name)), span: this.spanFrom(first) }),
    );
  });
}
