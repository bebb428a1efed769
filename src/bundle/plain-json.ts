/** A copy of a JavaScript value that is plain JSON, or what in it is not. It trusts nothing: the value may even be a cycle. */
import { isWellFormed } from "../base/codepoints.js";
import { DEEPEST_NESTING, MOST_VALUES } from "./bounds.js";
import { below, type BundleProblem } from "./problem.js";
import type { StrictJson } from "./strict-json.js";

class NotPlain extends Error {
  constructor(readonly problem: BundleProblem) {
    super(problem.message);
  }
}

export function copyPlainJson(value: unknown): StrictJson {
  let values = 0;

  function copy(from: unknown, pointer: string, depth: number): unknown {
    values += 1;
    if (values > MOST_VALUES)
      throw new NotPlain({ pointer: "", message: `more than ${MOST_VALUES} values`, tooLarge: true });
    switch (typeof from) {
      case "boolean":
        return from;
      case "string":
        if (!isWellFormed(from))
          throw new NotPlain({ pointer, message: "half of a character stands alone (a lone surrogate)" });
        return from;
      case "number":
        if (!Number.isFinite(from)) throw new NotPlain({ pointer, message: `${from} is no JSON number` });
        return from;
      case "object":
        if (from === null) return null;
        break;
      default:
        throw new NotPlain({ pointer, message: `a value of type ${typeof from} is no JSON` });
    }
    if (depth === DEEPEST_NESTING) {
      throw new NotPlain({ pointer, message: `deeper than ${DEEPEST_NESTING} objects and lists`, tooLarge: true });
    }
    if (Array.isArray(from)) {
      return Array.from({ length: from.length }, (_, position) =>
        copy(from[position], below(pointer, position), depth + 1),
      );
    }
    const prototype: unknown = Object.getPrototypeOf(from);
    if (prototype !== Object.prototype && prototype !== null)
      throw new NotPlain({ pointer, message: "this object is no plain JSON" });
    const to: Record<string, unknown> = {};
    for (const key of Object.keys(from)) {
      const member = (from as Record<string, unknown>)[key];
      if (member === undefined) continue;
      if (key === "__proto__")
        throw new NotPlain({ pointer: below(pointer, key), message: "the key `__proto__` is not allowed" });
      if (!isWellFormed(key))
        throw new NotPlain({ pointer, message: "half of a character stands alone in a key (a lone surrogate)" });
      to[key] = copy(member, below(pointer, key), depth + 1);
    }
    return to;
  }

  try {
    return { value: copy(value, "", 0) };
  } catch (error) {
    if (error instanceof NotPlain) return { problem: error.problem };
    return { problem: { pointer: "", message: "the value cannot be read as JSON" } };
  }
}
