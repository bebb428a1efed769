/**
 * A shortest timeline that makes a step come about: fewest events, then the shortest span.
 *
 * Where an occurrence depends on the moment alone, every event may be one that counts, and coming later never makes the
 * next one come sooner: so from each beginning worth trying each prompt comes as soon as limits allow. Where it depends on
 * the past or the time, what may come next is gone through, deeper and deeper, as far as the search goes.
 */
import { DAY_MS, MINUTE_MS } from "../../base/instant.js";
import { instantsAt } from "../../base/wall-clock.js";
import { Zone } from "../../base/zone.js";
import type { Bundle } from "../../bundle/types.js";
import type { Engine } from "../../engine/index.js";
import { weekdayMorning, type JsonObject } from "../moments/moment.js";
import { castOf, limitsOf, type Actor, type Cast, type Deed } from "./deeds.js";
import { Stage } from "./stage.js";
import type { Target } from "./target.js";

export interface Witness {
  readonly person: JsonObject;
  readonly stage: Stage;
}

/** Plays of one search. */
const MOST_PLAYS = 60_000;
/** A longer timeline is no example. */
const MOST_EVENTS = 200;
/** Limits that stand in each other's way are asked in turn. */
const MOST_WAITS = 60;

export function shortestWitness(engine: Engine, target: Target): Witness | undefined {
  const { bundle } = engine;
  const morning = weekdayMorning(bundle);
  const cast = castOf(bundle, target, morning);
  const search = new Search(engine, target, cast);
  const direct = search.direct(startsOf(bundle, target, morning));
  const free = !cast.onPast && !cast.onTime;
  return direct !== undefined || free ? direct : search.deepening(morning);
}

/** Events that it takes at least. */
export function leastEvents({ step }: Target): number {
  if (step.what === "occurrences" || step.what === "prompts") return step.count;
  // A prompt is also ignored when the next one takes its place.
  return step.what === "ignored" ? step.count + 1 : 2 * step.count;
}

class Search {
  private plays = 0;

  constructor(
    private readonly engine: Engine,
    private readonly target: Target,
    private readonly cast: Cast,
  ) {}

  direct(starts: readonly number[]): Witness | undefined {
    const least = leastEvents(this.target);
    if (least > MOST_EVENTS) return undefined;
    let best: Witness | undefined;
    for (const actor of this.cast.actors) {
      for (const start of starts) {
        if (this.plays > MOST_PLAYS) return best;
        for (const stage of this.straight(actor, start, best?.stage.spanMs ?? Infinity)) {
          if (best === undefined || isShorter(stage, best.stage)) best = { person: actor.person, stage };
          // Nothing is shorter than all events in one minute.
          if (best.stage.acts.length === least && best.stage.spanMs === 0) return best;
        }
      }
    }
    return best;
  }

  /**
   * One after the other, each as soon as it may come.
   *
   * @param withinMs - a longer span is given up
   */
  private *straight(actor: Actor, start: number, withinMs: number): Generator<Stage> {
    const { what, count } = this.target.step;
    const empty = Stage.empty(this.engine, this.target, actor.person);
    if (what === "ignored") {
      yield* this.ignored(actor, empty, start, withinMs);
      return;
    }
    let stage: Stage | undefined = empty;
    for (let at = 0; at < count && stage !== undefined; at += 1) {
      const time: number = stage.now ?? start;
      if (what === "occurrences") stage = this.soonest(actor, stage, time, false);
      else {
        stage = this.soonest(actor, stage, time, true);
        if (what !== "prompts" && stage !== undefined) stage = this.play(stage, { answer: what }, stage.now!);
      }
      if (stage?.reached === true) {
        yield stage;
        return;
      }
      if (stage !== undefined && stage.spanMs > withinMs) return;
    }
  }

  /** Prompts left without an answer are ignored once the next one comes; the last one is answered. */
  private *ignored(actor: Actor, empty: Stage, start: number, withinMs: number): Generator<Stage> {
    let stage: Stage | undefined = empty;
    for (let at = 0; at < this.target.step.count && stage !== undefined; at += 1) {
      stage = this.soonest(actor, stage, stage.now ?? start, true);
      if (stage?.reached === true) {
        yield stage;
        return;
      }
      if (stage !== undefined && stage.spanMs > withinMs) return;
    }
    if (stage === undefined) return;
    const answered = this.play(stage, { answer: "dismissed" }, stage.now!);
    if (answered.reached) yield answered;
  }

  /** The deed that comes first, of those that come at once the one that brings least besides. */
  private soonest(actor: Actor, stage: Stage, time: number, prompts: boolean): Stage | undefined {
    let best: Stage | undefined;
    for (const deed of actor.triggering) {
      const next = this.earliest(stage, deed, time, prompts);
      if (next === undefined) continue;
      const sooner = best === undefined || next.now! < best.now!;
      if (sooner || (next.now === best!.now && besides(next) < besides(best!))) best = next;
      // Nothing comes sooner, with nothing besides.
      if (best!.now === time && besides(best!) === 1) return best;
    }
    return best;
  }

  private earliest(stage: Stage, deed: Deed, from: number, prompts: boolean): Stage | undefined {
    let time = from;
    for (let waits = 0; waits < MOST_WAITS; waits += 1) {
      const next = this.play(stage, deed, time);
      const { occurrence } = next;
      if (occurrence === undefined) return undefined;
      if (!prompts || occurrence.prompts) return next;
      if (occurrence.until === undefined) return undefined;
      time = Math.ceil(occurrence.until / MINUTE_MS) * MINUTE_MS;
    }
    return undefined;
  }

  /** Of one more event in each round, so that the first round with a witness has the fewest. */
  deepening(start: number): Witness | undefined {
    const least = leastEvents(this.target);
    const starts = this.cast.onTime ? hoursOfWeek(start) : [start];
    for (let events = least; events <= Math.min(least + 12, MOST_EVENTS); events += 1) {
      let best: Witness | undefined;
      for (const actor of this.cast.actors) {
        for (const begin of starts) {
          const empty = Stage.empty(this.engine, this.target, actor.person);
          for (const stage of this.extend(actor, empty, begin, events, new Set())) {
            if (best === undefined || isShorter(stage, best.stage)) best = { person: actor.person, stage };
            if (best.stage.spanMs === 0) return best;
          }
        }
      }
      if (best !== undefined || this.plays > MOST_PLAYS) return best;
    }
    return undefined;
  }

  private *extend(actor: Actor, stage: Stage, start: number, left: number, seen: Set<string>): Generator<Stage> {
    if (left === 0 || this.plays > MOST_PLAYS) return;
    const { what } = this.target.step;
    const nexts: Stage[] = [];
    const now = stage.now ?? start;
    for (const deed of [...actor.triggering, ...actor.remembered]) {
      for (const gap of stage.now === undefined ? [0] : this.gaps()) {
        const next = this.play(stage, deed, now + gap);
        nexts.push(next);
        const until = next.occurrence?.until;
        if (until !== undefined && what !== "occurrences") {
          nexts.push(this.play(stage, deed, Math.ceil(until / MINUTE_MS) * MINUTE_MS));
        }
      }
    }
    if (what !== "occurrences" && what !== "prompts" && stage.prompted !== undefined) {
      nexts.push(this.play(stage, { answer: what === "ignored" ? "dismissed" : what }, now));
    }
    for (const next of nexts) {
      if (next.reached) {
        yield next;
        continue;
      }
      const counted = countedIn(next, this.target);
      const missing = Math.max(0, this.target.step.count - counted);
      if (missing > left - 1) continue;
      // What leaves the same behind leads to the same.
      const { key } = next;
      if (seen.has(key)) continue;
      seen.add(key);
      yield* this.extend(actor, next, start, left - 1, seen);
    }
  }

  /** Times to wait that may change what is remembered or what hour it is. */
  private gaps(): readonly number[] {
    const windows = new Set<number>([0]);
    for (const { withinMs } of this.engine.bundle.history) windows.add(Math.ceil(withinMs / MINUTE_MS) * MINUTE_MS);
    if (this.cast.onTime) for (const gap of [3_600_000, 12 * 3_600_000, DAY_MS]) windows.add(gap);
    return [...windows].toSorted((one, other) => one - other);
  }

  private play(stage: Stage, does: Parameters<Stage["play"]>[0], time: number): Stage {
    this.plays += 1;
    return stage.play(does, time);
  }
}

function isShorter(stage: Stage, than: Stage): boolean {
  return (
    stage.acts.length - than.acts.length < 0 || (stage.acts.length === than.acts.length && stage.spanMs < than.spanMs)
  );
}

/** What other policies make of the last act. */
function besides(stage: Stage): number {
  return stage.acts.at(-1)!.decisions.length;
}

/** How much of what the step counts has come about, at most. */
function countedIn({ acts }: Stage, { policy, step }: Target): number {
  const decisions = acts.flatMap((act) => act.decisions.filter((each) => each.policy === policy));
  const outcomes = new Set(step.what === "occurrences" ? ["prompt", "suppressed"] : ["prompt"]);
  return decisions.filter(({ outcome }) => outcomes.has(outcome)).length;
}

/** Instants at which a calendar window or quiet hours begin or end, and those from which prompts arrive there. */
function startsOf(bundle: Bundle, target: Target, morning: number): number[] {
  const zone = Zone.named(bundle.org.timezone) ?? Zone.named("UTC")!;
  const limits = limitsOf(bundle, target);
  const clocks = new Set<number>([0]);
  const waits = new Set<number>([0]);
  let days = 1;
  for (const limit of limits) {
    if (limit.kind === "quiet" && !("days" in limit)) for (const edge of [limit.from, limit.to]) clocks.add(edge);
    if (limit.kind === "quiet" && "days" in limit) days = Math.max(days, 7);
    if (limit.kind === "wait") waits.add(limit.withinMs);
    if (limit.kind !== "at_most") continue;
    if (typeof limit.window === "object") waits.add(limit.window.withinMs);
    else if (limit.window === "week") days = Math.max(days, 7);
    else if (limit.window === "month") days = Math.max(days, 31);
  }
  const [first, ...others] = [...waits].toSorted((one, other) => one - other);
  const offsets = new Set<number>([first!]);
  for (const wait of others) for (let at = 1; at <= Math.min(4, target.step.count); at += 1) offsets.add(wait * at);
  const starts = new Set<number>([morning]);
  const today = zone.dayAt(morning);
  for (let day = 1; day <= days; day += 1) {
    for (const clock of clocks) {
      for (const instant of instantsAt(zone, today + day, clock)) {
        for (const offset of offsets) for (const near of [0, MINUTE_MS]) starts.add(instant - offset - near);
      }
    }
  }
  return [...starts];
}

function hoursOfWeek(from: number): number[] {
  return Array.from({ length: 7 * 24 }, (_, hour) => from + hour * 3_600_000);
}
