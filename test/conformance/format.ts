/** What a file of conformance vectors holds; `vectors.schema.json` says the same to programs. */
import type { Json } from "../../src/base/json.js";

/** Of the vectors' format: the minor number grows with members that a reader may pass over, the major one otherwise. */
export const VECTORS_VERSION = "1.0";

export interface VectorFile {
  readonly vectors: string;
  readonly about: string;
  /** By the name that the cases of this file use. */
  readonly bundles: Readonly<Record<string, BundleVector>>;
  /** Likewise: documents that texts of cases are cut from. ASCII alone. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly cases: readonly Vector[];
}

export interface BundleVector {
  /** The bundle's identity: what a program answers when it has loaded the bundle. */
  readonly sha256: string;
  readonly bundle: Json;
}

/** Where the expectation comes from: typed by a person, or computed by code that shares nothing with the engine. */
export type By = "hand" | "oracle";

interface VectorOf {
  /** Unique in its file; says the rule. */
  readonly name: string;
  readonly by: By;
}

export type Vector = ConditionVector | TimelineVector | RefusedVector | LoadedVector;

/** What is handed in with a `run` request: either `events` or, where plain JSON cannot carry them, `eventTexts`. */
export interface Events {
  readonly people: Readonly<Record<string, Json>>;
  readonly events?: readonly Json[];
  readonly eventTexts?: readonly string[];
}

/**
 * Conditions over events: each policy of the bundle has one condition, and for each event `holds` names, sorted, the
 * policies that prompt. Every policy at every event is a case of its own.
 */
export interface ConditionVector extends VectorOf, Events {
  readonly bundle: string;
  /** The condition of each policy, for people to read. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly holds: readonly (readonly string[])[];
}

/** One or more runs; each starts from the state that the one before ended with. */
export interface TimelineVector extends VectorOf {
  readonly runs: readonly Run[];
}

export interface Run extends Events {
  readonly bundle: string;
  /** In place of the state that the run before ended with. */
  readonly state?: Json;
  /** One for each event, whole. */
  readonly outcomes: readonly Json[];
  /** At the end of the run. */
  readonly end: Json;
}

/** A text; or one of the file's texts with `put` in place of what stands from `cut[0]` to before `cut[1]`. */
export type DocumentText =
  | string
  | { readonly of: string; readonly cut: readonly [number, number]; readonly put: string };

export function documentText(file: Pick<VectorFile, "texts">, text: DocumentText): string {
  if (typeof text === "string") return text;
  const base = file.texts![text.of]!;
  return base.slice(0, text.cut[0]) + text.put + base.slice(text.cut[1]);
}

/** The text of a document that must not be loaded. */
export interface RefusedVector extends VectorOf {
  readonly text: DocumentText;
  /** `pointer`: where the specification fixes it; else any. */
  readonly refused: { readonly pointer?: string };
}

/** The text of a document that must be loaded, and its identity. */
export interface LoadedVector extends VectorOf {
  readonly text: DocumentText;
  readonly loaded: string;
}

/** How many cases a vector holds. */
export function casesOf(vector: Vector): number {
  return "holds" in vector ? Object.keys(vector.conditions).length * vector.holds.length : 1;
}

// ── the line protocol ────────────────────────────────────────────────────────────────────────────────────────────────

export type Request = LoadRequest | RunRequest;

export interface LoadRequest {
  readonly do: "load";
  /** The text of the document. */
  readonly bundle: string;
}

export interface RunRequest extends Events {
  readonly do: "run";
  readonly state?: Json;
}

/** Something that answers requests, in the form of the line protocol: a program, or an engine in this process. */
export interface Runtime {
  /** The answer's JSON. Rejects with a `Broken` where there is none that can be understood. */
  ask(request: Request): Promise<Json>;
}

/** The runtime is at fault: it died, hung, or wrote what is no answer. */
export class Broken extends Error {
  override readonly name = "Broken";
}
