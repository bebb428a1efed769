/** Lists of limits: what is the same, what became looser or tighter, what is new or gone, and whether the order changed. */
import { canonicalJson } from "../../base/canonical.js";
import { printExpr } from "../../bundle/print.js";
import type { Bundle, Limit, Scope } from "../../bundle/types.js";
import type { Change, Subject } from "./change.js";
import type { Comparison } from "./comparison.js";
import { keyOf } from "./same.js";
import { notesOf, wayOf } from "./verdict.js";

type Trend = "same" | "looser" | "tighter" | "other";

export interface LimitLists {
  readonly old: readonly Limit[];
  readonly next: readonly Limit[];
  /** The event types on which their conditions are asked. */
  readonly types: readonly string[];
  /** `limit`, `limit of variant support_desk`. */
  readonly what: string;
}

/** @param known - changes that another list has said already; they are not said again */
export function compareLimits(
  lists: LimitLists,
  subject: Subject,
  comparison: Comparison,
  known: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const said = new Set<string>();
  const say = (kind: Change["kind"], rest: Partial<Change>): void => {
    const key = canonicalJson([kind, rest.before ?? null, rest.after ?? null]);
    said.add(key);
    const what = kind === "limits-reordered" ? lists.what.replace("limit", "limits") : lists.what;
    if (!known.has(key)) comparison.add(kind, subject, what, rest);
  };
  const pairs = paired(lists, comparison);
  for (const { old, next } of pairs) {
    if (old === undefined) say("limit-added", { after: [next!.text] });
    else if (next === undefined) say("limit-removed", { before: [old.text] });
    else {
      const { trend, notes } = trendOf(old, next, lists.types, comparison);
      const texts = { before: [full(old, comparison.old, next)], after: [full(next, comparison.next, old)], notes };
      if (trend === "looser") say("limit-loosened", texts);
      else if (trend === "tighter") say("limit-tightened", texts);
      else if (trend === "other") say("limit-changed", texts);
    }
  }
  const kept = pairs.filter(({ old, next }) => old !== undefined && next !== undefined);
  const before = kept.toSorted((one, other) => lists.old.indexOf(one.old!) - lists.old.indexOf(other.old!));
  const after = kept.toSorted((one, other) => lists.next.indexOf(one.next!) - lists.next.indexOf(other.next!));
  if (before.some((pair, at) => pair !== after[at])) {
    say("limits-reordered", {
      before: before.map(({ old }) => old!.text),
      after: after.map(({ next }) => next!.text),
      notes: [
        "the first limit that refuses is the reason given; what is prompted stays the same",
        ...(backOffMoved(kept) ? ["`back off` multiplies another wait"] : []),
      ],
    });
  }
  return said;
}

/** With its condition written out where the words alone do not show the change. */
function full({ text, when }: Limit, bundle: Bundle, other: Limit): string {
  if (text !== other.text || when === undefined) return text;
  return `${text.replace(/ when .*$/s, "")} when ${printExpr(when, bundle)}`;
}

/** The first `wait` is what a `back off` multiplies. */
function backOffMoved(pairs: readonly PairOfLimits[]): boolean {
  return pairs.some(
    ({ old, next }) => old?.kind === "back_off" && next?.kind === "back_off" && old.waitMs !== next.waitMs,
  );
}

interface PairOfLimits {
  readonly old?: Limit;
  readonly next?: Limit;
}

/** Equal ones first, then those that are most alike, as written. A limit that stands twice says no more than once. */
function paired({ old, next }: LimitLists, comparison: Comparison): PairOfLimits[] {
  const keys = (limits: readonly Limit[], bundle: Bundle): Map<string, Limit> => {
    const byKey = new Map<string, Limit>();
    for (const limit of limits) {
      const key = keyOf(meaningOf(limit), bundle);
      if (!byKey.has(key)) byKey.set(key, limit);
    }
    return byKey;
  };
  const before = keys(old, comparison.old);
  const after = keys(next, comparison.next);
  const pairs: PairOfLimits[] = [];
  for (const [key, limit] of after) {
    const equal = before.get(key);
    if (equal === undefined) continue;
    pairs.push({ old: equal, next: limit });
    before.delete(key);
    after.delete(key);
  }
  const left = [...before.values()];
  for (const limit of after.values()) {
    const ranked = left
      .map((each) => ({ each, likeness: likeness(each, limit, comparison) }))
      .filter((candidate) => candidate.likeness > 0)
      .toSorted((one, other) => other.likeness - one.likeness);
    const best = ranked[0]?.each;
    if (best === undefined) pairs.push({ next: limit });
    else {
      left.splice(left.indexOf(best), 1);
      pairs.push({ old: best, next: limit });
    }
  }
  return [...pairs, ...left.map((limit) => ({ old: limit }))];
}

/** Without the words, and without the wait that a `back off` multiplies: that is a limit of its own. */
function meaningOf(limit: Limit): object {
  const { text: _, ...meaning } = limit;
  if (meaning.kind === "back_off") return { ...meaning, waitMs: 0 };
  if (meaning.kind === "quiet" && "days" in meaning) return { ...meaning, days: meaning.days.toSorted() };
  return meaning;
}

/** 0: not to be compared. */
function likeness(old: Limit, next: Limit, comparison: Comparison): number {
  if (family(old) !== family(next)) return 0;
  const sameWhen = comparison.same(old.when, next.when) ? 1 : 0;
  if (!isCount(old) || !isCount(next)) {
    const text = ({ after, answer }: { after?: string; answer?: string }): string => after ?? answer ?? "";
    return 1 + sameWhen + (text(old as object) === text(next as object) ? 1 : 0);
  }
  const sameScope = canonicalJson(old.scope) === canonicalJson(next.scope) ? 4 : 0;
  const sameKind = old.kind === next.kind ? 2 : 0;
  const sameWindow = canonicalJson(windowOf(old)) === canonicalJson(windowOf(next)) ? 3 : 0;
  const alike = sameScope + sameKind + sameWindow;
  // Two that share neither scope nor window are two limits.
  return alike >= 4 || (sameKind > 0 && sameWindow > 0) ? alike + sameWhen + countsAlike(old, next) : 0;
}

function countsAlike(old: Counting, next: Counting): number {
  return countOf(old) === countOf(next) ? 1 : 0;
}

function family(limit: Limit): string {
  if (isCount(limit)) return "window" in limit && limit.window === "event" ? "per event" : "count";
  if (limit.kind === "quiet") return "days" in limit ? "quiet days" : "quiet hours";
  return limit.kind;
}

type Counting = Extract<Limit, { kind: "wait" | "at_most" }>;

function isCount(limit: Limit): limit is Counting {
  return limit.kind === "wait" || limit.kind === "at_most";
}

function countOf(limit: Counting): number {
  return limit.kind === "wait" ? 1 : limit.count;
}

function windowOf(limit: Counting): Extract<Limit, { kind: "at_most" }>["window"] {
  return limit.kind === "wait" ? { withinMs: limit.withinMs } : limit.window;
}

function trendOf(
  old: Limit,
  next: Limit,
  types: readonly string[],
  comparison: Comparison,
): { readonly trend: Trend; readonly notes: readonly string[] } {
  const verdict = comparison.conditions(old.when, next.when, types);
  const way = wayOf(verdict);
  // A limit that holds on more moments lets less through.
  const ofWhen: Trend =
    way === undefined ? "same" : way === "widened" ? "tighter" : way === "narrowed" ? "looser" : "other";
  const trends = [...ofMembers(old, next, comparison), ofWhen];
  const notes =
    way === undefined
      ? []
      : [
          `its condition ${way === "moved" ? "holds on other moments" : way === "undecided" ? "changed" : `was ${way}`}`,
        ];
  return { trend: combined(trends), notes: [...notes, ...notesOf(verdict)] };
}

function combined(trends: readonly Trend[]): Trend {
  const kinds = new Set(trends.filter((trend) => trend !== "same"));
  if (kinds.size === 0) return "same";
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "other";
}

function ofMembers(old: Limit, next: Limit, comparison: Comparison): Trend[] {
  if (isCount(old) && isCount(next)) {
    return [
      fewer(countOf(next) - countOf(old)),
      ofWindows(windowOf(old), windowOf(next)),
      ofScopes(old.scope, next.scope, comparison),
    ];
  }
  if (old.kind === "quiet" && next.kind === "quiet") return [ofSets(quietOf(old), quietOf(next))];
  if (old.kind === "back_off" && next.kind === "back_off") {
    return [more(next.factor - old.factor), more(next.upToMs - old.upToMs), ofAnswers(old.after, next.after)];
  }
  if (old.kind === "mute" && next.kind === "mute") {
    return [
      more(next.forMs - old.forMs),
      fewer(next.count - old.count),
      more(next.withinMs - old.withinMs),
      ofAnswers(old.answer, next.answer),
    ];
  }
  return ["other"];
}

/** More of it lets fewer prompts pass. */
function more(difference: number): Trend {
  return difference === 0 ? "same" : difference > 0 ? "tighter" : "looser";
}

/** Fewer of it lets fewer prompts pass. */
function fewer(difference: number): Trend {
  return more(-difference);
}

function ofWindows(old: ReturnType<typeof windowOf>, next: ReturnType<typeof windowOf>): Trend {
  if (typeof old === "object" && typeof next === "object") return more(next.withinMs - old.withinMs);
  if (old === next) return "same";
  // A week or a month holds whole days; a month holds no whole weeks.
  if (old === "day" && (next === "week" || next === "month")) return "tighter";
  if (next === "day" && (old === "week" || old === "month")) return "looser";
  return "other";
}

function ofScopes(old: Scope, next: Scope, comparison: Comparison): Trend {
  return combined([ofPrompts(old.prompts, next.prompts, comparison), ofPeople(old.for, next.for)]);
}

function ofPrompts(old: string, next: string, comparison: Comparison): Trend {
  const counted = (prompts: string, which: "old" | "next"): ReadonlySet<string> => {
    const policies = Object.entries(comparison[which].policies);
    const [kind, name] = prompts.split(":", 2);
    if (kind === "policy") return new Set([name!]);
    return new Set(policies.flatMap(([id, { tags }]) => (kind === "all" || tags.includes(name!) ? [id] : [])));
  };
  if (old === next) return "same";
  return ofSets(counted(old, "old"), counted(next, "next"));
}

function ofPeople(old: Scope["for"], next: Scope["for"]): Trend {
  if (canonicalJson(old) === canonicalJson(next)) return "same";
  const rank = (people: Scope["for"]): number => (people === "person" ? 0 : people === "everyone" ? 2 : 1);
  const difference = rank(next) - rank(old);
  return difference === 0 ? "other" : more(difference);
}

function ofSets(old: ReadonlySet<unknown>, next: ReadonlySet<unknown>): Trend {
  const lost = [...old].some((each) => !next.has(each));
  const gained = [...next].some((each) => !old.has(each));
  return lost ? (gained ? "other" : "looser") : gained ? "tighter" : "same";
}

/** Local minutes of a day, or days. */
function quietOf(limit: Extract<Limit, { kind: "quiet" }>): ReadonlySet<unknown> {
  if ("days" in limit) return new Set(limit.days);
  const { from, to } = limit;
  const minutes = new Set<number>();
  for (let minute = from; minute !== to; minute = (minute + 1) % 1440) minutes.add(minute);
  return minutes;
}

/** `ignored` is any of the others, or none. */
function ofAnswers(old: string, next: string): Trend {
  if (old === next) return "same";
  return next === "ignored" ? "tighter" : old === "ignored" ? "looser" : "other";
}
