/** Answers to prompts: given by `kairos.response`, or `none` when the deadline passes or a later prompt comes. */
import { unreachable } from "../base/invariant.js";
import type { Context } from "./context.js";
import type { Decision } from "./decision.js";
import { NEXT_DEADLINE, NONE, pushTime } from "./engine-state.js";
import type { PersonRecord, Waiting } from "./engine-state.js";
import { CAME_ABOUT, climb } from "./escalation.js";
import { later } from "./expressions/past.js";
import { writable } from "./limits/log.js";
import type { PolicyPlan } from "./policy.js";

export type Answer = "accepted" | "dismissed" | "overridden" | "not_useful" | "none";

/** How many of each the state makes room for. */
export interface Totals {
  readonly counters: number;
  readonly mutes: number;
  readonly steps: number;
}

/** Step 2: prompts whose deadline is at or before the event get the answer `none`, by (deadline, policy id). */
export function timeOut(context: Context, policies: readonly PolicyPlan[], totals: Totals, into: Decision[]): void {
  const { record, time } = context;
  while (record.memory.cells[record.base + NEXT_DEADLINE]! <= time) {
    let next = record.waiting[0]!;
    for (const waiting of record.waiting) if (comesBefore(waiting, next)) next = waiting;
    takeAnswer(context, policies[next.policy]!, next, "none", next.deadline, totals, into);
  }
}

/** By (deadline, policy id); the positions of policies are in the order of their ids. */
function comesBefore(a: Waiting, b: Waiting): boolean {
  return a.deadline < b.deadline || (a.deadline === b.deadline && a.policy < b.policy);
}

/** Ends the waiting, sets the counters and the mutes of the policy, and is put to the ladder in force for that prompt. */
export function takeAnswer(
  context: Context,
  policy: PolicyPlan,
  waiting: Waiting,
  answer: Answer,
  at: number,
  totals: Totals,
  into: Decision[],
): void {
  const { record } = context;
  stopWaiting(record, waiting);
  const what = kindsOf(answer);
  count(record, policy, what, answer === "accepted", totals);
  mute(record, policy, what, at, totals);
  const variant = policy.variants[waiting.variant];
  climb(context, totals.steps, policy, what, at, variant?.ladder ?? policy.ladder, variant?.name, into);
}

export function startWaiting(record: PersonRecord, waiting: Waiting): void {
  if (record.waiting === NONE) record.waiting = [waiting];
  else record.waiting.push(waiting);
  setNextDeadline(record);
}

/** Keeps the least of the deadlines at hand. */
export function setNextDeadline(record: PersonRecord): void {
  let least = Infinity;
  for (const { deadline } of record.waiting) if (deadline < least) least = deadline;
  record.memory.cells[record.base + NEXT_DEADLINE] = least;
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

function stopWaiting(record: PersonRecord, ended: Waiting): void {
  const last = record.waiting.pop()!;
  if (last !== ended) record.waiting[record.waiting.indexOf(ended)] = last;
  setNextDeadline(record);
}

function count(record: PersonRecord, policy: PolicyPlan, what: number, accepted: boolean, totals: Totals): void {
  for (let kind = 0; kind < policy.counters.length; kind += 1) {
    const counter = policy.counters[kind]!;
    if (counter < 0) continue;
    if (accepted) {
      if (record.backOff[counter] !== undefined) record.backOff[counter] = undefined;
    } else if ((KIND_BITS[kind]! & what) !== 0) {
      record.backOff = writable(record.backOff, totals.counters);
      record.backOff[counter] = (record.backOff[counter] ?? 0) + 1;
    }
  }
}

function mute(record: PersonRecord, policy: PolicyPlan, what: number, at: number, totals: Totals): void {
  for (const { limit, position } of policy.mutes) {
    if ((CAME_ABOUT[limit.answer] & what) === 0) continue;
    record.mutes = writable(record.mutes, totals.mutes);
    const state = (record.mutes[position] ??= { times: [], until: -1 });
    pushTime(state.times, at, limit.count);
    if (later(state.times, at - limit.withinMs) < limit.count) continue;
    state.times.length = 0;
    state.until = at + limit.forMs;
  }
}

/** By position in `ANSWER_KINDS`. */
const KIND_BITS = [CAME_ABOUT.dismissed, CAME_ABOUT.overridden, CAME_ABOUT.not_useful, CAME_ABOUT.ignored];
