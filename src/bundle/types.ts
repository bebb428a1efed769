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
  /** Languages and time zone of the organisation. */
  readonly org: Organisation;
  /** By name; `Risk` and `Weekday` are always there beside them. */
  readonly enums: Readonly<Record<string, EnumType>>;
  /** Attributes that the vocabulary declares; `id`, `timezone` and `locale` are always there beside them. */
  readonly person: Readonly<Record<string, Field>>;
  /** Every event type of the vocabulary; `kairos.response` is always there beside them. */
  readonly events: Readonly<Record<string, EventType>>;
  /** Named conditions over people, for budgets and reports; other conditions have them written out. */
  readonly segments: Readonly<Record<string, Segment>>;
  /** Texts that several messages show. */
  readonly texts: Readonly<Record<string, Text>>;
  /** What there was to notice, by name. */
  readonly signals: Readonly<Record<string, Signal>>;
  /** By id, which is the name. */
  readonly policies: Readonly<Record<string, Policy>>;
  /** The shared limits, by (package, file path, position). */
  readonly limits: readonly Limit[];
  /** Targeted content, by name; ladders name it. */
  readonly followUps: Readonly<Record<string, Layer>>;
  /** Periodic content, by name. */
  readonly baselines: Readonly<Record<string, Layer>>;
  /** `not_coached` first, the others by name. */
  readonly exemptions: readonly Exemption[];
  /** What a replay must not exceed, or must reach. */
  readonly budgets: readonly Goal[];
  /** Mappings from raw records to events, by name. */
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
  readonly stateBound: {
    /** Entries of one person at most. */
    readonly person: number;
    /** Entries of one group at most. */
    readonly group: number;
  };
  /** Where things were declared, by JSON pointer into this document; not part of what is hashed. */
  readonly sourceMap?: Readonly<Record<string, SourcePosition>>;
}

/** People are apart, or groups of one attribute, or nothing is. */
export type Partition = "person" | { readonly attribute: string } | null;

/** A place in a policy file. */
export interface SourcePosition {
  /** Relative to the policy repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** What holds where a person has nothing of their own. */
export interface Organisation {
  /** The first is the default. */
  readonly locales: readonly string[];
  /** IANA; "UTC" when the author gave none. */
  readonly timezone: string;
}

// ── vocabulary ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The type of a value that is no list. */
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

/** A scalar type, or a list of one. */
export type Type = ScalarType | { readonly list: ScalarType };

/** Named values. */
export interface EnumType {
  /** Whether values can be compared by position. */
  readonly ordered: boolean;
  /** In their order. */
  readonly values: readonly EnumValue[];
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** A value, as policies, records and messages write it. */
export interface EnumValue {
  /** As policies write it. */
  readonly name: string;
  /** How records write it. */
  readonly record: string;
  /** How messages write it, by locale; the name where a locale is missing. */
  readonly words?: Readonly<Record<string, string>>;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** A field of an event type, or an attribute of a person. */
export interface Field {
  /** That of its values. */
  readonly type: Type;
  /** May be missing. */
  readonly optional?: true;
  /** Stands in where the value is missing; of the type. */
  readonly default?: Json;
  /** An attacker may control it. */
  readonly untrusted?: true;
  /** It names another person. */
  readonly personal?: true;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** What an event holds, and how risky the moment is. */
export interface EventType {
  /** Whether the person can still change course: `before` it happens, `simulated`, or `after`. */
  readonly moment?: "before" | "simulated" | "after";
  /** How long after the event it can be undone. */
  readonly reversibleForMs?: number;
  /** By name; `id` and `time` are always there beside them. */
  readonly fields: Readonly<Record<string, Field>>;
  /** The first that holds counts, else `low`. Left out where the author wrote no `risk`. */
  readonly risk?: readonly RiskRule[];
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** From the lowest to the highest. */
export type RiskLevel = "low" | "medium" | "high" | "critical";

/** A level, and when it holds. */
export interface RiskRule {
  /** That of the moment. */
  readonly level: RiskLevel;
  /** Left out for `otherwise`. */
  readonly when?: Expr;
}

/** A named condition over people. */
export interface Segment {
  /** Who belongs to it. */
  readonly when: Expr;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

// ── expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A typed tree; `type` is that of the result. A comparison with a missing value is false. Segments and constants of the
 * organisation are written out by the compiler. A tree is at most 100 deep.
 */
export type Expr =
  /** A value that stands in the bundle. */
  | {
      /** Always `literal`. */
      readonly op: "literal";
      /** That of the result. */
      readonly type: Type;
      /** Of the type, in the form that an event's JSON has. */
      readonly value: Json;
    }
  /** A field of the event; `id` and `time` too. */
  | {
      /** Always `event`. */
      readonly op: "event";
      /** That of the result. */
      readonly type: Type;
      /** Its name. */
      readonly name: string;
    }
  /** An attribute of the person; `id`, `timezone` and `locale` too. */
  | {
      /** Always `person`. */
      readonly op: "person";
      /** That of the result. */
      readonly type: Type;
      /** Its name. */
      readonly name: string;
    }
  /** The level of the moment. */
  | {
      /** Always `risk`. */
      readonly op: "risk";
      /** Always the enum `Risk`. */
      readonly type: Type;
    }
  /** In a source: the raw record, or the element of `each`, read as `type`; missing where it does not fit. */
  | {
      /** The record, or the element of `each`. */
      readonly op: "record" | "item";
      /** As what it is read. */
      readonly type: Type;
      /** Members and positions on the way to it. */
      readonly path: readonly (string | number)[];
    }
  /** How many kept times lie in the window. */
  | {
      /** Always `count`. */
      readonly op: "count";
      /** Always `int`. */
      readonly type: "int";
      /** Its position. */
      readonly history: number;
    }
  /** How many kept values have their time in the window, of the entry for the type of the present event. */
  | {
      /** Always `distinct`. */
      readonly op: "distinct";
      /** Always `int`. */
      readonly type: "int";
      /** Positions, by event type. */
      readonly history: Readonly<Record<string, number>>;
    }
  /** Whether no other event of the present type lies in the window. */
  | {
      /** Always `first_time`. */
      readonly op: "first_time";
      /** Always `bool`. */
      readonly type: "bool";
      /** Positions, by event type. */
      readonly history: Readonly<Record<string, number>>;
    }
  /** Whether the whole text fits a pattern; false where the text is missing. */
  | {
      /** `like`: `*` is any run of characters. `matches`: an I-Regexp (RFC 9485). */
      readonly op: "like" | "matches";
      /** Always `bool`. */
      readonly type: "bool";
      /** The text. */
      readonly args: readonly [Expr];
      /** It stands in the bundle, so it is checked when that is loaded. */
      readonly pattern: string;
    }
  /** An operator over operands. */
  | {
      readonly op: Operator;
      /** That of the result. */
      readonly type: Type;
      /** In order. */
      readonly args: readonly Expr[];
    };

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
      /** What is kept. */
      readonly kind: "count";
      /** Whose events are taken down. */
      readonly on: string;
      /** Asked once, as the event is taken; it looks at no history. */
      readonly when?: Expr;
      /** In milliseconds. */
      readonly withinMs: number;
      /** How many at most. */
      readonly keep: number;
    }
  /** The `keep` latest values of a field, each with its latest time. */
  | {
      /** What is kept. */
      readonly kind: "distinct";
      /** Whose events are taken down. */
      readonly on: string;
      /** Whose values are kept; `id` and `time` too. */
      readonly field: string;
      /** In milliseconds. */
      readonly withinMs: number;
      /** How many at most. */
      readonly keep: number;
    }
  /** The two latest times of events of this type. */
  | {
      /** What is kept. */
      readonly kind: "first_time";
      /** Whose events are taken down. */
      readonly on: string;
      /** In milliseconds. */
      readonly withinMs: number;
      /** How many at most. */
      readonly keep: 2;
    };

// ── text for people ──────────────────────────────────────────────────────────────────────────────────────────────────

/** By locale. */
export type Text = Readonly<Record<string, readonly TextPart[]>>;

/** Words, or what is put among them. */
export type TextPart =
  /** Written as they are. */
  | string
  /** Written by its type. */
  | {
      /** Computed as the message is shown. */
      readonly value: Expr;
      /** It is defanged before it is shown. */
      readonly untrusted?: true;
    }
  /** The name of a text of the bundle; its locale is chosen for itself. */
  | { readonly text: string }
  /** The texts of the signals that were there, as many as the policy shows. */
  | { readonly signals: "missed" | "check" };

/** What there was to notice. */
export interface Signal {
  /** On which it can be there. */
  readonly on: readonly string[];
  /** Holds always where it is left out. */
  readonly when?: Expr;
  /** What was missed. */
  readonly missed: Text;
  /** What to check next time. */
  readonly check: Text;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** What a prompt says. */
export interface Message {
  /** Shown before the moment has passed, after it, or as praise. */
  readonly mode: "inline" | "feedback" | "thanks";
  /** Above the body. */
  readonly title?: Text;
  /** The message itself. */
  readonly body: Text;
  /** One thing to do next. */
  readonly action?: {
    /** What the person reads. */
    readonly label: Text;
    /** The address that it leads to. */
    readonly opens: Text;
  };
}

// ── policies ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** When to coach, what to say, how often, and what follows. */
export interface Policy {
  /** For people. */
  readonly title?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** Names that limits across policies use. */
  readonly tags: readonly string[];
  /** What it contributes to, by framework. */
  readonly controls: readonly Control[];
  /** Alternatives. */
  readonly triggers: readonly Trigger[];
  /** Those that it asks for; left out where it asks for none. */
  readonly signals?: SignalDemand;
  /** The highest competes first. */
  readonly priority: number;
  /** Percent × 10,000: parts in a million. */
  readonly holdoutPerMillion: number;
  /** How long a prompt waits for its answer. */
  readonly answerWithinMs: number;
  /** What its prompt says. */
  readonly message: Message;
  /** In the order in which they are asked. */
  readonly fatigue: readonly Limit[];
  /** Its steps, in order. */
  readonly escalate: readonly Step[];
  /** The first whose `when` holds is in force. */
  readonly variants: readonly Variant[];
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** Event types, and the condition under which they matter. */
export interface Trigger {
  /** Any of them. */
  readonly on: readonly string[];
  /** Holds always where it is left out. */
  readonly when?: Expr;
}

/** Which signals must be there, and how many are shown. */
export interface SignalDemand {
  /** Any of the names, or all. */
  readonly need: "any" | "all";
  /** In the order in which they are shown. */
  readonly names: readonly string[];
  /** How many a message names; all where it is left out. */
  readonly showAtMost?: number;
}

/** What is different where a condition holds. */
export interface Variant {
  /** Unique in its policy. */
  readonly name: string;
  /** When it is in force. */
  readonly when: Expr;
  /** In place of the base's. */
  readonly priority?: number;
  /** In place of the base's. */
  readonly message?: Message;
  /** The full list in force, the base's limits included; left out where it is the base's. */
  readonly fatigue?: readonly Limit[];
  /** A ladder of its own; left out where it is the base's. */
  readonly escalate?: readonly Step[];
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** One framework's identifiers: `nist_csf_2`, `nist_ai_rmf_1`. */
export interface Control {
  /** Its name. */
  readonly framework: string;
  /** As the framework writes them. */
  readonly identifiers: readonly string[];
}

// ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Kinds of answers that are counted; `ignored` is any of the others, or none in time. */
export type AnswerKind = "dismissed" | "overridden" | "not_useful" | "ignored";

/** Days of the week, from Monday. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** `text` is the line as the formatter prints it; it stands in reasons and names a mute in the state. */
export type Limit =
  /** At least this long between prompts. */
  | {
      /** Always `wait`. */
      readonly kind: "wait";
      /** As it is written in the policy. */
      readonly text: string;
      /** In milliseconds. */
      readonly withinMs: number;
      /** Which prompts count. */
      readonly scope: Scope;
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    }
  /** So many prompts in a window. */
  | {
      /** Always `at_most`. */
      readonly kind: "at_most";
      /** As it is written in the policy. */
      readonly text: string;
      /** The greatest number of prompts. */
      readonly count: number;
      /** A rolling window, a unit of the calendar, or the event. */
      readonly window: { readonly withinMs: number } | "day" | "week" | "month" | "event";
      /** Which prompts count. */
      readonly scope: Scope;
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    }
  /** `from` and `to` are minutes since midnight, `to` excluded; it wraps midnight when `to` < `from`. */
  | {
      /** Always `quiet`. */
      readonly kind: "quiet";
      /** As it is written in the policy. */
      readonly text: string;
      /** The first minute. */
      readonly from: number;
      /** The minute after the last; another one than `from`. */
      readonly to: number;
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    }
  /** On these local days. */
  | {
      /** Always `quiet`. */
      readonly kind: "quiet";
      /** As it is written in the policy. */
      readonly text: string;
      /** Each once. */
      readonly days: readonly Weekday[];
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    }
  /** The wait grows with each answer of a kind since the last `accepted`. */
  | {
      /** Always `back_off`. */
      readonly kind: "back_off";
      /** As it is written in the policy. */
      readonly text: string;
      /** By which each answer multiplies the wait. */
      readonly factor: number;
      /** The longest wait. */
      readonly upToMs: number;
      /** That of the list's first `wait` without a scope. */
      readonly waitMs: number;
      /** The kind of answer. */
      readonly after: AnswerKind;
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    }
  /** Silence once so many answers of a kind lie in a window. */
  | {
      /** Always `mute`. */
      readonly kind: "mute";
      /** As it is written in the policy. */
      readonly text: string;
      /** How long the silence lasts. */
      readonly forMs: number;
      /** How many answers it takes. */
      readonly count: number;
      /** The kind of answer. */
      readonly answer: AnswerKind;
      /** In milliseconds. */
      readonly withinMs: number;
      /** Where it does not hold, the limit does not refuse. */
      readonly when?: Expr;
    };

/** Which prompts count, and to whom they were given. */
export interface Scope {
  /** `policy:P`, `tag:T` or `all`. */
  readonly prompts: string;
  /** To whom they were given. */
  readonly for: "person" | "everyone" | { readonly attribute: string };
}

// ── escalation ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What happens once so many of something lie in a window. */
export interface Step {
  /** As it is written in the policy. */
  readonly text: string;
  /** How many it takes. */
  readonly count: number;
  /** What is counted, of this policy and this person. */
  readonly what: "occurrences" | "prompts" | AnswerKind;
  /** In milliseconds. */
  readonly withinMs: number;
  /** What is to be done. */
  readonly action: Action;
}

/** What a host is told to do; a decision holds it as it stands here. */
export type Action =
  /** Assign targeted content. */
  | {
      /** Always `follow_up`. */
      readonly kind: "follow_up";
      /** That of the follow up. */
      readonly name: string;
    }
  /** Tell somebody. */
  | {
      /** Always `notify`. */
      readonly kind: "notify";
      /** Their address. */
      readonly to: Expr;
      /** In a summary of so often; left out: at once. */
      readonly digest?: "daily" | "weekly" | "monthly";
    }
  /** Ask whether the process, the role or the incentives are at fault. */
  | {
      /** Always `review`. */
      readonly kind: "review";
      /** What is to be looked at. */
      readonly subject: "process" | "role" | "incentives";
      /** What is to be answered. */
      readonly question: Text;
      /** Who is asked: the policy's owner where the author named nobody; left out where there is none. */
      readonly by?: Expr;
    };

// ── layers, exemptions, budgets, sources ─────────────────────────────────────────────────────────────────────────────

/** A follow up or a baseline. */
export interface Layer {
  /** For people. */
  readonly title?: Text;
  /** Where it lies. */
  readonly content?: Text;
  /** Of a follow up. */
  readonly dueMs?: number;
  /** Of a baseline. */
  readonly everyMs?: number;
  /** The audience; left out where none is written. */
  readonly for?: "everyone" | Expr;
  /** Moments that are left to it on purpose. */
  readonly covers: readonly Trigger[];
  /** What it contributes to, by framework. */
  readonly controls: readonly Control[];
  /** Who answers for it. */
  readonly owner?: string;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** Who or what is let off, until when. */
export interface Exemption {
  /** `not_coached`, or as the author gave it. */
  readonly name: string;
  /** The policies that it covers, sorted by code point: `tags` and `all policies` are written out. */
  readonly policies: readonly string[];
  /** Holds always where it is left out. */
  readonly when?: Expr;
  /** The first instant at which it is over. */
  readonly untilMs?: number;
  /** Why. */
  readonly because?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** One line of a budget. */
export interface Goal {
  /** As it is written. */
  readonly text: string;
  /** What is measured. */
  readonly measure:
    /** Prompts, or minutes of interruption. */
    | {
        /** Which of the two. */
        readonly kind: "prompts" | "interruption";
        /** Or of all people together. */
        readonly perPerson: boolean;
        /** Unit of the calendar. */
        readonly per: "day" | "week" | "month";
      }
    /** The share of risky moments that were reached. */
    | {
        /** Always `coverage`. */
        readonly kind: "coverage";
        /** The risk of the moments. */
        readonly level: RiskLevel;
      }
    /** Of prompts that were right, or that were answered so. */
    | { readonly kind: "precision" | "dismissed" | "overridden" };
  /** A policy; all where it is left out. */
  readonly of?: string;
  /** A segment; everybody where it is left out. */
  readonly for?: string;
  /** Of a measure per person; the mean where it is left out. */
  readonly statistic?: "mean" | "p50" | "p90" | "p95" | "p99" | "max";
  /** From which side the value bounds. */
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
  /** When it happened. */
  readonly time: Expr;
  /** The id of who acted. */
  readonly person?: Expr;
  /** The list whose elements are taken one by one. */
  readonly each?: readonly (string | number)[];
  /** The first whose `when` holds takes the record. */
  readonly maps: readonly SourceMapping[];
  /** What the author wrote about it, for people. */
  readonly doc?: string;
}

/** How one kind of record becomes an event. */
export interface SourceMapping {
  /** Holds always where it is left out. */
  readonly when?: Expr;
  /** What it becomes. */
  readonly to: string;
  /** By name. */
  readonly fields: Readonly<Record<string, Expr>>;
}
