/** Values to try for a field: members of what it is narrowed to, those that read well first. */
import { DAY_MS, dayNumber, formatTimeOfDay, MINUTE_MS, parseTimeOfDay } from "../../base/instant.js";
import { Zone } from "../../base/zone.js";
import type { LiteralValue, Model, TypedExpr } from "../model.js";
import type { Type } from "../types.js";
import { namesOfEnum, numberOf, type Value } from "./evaluate.js";
import { type Element, findList, takesList } from "./lists.js";
import { likelyNumbers, memberOf } from "./numbers.js";
import { findText, likelyTexts, takesText } from "./texts.js";
import type { ValueSet } from "./values.js";

interface Asked {
  readonly name: string;
  readonly expr: TypedExpr;
  readonly to: ValueSet | undefined;
}

/** What is read from the field by a function, and what it must be. */
interface Read {
  readonly call: Extract<TypedExpr, { kind: "call" }>;
  readonly to: ValueSet;
}

type Vocabulary = Pick<Model, "enums" | "org">;

/** A monday, when nothing else is asked. */
const MONDAY = dayNumber(2026, 3, 2) * DAY_MS;
const MORNING = 9 * 60;

/** @param more - other values that are worth trying */
export function candidatesFor(
  { name, expr, to }: Asked,
  more: readonly LiteralValue[],
  reads: readonly Read[],
  model: Vocabulary,
): LiteralValue[] {
  const { type } = expr;
  const plain = usual(name, type, model);
  const near = more.flatMap((value) => nearby(value, type));
  // The ends of the calendar are no good examples.
  const onCalendar = type.kind === "timestamp" || type.kind === "date";
  const tried = [
    ...reads.flatMap((read) => (type.kind === "timestamp" ? instants(read, reads, model) : texts(read))),
    ...(onCalendar ? [...plain, ...near] : []),
    ...(to === undefined ? [] : ofSet(to, type, model)),
    ...plain,
    ...more,
    ...near,
  ];
  const seen = new Set<string>();
  return tried.filter((value) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return fits(value, type) && (to === undefined || isMember(to, value, type));
  });
}

export function isMember({ missing, values }: ValueSet, value: Value, type: Type): boolean {
  if (value === undefined) return missing;
  switch (values.kind) {
    case "names":
      return values.names.has(String(value));
    case "texts":
      return typeof value === "string" && takesText(values.parts, value);
    case "lists":
      return typeof value === "object" && takesList(values, value);
    case "numbers": {
      const number = numberOf(value, type);
      return number !== undefined && memberOf(values.parts, number);
    }
  }
}

function ofSet({ values }: ValueSet, type: Type, model: Vocabulary): LiteralValue[] {
  switch (values.kind) {
    case "names":
      return [...values.names].map((name) => (type.kind === "bool" ? name === "true" : name));
    case "texts": {
      const found = findText(values.parts);
      return typeof found === "object" ? [found.text, ...likelyTexts(values.parts)] : [];
    }
    case "lists": {
      const filler = type.kind === "list" ? usual("", type.of, model) : [];
      const found = findList(values, (values.elements ?? filler) as Iterable<Element>);
      return typeof found === "object" ? [found] : [];
    }
    case "numbers": {
      return likelyNumbers(values.parts, STEPS[type.kind] ?? [1]).map((number) => written(number, type));
    }
  }
}

const TIMES = [60 * MINUTE_MS, MINUTE_MS, 1000, 1];
/** Round amounts by type. */
const STEPS: Readonly<Record<string, readonly number[] | undefined>> = {
  bytes: [1_000_000_000, 1_000_000, 1000, 1],
  duration: TIMES,
  timestamp: [DAY_MS, ...TIMES],
  percentage: [0.1, 0.01, 0.0001],
  number: [1, 0.1, 0.001],
};

/** The number of an ordered type as a literal. */
function written(number: number, type: Type): LiteralValue {
  if (type.kind === "time") return formatTimeOfDay(number);
  return type.kind === "date" ? dateOf(number) : number;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A plain value of the type. */
function usual(name: string, type: Type, model: Vocabulary): LiteralValue[] {
  switch (type.kind) {
    case "bool":
      return [false, true];
    case "enum":
      return [...namesOfEnum(type.name, model)];
    case "list":
      return [[], ...usual("", type.of, model).map((element) => [element as Element])];
    case "timestamp":
      return [MONDAY + MORNING * MINUTE_MS];
    case "date":
      return [dateOf(MONDAY / DAY_MS)];
    case "time":
      return ["09:00", "00:00", "23:59"];
    case "timezone":
      return [model.org.timezone, "UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"];
    case "locale":
      return [...model.org.locales, "en", "de", "fr", "ja"];
    case "string":
      return name === "" ? ["text"] : [name === "id" ? "1" : name, "text", "other text"];
    default:
      return [0, 1, 2, 10];
  }
}

function nearby(value: LiteralValue, type: Type): LiteralValue[] {
  if (typeof value === "string" && type.kind === "string") {
    return [
      `${value}x`,
      value.slice(0, -1),
      `x${value}`,
      value.toUpperCase(),
      value.replaceAll(/[*^$+?()[\]{}\\|]/g, ""),
    ];
  }
  if (typeof value === "object") return [];
  const number = numberOf(value, type);
  if (number === undefined) return [];
  const steps = type.kind === "timestamp" || type.kind === "duration" ? [1, MINUTE_MS, 60 * MINUTE_MS, DAY_MS] : [1];
  const near = steps.flatMap((step) => [number + step, number - step]);
  return [...near, number * 2, 0 - number]
    .filter((each) => Number.isFinite(each))
    .map((each) => (type.kind === "time" || type.kind === "date" ? inRange(each, type) : each));
}

function inRange(number: number, type: Type): LiteralValue {
  const [low, high] = type.kind === "time" ? [0, 1439] : [-719_528, 2_932_896];
  return written(Math.min(high, Math.max(low, Math.round(number))), type);
}

/** Whether a field of this type can have it. */
function fits(value: LiteralValue, type: Type): boolean {
  switch (type.kind) {
    case "list":
      return typeof value === "object";
    case "timezone":
      return typeof value === "string" && Zone.named(value) !== undefined;
    case "time":
      return typeof value === "string" && parseTimeOfDay(value) !== undefined;
    case "bool":
      return typeof value === "boolean";
    case "string":
    case "locale":
    case "enum":
    case "date":
      return typeof value === "string";
    case "timestamp":
      return typeof value === "number" && value >= 0 && value <= 253_402_300_799_999 && Number.isInteger(value);
    case "number":
    case "percentage":
      return typeof value === "number" && Number.isFinite(value);
    default:
      return Number.isSafeInteger(value);
  }
}

/** `domain(x)` may be its own host. */
function texts({ call, to }: Read): LiteralValue[] {
  if (call.function !== "domain" || to.values.kind !== "texts") return [];
  const found = findText(to.values.parts);
  return [...(typeof found === "object" ? [found.text] : []), "other.example", "example"];
}

/** Instants at the hours and on the days that the clock must show. */
function instants({ call }: Read, reads: readonly Read[], model: Vocabulary): LiteralValue[] {
  if (call.function !== "local_time" && call.function !== "weekday") return [];
  const zone = Zone.named(model.org.timezone) ?? Zone.named("UTC")!;
  const minutes = new Set([MORNING, 0, 12 * 60, 20 * 60, 1439]);
  for (const { to } of reads) {
    if (to.values.kind !== "numbers") continue;
    for (const minute of likelyNumbers(to.values.parts, [1])) minutes.add(minute);
  }
  const days = Array.from({ length: 7 }, (_, day) => MONDAY + day * DAY_MS);
  return days.flatMap((day) => [...minutes].map((minute) => day + minute * MINUTE_MS - zone.offsetAt(day)));
}
