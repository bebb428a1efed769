/**
 * The generated suite: bundles and timelines drawn from a seed, in chunks, with a digest of the answers of each chunk in
 * `suite.generated.json`. What stands there was computed by engine and oracle, which agreed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Json } from "../../src/base/json.js";
import { sha256Hex } from "../../src/base/hash.js";
import { cases, type Case } from "../generators/case.js";
import { canonical } from "../oracle/canonical.js";
import { Oracle } from "../oracle/oracle.js";
import type { Reach } from "../oracle/reach.js";
import type { LoadRequest, RunRequest } from "./format.js";
import { outcomeJson } from "./outcome.js";
import { eventsOf, isWellFormed, peopleOf, runsOf } from "./runs.js";

/** What `suite.generated.json` holds. */
export interface Digests {
  readonly seed: number;
  readonly casesPerChunk: number;
  /** Events of the longest timeline. */
  readonly longest: number;
  readonly chunks: readonly ChunkDigest[];
  readonly totals: { readonly cases: number; readonly events: number; readonly decisions: number };
  /** How often the answers had what, by name. */
  readonly reached: Readonly<Record<string, number>>;
}

export interface ChunkDigest {
  readonly events: number;
  readonly decisions: number;
  /** Of the RFC 8785 form of each answer to a `run`, in order, a line feed after each, in UTF-8. */
  readonly sha256: string;
}

export const digestsPath = join(import.meta.dirname, "suite.generated.json");

export const readDigests = (): Digests => JSON.parse(readFileSync(digestsPath, "utf8")) as Digests;

export type Suite = Pick<Digests, "seed" | "casesPerChunk" | "longest">;

/** A case as it is asked: the runs follow one another, each from the state that the one before ended with. */
export interface Asked {
  readonly case: Case;
  readonly load: LoadRequest;
  readonly runs: readonly Omit<RunRequest, "state">[];
}

export function drawChunk({ seed, casesPerChunk, longest }: Suite, chunk: number): Asked[] {
  return fc.sample(cases(longest), { seed: seed + chunk, numRuns: casesPerChunk }).map(asked);
}

/** A step that says `reload` begins a run. */
export function asked({ bundle, timeline }: Case): Asked {
  // A row that plain JSON cannot carry becomes another one that fits nobody.
  const steps = timeline.map((step) =>
    step.person === undefined || isWellFormed(step.person) ? step : { ...step, person: [] },
  );
  const runs = runsOf(steps).map((run) => ({
    do: "run" as const,
    people: peopleOf(run),
    ...eventsOf(
      run.map(({ event }) => JSON.stringify(event)),
      false,
    ),
  }));
  return { case: { bundle, timeline: steps }, load: { do: "load", bundle: canonical(bundle) }, runs };
}

/** The answer to each run, in canonical form. */
export function oracleAnswers({ case: { bundle, timeline } }: Asked, reach?: Reach): string[] {
  const oracle = new Oracle(bundle, reach?.watch);
  return runsOf(timeline).map((run) => {
    const outcomes = run.map(({ event, person }): Json => {
      const outcome = oracle.take(event, person);
      reach?.add(bundle, outcome);
      return outcomeJson(outcome);
    });
    return canonical({ outcomes, state: oracle.state() });
  });
}

/** The members of an answer that are compared. */
export function comparableAnswer(answer: Json): string {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return canonical(answer);
  const { outcomes, state, ...rest } = answer as { readonly [name: string]: Json };
  return canonical(outcomes === undefined ? rest : { outcomes, state });
}

export const digestOf = (answers: readonly string[]): string => sha256Hex(answers.map((each) => `${each}\n`).join(""));

export function decisionsOf(answer: string): number {
  const { outcomes } = JSON.parse(answer) as { readonly outcomes: readonly { readonly decisions?: readonly Json[] }[] };
  return outcomes.reduce((sum, { decisions }) => sum + (decisions?.length ?? 0), 0);
}
