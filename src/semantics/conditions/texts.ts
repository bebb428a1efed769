/** Sets of texts: what several tests, taken or not, leave. The shortest text of a set is found by running them all. */
import type { TextTest } from "./text-tests.js";

export interface TextPart {
  readonly test: TextTest;
  readonly holds: boolean;
}

export type FoundText = { readonly text: string } | "none" | "unknown";

/** States of all automata together that are looked at, and the longest text. */
const MOST_STATES = 4000;

/** Answers are kept by the keys of the tests: the same ones meet in many conditions. */
const known = new Map<string, FoundText>();
const MOST_KNOWN = 5000;

/** A text that all these parts leave, one that reads well where there is one. */
export function findText(parts: readonly TextPart[]): FoundText {
  if (parts.length === 0) return { text: "text" };
  const key = parts
    .map(({ test, holds }) => `${holds ? "" : "not "}${test.key}`)
    .toSorted()
    .join("\n");
  const answer = known.get(key) ?? search(parts);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, answer);
  return answer;
}

export function takesText(parts: readonly TextPart[], text: string): boolean {
  return parts.every(({ test, holds }) => test.takes(text) === holds);
}

function search(parts: readonly TextPart[]): FoundText {
  const few = parts.find(({ test, holds }) => holds && test.only !== undefined);
  if (few !== undefined) {
    for (const text of few.test.only!) if (takesText(parts, text)) return { text };
    return "none";
  }
  for (const text of likelyTexts(parts)) if (takesText(parts, text)) return { text };
  return shortest(parts);
}

/** Texts worth trying first. */
export function likelyTexts(parts: readonly TextPart[]): string[] {
  const wanted = parts.filter(({ holds }) => holds).flatMap(({ test }) => test.likely);
  return [...wanted, "text", "other text", ...parts.flatMap(({ test, holds }) => (holds ? [] : test.likely))];
}

function shortest(parts: readonly TextPart[]): FoundText {
  const told = new Set(parts.flatMap(({ test }) => [...test.letters]));
  // One character stands for all that no test tells apart, a small letter where one is left.
  const other = [..."abcdefghijklmnopqrstuvwxyz0123456789"].find((letter) => !told.has(letter)) ?? spare(told);
  const letters = [other, ...told];
  const join = (states: readonly string[]): string => states.join("\n");
  const accepted = (states: readonly string[]): boolean =>
    parts.every(({ test, holds }, at) => test.accepts(states[at]!) === holds);
  const start = parts.map(({ test }) => test.start);
  const seen = new Set([join(start)]);
  let edge: { states: readonly string[]; text: string }[] = [{ states: start, text: "" }];
  while (edge.length > 0) {
    const next: typeof edge = [];
    for (const { states, text } of edge) {
      if (accepted(states)) return { text };
      for (const letter of letters) {
        const reached = parts.map(({ test }, at) => test.step(states[at]!, letter));
        const key = join(reached);
        if (seen.has(key)) continue;
        if (seen.size >= MOST_STATES) return "unknown";
        seen.add(key);
        next.push({ states: reached, text: text + letter });
      }
    }
    edge = next;
  }
  return "none";
}

function spare(told: ReadonlySet<string>): string {
  for (let at = 0x100; ; at += 1) if (!told.has(String.fromCodePoint(at))) return String.fromCodePoint(at);
}
