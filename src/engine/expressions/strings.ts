/** Operators over strings, all by code point and without regard to any locale. Of a missing string they are false or missing. */
import { codePointLength, editDistance } from "../../base/codepoints.js";
import { compileIRegexp } from "../../base/iregexp.js";
import { invariant } from "../../base/invariant.js";
import type { Evaluate, Predicate } from "../context.js";
import type { Value } from "../event.js";

type Text = string | undefined;

/** `like` and `matches`, whose pattern the bundle holds. */
export function accepted(operand: Evaluate, accepts: (text: string) => boolean): Predicate {
  return (context) => {
    const text = operand(context) as Text;
    return text !== undefined && accepts(text);
  };
}

export function compileMatches(pattern: string): (text: string) => boolean {
  const compiled = compileIRegexp(pattern);
  invariant("matches" in compiled, `the bundle's pattern is an I-Regexp: ${pattern}`);
  return compiled.matches;
}

export function startsWith(whole: Evaluate, part: Evaluate): Predicate {
  return (context) => {
    const a = whole(context) as Text;
    const b = part(context) as Text;
    return a !== undefined && b !== undefined && a.startsWith(b);
  };
}

export function endsWith(whole: Evaluate, part: Evaluate): Predicate {
  return (context) => {
    const a = whole(context) as Text;
    const b = part(context) as Text;
    return a !== undefined && b !== undefined && a.endsWith(b);
  };
}

/** `lower` and `domain`. */
export function changed(operand: Evaluate, change: (text: string) => string): Evaluate {
  return (context) => {
    const text = operand(context) as Text;
    return text === undefined ? undefined : change(text);
  };
}

/** Code points of a string, elements of a list. */
export function lengthOf(operand: Evaluate): Evaluate {
  return (context) => {
    const value = operand(context) as Text | readonly Value[];
    return value === undefined ? undefined : typeof value === "string" ? codePointLength(value) : value.length;
  };
}

/** The distance where it is at most `atMost`, else something greater. */
export function editDistanceOf(first: Evaluate, second: Evaluate, atMost = Infinity): Evaluate {
  const bound = Math.max(0, atMost);
  return (context) => {
    const a = first(context) as Text;
    const b = second(context) as Text;
    return a === undefined || b === undefined ? undefined : editDistance(a, b, bound);
  };
}
