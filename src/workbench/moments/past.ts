/** What has to have happened before a moment, so that what is remembered of it is as a condition asks. */
import type { Json } from "../../base/json.js";
import type { Bundle, Field, History } from "../../bundle/types.js";
import { plainValue } from "../plain-values.js";
import { candidatesFor } from "./candidates.js";
import { conditionOf } from "./condition.js";
import { eventOf, type JsonObject } from "./moment.js";
import { solutions } from "./search.js";
import { Side, type LeafPlan, type Values } from "./side.js";

/** More earlier events make no example. */
const MOST_EVENTS = 60;

interface Wanted {
  readonly plan: LeafPlan & { readonly history: History };
  readonly side: Side;
  readonly value: number | boolean;
}

/**
 * Ways in which it may have come about, of which a caller takes the one that the engine agrees with: whether the moment
 * counts itself is not looked into.
 */
export function* earlierEvents(values: Values, sides: readonly Side[], time: number): Generator<readonly JsonObject[]> {
  const wanted = wantedPast(values, sides);
  if (wanted.length === 0) {
    yield [];
    return;
  }
  for (const itself of [1, 0]) {
    const events = wanted.map((group) => eventsOf(group, values, sides, time, itself));
    if (events.some((each) => each === undefined)) continue;
    const all = events.flatMap((each) => each!);
    if (all.length > MOST_EVENTS) continue;
    const inOrder = all.toSorted((one, other) => (one["time"]! < other["time"]! ? -1 : 1));
    yield inOrder.map((event, at) => ({ ...event, id: `earlier-${String(at + 1).padStart(2, "0")}` }));
  }
}

/** By what is counted: the windows over it, the shortest first. */
function wantedPast(values: Values, sides: readonly Side[]): Wanted[][] {
  const groups = new Map<string, Wanted[]>();
  for (const [leaf, value] of values) {
    if (!leaf.startsWith("past ")) continue;
    for (const side of sides) {
      const plan = side.leaves.get(leaf);
      if (plan?.history === undefined) continue;
      const { withinMs: _, keep: __, ...what } = plan.history as History & { keep: number };
      const key = JSON.stringify(what);
      groups.set(key, [
        ...(groups.get(key) ?? []),
        { plan: { ...plan, history: plan.history }, side, value: value as number | boolean },
      ]);
      break;
    }
  }
  return [...groups.values()].map((group) =>
    group.toSorted((one, other) => one.plan.history.withinMs - other.plan.history.withinMs),
  );
}

/** @param itself - how many of a count are the moment itself */
function eventsOf(
  group: readonly Wanted[],
  values: Values,
  sides: readonly Side[],
  time: number,
  itself: number,
): JsonObject[] | undefined {
  const events: JsonObject[] = [];
  let inside = 0;
  let before = 0;
  for (const { plan, side, value } of group) {
    const { history } = plan;
    const asked = typeof value === "boolean" ? (value ? 0 : 1) : Math.max(0, value - itself);
    const more = asked - inside;
    if (more < 0 || more > MOST_EVENTS) return undefined;
    for (let at = 0; at < more; at += 1) {
      const after = before + ((history.withinMs - before) * (at + 1)) / (more + 1);
      const event = counted(history, side, values, sides, Math.round(time - after), inside + at);
      if (event === undefined) return undefined;
      events.push(event);
    }
    inside = asked;
    before = history.withinMs;
  }
  return events;
}

function counted(
  history: History,
  { bundle }: Side,
  values: Values,
  sides: readonly Side[],
  time: number,
  at: number,
): JsonObject | undefined {
  const bundles = sides.map((side) => side.bundle);
  const side = new Side(bundle, history.on);
  const condition = conditionOf(history.kind === "count" ? history.when : undefined, side);
  const person = [...values].filter(([leaf]) => leaf.startsWith("person."));
  const [found] = solutions(condition, {
    candidates: candidatesFor(condition, [side], { time }),
    given: new Map(person),
  });
  if (found === undefined) return undefined;
  const own = new Map([...found].filter(([leaf]) => leaf !== "event.time"));
  // Other values of a field that is told apart; of the rest, what the moment itself has.
  if (history.kind === "distinct") {
    const field = Object.hasOwn(bundle.events, history.on)
      ? bundle.events[history.on]!.fields[history.field]
      : undefined;
    const value = field && differing(field, history.field, bundle, values.get(`event.${history.field}`), at);
    if (value === undefined) return undefined;
    own.set(`event.${history.field}`, value);
  }
  return eventOf(history.on, own, time, bundles, "earlier");
}

/** The n-th value that is not the one of the moment. */
function differing(
  { type }: Field,
  name: string,
  bundle: Bundle,
  present: Json | undefined,
  at: number,
): Json | undefined {
  const own = present ?? plainValue(name, type, bundle);
  if (typeof type === "object") {
    if ("list" in type) return undefined;
    return bundle.enums[type.enum]?.values.map(({ record }) => record).filter((record) => record !== own)[at];
  }
  switch (type) {
    case "string":
      return `${name}-${at + 1}`;
    case "bool":
      return at === 0 ? own !== true : undefined;
    case "int":
    case "number":
    case "bytes":
    case "duration":
      return (typeof own === "number" ? own : 0) + at + 1;
    default:
      return undefined;
  }
}
