/** `like` and `matches` in what CEL has for strings. */
import { toRe2 } from "../../base/iregexp.js";
import { celString } from "./text.js";

/** By the functions that strings have, where these say it; else by a pattern in the syntax of RE2. */
export function celLike(operand: string, pattern: string): string {
  const parts = pattern.split(/\*+/);
  if (parts.length === 1) return `${operand} == ${celString(pattern)}`;
  const [head, ...rest] = parts as [string, ...string[]];
  const tail = rest.at(-1)!;
  if (rest.length === 1) {
    if (head === "" && tail === "") return "true";
    if (tail === "") return `${operand}.startsWith(${celString(head)})`;
    if (head === "") return `${operand}.endsWith(${celString(tail)})`;
  }
  if (rest.length === 2 && head === "" && tail === "") return `${operand}.contains(${celString(rest[0]!)})`;
  const quoted = parts.map((part) => part.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&"));
  return `${operand}.matches(${celString(`^${quoted.join("[\\s\\S]*")}$`)})`;
}

/** Undefined where a host's tables of Unicode would decide. */
export function celMatches(operand: string, pattern: string): string | undefined {
  if (/\\[pP]/.test(pattern)) return undefined;
  const re2 = toRe2(pattern);
  return re2 === undefined ? undefined : `${operand}.matches(${celString(`^(?:${re2})$`)})`;
}
