/** What the engine says about one event: a record per occurrence and per escalation, and how the event was taken. */
import type { Action, RiskLevel } from "../bundle/types.js";

/** Members that do not apply are left out. As RFC 8785 JSON it is the same, byte for byte, in every runtime. */
export type Decision = Occurrence | Escalation;

interface DecisionOf {
  /** Id, source and person of the event being taken; its time in milliseconds since the epoch. */
  readonly event: string;
  readonly source: string;
  readonly time: number;
  readonly person: string;
  readonly policy: string;
}

export interface Occurrence extends DecisionOf {
  readonly outcome: "prompt" | "suppressed" | "exempt" | "held_out";
  readonly risk: RiskLevel;
  /** Names of the signals that were there, in the policy's order. */
  readonly signals: readonly string[];
  /** Left out for the base, and where the outcome is `exempt` or `held_out`. */
  readonly variant?: string;
  readonly exemption?: string;
  readonly reason?: SuppressionReason;
  readonly message?: RenderedMessage;
}

export interface Escalation extends DecisionOf {
  readonly outcome: "escalate";
  readonly variant?: string;
  /** Position in the ladder, from 0. */
  readonly step: number;
  /** As the bundle has it. */
  readonly action: Action;
}

export interface SuppressionReason {
  readonly in: "policy" | "limits";
  readonly limit: string;
  readonly kind: "wait" | "at_most" | "quiet" | "back_off" | "mute";
  /** The first instant after the event at which this limit alone would allow; left out where there is none. */
  readonly until?: number;
}

export interface RenderedMessage {
  readonly mode: "inline" | "feedback" | "thanks";
  /** That of the body. */
  readonly locale: string;
  readonly title?: string;
  readonly body: string;
  readonly action?: { readonly label: string; readonly opens: string };
}

export type SetAsideReason = "invalid_event" | "invalid_person" | "unknown_person" | "out_of_order" | "no_such_prompt";

/** What came of one event. Decisions of a set-aside `no_such_prompt` are those of answers that had run out of time. */
export type Outcome =
  /** `risk` is left out for `kairos.response`, which has none. */
  | { readonly kind: "taken"; readonly risk?: RiskLevel; readonly decisions: readonly Decision[] }
  /** A known type that no policy asks for; nothing in it was looked at. */
  | { readonly kind: "by_type_alone" }
  | { readonly kind: "out_of_vocabulary"; readonly type: string }
  | { readonly kind: "duplicate" }
  | {
      readonly kind: "set_aside";
      readonly reason: SetAsideReason;
      /** What is wrong, where (a JSON pointer where it applies) and what was expected. */
      readonly detail: string;
      readonly decisions: readonly Decision[];
    };
