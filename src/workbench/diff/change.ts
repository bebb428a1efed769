/**
 * Changes of meaning between two policy sets, in words and as data. Generated from grammar/diff.schema.json; `npm run
 * generate` writes it anew.
 */
import type { SourcePosition } from "../../bundle/types.js";
import type { JsonObject } from "../moments/moment.js";
import type { Kind } from "./kinds.js";

/** What changed in meaning between two policy sets, without a log: `kairos diff OLD NEW --json`. */
export interface DiffJson {
  /** The version of this format. */
  readonly format: "1.0";
  readonly old: ComparedPolicies;
  readonly new: ComparedPolicies;
  /** In the order of the page. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<string, number>>;
}

export interface ComparedPolicies {
  /** As it was named. */
  readonly path: string;
  /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
  readonly sha256: string;
}

/** One change of meaning, in words and as data. */
export interface Change {
  readonly kind: Kind;
  readonly subject: Subject;
  /** What is another one now, in a few words: `trigger`, `limit of variant support_desk`. */
  readonly what: string;
  /** What follows from it, or what could not be told. */
  readonly notes: readonly string[];
  /** As policy text or words, a line each; left out where there was nothing. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly examples?: readonly Example[];
  /** Of words for people. */
  readonly locale?: string;
}

/** What a change belongs to; without a name where there is one of them in a bundle. */
export interface Subject {
  readonly kind:
    | "organisation"
    | "person"
    | "enum"
    | "event"
    | "source"
    | "signal"
    | "policy"
    | "limits"
    | "exemption"
    | "follow up"
    | "baseline"
    | "budget"
    | "bundle";
  readonly name?: string;
  /** In the new policies, else in the old ones; left out where a bundle does not say. */
  readonly place?: SourcePosition;
}

/** A moment that the two policy sets see differently. */
export interface Example {
  /** `new`: only the new one prompts, or the condition holds in the new one alone. */
  readonly only: "old" | "new";
  /** What it shows: `only the new policies prompt`. */
  readonly does: string;
  /** A CloudEvent. */
  readonly event: JsonObject;
  /** Their attributes. */
  readonly person: JsonObject;
  /** Events of the same person before it, the oldest first. */
  readonly earlier: readonly JsonObject[];
  /** As an author would write it in a test: the members that matter. */
  readonly text: { readonly deed: string; readonly person: string; readonly clock?: string };
}
