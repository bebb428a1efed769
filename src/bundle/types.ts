/**
 * The bundle: what a policy repository compiles to, and all that a runtime needs. Generated from
 * grammar/bundle.schema.json; `npm run generate` writes it anew.
 *
 * Wherever a value stands in a bundle it is written as an event's JSON would hold it (enums by their record text,
 * timestamps in RFC 3339, times "18:00", dates "2027-03-31", bytes and durations as integers, percentages as 0.8).
 * Maps are keyed by names that are unique in a bundle; lists stand only where order means something.
 */
import type { Json } from "../base/json.js";

/** Instants are integer milliseconds since the epoch; lengths of time are integer milliseconds. */
export interface Bundle {
  /** The version of the format, apart from the package's. */
  readonly kairos: string;
  readonly org: Organisation;
  readonly enums: Readonly<Record<string, EnumType>>;
  /** Attributes that the vocabulary declares; `id`, `timezone` and `locale` are always there beside them. */
  readonly person: Readonly<Record<string, Field>>;
  /** Every event type of the vocabulary; `kairos.response` is always there beside them. */
  readonly events: Readonly<Record<string, EventType>>;
  readonly segments: Readonly<Record<string, Segment>>;
  readonly texts: Readonly<Record<string, Text>>;
  readonly signals: Readonly<Record<string, Signal>>;
  readonly policies: Readonly<Record<string, Policy>>;
  /** The shared limits, by (package, file path, position). */
  readonly limits: readonly Limit[];
  readonly followUps: Readonly<Record<string, Layer>>;
  readonly baselines: Readonly<Record<string, Layer>>;
  /** `not_coached` first, the others by name. */
  readonly exemptions: readonly Exemption[];
  readonly budgets: readonly Goal[];
  readonly sources: Readonly<Record<string, Source>>;
  /** What expressions remember of the past; `history` expressions name a position in this list. */
  readonly history: readonly History[];
  /** Names of the functions that expressions call, sorted. */
  readonly functions: readonly string[];
  /** Public suffix rules in A-label and U-label form, sorted; there when `domain` is called. */
  readonly suffixRules?: readonly string[];
  /** What a log may be split by: the person, a person attribute, or nothing (null). */
  readonly partition: Partition;
  /** The greatest number of entries that the state holds for one person, and for one group. */
  readonly stateBound: { readonly person: number; readonly group: number };
  /** Where things were declared, by JSON pointer into this document; not part of what is hashed. */
  readonly sourceMap?: Readonly<Record<string, SourcePosition>>;
}

export type Partition = "person" | { readonly attribute: string } | null;

export interface SourcePosition {
  /** Relative to the policy repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Organisation {
  /** The first is the default. */
  readonly locales: readonly string[];
  /** IANA; "UTC" when the author gave none. */
  readonly timezone: string;
}

// ── vocabulary ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type ScalarType =
  | "bool"
  | "int"
  | "number"
  | "string"
  | "bytes"
  | "duration"
  | "timestamp"
  | "date"
  | "time"
  | "timezone"
  | "locale"
  | "percentage"
  /** `Risk` (ordered: low, medium, high, critical) and `Weekday` (monday … sunday) are always there. */
  | { readonly enum: string };

export type Type = ScalarType | { readonly list: ScalarType };

export interface EnumType {
  readonly ordered: boolean;
  readonly values: readonly EnumValue[];
  readonly doc?: string;
}

export interface EnumValue {
  readonly name: string;
  /** How records write it. */
  readonly record: string;
  /** How messages write it, by locale; the name where a locale is missing. */
  readonly words?: Readonly<Record<string, string>>;
  readonly doc?: string;
}

export interface Field {
  readonly type: Type;
  /** May be missing. */
  readonly optional?: true;
  readonly default?: Json;
  /** An attacker may control it. */
  readonly untrusted?: true;
  /** It names another person. */
  readonly personal?: true;
  readonly doc?: string;
}

export interface EventType {
  readonly moment?: "before" | "simulated" | "after";
  readonly reversibleForMs?: number;
  readonly fields: Readonly<Record<string, Field>>;
  /** The first that holds counts, else `low`. Left out where the author wrote no `risk`. */
  readonly risk?: readonly RiskRule[];
  readonly doc?: string;
}

export type RiskLevel = "low" | "medium" | "high" | "critical";

export interface RiskRule {
  readonly level: RiskLevel;
  /** Left out for `otherwise`. */
  readonly when?: Expr;
}

export interface Segment {
  readonly when: Expr;
  readonly doc?: string;
}

// ── expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A typed tree; `type` is that of the result. A comparison with a missing value is false. Segments and constants of the
 * organisation are written out by the compiler. A tree is at most 100 deep.
 */
export type Expr =
  | { readonly op: "literal"; readonly type: Type; readonly value: Json }
  /** A field of the event; `id` and `time` too. */
  | { readonly op: "event"; readonly type: Type; readonly name: string }
  /** An attribute of the person; `id`, `timezone` and `locale` too. */
  | { readonly op: "person"; readonly type: Type; readonly name: string }
  | { readonly op: "risk"; readonly type: Type }
  /** In a source: the raw record, or the element of `each`, read as `type`; missing where it does not fit. */
  | { readonly op: "record" | "item"; readonly type: Type; readonly path: readonly (string | number)[] }
  /**
   * How many kept times lie in the window: of `count`, one position; of `distinct`, by the type of the present event.
   */
  | { readonly op: "count"; readonly type: "int"; readonly history: number }
  | { readonly op: "distinct"; readonly type: "int"; readonly history: Readonly<Record<string, number>> }
  | { readonly op: "first_time"; readonly type: "bool"; readonly history: Readonly<Record<string, number>> }
  | {
      readonly op: "like" | "matches";
      readonly type: "bool";
      readonly args: readonly [Expr];
      readonly pattern: string;
    }
  | { readonly op: Operator; readonly type: Type; readonly args: readonly Expr[] };

/**
 * Operators over `args`: `not` to `weekday` take one operand, `is` to `edit_distance` two, `and` and `or` two or more,
 * `list` (whose elements are not all literals) any number.
 */
export type Operator =
  | "and"
  | "or"
  | "not"
  | "exists"
  | "minus"
  | "lower"
  | "length"
  | "domain"
  | "local_time"
  | "weekday"
  | "is"
  | "is_not"
  | "less"
  | "less_or_equal"
  | "greater"
  | "greater_or_equal"
  | "in"
  | "not_in"
  | "contains"
  | "contains_any"
  | "contains_all"
  | "starts_with"
  | "ends_with"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "otherwise"
  | "edit_distance"
  | "list";

/** What is remembered of one person, for one expression. Windows are (t − withinMs, t]. */
export type History =
  /** The `keep` latest times of events of this type for which `when` held as they were taken. */
  | {
      readonly kind: "count";
      readonly on: string;
      readonly when?: Expr;
      readonly withinMs: number;
      readonly keep: number;
    }
  /** The `keep` latest values of a field, each with its latest time. */
  | {
      readonly kind: "distinct";
      readonly on: string;
      readonly field: string;
      readonly withinMs: number;
      readonly keep: number;
    }
  /** The two latest times of events of this type. */
  | { readonly kind: "first_time"; readonly on: string; readonly withinMs: number; readonly keep: 2 };

// ── text for people ──────────────────────────────────────────────────────────────────────────────────────────────────

/** By locale. */
export type Text = Readonly<Record<string, readonly TextPart[]>>;

export type TextPart =
  | string
  | { readonly value: Expr; readonly untrusted?: true }
  /** The name of a text of the bundle; its locale is chosen for itself. */
  | { readonly text: string }
  | { readonly signals: "missed" | "check" };

export interface Signal {
  readonly on: readonly string[];
  readonly when?: Expr;
  readonly missed: Text;
  readonly check: Text;
  readonly doc?: string;
}

export interface Message {
  readonly mode: "inline" | "feedback" | "thanks";
  readonly title?: Text;
  readonly body: Text;
  readonly action?: { readonly label: Text; readonly opens: Text };
}

// ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Policy {
  readonly title?: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly controls: readonly Control[];
  /** Alternatives. */
  readonly triggers: readonly Trigger[];
  readonly signals?: SignalDemand;
  readonly priority: number;
  /** Percent × 10,000: parts in a million. */
  readonly holdoutPerMillion: number;
  readonly answerWithinMs: number;
  readonly message: Message;
  readonly fatigue: readonly Limit[];
  readonly escalate: readonly Step[];
  /** The first whose `when` holds is in force. */
  readonly variants: readonly Variant[];
  readonly doc?: string;
}

export interface Trigger {
  readonly on: readonly string[];
  readonly when?: Expr;
}

export interface SignalDemand {
  readonly need: "any" | "all";
  /** In the order in which they are shown. */
  readonly names: readonly string[];
  readonly showAtMost?: number;
}

export interface Variant {
  readonly name: string;
  readonly when: Expr;
  readonly priority?: number;
  readonly message?: Message;
  /** The full list in force, the base's limits included; left out where it is the base's. */
  readonly fatigue?: readonly Limit[];
  /** A ladder of its own; left out where it is the base's. */
  readonly escalate?: readonly Step[];
  readonly doc?: string;
}

/** One framework's identifiers: `nist_csf_2`, `nist_ai_rmf_1`. */
export interface Control {
  readonly framework: string;
  readonly identifiers: readonly string[];
}

// ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type AnswerKind = "dismissed" | "overridden" | "not_useful" | "ignored";

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** `text` is the line as the formatter prints it; it stands in reasons and names a mute in the state. */
export type Limit =
  | {
      readonly kind: "wait";
      readonly text: string;
      readonly withinMs: number;
      readonly scope: Scope;
      readonly when?: Expr;
    }
  | {
      readonly kind: "at_most";
      readonly text: string;
      readonly count: number;
      readonly window: { readonly withinMs: number } | "day" | "week" | "month" | "event";
      readonly scope: Scope;
      readonly when?: Expr;
    }
  /** `from` and `to` are minutes since midnight, `to` excluded; it wraps midnight when `to` < `from`. */
  | {
      readonly kind: "quiet";
      readonly text: string;
      readonly from: number;
      readonly to: number;
      readonly when?: Expr;
    }
  | {
      readonly kind: "quiet";
      readonly text: string;
      readonly days: readonly Weekday[];
      readonly when?: Expr;
    }
  /** `waitMs` is that of the list's first `wait` without a scope. */
  | {
      readonly kind: "back_off";
      readonly text: string;
      readonly factor: number;
      readonly upToMs: number;
      readonly waitMs: number;
      readonly after: AnswerKind;
      readonly when?: Expr;
    }
  | {
      readonly kind: "mute";
      readonly text: string;
      readonly forMs: number;
      readonly count: number;
      readonly answer: AnswerKind;
      readonly withinMs: number;
      readonly when?: Expr;
    };

/** Which prompts count, and to whom they were given. */
export interface Scope {
  /** `policy:P`, `tag:T` or `all`. */
  readonly prompts: string;
  readonly for: "person" | "everyone" | { readonly attribute: string };
}

// ── escalation ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Step {
  readonly text: string;
  readonly count: number;
  readonly what: "occurrences" | "prompts" | AnswerKind;
  readonly withinMs: number;
  readonly action: Action;
}

export type Action =
  | { readonly kind: "follow_up"; readonly name: string }
  | { readonly kind: "notify"; readonly to: Expr; readonly digest?: "daily" | "weekly" | "monthly" }
  /** `by` is the policy's owner where the author named nobody; left out where there is none. */
  | {
      readonly kind: "review";
      readonly subject: "process" | "role" | "incentives";
      readonly question: Text;
      readonly by?: Expr;
    };

// ── layers, exemptions, budgets, sources ─────────────────────────────────────────────────────────────────────────────

/** A follow up or a baseline. */
export interface Layer {
  readonly title?: Text;
  readonly content?: Text;
  /** Of a follow up. */
  readonly dueMs?: number;
  /** Of a baseline. */
  readonly everyMs?: number;
  /** The audience; left out where none is written. */
  readonly for?: "everyone" | Expr;
  readonly covers: readonly Trigger[];
  readonly controls: readonly Control[];
  readonly owner?: string;
  readonly doc?: string;
}

export interface Exemption {
  readonly name: string;
  /** The policies that it covers, sorted by code point: `tags` and `all policies` are written out. */
  readonly policies: readonly string[];
  readonly when?: Expr;
  /** The first instant at which it is over. */
  readonly untilMs?: number;
  readonly because?: string;
  readonly owner?: string;
  readonly doc?: string;
}

export interface Goal {
  readonly text: string;
  readonly measure:
    | {
        readonly kind: "prompts" | "interruption";
        readonly perPerson: boolean;
        readonly per: "day" | "week" | "month";
      }
    | { readonly kind: "coverage"; readonly level: RiskLevel }
    | { readonly kind: "precision" | "dismissed" | "overridden" };
  /** A policy. */
  readonly of?: string;
  /** A segment. */
  readonly for?: string;
  readonly statistic?: "mean" | "p50" | "p90" | "p95" | "p99" | "max";
  readonly bound: "at_most" | "at_least";
  /** A number of prompts, a share (0.8), or milliseconds of interruption. */
  readonly value: number;
}

/** From raw records to events; a runtime that is handed events needs none of it. */
export interface Source {
  /**
   * Yields a string, or a list of strings whose RFC 8785 form is the id; for `each`, the position of the element is
   * appended unless `item` is used.
   */
  readonly id: Expr;
  /** What times without an offset are read in, an IANA name; without it they do not fit. */
  readonly timezone?: string;
  readonly time: Expr;
  readonly person?: Expr;
  /** The list whose elements are taken one by one. */
  readonly each?: readonly (string | number)[];
  /** The first whose `when` holds takes the record. */
  readonly maps: readonly SourceMapping[];
  readonly doc?: string;
}

export interface SourceMapping {
  readonly when?: Expr;
  readonly to: string;
  readonly fields: Readonly<Record<string, Expr>>;
}
