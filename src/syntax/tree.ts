/**
 * The syntax tree: what the author wrote, in the order written, with spans.
 *
 * Invariants: the tree is there even for a broken text. A name that is missing has the text "", an expression that could
 * not be read is a `broken` node; the parser has already reported both, so later stages stay silent about them. A clause
 * written twice stands twice; that is for the semantics to refuse.
 */
import type { Span } from "../base/span.js";

export interface Node {
  readonly span: Span;
}

export interface SourceFile extends Node {
  readonly path: string;
  readonly package?: PathName;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
}

export interface Import extends Node {
  readonly path: StringLiteral;
}

/** One word. `text` is "" where it is missing. */
export interface Name extends Node {
  readonly text: string;
}

/** Words joined by dots: a package, an event type. `text` is the whole, `mail.sent`. */
export interface PathName extends Node {
  readonly text: string;
  readonly parts: readonly Name[];
}

export interface StringLiteral extends Node {
  /** The text without quotes, escapes resolved. */
  readonly value: string;
  /** As written, with its quotes; "" where it is missing. */
  readonly raw: string;
}

/** A whole number as written for a count; NaN where it is missing. `text` as written (`1_000`, `2x`). */
export interface IntLiteral extends Node {
  readonly value: number;
  readonly text: string;
}

/** A length of time in milliseconds; `text` as written (`4h`). `ms` is NaN where it is missing. */
export interface DurationLiteral extends Node {
  readonly ms: number;
  readonly text: string;
}

// ── declarations ────────────────────────────────────────────────────────────────────────────────────────────────────

export type Declaration =
  | OrgDeclaration
  | EnumDeclaration
  | PersonDeclaration
  | EventDeclaration
  | SourceDeclaration
  | SegmentDeclaration
  | TextDeclaration
  | SignalDeclaration
  | MessageDeclaration
  | FatigueDeclaration
  | EscalateDeclaration
  | PolicyDeclaration
  | LayerDeclaration
  | ExemptionDeclaration
  | LimitsDeclaration
  | BudgetDeclaration
  | TestDeclaration;

interface DeclarationNode extends Node {
  /** The `///` comment above, without its slashes. */
  readonly doc?: string;
}

export interface OrgDeclaration extends DeclarationNode {
  readonly kind: "org";
  readonly clauses: readonly OrgClause[];
}
export type OrgClause =
  | (Node & { readonly kind: "locales"; readonly locales: readonly Name[] })
  | (Node & { readonly kind: "timezone"; readonly zone: StringLiteral })
  | (Node & { readonly kind: "constant"; readonly name: Name; readonly value: Expression });

export interface EnumDeclaration extends DeclarationNode {
  readonly kind: "enum";
  readonly name: Name;
  readonly ordered: boolean;
  readonly values: readonly EnumValue[];
}
export interface EnumValue extends DeclarationNode {
  readonly name: Name;
  /** The text that records use, where it is not the name. */
  readonly record?: StringLiteral;
  /** The words that messages use. */
  readonly words?: Text;
}

export interface PersonDeclaration extends DeclarationNode {
  readonly kind: "person";
  readonly clauses: readonly PersonClause[];
}
export type PersonClause = Field | (Node & { readonly kind: "coach"; readonly when: Expression });

export interface Field extends DeclarationNode {
  readonly kind: "field";
  readonly name: Name;
  readonly untrusted: boolean;
  readonly personal: boolean;
  readonly list: boolean;
  readonly type: Name;
  readonly optional: boolean;
  readonly default?: Expression;
}

export interface EventDeclaration extends DeclarationNode {
  readonly kind: "event";
  readonly type: PathName;
  readonly clauses: readonly EventClause[];
}
export type EventClause =
  | Field
  | (Node & { readonly kind: "moment"; readonly moment: Moment })
  | (Node & { readonly kind: "reversible"; readonly for: DurationLiteral })
  | (Node & { readonly kind: "risk"; readonly lines: readonly RiskLine[] });
export type Moment = "before" | "simulated" | "after";
export interface RiskLine extends Node {
  readonly level: Name;
  /** Left out for `otherwise`. */
  readonly when?: Expression;
}

export interface SourceDeclaration extends DeclarationNode {
  readonly kind: "source";
  readonly name: Name;
  readonly clauses: readonly SourceClause[];
}
export type SourceClause =
  | (Node & { readonly kind: "id" | "time" | "person"; readonly value: Expression })
  | (Node & { readonly kind: "each"; readonly path: PathExpression })
  | (Node & { readonly kind: "timezone"; readonly zone: StringLiteral })
  | (Node & {
      readonly kind: "map";
      readonly when?: Expression;
      readonly type: PathName;
      readonly fields: RecordLiteral;
    });

export interface SegmentDeclaration extends DeclarationNode {
  readonly kind: "segment";
  readonly name: Name;
  readonly when: Expression;
}

export interface TextDeclaration extends DeclarationNode {
  readonly kind: "text";
  readonly name: Name;
  readonly text: Text;
}

export interface SignalDeclaration extends DeclarationNode {
  readonly kind: "signal";
  readonly name: Name;
  readonly on: readonly PathName[];
  readonly clauses: readonly SignalClause[];
}
export type SignalClause =
  | (Node & { readonly kind: "when"; readonly when: Expression })
  | (Node & { readonly kind: "missed" | "check"; readonly text: Text });

/** A shared `message NAME`. */
export interface MessageDeclaration extends DeclarationNode {
  readonly kind: "message";
  readonly name: Name;
  readonly prompt: MessageBlock;
}
/** A shared `fatigue NAME`. */
export interface FatigueDeclaration extends DeclarationNode {
  readonly kind: "fatigue";
  readonly name: Name;
  readonly limits: readonly Limit[];
}
/** A shared `escalate NAME`. */
export interface EscalateDeclaration extends DeclarationNode {
  readonly kind: "escalate";
  readonly name: Name;
  readonly steps: readonly Step[];
}

export interface PolicyDeclaration extends DeclarationNode {
  readonly kind: "policy";
  readonly name: Name;
  readonly clauses: readonly PolicyClause[];
}
export type PolicyClause =
  | (Node & { readonly kind: "title" | "owner"; readonly value: StringLiteral })
  | (Node & { readonly kind: "tags"; readonly tags: readonly Name[] })
  | Controls
  | (Node & { readonly kind: "holdout"; readonly percent: number; readonly value: Node })
  | (Node & { readonly kind: "answer_within"; readonly within: DurationLiteral })
  | (Node & { readonly kind: "trigger"; readonly on: readonly PathName[]; readonly when?: Expression })
  | (Node & { readonly kind: "signals"; readonly need: "any" | "all"; readonly names: readonly Name[] })
  | (Node & { readonly kind: "show"; readonly atMost: IntLiteral })
  | PolicyPart
  | (DeclarationNode & {
      readonly kind: "variant";
      readonly name: Name;
      readonly when: Expression;
      readonly parts: readonly PolicyPart[];
    });

/** What a policy and its variants both may hold. */
export type PolicyPart =
  | (Node & { readonly kind: "message"; readonly use: Name | MessageBlock })
  | (Node & { readonly kind: "priority"; readonly value: IntLiteral })
  | (Node & { readonly kind: "fatigue"; readonly use: Name | LimitBlock })
  | (Node & { readonly kind: "escalate"; readonly use: Name | StepBlock });

export interface LimitBlock extends Node {
  readonly kind: "limit_block";
  readonly limits: readonly Limit[];
}
export interface StepBlock extends Node {
  readonly kind: "step_block";
  readonly steps: readonly Step[];
}

export interface Controls extends Node {
  readonly kind: "controls";
  readonly framework: Name;
  readonly identifiers: readonly StringLiteral[];
}

export interface MessageBlock extends Node {
  readonly kind: "message_block";
  readonly mode: "inline" | "feedback" | "thanks";
  readonly clauses: readonly MessageClause[];
}
export type MessageClause =
  | (Node & { readonly kind: "title" | "body"; readonly text: Text })
  | (Node & { readonly kind: "action"; readonly label: Text; readonly opens: Text });

// ── limits and ladders ──────────────────────────────────────────────────────────────────────────────────────────────

export type AnswerKind = "dismissed" | "overridden" | "not_useful" | "ignored";
export type CalendarPeriod = "day" | "week" | "month";

export type Limit = LimitNode &
  (
    | { readonly kind: "wait"; readonly within: DurationLiteral; readonly scope: Scope }
    | {
        readonly kind: "at_most_within";
        readonly count: IntLiteral;
        readonly within: DurationLiteral;
        readonly scope: Scope;
      }
    | {
        readonly kind: "at_most_per";
        readonly count: IntLiteral;
        readonly per: CalendarPeriod | "event";
        readonly scope: Scope;
      }
    | { readonly kind: "quiet_hours"; readonly from: TimeLiteral; readonly to: TimeLiteral }
    | { readonly kind: "quiet_days"; readonly days: readonly Name[] }
    | {
        readonly kind: "back_off";
        readonly factor: IntLiteral;
        readonly upTo: DurationLiteral;
        readonly after: AnswerKind;
      }
    | {
        readonly kind: "mute";
        readonly for: DurationLiteral;
        readonly count: IntLiteral;
        readonly answer: AnswerKind;
        readonly within: DurationLiteral;
      }
  );
export interface LimitNode extends DeclarationNode {
  readonly when?: Expression;
}
/** A time of day in minutes since midnight; NaN where it is missing. */
export interface TimeLiteral extends Node {
  readonly minutes: number;
}
/** Which prompts a limit counts. Nothing written: both members left out. The span is empty then. */
export interface Scope extends Node {
  readonly across?:
    | { readonly kind: "all"; readonly span: Span }
    | { readonly kind: "tag"; readonly tag: Name; readonly span: Span };
  readonly for?:
    | { readonly kind: "everyone"; readonly span: Span }
    | { readonly kind: "each"; readonly path: PathExpression; readonly span: Span };
}

export interface Step extends DeclarationNode {
  readonly count: IntLiteral;
  readonly what: "occurrences" | "prompts" | AnswerKind;
  readonly within: DurationLiteral;
  readonly action: Action;
}
export type Action =
  | (Node & { readonly kind: "follow_up"; readonly name: Name })
  | (Node & { readonly kind: "notify"; readonly to: Expression; readonly digest?: "daily" | "weekly" | "monthly" })
  | (Node & {
      readonly kind: "review";
      readonly subject: "process" | "role" | "incentives";
      readonly question: Text;
      readonly by?: Expression;
    });

// ── layers, exemptions, budgets ─────────────────────────────────────────────────────────────────────────────────────

export interface LayerDeclaration extends DeclarationNode {
  readonly kind: "follow_up" | "baseline";
  readonly name: Name;
  readonly clauses: readonly LayerClause[];
}
export type LayerClause =
  | (Node & { readonly kind: "title" | "content"; readonly text: Text })
  | (Node & { readonly kind: "due" | "every"; readonly duration: DurationLiteral })
  /** `for everyone` has no condition. */
  | (Node & { readonly kind: "for"; readonly who?: Expression })
  | (Node & { readonly kind: "covers"; readonly on: readonly PathName[]; readonly when?: Expression })
  | Controls
  | (Node & { readonly kind: "owner"; readonly value: StringLiteral });

export interface ExemptionDeclaration extends DeclarationNode {
  readonly kind: "exemption";
  readonly name: Name;
  readonly clauses: readonly ExemptionClause[];
}
export type ExemptionClause =
  | (Node & { readonly kind: "policies" | "tags"; readonly names: readonly Name[] })
  | (Node & { readonly kind: "all_policies" })
  | (Node & { readonly kind: "when"; readonly when: Expression })
  | (Node & { readonly kind: "until"; readonly date: string })
  | (Node & { readonly kind: "because" | "owner"; readonly value: StringLiteral });

export interface LimitsDeclaration extends DeclarationNode {
  readonly kind: "limits";
  readonly limits: readonly Limit[];
}

export interface BudgetDeclaration extends DeclarationNode {
  readonly kind: "budget";
  readonly goals: readonly Goal[];
}
export type Statistic = "mean" | "p50" | "p90" | "p95" | "p99" | "max";
export interface Goal extends Node {
  readonly measure: Measure;
  readonly of?: Name;
  readonly for?: Name;
  readonly statistic?: Statistic;
  readonly bound: "at_most" | "at_least";
  readonly value: Expression;
}
export type Measure =
  | { readonly kind: "prompts" | "interruption"; readonly perPerson: boolean; readonly per: CalendarPeriod }
  | { readonly kind: "coverage"; readonly level: Name }
  | { readonly kind: "precision" | "dismissed" | "overridden" };

// ── tests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TestDeclaration extends DeclarationNode {
  readonly kind: "test";
  readonly title: StringLiteral;
  readonly clauses: readonly TestClause[];
}
export type TestClause =
  | (Node & { readonly kind: "from"; readonly date: string })
  | (Node & { readonly kind: "person"; readonly name: Name; readonly attributes: RecordLiteral })
  | TestLine;
export interface TestLine extends Node {
  readonly kind: "line";
  readonly day?: IntLiteral;
  readonly time: TimeLiteral;
  readonly person: Name;
  readonly does:
    | (Node & { readonly kind: "answers"; readonly policy: Name; readonly answer: Name })
    | (Node & { readonly kind: "event"; readonly type: PathName; readonly fields?: RecordLiteral });
  /** Left out where no `->` is written: nothing in particular is expected. */
  readonly expects?: readonly Expectation[];
}
export type Expectation =
  | (Node & {
      readonly kind: "prompt";
      readonly policy: Name;
      readonly signals?: readonly Name[];
      readonly saying?: StringLiteral;
    })
  | (Node & { readonly kind: "silence"; readonly policy?: Name; readonly because?: SilenceReason })
  | (Node & { readonly kind: "nothing" })
  | (Node & { readonly kind: "follow_up"; readonly name: Name })
  | (Node & { readonly kind: "notify"; readonly address: StringLiteral })
  | (Node & { readonly kind: "review"; readonly subject: Name });
export type SilenceReason = Node &
  (
    | { readonly kind: "wait" | "at_most" | "quiet" | "back_off" | "mute" }
    | { readonly kind: "exemption"; readonly name: Name }
  );

// ── text for people ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A plain string is one variant without a locale. */
export interface Text extends Node {
  readonly kind: "text";
  readonly variants: readonly TextVariant[];
}
export interface TextVariant extends Node {
  /** `en`, `pt-BR`; left out for a plain string, which is in the organisation's first locale. */
  readonly locale?: Name;
  readonly literal: StringLiteral;
  readonly parts: readonly TextPart[];
}
export type TextPart =
  | (Node & { readonly kind: "literal"; readonly value: string })
  /** `{event.sender_domain}`, `{risk}`, `{text.NAME}`, `{signals.missed}`. */
  | (Node & { readonly kind: "slot"; readonly path: readonly Name[] });

// ── expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface RecordLiteral extends Node {
  readonly pairs: readonly (Node & { readonly name: Name; readonly value: Expression })[];
}

export type ComparisonOperator =
  | "is"
  | "is not"
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "contains"
  | "contains any of"
  | "contains all of"
  | "starts with"
  | "ends with";

export type Expression =
  | (Node & { readonly kind: "bool"; readonly value: boolean })
  | (Node & { readonly kind: "int" | "decimal"; readonly value: number; readonly text: string })
  /** `80%` has the value 0.8. */
  | (Node & { readonly kind: "percent"; readonly value: number; readonly text: string })
  | (Node & { readonly kind: "duration"; readonly value: number; readonly text: string })
  | (Node & { readonly kind: "size"; readonly value: number; readonly text: string })
  /** `raw` is the text as written, with its quotes. */
  | (Node & { readonly kind: "string"; readonly value: string; readonly raw: string })
  /** Minutes since midnight. */
  | (Node & { readonly kind: "time"; readonly value: number; readonly text: string })
  | (Node & { readonly kind: "date"; readonly value: string })
  /** Milliseconds since the epoch. */
  | (Node & { readonly kind: "instant"; readonly value: number; readonly text: string })
  | (Node & { readonly kind: "list"; readonly items: readonly Expression[] })
  | PathExpression
  | (Node & { readonly kind: "call"; readonly function: Name; readonly arguments: readonly Expression[] })
  | (Node & {
      readonly kind: "count";
      readonly type: PathName;
      readonly where?: Expression;
      readonly within: DurationLiteral;
    })
  | (Node & { readonly kind: "distinct"; readonly path: PathExpression; readonly within: DurationLiteral })
  | (Node & { readonly kind: "first_time"; readonly within: DurationLiteral })
  | (Node & { readonly kind: "and" | "or"; readonly operands: readonly Expression[] })
  | (Node & { readonly kind: "not" | "minus" | "exists" | "group"; readonly operand: Expression })
  | (Node & {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly operatorSpan: Span;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: "pattern";
      readonly operator: "like" | "matches";
      readonly left: Expression;
      readonly pattern: StringLiteral;
    })
  | (Node & {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/";
      readonly operatorSpan: Span;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & { readonly kind: "otherwise"; readonly left: Expression; readonly right: Expression })
  /** Could not be read; reported already. */
  | (Node & { readonly kind: "broken" });

/** A bare word is a path of one part. A member that is no word is quoted, an element has its index. */
export interface PathExpression extends Node {
  readonly kind: "path";
  readonly root: Name;
  readonly members: readonly PathMember[];
}
export type PathMember =
  | (Node & { readonly kind: "member"; readonly name: string; readonly quoted: boolean })
  | (Node & { readonly kind: "index"; readonly index: number });
