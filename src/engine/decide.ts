/**
 * One event, step by step. The state is changed in place; what comes back is the outcome with its decisions.
 *
 * Where no policy matches nothing is allocated: the outcome is one of a few that are shared and frozen. Loops go by position:
 * what iterates is slow until V8 has optimised it, and many a replay is over by then.
 */
import { compareCodePoints } from "../base/codepoints.js";
import { formatInstant } from "../base/instant.js";
import { murmur3OfAll } from "../base/murmur3.js";
import { takeAnswer, timeOut } from "./answers.js";
import { Context } from "./context.js";
import type { Decision, Occurrence, Outcome, SuppressionReason } from "./decision.js";
import { NO_DECISIONS } from "./decisions.js";
import type { EngineState } from "./engine-state.js";
import { RISK_LEVELS } from "./enums.js";
import { CAME_ABOUT, climb } from "./escalation.js";
import type { DecodedEvent } from "./event.js";
import { allHold, anyHolds } from "./expressions/conjuncts.js";
import { keepKey, lastIdOf, lastSourceOf } from "./last-key.js";
import type { LimitPlan } from "./limits/limit.js";
import { ensureGroup, notePrompt } from "./limits/log.js";
import type { SignalTexts } from "./messages/text.js";
import type { Person } from "./person.js";
import { LAST_TIME, NEXT_DEADLINE } from "./person-rows.js";
import type { Policies } from "./plan-policies.js";
import type { TypeOfEvent } from "./plan-types.js";
import type { PolicyOnType, View } from "./policy.js";
import { RESPONSE_ANSWER, RESPONSE_EVENT, RESPONSE_POLICY, responseAt } from "./vocabulary.js";
import { Verdicts } from "./verdict.js";
import type { Verdict } from "./verdict.js";
import { startWaiting, waitedFor, waitingOf } from "./waiting.js";

const BY_TYPE_ALONE: Outcome = Object.freeze({ kind: "by_type_alone" });
const DUPLICATE: Outcome = Object.freeze({ kind: "duplicate" });
const ANSWER_TAKEN: Outcome = Object.freeze({ kind: "taken", decisions: NO_DECISIONS });
const NOTHING: readonly Outcome[] = RISK_LEVELS.map((risk) =>
  Object.freeze({ kind: "taken", risk, decisions: NO_DECISIONS }),
);

export interface DecideOptions {
  /** False: prompts come without their message, suppressions without `until`. */
  readonly messages: boolean;
  /** False: outcomes hold the decisions of ladders alone; who counts the others looks at the verdicts. */
  readonly decisions: boolean;
  /** False: nobody is held out, as in tests of policies. */
  readonly holdouts: boolean;
  /** Told of each policy in line, before its limits are asked. */
  readonly competing?: Competing;
}

export type Competing = (policy: PolicyOnType, view: View, context: Context) => void;

export type Witness = (policy: PolicyOnType, view: View) => void;

export class Decider {
  readonly context = new Context();
  /** Of the event taken last. */
  readonly verdicts = new Verdicts();
  private readonly groupKinds: number;

  constructor(
    /** By `EventTypePlan.index`. */
    readonly types: readonly TypeOfEvent[],
    readonly policies: Policies,
    private readonly response: number,
    /** By kind of group: the key of the one that the person belongs to. */
    readonly groupKeys: (person: Person) => readonly string[],
    private readonly options: DecideOptions,
  ) {
    this.groupKinds = policies.logs.kinds.length;
  }

  /** @param witness - told of each policy when its turn in the competition comes, before its limits are asked */
  take(state: EngineState, event: DecodedEvent, person: Person, witness?: Witness): Outcome {
    if (!event.type.askedFor) return BY_TYPE_ALONE;
    return this.takeAt(this.placeOf(state, person), state, event, person, witness);
  }

  /**
   * Where a person's row begins in a state from now on, for `takeAt`; -1 for somebody whose attributes do not fit.
   *
   * @param isNew - the caller knows that nobody of this id was ever in the state
   */
  placeOf(state: EngineState, person: Person, isNew = false): number {
    if (person.problem !== undefined) return -1;
    if (person.state !== state) {
      person.enter(state, isNew);
      if (this.groupKinds > 0) {
        person.groupKeys = this.groupKeys(person);
        person.groups = [];
      }
    }
    return person.place;
  }

  /** The same for a type that is asked for. Of most people nothing but the row is looked at. */
  takeAt(place: number, state: EngineState, event: DecodedEvent, person: Person, witness?: Witness): Outcome {
    const { context, verdicts } = this;
    const { type } = event;
    verdicts.count = 0;
    context.decisions.clear();
    if (place < 0) {
      const reason = person.known ? "invalid_person" : "unknown_person";
      const detail = `person ${JSON.stringify(event.person)}: ${person.problem}`;
      return { kind: "set_aside", reason, detail, decisions: NO_DECISIONS };
    }
    const plan = this.types[type.index]!;
    this.meet(state, event, person, place);
    if (plan.readsPerson) this.acquaint();
    const refused = this.refuseKey();
    if (refused !== undefined) return refused;

    if (context.rows.cells[place + NEXT_DEADLINE]! <= context.time) timeOut(context, this.policies);
    if (type.index === this.response) return this.answer();

    context.risk = levelOf(plan, context);
    verdicts.risk = context.risk;
    if (plan.remember !== undefined) plan.remember(context);

    const { policies } = plan;
    for (let at = 0; at < policies.length; at += 1) {
      const policy = policies[at]!;
      if (policy.triggers !== undefined && !anyHolds(policy.triggers, context)) continue;
      if (policy.signalsNeeded === 0) verdicts.add(policy);
      else this.matchSignals(policy);
    }
    if (verdicts.count > 0) this.decide(witness);
    return context.decisions.count === 0
      ? NOTHING[context.risk]!
      : Object.freeze({ kind: "taken", risk: RISK_LEVELS[context.risk]!, decisions: context.decisions.taken() });
  }

  /** Steps 6 to 11, for what has matched. */
  private decide(witness: Witness | undefined): void {
    const { context, verdicts } = this;
    this.acquaint();
    for (let at = 0; at < verdicts.count; at += 1) {
      const verdict = verdicts.at(at);
      if (!this.letOff(verdict)) verdict.view = viewInForce(verdict.policy, context);
    }
    if (verdicts.count > 1) {
      for (const verdict of verdicts.inLine()) this.compete(verdict, witness);
    } else if (verdicts.at(0).outcome === undefined) this.compete(verdicts.at(0), witness);

    if (this.options.decisions) {
      for (let at = 0; at < verdicts.count; at += 1) context.decisions.push(this.occurrence(verdicts.at(at)));
    }
    for (let at = 0; at < verdicts.count; at += 1) {
      const verdict = verdicts.at(at);
      if (verdict.outcome === "prompt") this.close(verdict);
    }
    for (let at = 0; at < verdicts.count; at += 1) {
      const { isOccurrence, outcome, policy, view } = verdicts.at(at);
      if (!isOccurrence) continue;
      const what = outcome === "prompt" ? CAME_ABOUT.occurrences | CAME_ABOUT.prompts : CAME_ABOUT.occurrences;
      climb(context, policy.plan, what, context.time, view.ladder, view.name);
    }
  }

  /** Points the context at one event and at the row of its person. */
  private meet(state: EngineState, event: DecodedEvent, person: Person, place: number): void {
    const { context } = this;
    // Mostly the same as before, and a pointer costs more to write than to compare.
    if (context.state !== state) {
      context.state = state;
      context.rows = state.rows;
    }
    if (context.event !== event) context.event = event;
    if (context.values !== event.values) context.values = event.values;
    context.person = person;
    context.place = place;
    context.time = event.time;
    context.risk = 0;
    context.promptCount = 0;
  }

  /** And at the person's attributes and zone. */
  acquaint(): void {
    const { context } = this;
    context.zone = context.person.zone;
    context.attributes = context.person.values;
  }

  /** Step 1, the key: a duplicate or out of order, else it is the last one taken from here on. */
  private refuseKey(): Outcome | undefined {
    const { context } = this;
    const { event, time, place, state } = context;
    const { cells } = context.rows;
    const byPerson = this.policies.partition < 0;
    const group = byPerson ? undefined : ensureGroup(context, this.policies.partition);
    const lastTime = group === undefined ? cells[place + LAST_TIME]! : group.lastTime;
    if (time <= lastTime) {
      const lastId = group === undefined ? lastIdOf(state, place) : group.lastId;
      const lastSource = group === undefined ? lastSourceOf(state, place) : group.lastSource;
      const order =
        time - lastTime || compareCodePoints(event.id, lastId) || compareCodePoints(event.source, lastSource);
      if (order === 0) return DUPLICATE;
      if (order < 0) {
        const key = JSON.stringify([formatInstant(time), event.id, event.source]);
        const last = JSON.stringify([formatInstant(lastTime), lastId, lastSource]);
        return {
          kind: "set_aside",
          reason: "out_of_order",
          detail: `the event ${key} comes after ${last}, which is greater by (time, id, source)`,
          decisions: NO_DECISIONS,
        };
      }
    }
    if (group === undefined) {
      cells[place + LAST_TIME] = time;
      keepKey(context);
    } else {
      group.lastTime = time;
      group.lastId = event.id;
      group.lastSource = event.source;
    }
    return undefined;
  }

  /** Step 3. */
  private answer(): Outcome {
    const { context, policies } = this;
    const { decisions, values, state, place } = context;
    const policy = policies.byId.get(values[RESPONSE_POLICY] as string);
    const eventId = values[RESPONSE_EVENT] as string;
    const first = policies.lists.waiting;
    const waiting = policy && waitingOf(state, place, first, policy.index);
    if (policy === undefined || waiting === undefined || waitedFor(state, place, first, policy.index) !== eventId) {
      const name = JSON.stringify(values[RESPONSE_POLICY]);
      return {
        kind: "set_aside",
        reason: "no_such_prompt",
        detail:
          policy === undefined
            ? `/data/policy: there is no policy ${name}`
            : `/data/event: no prompt of ${name} for event ${JSON.stringify(eventId)} waits for an answer from this person`,
        decisions: decisions.taken(),
      };
    }
    takeAnswer(context, policies, waiting, responseAt(values[RESPONSE_ANSWER] as number), context.time);
    return decisions.count === 0 ? ANSWER_TAKEN : { kind: "taken", decisions: decisions.taken() };
  }

  /** Step 5, signals: a match where those are there that the policy asks for. */
  private matchSignals(policy: PolicyOnType): void {
    const { signals, signalsNeeded } = policy;
    if (signals.length < signalsNeeded) return;
    let count = 0;
    const there: boolean[] = [];
    for (let at = 0; at < signals.length; at += 1) {
      const { when } = signals[at]!;
      const holds = when === undefined || when(this.context);
      there.push(holds);
      if (holds) count += 1;
    }
    if (count >= signalsNeeded) this.verdicts.add(policy, there);
  }

  /** Steps 6 and 7: an exemption or the control group ends the occurrence. */
  private letOff(verdict: Verdict): boolean {
    const { context } = this;
    const { plan, exemptions } = verdict.policy;
    for (let at = 0; at < exemptions.length; at += 1) {
      const exemption = exemptions[at]!;
      if (context.time >= exemption.untilMs || (exemption.when !== undefined && !exemption.when(context))) continue;
      verdict.outcome = "exempt";
      verdict.exemption = exemption.name;
      return true;
    }
    if (!this.options.holdouts || !isHeldOut(plan.holdoutBelow, plan.id, context.event.person)) return false;
    verdict.outcome = "held_out";
    return true;
  }

  /** Step 9. */
  private compete(verdict: Verdict, witness: Witness | undefined): void {
    const { context, options } = this;
    const { policy, view } = verdict;
    witness?.(policy, view);
    options.competing?.(policy, view, context);
    const refusing = firstThatRefuses(view.limits, context);
    if (refusing !== undefined) {
      verdict.outcome = "suppressed";
      verdict.refusing = refusing;
      if (options.messages) verdict.until = refusing.rule.until(context);
      return;
    }
    verdict.outcome = "prompt";
    const { logs } = policy.plan;
    for (let at = 0; at < logs.length; at += 1) notePrompt(context, logs[at]!, this.policies.logs);
    context.prompted[context.promptCount] = policy.plan.index;
    context.promptCount += 1;
    if (options.messages) verdict.message = view.render(context, shownTexts(verdict));
  }

  /** Step 10: an earlier prompt of the policy gets the answer `none`, then the new one waits. */
  private close({ policy: { plan }, view }: Verdict): void {
    const { context } = this;
    const { state, place, time, event } = context;
    const first = this.policies.lists.waiting;
    const earlier = waitingOf(state, place, first, plan.index);
    if (earlier !== undefined) takeAnswer(context, this.policies, earlier, "none", time);
    const deadline = time + plan.answerWithinMs;
    startWaiting(state, place, first, { policy: plan.index, deadline, variant: view.variant }, event);
  }

  private occurrence(verdict: Verdict): Decision {
    const { event, risk } = this.context;
    const { policy, signals, view, exemption, refusing, until, message } = verdict;
    const decision: Writable<Occurrence> = {
      event: event.id,
      source: event.source,
      time: event.time,
      person: event.person,
      policy: policy.plan.id,
      outcome: verdict.outcome!,
      risk: RISK_LEVELS[risk]!,
      signals: signals.length === 0 ? NO_NAMES : policy.signals.filter((_, at) => signals[at]).map(({ name }) => name),
    };
    if (verdict.isOccurrence && view.name !== undefined) decision.variant = view.name;
    if (exemption !== undefined) decision.exemption = exemption;
    if (refusing !== undefined) decision.reason = reasonOf(refusing, until);
    if (message !== undefined) decision.message = message;
    return decision;
  }
}

type Writable<T> = { -readonly [Member in keyof T]: T[Member] };

const NO_NAMES: readonly string[] = Object.freeze([]);

/** The position of the level. */
function levelOf({ risk }: TypeOfEvent, context: Context): number {
  for (let at = 0; at < risk.length; at += 1) if (allHold(risk[at]!.when, context)) return risk[at]!.level;
  return 0;
}

/** Whether the person is in the control group of the policy. */
export function isHeldOut(below: number, policy: string, person: string): boolean {
  return below > 0 && murmur3OfAll([policy, ":", person]) < below;
}

/** Step 8: the first variant whose `when` holds, else the base. */
export function viewInForce(policy: PolicyOnType, context: Context): View {
  const { variants } = policy;
  for (let at = 0; at < variants.length; at += 1) {
    const { when, view } = variants[at]!;
    if (when(context)) return view;
  }
  return policy.base;
}

function firstThatRefuses(limits: readonly LimitPlan[], context: Context): LimitPlan | undefined {
  for (let at = 0; at < limits.length; at += 1) {
    const limit = limits[at]!;
    if ((limit.when === undefined || limit.when(context)) && limit.rule.refuses(context)) return limit;
  }
  return undefined;
}

/** The texts of the signals that were there, as many as the policy shows. */
function shownTexts({ policy, signals }: Verdict): readonly SignalTexts[] {
  if (signals.length === 0) return NO_TEXTS;
  const there = policy.signals.filter((_, at) => signals[at]).map(({ texts }) => texts);
  return there.length > policy.showAtMost ? there.slice(0, policy.showAtMost) : there;
}

const NO_TEXTS: readonly SignalTexts[] = Object.freeze([]);

function reasonOf({ place, limit: { kind, text } }: LimitPlan, until: number | undefined): SuppressionReason {
  return until === undefined ? { in: place, limit: text, kind } : { in: place, limit: text, kind, until };
}
