/** The bundle as bytes, and its identity. */
import { canonicalJson } from "../base/canonical.js";
import { sha256Hex } from "../base/hash.js";
import type { Bundle } from "./types.js";

/** RFC 8785 JSON of all that decides; where things were declared (`sourceMap`) is not part of it. */
export function canonicalBytes(bundle: Bundle): Uint8Array {
  return new TextEncoder().encode(hashedText(bundle));
}

/** SHA-256 of the canonical bytes, in lower-case hex. */
export function identity(bundle: Bundle): string {
  return sha256Hex(hashedText(bundle));
}

/** The whole document as it is written to a file: canonical too, `sourceMap` included, with a line feed at the end. */
export function bundleText(bundle: Bundle): string {
  return `${canonicalJson(bundle)}\n`;
}

function hashedText(bundle: Bundle): string {
  const { sourceMap: _, ...hashed } = bundle;
  return canonicalJson(hashed);
}
