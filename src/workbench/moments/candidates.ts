/**
 * Values worth trying for each leaf: what stands beside it in the tests of a condition, and what lies just below and just
 * above that. Where two leaves meet in one test, each may also have what the other may have.
 */
import { canonicalJson } from "../../base/canonical.js";
import {
  DAY_MS,
  formatInstant,
  formatTimeOfDay,
  isDate,
  MINUTE_MS,
  parseInstant,
  parseTimeOfDay,
} from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import type { Expr, ScalarType, Type } from "../../bundle/types.js";
import { plainValue } from "../plain-values.js";
import { leavesOf, type Condition } from "./condition.js";
import { partsOf } from "./expressions.js";
import type { LeafPlan, Side } from "./side.js";
import { textsFor } from "./texts.js";

/** More of one leaf only cost time. */
const MOST = 48;

/** A constant, with the type under which it stands. */
interface Constant {
  readonly type: Type;
  readonly value: Json;
}

/** What a moment is when nothing asks for another: a weekday morning. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** @param sides - the first has its say first, where their vocabularies differ */
export function candidatesFor(
  condition: Condition,
  sides: readonly Side[],
  surroundings: Surroundings,
): (leaf: string) => readonly (Json | undefined)[] {
  const constants = new Map<string, Constant[]>();
  const meets = new Map<string, Set<string>>();
  for (const test of leavesOf(condition)) {
    if (test.kind !== "test") continue;
    const { leaves } = test.side.test(test.expr);
    const found = constantsOf(test.expr);
    for (const leaf of leaves) {
      constants.set(leaf, [...(constants.get(leaf) ?? []), ...found]);
      meets.set(leaf, new Set([...(meets.get(leaf) ?? []), ...leaves]));
    }
  }
  const own = new Map<string, readonly (Json | undefined)[]>();
  const ownOf = (leaf: string): readonly (Json | undefined)[] => {
    let values = own.get(leaf);
    if (values === undefined) {
      const plans = sides.flatMap((side) => side.leaves.get(leaf) ?? []);
      values = distinct(plans.flatMap((plan) => valuesOf(plan, constants.get(leaf) ?? [], sides, surroundings)));
      own.set(leaf, values);
    }
    return values;
  };
  const known = new Map<string, readonly (Json | undefined)[]>();
  return (leaf) => {
    let values = known.get(leaf);
    if (values === undefined) {
      const others = [...(meets.get(leaf) ?? [])].filter((other) => other !== leaf && sameType(other, leaf, sides));
      values = distinct([...ownOf(leaf), ...others.flatMap(ownOf)]).slice(0, MOST);
      known.set(leaf, values);
    }
    return values;
  };
}

function sameType(first: string, second: string, sides: readonly Side[]): boolean {
  const typeOf = (leaf: string): string => canonicalJson(sides.map((side) => side.leaves.get(leaf)?.type ?? null));
  return typeOf(first) === typeOf(second);
}

function distinct(values: readonly (Json | undefined)[]): (Json | undefined)[] {
  const seen = new Map<string, Json | undefined>();
  for (const value of values) {
    const key = value === undefined ? "" : canonicalJson(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** Literals, patterns with the texts that they accept, and lengths of time. */
function constantsOf(expr: Expr): Constant[] {
  const found: Constant[] = [];
  const parts = [...partsOf(expr)];
  for (const part of parts) {
    if (part.op !== "literal") continue;
    const { type, value } = part;
    if (typeof type === "object" && "list" in type) {
      for (const element of value as readonly Json[]) found.push({ type: type.list, value: element });
    } else found.push({ type, value });
  }
  for (const text of textsFor(parts)) found.push({ type: "string", value: text });
  return found;
}

function valuesOf(
  plan: LeafPlan,
  constants: readonly Constant[],
  sides: readonly Side[],
  surroundings: Surroundings,
): (Json | undefined)[] {
  const { type, field, name } = plan;
  if (name === "event.id") return ["moment"];
  if (name === "event.time") {
    return timestamps(constants, surroundings).filter((time) => time !== undefined);
  }
  if (name.startsWith("past ")) return type === "bool" ? [true, false] : counts(constants);
  const mayMiss = field?.optional === true || field?.default !== undefined;
  const plain = plainValue(name.slice(name.indexOf(".") + 1), type, sides[0]!.bundle);
  const values =
    typeof type === "object" && "list" in type
      ? lists(scalars(type.list, constants, sides, surroundings))
      : scalars(type as ScalarType, constants, sides, surroundings);
  return [...(field?.default === undefined ? [] : [field.default]), ...values, plain, ...(mayMiss ? [undefined] : [])];
}

/** One of each, then two of each neighbours, then all. */
function lists(elements: readonly Json[]): Json[] {
  const few = elements.slice(0, 12);
  return [
    [],
    ...few.map((each) => [each]),
    ...few.flatMap((one, at) => few.slice(at + 1).map((two) => [one, two])),
    few,
  ];
}

function scalars(
  type: ScalarType,
  constants: readonly Constant[],
  sides: readonly Side[],
  surroundings: Surroundings,
): Json[] {
  if (typeof type === "object") return enumValues(type.enum, sides);
  const [{ bundle }] = sides as readonly [Side];
  switch (type) {
    case "bool":
      return [true, false];
    case "int":
    case "bytes":
    case "duration":
      return numbers(constants, 1).filter(Number.isSafeInteger);
    case "number":
      return [...numbers(constants, 1), ...numbers(constants, 0.5)];
    case "percentage":
      return [...numbers(constants, 0.01), 0.5, 1];
    case "string":
      return texts(constants);
    case "timestamp":
      return timestamps(constants, surroundings);
    case "date":
      return dates(constants, surroundings);
    case "time":
      return times(constants);
    case "timezone":
      return [bundle.org.timezone, ...texts(constants), "UTC", "America/New_York", "Asia/Tokyo"];
    case "locale":
      return [...bundle.org.locales, ...texts(constants), "en"];
  }
}

function enumValues(name: string, sides: readonly Side[]): Json[] {
  if (name === "Risk") return ["low", "medium", "high", "critical"];
  if (name === "Weekday") return ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return sides.flatMap(({ bundle }) => (bundle.enums[name]?.values ?? []).map(({ record }) => record));
}

function numbersIn(constants: readonly Constant[]): number[] {
  return constants.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
}

function numbers(constants: readonly Constant[], step: number): number[] {
  const found = numbersIn(constants);
  const sums = found.length > 1 ? [found.reduce((sum, each) => sum + each, 0)] : [];
  return [...[...found, ...sums].flatMap((number) => [number, number + step, number - step]), 0, 1];
}

/** How often something was: around what it is compared with, the present event among them. */
function counts(constants: readonly Constant[]): number[] {
  return [...numbersIn(constants).flatMap((number) => [number, number - 1, number + 1]), 1, 0].filter(
    (count) => Number.isSafeInteger(count) && count >= 0,
  );
}

function texts(constants: readonly Constant[]): string[] {
  return constants.flatMap(({ type, value }) =>
    typeof value === "string" && (type === "string" || type === "timezone" || type === "locale") ? [value] : [],
  );
}

/** Lengths of time, as they are added to instants and dates. */
function lengths(constants: readonly Constant[]): number[] {
  return constants.flatMap(({ type, value }) => (type === "duration" && typeof value === "number" ? [value] : []));
}

function timestamps(constants: readonly Constant[], { time }: Surroundings): Json[] {
  const fixed = constants.flatMap(({ type, value }) =>
    type === "timestamp" && typeof value === "string" ? (parseInstant(value) ?? []) : [],
  );
  const around = lengths(constants).flatMap((length) => [time - length, time + length]);
  const clocks = constants.flatMap(({ type, value }) =>
    type === "time" && typeof value === "string" ? [(parseTimeOfDay(value) ?? 0) * MINUTE_MS] : [],
  );
  const midnight = Math.floor(time / DAY_MS) * DAY_MS;
  const onClock = clocks.flatMap((clock) => [0, MINUTE_MS, -MINUTE_MS].map((near) => midnight + clock + near));
  // By the hour over a day, then that time on the other days of a week.
  const hours = Array.from({ length: 24 }, (_, hour) => midnight + hour * 3_600_000);
  const days = Array.from({ length: 6 }, (_, day) => time + (day + 1) * DAY_MS);
  const instants = [time, ...[...fixed, ...around].flatMap((each) => [each, each + 1, each - 1])];
  return [...instants, ...onClock, ...days, ...hours].filter((each) => each >= 0).map(formatInstant);
}

function dates(constants: readonly Constant[], { time }: Surroundings): Json[] {
  const fixed = constants.flatMap(({ type, value }) =>
    type === "date" && typeof value === "string" && isDate(value) ? [Date.parse(`${value}T00:00:00Z`)] : [],
  );
  const around = lengths(constants).flatMap((length) => [time - length, time + length]);
  return [...fixed, time, ...around]
    .flatMap((each) => [each, each + DAY_MS, each - DAY_MS])
    .map((each) => formatInstant(each).slice(0, 10));
}

function times(constants: readonly Constant[]): Json[] {
  const minutes = constants.flatMap(({ type, value }) =>
    type === "time" && typeof value === "string" ? (parseTimeOfDay(value) ?? []) : [],
  );
  const near = minutes.flatMap((minute) => [minute, (minute + 1) % 1440, (minute + 1439) % 1440]);
  return [...near, 600, 0].map(formatTimeOfDay);
}
