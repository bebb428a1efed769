/**
 * A limit that can never be the one that refuses says nothing: another one already does. It is idle where it stands only
 * if it is idle in every list that it is part of, as shared blocks and the base of a policy are part of several.
 */
import { formatDuration } from "../../base/units.js";
import { idleLimit } from "../../diagnostics/catalogue/policy/idle-limit.js";
import { printExpression } from "../../syntax/index.js";
import { limitKey } from "../declarations/limits-in-force.js";
import type { LimitModel, Model, PolicyModel } from "../model.js";
import { MOST_LIMITS, type View, capOn, countOf, sharedCapOn, viewsOf } from "../windows/caps.js";
import { type Window, cover } from "../windows/cover.js";
import { capWords, limitWords, prompts } from "../windows/words.js";
import type { Rule } from "./rule.js";

/** Why a limit is idle, and the limits that make it so. */
interface Reason {
  readonly because: readonly LimitModel[];
  readonly words: string;
}

export const limitsMatter: Rule = ({ model, checker }) => {
  const views = [...model.policies.values()]
    .flatMap((policy) => viewsOf(policy, model.limits))
    .filter(({ limits }) => limits.length <= MOST_LIMITS);
  const shared = new Set(model.limits);
  const places = new Map<string, { limit: LimitModel; views: View[] }>();
  for (const view of views) {
    for (const limit of view.limits) {
      const place = places.get(keyOf(limit)) ?? { limit, views: [] };
      // A shared limit is one and the same wherever it holds.
      if (place.views.length === 0 || !shared.has(limit)) place.views.push(view);
      places.set(keyOf(limit), place);
    }
  }
  const counting = new Counting(model);
  const needed = new Set([...model.policies.values()].flatMap(standIns).map(keyOf));
  // From the end, so that of two that say the same the first one stays.
  const idle = new Set<string>();
  const inOrder = [...places.values()].toSorted((first, second) => comparePlaces(second.limit, first.limit));
  for (const place of inOrder) {
    if (needed.has(keyOf(place.limit)) || place.views.some((view) => isStretched(view, place.limit))) continue;
    const reason = reasonEverywhere(place, counting, idle);
    if (reason === undefined) continue;
    idle.add(keyOf(place.limit));
    checker.reporter.report(
      idleLimit,
      place.limit.span,
      { limit: limitWords(place.limit), because: reason.words },
      {
        related: reason.because.map((limit) => ({ span: limit.span, message: "this one is enough" })),
        help: "leave it out, or make it the stricter one",
      },
    );
  }
};

/** Lines of variants that stand in for lines of the base: without them those would be back. */
function standIns(policy: PolicyModel): LimitModel[] {
  const replaced = new Set(policy.fatigue.map(limitKey));
  return policy.variants.flatMap(({ fatigue = [] }) => fatigue.filter((limit) => replaced.has(limitKey(limit))));
}

/** A `wait` that is never the longest may still be what a `back off` multiplies. */
function isStretched(view: View, limit: LimitModel): boolean {
  return limit.syntax.kind === "wait" && view.limits.some(({ syntax }) => syntax.kind === "back_off");
}

/** The reason in the first of its lists, where there is one in each. */
function reasonEverywhere(
  { limit, views }: { readonly limit: LimitModel; readonly views: readonly View[] },
  counting: Counting,
  idle: ReadonlySet<string>,
): Reason | undefined {
  let first: Reason | undefined;
  for (const view of views) {
    const reason = reasonIn(view, limit, counting, idle);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

function reasonIn(view: View, limit: LimitModel, counting: Counting, idle: ReadonlySet<string>): Reason | undefined {
  const { model } = counting;
  const shared = model.limits.includes(limit);
  const key = keyOf(limit);
  const left = (other: LimitModel): boolean => keyOf(other) !== key && !idle.has(keyOf(other));
  // A shared limit is a safety net: only other shared ones make it idle, whatever policies there are.
  const beside = (shared ? model.limits : view.limits).filter(left);
  for (const other of beside) if (dominates(other, limit, model)) return dominated(other);
  if (!shared && limit.syntax.kind === "at_most_per" && limit.syntax.per === "event") {
    // Alone it says on purpose that there is no other limit.
    const alone = view.limits.every((other) => other === limit || model.limits.includes(other));
    return limit.scope.across === undefined && !alone
      ? { because: [], words: `a policy prompts once for an event, however often it is triggered` }
      : undefined;
  }
  const asked = askedFor(limit, view.policy);
  if (asked === undefined) return undefined;
  const counted = counting.policies(limit, view.policy, shared);
  if (counted === undefined) return undefined;
  // Prompts of several policies are capped by what stands with all of them, so that the next policy changes nothing.
  const own = !shared && limit.scope.across === undefined;
  const capped = (own ? capOn : sharedCapOn)(counted, asked.window, model, left);
  if (capped === undefined || capped.count > asked.most) return undefined;
  return { because: capped.because, words: `${capWords(capped, asked.window)}${asked.words}` };
}

/** The limit refuses, or comes about, only after more than `most` prompts in a window. */
function askedFor(
  limit: LimitModel,
  policy: PolicyModel,
): { readonly window: Window; readonly most: number; readonly words: string } | undefined {
  const { syntax } = limit;
  if (syntax.kind === "back_off") return { window: { kind: "rolling", ms: syntax.upTo.ms }, most: 1, words: "" };
  if (syntax.kind === "mute") {
    // An answer comes at most so long after its prompt.
    const window: Window = { kind: "rolling", ms: syntax.within.ms + policy.answerWithinMs };
    const span = `${syntax.within.text} and the ${formatDuration(policy.answerWithinMs)} that an answer may take`;
    return {
      window,
      most: syntax.count.value - 1,
      words: `; ${syntax.count.text} answers within ${span} would need ${prompts(syntax.count.value)}`,
    };
  }
  const counted = countOf(limit);
  return counted === undefined ? undefined : { window: counted.window, most: counted.count, words: "" };
}

class Counting {
  private readonly all: readonly PolicyModel[];
  private readonly byTag = new Map<string, PolicyModel[]>();

  constructor(readonly model: Model) {
    this.all = [...model.policies.values()];
    for (const policy of this.all) {
      for (const tag of new Set(policy.tags)) {
        const tagged = this.byTag.get(tag);
        if (tagged === undefined) this.byTag.set(tag, [policy]);
        else tagged.push(policy);
      }
    }
  }

  /** Whose prompts fill the limit, where all of them are known to be under the same caps. */
  policies(limit: LimitModel, policy: PolicyModel, shared: boolean): readonly PolicyModel[] | undefined {
    if (limit.scope.for.kind !== "person") return undefined;
    const { across } = limit.scope;
    if (across === undefined && !shared) return [policy];
    return across?.kind === "tag" ? (this.byTag.get(across.tag) ?? []) : this.all;
  }
}

function dominated(other: LimitModel): Reason {
  return { because: [other], words: `${limitWords(other)} refuses whenever it does` };
}

/** Whether the other limit refuses whenever this one does, whatever was prompted before. */
function dominates(other: LimitModel, limit: LimitModel, model: Model): boolean {
  if (other.when !== undefined && whenText(other) !== whenText(limit)) return false;
  const { syntax } = limit;
  const by = other.syntax;
  if (syntax.kind === "quiet_hours") return by.kind === "quiet_hours" && within(syntax, by);
  if (syntax.kind === "quiet_days") {
    return by.kind === "quiet_days" && syntax.days.every((day) => by.days.some(({ text }) => text === day.text));
  }
  if (!countsAsMuch(other, limit, model)) return false;
  if (syntax.kind === "at_most_per" && syntax.per === "event") {
    return by.kind === "at_most_per" && by.per === "event" && by.count.value <= syntax.count.value;
  }
  const counted = countOf(limit);
  const counting = countOf(other);
  if (counted === undefined || counting === undefined) return false;
  return counting.count <= counted.count && cover(counted.window, counting.window) === 1;
}

/** Whether every prompt that the limit counts is counted by the other. */
function countsAsMuch(other: LimitModel, limit: LimitModel, model: Model): boolean {
  const [by, of] = [reach(other, model), reach(limit, model)];
  if (by !== "all" && by !== of && !(by === "own" && of === "own")) return false;
  const [wide, narrow] = [other.scope.for, limit.scope.for];
  if (wide.kind === "everyone") return true;
  if (wide.kind === "person") return narrow.kind === "person";
  return narrow.kind === "attribute" && narrow.attribute === wide.attribute;
}

function reach({ scope, ...limit }: LimitModel, model: Model): string {
  if (scope.across !== undefined) return scope.across.kind === "all" ? "all" : `tag ${scope.across.tag}`;
  return model.limits.some(({ span }) => span === limit.span) ? "all" : "own";
}

function within(inner: { from: Minutes; to: Minutes }, outer: { from: Minutes; to: Minutes }): boolean {
  for (let minute = 0; minute < 1440; minute += 1) if (lies(minute, inner) && !lies(minute, outer)) return false;
  return true;
}

interface Minutes {
  readonly minutes: number;
}

function lies(minute: number, { from, to }: { from: Minutes; to: Minutes }): boolean {
  if (from.minutes <= to.minutes) return minute >= from.minutes && minute < to.minutes;
  return minute >= from.minutes || minute < to.minutes;
}

function whenText({ syntax }: LimitModel): string | undefined {
  return syntax.when === undefined ? undefined : printExpression(syntax.when);
}

function keyOf({ span }: LimitModel): string {
  return `${span.file}\n${span.start}`;
}

function comparePlaces(first: LimitModel, second: LimitModel): number {
  if (first.span.file !== second.span.file) return first.span.file < second.span.file ? -1 : 1;
  return first.span.start - second.span.start;
}
