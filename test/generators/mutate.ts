/** A bundle with one thing changed somewhere in what decides: another number, operator, order, member. Still a valid bundle. */
import type { Bundle } from "../../src/bundle/types.js";
import { validateBundle } from "../../src/bundle/index.js";
import { schemaProblems } from "../../src/bundle/schema-problems.js";
import { finish } from "./bundle.js";
import type { Draw } from "./draw.js";

/** What decides what people are prompted with; the vocabulary is its own matter. */
const deciding = ["policies", "limits", "signals", "exemptions", "events", "texts"] as const;
const otherwise: Readonly<Record<string, readonly string[]>> = {
  and: ["or"],
  or: ["and"],
  is: ["is_not"],
  is_not: ["is"],
  less: ["less_or_equal", "greater"],
  less_or_equal: ["less", "greater_or_equal"],
  greater: ["greater_or_equal", "less"],
  greater_or_equal: ["greater", "less_or_equal"],
  in: ["not_in"],
  not_in: ["in"],
  contains_any: ["contains_all"],
  contains_all: ["contains_any"],
  starts_with: ["ends_with"],
  ends_with: ["starts_with"],
  occurrences: ["prompts"],
  prompts: ["occurrences", "ignored"],
  dismissed: ["ignored", "overridden"],
  ignored: ["dismissed"],
  any: ["all"],
  all: ["any"],
  day: ["week", "month"],
  week: ["day"],
  month: ["day"],
  low: ["high"],
  medium: ["high", "low"],
  high: ["critical", "medium"],
  critical: ["high"],
};

/** A place in the document: its holder, and the key there. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Undefined where no valid change was found. */
export function mutated(draw: Draw, bundle: Bundle): Bundle | undefined {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const copy = JSON.parse(JSON.stringify(bundle)) as Record<string, unknown>;
    const places: Place[] = [];
    for (const name of deciding) gather(copy[name], places);
    if (places.length === 0) return undefined;
    change(draw, draw.pick(places));
    if (schemaProblems(copy).length > 0) continue;
    const changed = finish(copy as unknown as Bundle);
    if (validateBundle(changed).bundle !== undefined) return changed;
  }
  return undefined;
}

function gather(value: unknown, places: Place[]): void {
  if (typeof value !== "object" || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const [key, member] of Object.entries(holder)) {
    // What a reader is told, and the numbers of what is remembered, change with something else.
    if (["text", "history", "type", "doc", "default"].includes(key)) continue;
    places.push({ holder, key });
    gather(member, places);
  }
}

function change(draw: Draw, { holder, key }: Place): void {
  const members = holder as Record<string, unknown>;
  const value = members[key];
  if (typeof value === "number") members[key] = value + draw.pick([1, -1, 60_000, 3_600_000, -3_600_000]);
  else if (typeof value === "boolean") members[key] = !value;
  else if (typeof value === "string") {
    const others = otherwise[value];
    // Texts of other types would fit them no longer.
    const isText = !("op" in holder) || (holder as { type?: unknown }).type === "string";
    members[key] = others !== undefined ? draw.pick(others) : isText ? `${value}a` : value;
  } else if (Array.isArray(value) && value.length > 0) {
    if (value.length > 1 && draw.chance(0.4)) members[key] = value.toReversed();
    else value.splice(draw.int(0, value.length - 1), 1);
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete members[key];
}
