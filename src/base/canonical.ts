/** Canonical JSON (RFC 8785): equal values give equal text, on every machine. */
import canonicalize from "canonicalize";
import { invariant } from "./invariant.js";

/**
 * The canonical text. The value must be JSON: a number that is not finite, a lone surrogate or a cycle is a fault of the
 * caller's, and so are they in what `undefined` members, which are left out, would hide. −0 is written as 0.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, "what has no JSON has no canonical form");
  return text;
}
