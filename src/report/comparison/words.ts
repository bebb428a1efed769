/** Causes, kinds of change, differences and goals in words. */
import type { Cause, ChangeKind } from "../../simulator/index.js";
import type { Interval } from "../report.js";
import { budgetLine } from "../words.js";
import type { ComparedBudget } from "./comparison.js";

export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  new_prompt: "new prompt",
  lost_prompt: "lost prompt",
  moved: "moved",
  escalated: "escalated",
  no_longer_escalated: "no longer escalated",
};

/** The line of a goal, and what the old policies did about it. */
export function goalText(goal: ComparedBudget): string {
  if (goal.before === undefined) return budgetLine(goal);
  const isSame = goal.before.says === goal.says;
  return `${budgetLine(goal)}${isSame ? ", as under the old policies" : `; under the old policies ${goal.before.says}`}`;
}

/** `+12`, `−3`, `±0`. */
export function signed(value: number, write: (value: number) => string): string {
  const text = write(Math.abs(value));
  return /[1-9]/.test(text) ? `${value < 0 ? "−" : "+"}${text}` : `±${text}`;
}

/** `−3 … +12`, or nothing. */
export function signedEnds(interval: Interval | undefined, write: (value: number) => string): string {
  if (interval === undefined) return "";
  return `${signed(interval.low, write).replace(/ points$/, "")} … ${signed(interval.high, write)}`;
}

/** Of a difference of shares. */
export function points(value: number): string {
  return `${(100 * value).toFixed(1)} points`;
}

/** `the new policies' limit at most 1 per day of sharing` */
export function causeText({ rule, policy, name, only }: Cause): string {
  const of = policy === undefined ? "" : ` of ${policy}`;
  const whose = only === undefined ? "" : `, only in the ${only} policies`;
  switch (rule) {
    case "event":
      return `the event is taken by the ${only} policies alone`;
    case "policy":
      return `policy ${policy}${whose}`;
    case "risk":
      return "the risk of the event";
    case "trigger":
      return `the trigger${of}`;
    case "signals":
      return `the signals${of}`;
    case "history":
      return `what${of} is counted of earlier events`;
    case "exemption":
      return `exemption ${name}${whose}`;
    case "holdout":
      return `the control group${of}`;
    case "variant":
      return `variant ${name}${of}${whose}`;
    case "priority":
      return `who goes first: the priority${of}`;
    case "limit":
      return policy === undefined ? `shared limit: ${name}${whose}` : `limit${of}: ${name}${whose}`;
    case "answer":
      return `how long a prompt${of} waits for its answer`;
    case "ladder":
      return `step${of}: ${name}${whose}`;
    case "circumstances":
      return `zone or attributes, by which ${name} stands elsewhere`;
  }
}

export const DEFINITIONS: Readonly<Record<string, string>> = {
  new_prompt: "the new policies prompt on an event on which the old ones do not",
  lost_prompt: "the old policies prompt on an event on which the new ones do not",
  moved:
    "one lost prompt and one new prompt of the same policy to the same person, at most 24 h apart; counted once, and in neither of the two",
  escalated: "a step fires under the new policies alone; `no longer escalated` is the opposite",
  difference: "new less old",
  interval:
    "95%, a Poisson bootstrap over people that draws the same people on both sides; it says what another draw of people would change",
  cause:
    "the first rule, in the order in which an engine comes to them, at which the two went apart: event, policy, risk, trigger, signals, exemption, control group, variant, limits, ladder",
  cascaded:
    "the rule is the same in both and stood elsewhere, since an earlier change counts for it; such a change is counted under the cause of the first change of its chain",
};
