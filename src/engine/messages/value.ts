/** Values as a message shows them. */
import { LAST_INSTANT, formatInstant, formatTimeOfDay } from "../../base/instant.js";
import type { ScalarType, Type } from "../../bundle/types.js";
import type { Enums } from "../enums.js";
import type { Value } from "../event.js";

/** @param locale - that of the text in which the value stands */
export function showValue(type: Type, value: Value, locale: string, enums: Enums): string {
  if (value === undefined) return "";
  if (typeof type === "object" && "list" in type) {
    return (value as readonly Value[]).map((element) => showScalar(type.list, element, locale, enums)).join(", ");
  }
  return showScalar(type, value, locale, enums);
}

function showScalar(type: ScalarType, value: Value, locale: string, enums: Enums): string {
  if (value === undefined) return "";
  if (typeof type === "object") {
    const shown = enums.get(type.enum)?.values[value as number];
    const words = shown?.words;
    return words !== undefined && Object.hasOwn(words, locale) ? words[locale]! : (shown?.name ?? "");
  }
  switch (type) {
    case "timestamp":
      return (value as number) >= 0 && (value as number) <= LAST_INSTANT ? formatInstant(value as number) : "";
    case "time":
      return formatTimeOfDay(value as number);
    case "duration":
      return inLargestUnit(value as number, DURATION_UNITS);
    case "bytes":
      return inLargestUnit(value as number, BYTE_UNITS);
    default:
      return String(value);
  }
}

type Units = readonly (readonly [name: string, size: number])[];
const DURATION_UNITS: Units = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
];
const BYTE_UNITS: Units = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
  ["B", 1],
];

/** A literal in the largest unit that divides the number; in the smallest where none does. */
function inLargestUnit(value: number, units: Units): string {
  const [name, size] = units.find((unit) => value % unit[1] === 0) ?? units[units.length - 1]!;
  return `${value / size}${name}`;
}
