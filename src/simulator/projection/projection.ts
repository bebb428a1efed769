/**
 * A log projected to what its limits decide about: the occurrences that came to the competition, and the answers. Which they
 * are does not depend on any limit, so the limits can be decided again on them, setting by setting, without the log.
 */
import { compareCodePoints } from "../../base/codepoints.js";
import { invariant } from "../../base/invariant.js";
import { Zone } from "../../base/zone.js";
import type { Bundle } from "../../bundle/types.js";
import type { Competing } from "../../engine/decide.js";
import type { DecodedEvent, Outcome } from "../../engine/index.js";
import { RESPONSE, RESPONSE_ANSWER, RESPONSE_EVENT, RESPONSE_POLICY } from "../../engine/vocabulary.js";
import { LEVELS, isInTime } from "../tally/plan.js";
import { limitsOf, viewsOf } from "./views.js";
import type { ViewOfPolicy } from "./views.js";

/** More limits in force at once do not fit the bits of a mask. */
export const MOST_LIMITS = 31;

/** What stands for the view in an answer's row. */
export const ANSWER = -1;

/** Gives a number to each of what it is asked for. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(name: string): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.known.set(name, this.known.size);
    return this.known.size - 1;
  }

  get count(): number {
    return this.known.size;
  }
}

export class Projection {
  readonly views: readonly ViewOfPolicy[];
  /** Sorted, as the engine numbers them. */
  readonly policies: readonly string[];
  /** Kinds of group that limits count for, besides the person. */
  readonly groupKinds: readonly (string | undefined)[];

  // One row per occurrence or answer, in the order in which they were taken.
  readonly times: number[] = [];
  readonly people: number[] = [];
  /** The view in force, by position; `ANSWER` for an answer. */
  readonly view: number[] = [];
  /** Of an occurrence: bit i says that limit i of the view is in force, of quiet hours that it refuses. Of an answer: which. */
  readonly masks: number[] = [];
  /** Number of the id of the event; of an answer, of the one it names. */
  readonly ids: number[] = [];
  /** Of an occurrence: rows of one event have one number. Of an answer: the policy. */
  readonly events: number[] = [];
  /** Local days, of the person and of the organisation. */
  readonly days: number[] = [];
  readonly homeDays: number[] = [];
  /** By kind of group: the group of the person. */
  readonly groups: readonly number[][];
  /** By event number: the level where a prompt covers a moment in time, -1 where it covers none; whether it is in the figures. */
  readonly covers: number[] = [];
  readonly measured: boolean[] = [];

  private readonly peopleNumbers = new Numbers();
  private readonly idNumbers = new Numbers();
  private readonly groupNumbers: readonly Numbers[];
  private readonly home: Zone;
  private readonly viewAt: ReadonlyMap<string, number>;
  private pending = 0;
  private readonly policyAt: ReadonlyMap<string, number>;

  constructor(readonly bundle: Bundle) {
    const home = Zone.named(bundle.org.timezone);
    invariant(home !== undefined, "the organisation's time zone is one");
    this.home = home;
    this.views = viewsOf(bundle);
    this.policies = [...new Set(this.views.map(({ policy }) => policy))];
    this.policyAt = new Map(this.policies.map((name, at) => [name, at]));
    this.viewAt = new Map(this.views.map(({ policy, variant }, at) => [`${variant} ${policy}`, at]));
    const kinds = limitsOf(bundle).flatMap((limit) => {
      if (!("scope" in limit) || limit.scope.for === "person") return [];
      return [limit.scope.for === "everyone" ? undefined : limit.scope.for.attribute];
    });
    this.groupKinds = [...new Set(kinds)];
    this.groups = this.groupKinds.map(() => []);
    this.groupNumbers = this.groupKinds.map(() => new Numbers());
  }

  get personCount(): number {
    return this.peopleNumbers.count;
  }

  groupCount(kind: number): number {
    return this.groupNumbers[kind]!.count;
  }

  /** For `ReplayOptions.competing`. */
  readonly competing: Competing = (policy, view, context) => {
    const { time, event, person } = context;
    let mask = 0;
    view.limits.forEach((limit, at) => {
      if (limit.when !== undefined && !limit.when(context)) return;
      if (limit.limit.kind === "quiet" && !limit.rule.refuses(context)) return;
      mask |= 1 << at;
    });
    this.times.push(time);
    this.people.push(this.peopleNumbers.of(event.person));
    this.view.push(this.viewAt.get(`${view.variant} ${policy.plan.id}`)!);
    this.masks.push(mask);
    this.ids.push(this.idNumbers.of(event.id));
    this.events.push(this.covers.length);
    this.days.push(context.zone.dayAt(time));
    this.homeDays.push(this.home.dayAt(time));
    this.groupKinds.forEach((attribute, kind) => {
      const slot = attribute === undefined ? -1 : this.slotOf(attribute);
      const value = slot < 0 ? "" : JSON.stringify(person.values[slot] ?? null);
      this.groups[kind]!.push(this.groupNumbers[kind]!.of(value));
    });
    this.pending += 1;
  };

  /** For `ReplayOptions.taken`: ends the rows of an event, and takes answers down. */
  readonly taken = (outcome: Outcome, event: DecodedEvent, _log: number, _line: number, measured: boolean): void => {
    const { type, values, time } = event;
    if (type.name === RESPONSE) {
      // Answers to prompts that this replay did not give may fit those of another setting.
      const fits = outcome.kind === "taken" || (outcome.kind === "set_aside" && outcome.reason === "no_such_prompt");
      const policy = this.policyAt.get(values[RESPONSE_POLICY] as string);
      if (!fits || policy === undefined) return;
      this.times.push(time);
      this.people.push(this.peopleNumbers.of(event.person));
      this.view.push(ANSWER);
      this.masks.push(values[RESPONSE_ANSWER] as number);
      this.ids.push(this.idNumbers.of(values[RESPONSE_EVENT] as string));
      this.events.push(policy);
      this.days.push(0);
      this.homeDays.push(0);
      for (const groups of this.groups) groups.push(0);
      return;
    }
    if (this.pending === 0) return;
    this.pending = 0;
    const declared = this.bundle.events[type.name]!;
    const isMoment = declared.risk !== undefined && outcome.kind === "taken" && outcome.risk !== undefined;
    this.covers.push(isMoment && isInTime(declared) ? LEVELS.indexOf(outcome.risk) : -1);
    this.measured.push(measured);
  };

  private slotOf(attribute: string): number {
    let slot = this.slots.get(attribute);
    if (slot === undefined) {
      const names = [...new Set([...Object.keys(this.bundle.person), "id", "timezone", "locale"])].toSorted(
        compareCodePoints,
      );
      slot = names.indexOf(attribute);
      this.slots.set(attribute, slot);
    }
    return slot;
  }

  private readonly slots = new Map<string, number>();
}
