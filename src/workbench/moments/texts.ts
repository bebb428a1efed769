/** Strings worth trying where a test compares texts: those that it names, and some just beside them. */
import { codePointLength } from "../../base/codepoints.js";
import type { Expr } from "../../bundle/types.js";
import { sampleOf } from "./pattern-sample.js";

/** Longer ones are not tried. */
const LONGEST = 2_000;

/** @param parts - of one test */
export function textsFor(parts: readonly Expr[]): string[] {
  const named = parts.flatMap((part) => literalsOf(part).filter((text) => text !== ""));
  const numbers = parts.flatMap((part) =>
    part.op === "literal" && typeof part.value === "number" ? [part.value] : [],
  );
  const texts = new Set<string>();
  const add = (...more: string[]): void => {
    for (const text of more) if (text.length <= LONGEST) texts.add(text);
  };
  for (const part of parts) {
    switch (part.op) {
      case "like":
        add(part.pattern.replaceAll("*", ""), part.pattern.replaceAll("*", "a"));
        break;
      case "matches":
        add(...sampleOf(part.pattern));
        break;
      case "starts_with":
      case "ends_with":
      case "contains":
        for (const text of named) add(`${text}a`, `a${text}`, `a${text}a`);
        break;
      case "edit_distance":
        for (const text of named) for (const distance of numbers) add(...changed(text, distance));
        break;
      case "length":
        for (const length of numbers) add(...[length, length - 1, length + 1].flatMap(textOfLength));
        break;
      case "lower":
        for (const text of named) add(text.toUpperCase());
        break;
      case "domain":
        for (const text of named) add(`https://www.${text}/a`, `ana@${text}`, `other-${text}`);
        break;
      default:
    }
  }
  // One that is none of those named.
  if (named.length > 0) add(`${named[0]}x`);
  return [...texts];
}

function literalsOf(part: Expr): string[] {
  if (part.op !== "literal") return [];
  const values = Array.isArray(part.value) ? part.value : [part.value];
  return values.filter((value): value is string => typeof value === "string");
}

/** Texts at just this edit distance, and one nearer and one farther: letters of it replaced by one that it lacks. */
function changed(text: string, distance: number): string[] {
  const other = [..."qxz0~"].find((letter) => !text.includes(letter)) ?? "\u00e6";
  const length = codePointLength(text);
  return [distance, distance - 1, distance + 1].flatMap((count) => {
    if (!Number.isInteger(count) || count < 0 || count > LONGEST) return [];
    const characters = [...text];
    const replacedAt = Math.min(count, length);
    const more = other.repeat(count - replacedAt);
    return [other.repeat(replacedAt) + characters.slice(replacedAt).join("") + more];
  });
}

function textOfLength(length: number): string[] {
  return Number.isInteger(length) && length >= 0 && length <= LONGEST ? ["a".repeat(length)] : [];
}
