/** Answers to prompts: given by `kairos.response`, or `none` when the deadline passes or a later prompt comes. */
import { unreachable } from "../base/invariant.js";
import type { Context } from "./context.js";
import { CAME_ABOUT, climb } from "./escalation.js";
import { NEXT_DEADLINE } from "./person-rows.js";
import type { Policies } from "./plan-policies.js";
import type { PolicyPlan } from "./policy.js";
import { nextWaiting, stopWaiting } from "./waiting.js";
import type { Waiting } from "./waiting.js";

export type Answer = "accepted" | "dismissed" | "overridden" | "not_useful" | "none";

/** Step 2: prompts whose deadline is at or before the event get the answer `none`, by (deadline, policy id). */
export function timeOut(context: Context, policies: Policies): void {
  const { state, place, time } = context;
  while (state.rows.cells[place + NEXT_DEADLINE]! <= time) {
    const next = nextWaiting(state, place, policies.lists.waiting)!;
    takeAnswer(context, policies, next, "none", next.deadline);
  }
}

/** Ends the waiting, sets the counters and the mutes of the policy, and is put to the ladder in force for that prompt. */
export function takeAnswer(context: Context, policies: Policies, waiting: Waiting, answer: Answer, at: number): void {
  const policy = policies.all[waiting.policy]!;
  stopWaiting(context.state, context.place, policies.lists.waiting, waiting.policy);
  const what = kindsOf(answer);
  count(context, policy, what, answer === "accepted");
  mute(context, policy, what, at);
  // An index of -1 would have V8 look for a member of that name.
  const variant = waiting.variant < 0 ? undefined : policy.variants[waiting.variant];
  climb(context, policy, what, at, variant?.ladder ?? policy.ladder, variant?.name);
}

/** The kinds of answer that this one is, as bits of `CAME_ABOUT`. */
function kindsOf(answer: Answer): number {
  switch (answer) {
    case "accepted":
      return 0;
    case "dismissed":
    case "overridden":
    case "not_useful":
      return CAME_ABOUT[answer] | CAME_ABOUT.ignored;
    case "none":
      return CAME_ABOUT.ignored;
    default:
      return unreachable(answer);
  }
}

function count({ state, place }: Context, policy: PolicyPlan, what: number, accepted: boolean): void {
  const { lists } = state;
  for (let kind = 0; kind < policy.counters.length; kind += 1) {
    const counter = policy.counters[kind]!;
    if (counter < 0) continue;
    if (accepted) lists.remove(place, counter);
    else if ((KIND_BITS[kind]! & what) !== 0) lists.increase(place, counter);
  }
}

function mute({ state, place }: Context, policy: PolicyPlan, what: number, at: number): void {
  const { lists } = state;
  const { mutes } = policy;
  for (let each = 0; each < mutes.length; each += 1) {
    const { limit, timesList, untilList } = mutes[each]!;
    if ((CAME_ABOUT[limit.answer] & what) === 0) continue;
    lists.push(place, timesList, at, limit.count);
    if (lists.later(place, timesList, at - limit.withinMs) < limit.count) continue;
    lists.remove(place, timesList);
    lists.setNumber(place, untilList, at + limit.forMs);
  }
}

/** By position in `ANSWER_KINDS`. */
const KIND_BITS = [CAME_ABOUT.dismissed, CAME_ABOUT.overridden, CAME_ABOUT.not_useful, CAME_ABOUT.ignored];
