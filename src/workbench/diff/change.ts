/** One change of meaning, in words and as data. */
import type { SourcePosition } from "../../bundle/types.js";
import type { JsonObject } from "../moments/moment.js";
import type { Kind } from "./kinds.js";

export interface Change {
  readonly kind: Kind;
  readonly subject: Subject;
  /** What is another one now, in a few words: `trigger`, `limit of variant support_desk`. */
  readonly what: string;
  /** What follows from it, or what could not be told. */
  readonly notes: readonly string[];
  /** As policy text or words; left out where there was nothing. */
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
  /** In the new bundle, else in the old one; left out where a bundle does not say. */
  readonly place?: SourcePosition;
}

/** A moment that the two bundles see differently. */
export interface Example {
  /** `new`: only the new one prompts, or the condition holds in the new one alone. */
  readonly only: "old" | "new";
  /** What it shows: `only the new policies prompt`. */
  readonly does: string;
  /** A CloudEvent. */
  readonly event: JsonObject;
  readonly person: JsonObject;
  /** Events of the same person before it, the oldest first. */
  readonly earlier: readonly JsonObject[];
  /** As an author would write it in a test: the members that matter. */
  readonly text: { readonly deed: string; readonly person: string; readonly clock?: string };
}

export interface Diff {
  readonly changes: readonly Change[];
}
