/**
 * Policies as plans. `PolicyPlan` is what a policy remembers, whatever the event: logs, counters, mutes, ladders.
 * `PolicyOnType` is the policy as one event type meets it, its expressions compiled to that type's slots.
 */
import type { AnswerKind, Limit, Message, Policy, Step } from "../bundle/types.js";
import type { Predicate } from "./context.js";
import type { Conjunct } from "./expressions/conjuncts.js";
import type { LimitPlan } from "./limits/limit.js";
import type { LogReference } from "./limits/log.js";
import type { RenderMessage } from "./messages/message.js";
import type { SignalTexts } from "./messages/text.js";

export const ANSWER_KINDS: readonly AnswerKind[] = ["dismissed", "overridden", "not_useful", "ignored"];

export interface PolicyPlan {
  readonly id: string;
  readonly index: number;
  readonly policy: Policy;
  /** murmur3 below this is the control group. */
  readonly holdoutBelow: number;
  readonly answerWithinMs: number;
  /** The logs that a prompt of this policy is written to. */
  readonly logs: readonly LogReference[];
  /** By position of the kind of answer: the list that counts them, or -1. */
  readonly counters: readonly number[];
  readonly mutes: readonly MutePlan[];
  /** Of the base and of all variants. */
  readonly steps: readonly StepPlan[];
  readonly ladder: readonly StepPlan[];
  /** By position of the variant. */
  readonly variants: readonly VariantPlan[];
}

interface VariantPlan {
  readonly name: string;
  readonly ladder: readonly StepPlan[];
}

export interface StepPlan {
  readonly step: Step;
  /** In its ladder, from 0. */
  readonly place: number;
  /** Where the state holds its times. */
  readonly list: number;
}

export interface MutePlan {
  readonly limit: Extract<Limit, { kind: "mute" }>;
  /** Where the state holds the times of answers, and the end. */
  readonly timesList: number;
  readonly untilList: number;
}

export interface PolicyOnType {
  readonly plan: PolicyPlan;
  /** Alternatives; undefined where one of them asks for nothing. */
  readonly triggers: readonly (readonly Conjunct[])[] | undefined;
  readonly signals: readonly SignalOnType[];
  /** How many of `signals` must be there; 0 where the policy asks for none. Those on other types are never there. */
  readonly signalsNeeded: number;
  /** How many a message names at most. */
  readonly showAtMost: number;
  readonly exemptions: readonly ExemptionOnType[];
  readonly base: View;
  readonly variants: readonly { readonly when: Predicate; readonly view: View }[];
}

interface SignalOnType {
  readonly name: string;
  readonly when: Predicate | undefined;
  readonly texts: SignalTexts;
}

export interface ExemptionOnType {
  readonly name: string;
  readonly when: Predicate | undefined;
  /** Infinity where it has no end. */
  readonly untilMs: number;
}

/** What a variant replaces, or the base has. */
export interface View {
  /** -1 for the base. */
  readonly variant: number;
  readonly name: string | undefined;
  readonly priority: number;
  readonly message: Message;
  /** The policy's own, then the shared ones. */
  readonly limits: readonly LimitPlan[];
  readonly ladder: readonly StepPlan[];
  readonly render: RenderMessage;
}
