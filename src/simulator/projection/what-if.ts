/**
 * Decides the limits again on a projected log, with other numbers in them: the same prompts as a replay of the whole log under
 * a bundle that has those numbers, in a small part of its time. Nothing is allocated per occurrence.
 */
import { calendarWindow } from "../../base/zone.js";
import type { CalendarUnit } from "../../base/zone.js";
import type { Limit } from "../../bundle/types.js";
import { countsIn } from "../../engine/plan-policies.js";
import { ANSWER_KINDS } from "../../engine/policy.js";
import { LEVELS } from "../tally/plan.js";
import { ANSWER } from "./projection.js";
import type { Projection } from "./projection.js";
import type { Tunable } from "./settings.js";

export interface WhatIf {
  readonly prompts: number;
  /** By policy, as the projection numbers them. */
  readonly byPolicy: Float64Array;
  /** By level: moments at which a prompt came in time. */
  readonly covered: Float64Array;
}

const ROLLING = 0;
const CALENDAR = 1;
const PER_EVENT = 2;
const QUIET = 3;
const BACK_OFF = 4;
const MUTE = 5;

/** A limit as numbers. `count` and `withinMs` are those of the setting, where it is tunable. */
interface Rule {
  readonly kind: number;
  readonly tunable: number;
  /** Its time is what may be set, not its count. */
  readonly isWait: boolean;
  count: number;
  withinMs: number;
  readonly unit: CalendarUnit;
  readonly log: number;
  readonly inScope: Uint8Array;
  readonly counter: number;
  readonly mute: number;
  readonly factor: number;
  readonly upToMs: number;
  /** Of a back off: the rule whose wait it multiplies. */
  readonly wait: number;
}

interface Log {
  /** Kind of group; -1 for people. */
  readonly kind: number;
  readonly prompts: string;
  /** Where the counts of its holders begin. */
  at: number;
}

interface MuteRule {
  readonly answers: number;
  readonly count: number;
  readonly withinMs: number;
  readonly forMs: number;
  readonly position: number;
}

const ACCEPTED = 0;
const NONE = 4;
/** By answer: bits of the kinds that it is, in the order of `ANSWER_KINDS`; an answer that never came is `ignored`. */
const KINDS_OF = [0, 1 | 8, 2 | 8, 4 | 8, 8];
const NOBODY = new Uint8Array(0);

export class WhatIfReplay {
  private readonly views: readonly (readonly Rule[])[];
  private readonly logs: Log[] = [];
  /** By policy: the logs that a prompt of it is written to. */
  private readonly written: readonly (readonly Log[])[];
  private readonly policyOfView: Int32Array;
  private readonly holders: number;
  private readonly cap: number;

  // Of each log and holder: how many there were, and the latest of them.
  private readonly counts: Int32Array;
  private readonly times: Float64Array;
  private readonly days: Int32Array;

  // Of each policy and person that an answer tells something.
  private readonly listens: Uint8Array;
  private readonly waitingId: Int32Array;
  private readonly deadline: Float64Array;
  private readonly answerWithin: Float64Array;
  private readonly counters: readonly (readonly number[])[];
  private readonly backOff: Int32Array;
  private readonly mutes: readonly (readonly MuteRule[])[];
  private readonly muteTimes: (number[] | undefined)[] = [];
  private readonly mutedUntil: Float64Array;

  private readonly rows: {
    readonly times: Float64Array;
    readonly people: Int32Array;
    readonly view: Int32Array;
    readonly masks: Int32Array;
    readonly ids: Int32Array;
    readonly events: Int32Array;
    readonly days: Int32Array;
    readonly homeDays: Int32Array;
    readonly groups: readonly Int32Array[];
    readonly covers: Int8Array;
    readonly measured: Uint8Array;
  };

  /** @param most - the greatest number that each tunable will have */
  constructor(
    private readonly projection: Projection,
    tunables: readonly Tunable[],
    most: readonly number[],
  ) {
    const { bundle, policies, views, personCount } = projection;
    const people = Math.max(1, personCount);
    const tunableAt = new Map(
      tunables.flatMap(({ pointers }, at) => pointers.map((pointer) => [pointer, at] as const)),
    );
    let cap = 1;
    let counterCount = 0;
    const counters = policies.map(() => ANSWER_KINDS.map(() => -1));
    const muteCounts = new Map<string, MuteRule>();
    const mutes = policies.map((): MuteRule[] => []);
    this.views = views.map(({ policy, variant, limits }) => {
      const position = policies.indexOf(policy);
      const shared = bundle.limits.length;
      const prefix = `/policies/${policy}`;
      const hasOwnList = variant >= 0 && bundle.policies[policy]!.variants[variant]!.fatigue !== undefined;
      const rules: Rule[] = [];
      limits.forEach((limit, at) => {
        const isShared = at >= limits.length - shared;
        const pointer = isShared
          ? `/limits/${at - (limits.length - shared)}`
          : hasOwnList
            ? `${prefix}/variants/${variant}/fatigue/${at}`
            : `${prefix}/fatigue/${at}`;
        const tunable = tunableAt.get(pointer) ?? -1;
        const rule = { ...BLANK, tunable };
        if (limit.kind === "wait") {
          rules.push({
            ...rule,
            kind: ROLLING,
            isWait: true,
            count: 1,
            withinMs: limit.withinMs,
            log: this.logOf(limit),
          });
        } else if (limit.kind === "at_most") {
          const count = limit.count;
          cap = Math.max(cap, count, tunable < 0 ? 0 : most[tunable]!);
          if (limit.window === "event") {
            const inScope = Uint8Array.from(policies, (name) =>
              countsIn(limit.scope.prompts, name, bundle.policies[name]!) ? 1 : 0,
            );
            rules.push({ ...rule, kind: PER_EVENT, count, inScope });
          } else if (typeof limit.window === "object") {
            const { withinMs } = limit.window;
            rules.push({ ...rule, kind: ROLLING, count, withinMs, log: this.logOf(limit) });
          } else rules.push({ ...rule, kind: CALENDAR, count, unit: limit.window, log: this.logOf(limit) });
        } else if (limit.kind === "quiet") rules.push({ ...rule, kind: QUIET });
        else if (isShared) rules.push({ ...rule, kind: -1 });
        else if (limit.kind === "back_off") {
          const kind = ANSWER_KINDS.indexOf(limit.after);
          if (counters[position]![kind]! < 0) counters[position]![kind] = counterCount++;
          const wait = limits.findIndex(
            (each) => each.kind === "wait" && each.scope.for === "person" && each.scope.prompts === `policy:${policy}`,
          );
          rules.push({
            ...rule,
            kind: BACK_OFF,
            counter: counters[position]![kind]!,
            factor: Math.max(2, limit.factor),
            upToMs: limit.upToMs,
            withinMs: limit.waitMs,
            wait,
            log: this.logAt(-1, `policy:${policy}`),
          });
        } else {
          const key = JSON.stringify([policy, limit.text]);
          let mute = muteCounts.get(key);
          if (mute === undefined) {
            const { count, withinMs, forMs, answer } = limit;
            mute = { answers: 1 << ANSWER_KINDS.indexOf(answer), count, withinMs, forMs, position: muteCounts.size };
            muteCounts.set(key, mute);
            mutes[position]!.push(mute);
          }
          rules.push({ ...rule, kind: MUTE, mute: mute.position });
        }
      });
      return rules;
    });
    this.cap = cap;
    this.counters = counters;
    this.mutes = mutes;
    this.policyOfView = Int32Array.from(views, ({ policy }) => policies.indexOf(policy));
    let slots = 0;
    for (const log of this.logs) {
      log.at = slots;
      slots += log.kind < 0 ? people : Math.max(1, projection.groupCount(log.kind));
    }
    this.written = policies.map((name) =>
      this.logs.filter(({ prompts }) => countsIn(prompts, name, bundle.policies[name]!)),
    );
    this.counts = new Int32Array(slots);
    this.times = new Float64Array(slots * cap);
    this.days = new Int32Array(slots * cap);
    this.holders = people;
    this.listens = Uint8Array.from(policies, (_, at) =>
      mutes[at]!.length > 0 || counters[at]!.some((counter) => counter >= 0) ? 1 : 0,
    );
    this.waitingId = new Int32Array(policies.length * people);
    this.deadline = new Float64Array(policies.length * people);
    this.answerWithin = Float64Array.from(policies, (name) => bundle.policies[name]!.answerWithinMs);
    this.backOff = new Int32Array(counterCount * people);
    this.mutedUntil = new Float64Array(muteCounts.size * people);
    this.rows = {
      times: Float64Array.from(projection.times),
      people: Int32Array.from(projection.people),
      view: Int32Array.from(projection.view),
      masks: Int32Array.from(projection.masks),
      ids: Int32Array.from(projection.ids),
      events: Int32Array.from(projection.events),
      days: Int32Array.from(projection.days),
      homeDays: Int32Array.from(projection.homeDays),
      groups: projection.groups.map((groups) => Int32Array.from(groups)),
      covers: Int8Array.from(projection.covers),
      measured: Uint8Array.from(projection.measured, Number),
    };
  }

  /** @param values - one for each tunable */
  run(values: readonly number[]): WhatIf {
    this.set(values);
    const { rows, policyOfView } = this;
    const { times, people, view, ids, events, covers, measured } = rows;
    const byPolicy = new Float64Array(this.projection.policies.length);
    const covered = new Float64Array(LEVELS.length);
    const prompted: number[] = [];
    let prompts = 0;
    for (let row = 0; row < times.length;) {
      if (view[row] === ANSWER) {
        this.answer(row);
        row += 1;
        continue;
      }
      const event = events[row]!;
      prompted.length = 0;
      let end = row;
      for (; end < times.length && view[end] !== ANSWER && events[end] === event; end += 1) {
        if (!this.allows(end, prompted)) continue;
        this.writeDown(end);
        prompted.push(policyOfView[view[end]!]!);
      }
      if (prompted.length > 0) {
        const person = people[row]!;
        for (const policy of prompted) this.close(policy, person, times[row]!, ids[row]!);
        if (measured[event] === 1) {
          prompts += prompted.length;
          for (const policy of prompted) byPolicy[policy]! += 1;
          if (covers[event]! >= 0) covered[covers[event]!]! += 1;
        }
      }
      row = end;
    }
    return { prompts, byPolicy, covered };
  }

  private set(values: readonly number[]): void {
    for (const rules of this.views) {
      for (const rule of rules) {
        if (rule.tunable < 0) continue;
        // A wait is one prompt in so long; an `at most` so many prompts in what it was.
        if (rule.isWait) rule.withinMs = values[rule.tunable]!;
        else rule.count = values[rule.tunable]!;
      }
      for (const rule of rules)
        if (rule.kind === BACK_OFF && rule.wait >= 0) rule.withinMs = rules[rule.wait]!.withinMs;
    }
    this.counts.fill(0);
    this.deadline.fill(Infinity);
    this.waitingId.fill(-1);
    this.backOff.fill(0);
    this.mutedUntil.fill(-1);
    this.muteTimes.length = 0;
  }

  private allows(row: number, prompted: readonly number[]): boolean {
    const { rows, policyOfView } = this;
    const view = rows.view[row]!;
    const rules = this.views[view]!;
    const mask = rows.masks[row]!;
    const policy = policyOfView[view]!;
    const person = rows.people[row]!;
    const time = rows.times[row]!;
    if (this.listens[policy] === 1) this.timeOut(policy, person, time);
    for (let at = 0; at < rules.length; at += 1) {
      if ((mask & (1 << at)) !== 0 && this.refuses(rules[at]!, row, person, time, prompted)) return false;
    }
    return true;
  }

  private refuses(rule: Rule, row: number, person: number, time: number, prompted: readonly number[]): boolean {
    switch (rule.kind) {
      case ROLLING: {
        const at = this.nthLatest(rule.log, rule.count, row, person);
        return at >= 0 && this.times[at]! > time - rule.withinMs;
      }
      case CALENDAR: {
        const at = this.nthLatest(rule.log, rule.count, row, person);
        if (at < 0) return false;
        const days = this.logs[rule.log]!.kind < 0 ? this.rows.days : this.rows.homeDays;
        return calendarWindow(rule.unit, this.days[at]!) === calendarWindow(rule.unit, days[row]!);
      }
      case PER_EVENT: {
        let given = 0;
        for (const policy of prompted) given += rule.inScope[policy]!;
        return given >= rule.count;
      }
      case QUIET:
        return true;
      case BACK_OFF: {
        const answers = this.backOff[rule.counter * this.holders + person]!;
        if (answers < 1) return false;
        const at = this.nthLatest(rule.log, 1, row, person);
        if (at < 0) return false;
        let wait = rule.withinMs;
        for (let times = 0; times < answers && wait > 0 && wait < rule.upToMs; times += 1) wait *= rule.factor;
        return this.times[at]! + Math.min(wait, rule.upToMs) > time;
      }
      case MUTE:
        return time < this.mutedUntil[rule.mute * this.holders + person]!;
      default:
        return false;
    }
  }

  /** Where the n-th latest prompt of a log stands; -1 where there were fewer. */
  private nthLatest(log: number, count: number, row: number, person: number): number {
    const slot = this.slotOf(this.logs[log]!, row, person);
    const given = this.counts[slot]!;
    return given < count ? -1 : slot * this.cap + ((given - count) % this.cap);
  }

  private slotOf(log: Log, row: number, person: number): number {
    return log.at + (log.kind < 0 ? person : this.rows.groups[log.kind]![row]!);
  }

  private writeDown(row: number): void {
    const { rows, counts, cap } = this;
    const person = rows.people[row]!;
    for (const log of this.written[this.policyOfView[rows.view[row]!]!]!) {
      const slot = this.slotOf(log, row, person);
      const at = slot * cap + (counts[slot]! % cap);
      this.times[at] = rows.times[row]!;
      this.days[at] = log.kind < 0 ? rows.days[row]! : rows.homeDays[row]!;
      counts[slot]! += 1;
    }
  }

  private answer(row: number): void {
    const { rows } = this;
    const policy = rows.events[row]!;
    if (this.listens[policy] === 0) return;
    const person = rows.people[row]!;
    const time = rows.times[row]!;
    this.timeOut(policy, person, time);
    if (this.waitingId[policy * this.holders + person] === rows.ids[row])
      this.takeAnswer(policy, person, rows.masks[row]!, time);
  }

  private timeOut(policy: number, person: number, time: number): void {
    const deadline = this.deadline[policy * this.holders + person]!;
    if (deadline <= time) this.takeAnswer(policy, person, NONE, deadline);
  }

  private close(policy: number, person: number, time: number, id: number): void {
    if (this.listens[policy] === 0) return;
    const at = policy * this.holders + person;
    if (this.deadline[at] !== Infinity) this.takeAnswer(policy, person, NONE, time);
    this.waitingId[at] = id;
    this.deadline[at] = time + this.answerWithin[policy]!;
  }

  private takeAnswer(policy: number, person: number, answer: number, time: number): void {
    const waiting = policy * this.holders + person;
    this.deadline[waiting] = Infinity;
    this.waitingId[waiting] = -1;
    const kinds = KINDS_OF[answer]!;
    this.counters[policy]!.forEach((counter, kind) => {
      if (counter < 0) return;
      const at = counter * this.holders + person;
      if (answer === ACCEPTED) this.backOff[at] = 0;
      else if ((kinds & (1 << kind)) !== 0) this.backOff[at]! += 1;
    });
    for (const { answers, count, withinMs, forMs, position } of this.mutes[policy]!) {
      if ((answers & kinds) === 0) continue;
      const at = position * this.holders + person;
      const times = (this.muteTimes[at] ??= []);
      times.push(time);
      if (times.length > count) times.shift();
      if (times.length < count || times[0]! <= time - withinMs) continue;
      times.length = 0;
      this.mutedUntil[at] = time + forMs;
    }
  }

  private logOf(limit: Extract<Limit, { kind: "wait" | "at_most" }>): number {
    const { prompts, for: whom } = limit.scope;
    if (whom === "person") return this.logAt(-1, prompts);
    return this.logAt(this.projection.groupKinds.indexOf(whom === "everyone" ? undefined : whom.attribute), prompts);
  }

  private logAt(kind: number, prompts: string): number {
    const found = this.logs.findIndex((log) => log.kind === kind && log.prompts === prompts);
    return found >= 0 ? found : this.logs.push({ kind, prompts, at: 0 }) - 1;
  }
}

const BLANK: Rule = {
  kind: -1,
  tunable: -1,
  isWait: false,
  count: 0,
  withinMs: 0,
  unit: "day",
  log: -1,
  inScope: NOBODY,
  counter: -1,
  mute: -1,
  factor: 2,
  upToMs: 0,
  wait: -1,
};
