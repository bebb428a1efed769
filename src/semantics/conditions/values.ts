/**
 * The values that a variable may still have: names of an enum, intervals of numbers, texts, lists, and whether it may be
 * missing.
 */
import { ANY_LENGTH, findList, type ListSet, meetLists } from "./lists.js";
import { allBut, type Interval, meetAll, wholeParts } from "./numbers.js";
import { findText, type TextPart } from "./texts.js";

export type Values =
  | { readonly kind: "names"; readonly names: ReadonlySet<string> }
  /** Disjoint and in order. */
  | { readonly kind: "numbers"; readonly parts: readonly Interval[] }
  /** What all parts leave. */
  | { readonly kind: "texts"; readonly parts: readonly TextPart[] }
  | ListSet;

export interface ValueSet {
  readonly missing: boolean;
  readonly values: Values;
}

export const ALL_TEXTS: Values = { kind: "texts", parts: [] };

/** No value, as far as it can be told. */
export function isEmpty({ missing, values }: ValueSet): boolean {
  if (missing) return false;
  switch (values.kind) {
    case "names":
      return values.names.size === 0;
    case "numbers":
      return values.parts.length === 0;
    case "texts":
      return findText(values.parts) === "none";
    case "lists":
      // Where elements are not counted, there is always one more.
      return findList(values, values.elements ?? [FRESH]) === "none";
  }
}
const FRESH = "\u{10ffff}";

export function intersection(first: ValueSet, second: ValueSet): ValueSet {
  return { missing: first.missing && second.missing, values: intersect(first.values, second.values) };
}

/**
 * What is in the first and not in the second, which is all there is, or narrowed once: by one test of a text, by one
 * element or the length of a list.
 */
export function difference(first: ValueSet, second: ValueSet): ValueSet {
  return {
    missing: first.missing && !second.missing,
    values: intersect(first.values, complement(second.values, first.values)),
  };
}

function intersect(first: Values, second: Values): Values {
  if (first.kind === "names" && second.kind === "names") {
    return { kind: "names", names: new Set([...first.names].filter((name) => second.names.has(name))) };
  }
  if (first.kind === "numbers" && second.kind === "numbers") {
    return { kind: "numbers", parts: meetAll(first.parts, second.parts) };
  }
  if (first.kind === "texts" && second.kind === "texts") {
    const parts = [...first.parts];
    for (const part of second.parts) {
      if (!parts.some(({ test, holds }) => holds === part.holds && test.key === part.test.key)) parts.push(part);
    }
    return { kind: "texts", parts };
  }
  return first.kind === "lists" && second.kind === "lists" ? meetLists(first, second) : first;
}

/** All values of that kind but these. */
function complement(values: Values, all: Values): Values {
  switch (values.kind) {
    case "texts": {
      const [part] = values.parts;
      return part === undefined ? NO_TEXT : { kind: "texts", parts: [{ test: part.test, holds: !part.holds }] };
    }
    case "names": {
      const names = all.kind === "names" ? [...all.names] : [];
      return { kind: "names", names: new Set(names.filter((name) => !values.names.has(name))) };
    }
    case "numbers":
      return { kind: "numbers", parts: allBut(values.parts) };
    case "lists":
      if (values.has.size + values.lacks.size > 0) {
        return { ...values, has: values.lacks, lacks: values.has, length: ANY_LENGTH };
      }
      return { ...values, length: allBut(values.length) };
  }
}
const NO_TEXT: Values = {
  kind: "texts",
  parts: [true, false].map((holds) => ({ holds, test: emptyTest() })),
};

function emptyTest(): TextPart["test"] {
  return { key: "any", letters: "", start: "", step: () => "", accepts: () => true, takes: () => true, likely: [] };
}

export function wholeNumbers({ missing, values }: ValueSet): ValueSet {
  if (values.kind !== "numbers") return { missing, values };
  return { missing, values: { kind: "numbers", parts: wholeParts(values.parts) } };
}
