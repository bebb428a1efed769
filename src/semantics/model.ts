/**
 * The typed model: a policy repository with every name resolved, every expression typed, every default filled in.
 * The compiler writes it down as a bundle; analyses, tests and the language service read it.
 *
 * Invariants: maps are by bare name, unique in the repository. Where there were errors the model still stands, but must
 * not be compiled; `broken` expressions and declarations that could not be understood are left out of it.
 */
import type { Span } from "../base/span.js";
import type {
  AnswerKind,
  ComparisonOperator,
  Expectation,
  Limit as LimitSyntax,
  Measure,
  Moment,
  SourceFile,
  Statistic,
  Step as StepSyntax,
} from "../syntax/tree.js";
import type { Type } from "./types.js";

export interface Model {
  readonly files: readonly SourceFile[];
  readonly org: Organisation;
  readonly enums: ReadonlyMap<string, EnumModel>;
  /** Declared attributes and the built-in `id`, `timezone`, `locale` (marked so). */
  readonly person: ReadonlyMap<string, FieldModel>;
  readonly coachWhen?: { readonly when: TypedExpr; readonly span: Span };
  /** Declared types and the built-in `kairos.response` (marked so). */
  readonly events: ReadonlyMap<string, EventModel>;
  readonly segments: ReadonlyMap<string, SegmentModel>;
  readonly texts: ReadonlyMap<string, NamedText>;
  readonly signals: ReadonlyMap<string, SignalModel>;
  readonly policies: ReadonlyMap<string, PolicyModel>;
  /** By (package, file path, position). */
  readonly limits: readonly LimitModel[];
  readonly followUps: ReadonlyMap<string, LayerModel>;
  readonly baselines: ReadonlyMap<string, LayerModel>;
  readonly exemptions: ReadonlyMap<string, ExemptionModel>;
  readonly goals: readonly GoalModel[];
  readonly sources: ReadonlyMap<string, SourceModel>;
  /** By file, and within it as written. */
  readonly tests: readonly TestModel[];
}

interface Declared {
  readonly name: string;
  /** Of the name. */
  readonly span: Span;
  readonly doc?: string;
}

export interface Organisation {
  readonly locales: readonly string[];
  readonly timezone: string;
  readonly constants: ReadonlyMap<string, { readonly value: TypedExpr; readonly span: Span }>;
}

export interface EnumModel extends Declared {
  readonly ordered: boolean;
  readonly builtIn: boolean;
  readonly values: readonly EnumValueModel[];
}
export interface EnumValueModel extends Declared {
  readonly record: string;
  readonly words?: TextModel;
}

export interface FieldModel extends Declared {
  readonly type: Type;
  readonly optional: boolean;
  readonly default?: TypedExpr;
  readonly untrusted: boolean;
  readonly personal: boolean;
  readonly builtIn: boolean;
}

export interface EventModel extends Declared {
  readonly builtIn: boolean;
  readonly moment?: Moment;
  readonly reversibleForMs?: number;
  /** Declared fields and the built-in `id`, `time` (marked so). */
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly risk?: readonly { readonly level: RiskLevel; readonly when?: TypedExpr; readonly span: Span }[];
}
export type RiskLevel = "low" | "medium" | "high" | "critical";

export interface SegmentModel extends Declared {
  readonly when: TypedExpr;
}

// ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TextModel {
  readonly span: Span;
  /** In the order written; a plain string stands under the organisation's first locale. */
  readonly variants: ReadonlyMap<string, readonly TextPartModel[]>;
}
export type TextPartModel =
  /** `span`: of the text as written, escapes and all. */
  | { readonly kind: "literal"; readonly value: string; readonly span: Span }
  | { readonly kind: "value"; readonly value: TypedExpr; readonly untrusted: boolean; readonly personal: boolean }
  | { readonly kind: "text"; readonly name: string; readonly span: Span }
  | { readonly kind: "signals"; readonly show: "missed" | "check"; readonly span: Span };

export interface NamedText extends Declared {
  readonly text: TextModel;
}

export interface SignalModel extends Declared {
  readonly on: readonly string[];
  readonly when?: TypedExpr;
  readonly missed: TextModel;
  readonly check: TextModel;
}

export interface MessageModel {
  readonly span: Span;
  readonly mode: "inline" | "feedback" | "thanks";
  readonly title?: TextModel;
  readonly body: TextModel;
  readonly action?: { readonly label: TextModel; readonly opens: TextModel };
}

// ── policies ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface PolicyModel extends Declared {
  readonly title?: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly controls: readonly ControlModel[];
  readonly triggers: readonly TriggerModel[];
  readonly signals?: { readonly need: "any" | "all"; readonly names: readonly string[]; readonly showAtMost?: number };
  readonly priority: number;
  /** Percent, at most four decimals. */
  readonly holdoutPercent: number;
  readonly answerWithinMs: number;
  readonly message: MessageModel;
  readonly fatigue: readonly LimitModel[];
  readonly escalate: readonly StepModel[];
  readonly variants: readonly VariantModel[];
}
export interface TriggerModel {
  readonly on: readonly string[];
  readonly when?: TypedExpr;
  readonly span: Span;
}
export interface ControlModel {
  readonly framework: string;
  readonly identifiers: readonly string[];
  readonly span: Span;
}
export interface VariantModel extends Declared {
  readonly when: TypedExpr;
  readonly priority?: number;
  readonly message?: MessageModel;
  /** As written in the variant; the compiler lays it over the base's. */
  readonly fatigue?: readonly LimitModel[];
  readonly escalate?: readonly StepModel[];
}

/** A limit as written, with what its expressions mean. */
export interface LimitModel {
  readonly syntax: LimitSyntax;
  readonly span: Span;
  readonly scope: ScopeModel;
  readonly when?: TypedExpr;
}
export interface ScopeModel {
  /** Nothing written: the policy's own prompts, or all in `limits`. */
  readonly across?: { readonly kind: "all" } | { readonly kind: "tag"; readonly tag: string };
  readonly for:
    | { readonly kind: "person" }
    | { readonly kind: "everyone" }
    | { readonly kind: "attribute"; readonly attribute: string };
}

export interface StepModel {
  readonly syntax: StepSyntax;
  readonly span: Span;
  readonly count: number;
  readonly what: "occurrences" | "prompts" | AnswerKind;
  readonly withinMs: number;
  readonly action: ActionModel;
}
export type ActionModel =
  | { readonly kind: "follow_up"; readonly name: string }
  | { readonly kind: "notify"; readonly to: TypedExpr; readonly digest?: "daily" | "weekly" | "monthly" }
  | {
      readonly kind: "review";
      readonly subject: "process" | "role" | "incentives";
      readonly question: TextModel;
      readonly by?: TypedExpr;
    };

// ── the other declarations ──────────────────────────────────────────────────────────────────────────────────────────

export interface LayerModel extends Declared {
  readonly kind: "follow_up" | "baseline";
  readonly title?: TextModel;
  readonly content?: TextModel;
  readonly dueMs?: number;
  readonly everyMs?: number;
  readonly for?: "everyone" | TypedExpr;
  readonly covers: readonly TriggerModel[];
  readonly controls: readonly ControlModel[];
  readonly owner?: string;
}

export interface ExemptionModel extends Declared {
  /** Names of the policies covered, tags and `all policies` written out. */
  readonly policies: readonly string[];
  readonly when?: TypedExpr;
  /** `2027-03-31`: in force until the end of that day in the organisation's zone. */
  readonly until?: string;
  readonly because?: string;
  readonly owner?: string;
}

export interface GoalModel {
  readonly span: Span;
  readonly measure: Measure;
  readonly of?: string;
  readonly for?: string;
  readonly statistic?: Statistic;
  readonly bound: "at_most" | "at_least";
  /** A number of prompts, a share (0.8), or milliseconds. */
  readonly value: number;
}

export interface SourceModel extends Declared {
  readonly id: TypedExpr;
  readonly time: TypedExpr;
  readonly person?: TypedExpr;
  readonly each?: readonly (string | number)[];
  /** What times without an offset are read in. */
  readonly timezone?: string;
  readonly maps: readonly SourceMapModel[];
}
export interface SourceMapModel {
  readonly when?: TypedExpr;
  readonly to: string;
  readonly fields: ReadonlyMap<string, TypedExpr>;
  readonly span: Span;
}

// ── tests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TestModel {
  readonly title: string;
  /** Of the title. */
  readonly span: Span;
  readonly doc?: string;
  /** `2026-03-02`: the first day; left out where none is written. */
  readonly from?: string;
  /** By name: the attributes that are written. */
  readonly people: ReadonlyMap<string, ReadonlyMap<string, TypedExpr>>;
  readonly lines: readonly TestLineModel[];
}
export interface TestLineModel {
  readonly span: Span;
  /** From 1; that of the line before where none is written. */
  readonly day: number;
  /** Since midnight on the person's wall clock. */
  readonly minutes: number;
  readonly person: string;
  readonly does: TestDeed;
  /** Left out where nothing in particular is expected. What it names is declared. */
  readonly expects?: readonly Expectation[];
}
export type TestDeed =
  | { readonly kind: "answers"; readonly policy: string; readonly answer: string }
  /** `fields`: those that are written. */
  | { readonly kind: "event"; readonly type: string; readonly fields: ReadonlyMap<string, TypedExpr> };

// ── typed expressions ───────────────────────────────────────────────────────────────────────────────────────────────

interface Typed {
  readonly span: Span;
  readonly type: Type;
  /** May be missing where it stands: an optional field without a guard. */
  readonly optional: boolean;
}

/** A value as JSON writes it: enums by name, dates and times as strings, instants in milliseconds. */
export type LiteralValue = boolean | number | string | readonly LiteralValue[];

export type TypedExpr = Typed &
  (
    | { readonly kind: "literal"; readonly value: LiteralValue }
    | { readonly kind: "event"; readonly field: string }
    | { readonly kind: "person"; readonly attribute: string }
    | { readonly kind: "risk" }
    /** The value of the constant is at hand, so that nobody has to look it up. */
    | { readonly kind: "org"; readonly constant: string; readonly value: TypedExpr }
    | { readonly kind: "segment"; readonly name: string }
    /** `type` is that of what the raw value meets. */
    | { readonly kind: "raw"; readonly root: "record" | "item"; readonly path: readonly (string | number)[] }
    | { readonly kind: "list"; readonly items: readonly TypedExpr[] }
    | { readonly kind: "and" | "or"; readonly operands: readonly TypedExpr[] }
    | { readonly kind: "not" | "exists" | "minus"; readonly operand: TypedExpr }
    | {
        readonly kind: "comparison";
        readonly operator: ComparisonOperator;
        readonly left: TypedExpr;
        readonly right: TypedExpr;
      }
    | {
        readonly kind: "pattern";
        readonly operator: "like" | "matches";
        readonly left: TypedExpr;
        readonly pattern: string;
      }
    | {
        readonly kind: "arithmetic";
        readonly operator: "+" | "-" | "*" | "/";
        readonly left: TypedExpr;
        readonly right: TypedExpr;
      }
    | { readonly kind: "otherwise"; readonly left: TypedExpr; readonly right: TypedExpr }
    | { readonly kind: "call"; readonly function: FunctionName; readonly arguments: readonly TypedExpr[] }
    | { readonly kind: "count"; readonly on: string; readonly where?: TypedExpr; readonly withinMs: number }
    /** `on`: the event types that may be present where it stands. */
    | { readonly kind: "distinct"; readonly field: string; readonly on: readonly string[]; readonly withinMs: number }
    | { readonly kind: "first_time"; readonly on: readonly string[]; readonly withinMs: number }
  );

export type FunctionName = "lower" | "length" | "domain" | "edit_distance" | "local_time" | "weekday";
