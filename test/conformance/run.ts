/** Vectors, put to a runtime: what it answers beside what it should. */
import type { Json } from "../../src/base/json.js";
import { canonical } from "../oracle/canonical.js";
import {
  Broken,
  casesOf,
  documentText,
  type ConditionVector,
  type Events,
  type LoadedVector,
  type RefusedVector,
  type Request,
  type Runtime,
  type TimelineVector,
  type Vector,
  type VectorFile,
} from "./format.js";

export interface Difference {
  /** Name of the vector. */
  readonly name: string;
  /** Which part of it, in words. */
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly differences: readonly Difference[];
}

/** All the vectors of a file, in order. */
export async function runFile(file: VectorFile, runtime: Runtime): Promise<Verdict> {
  let passed = 0;
  let failed = 0;
  const differences: Difference[] = [];
  for (const vector of file.cases) {
    const found = await runVector(file, vector, runtime);
    const wrong = "holds" in vector ? found.length : Math.min(1, found.length);
    failed += wrong;
    passed += casesOf(vector) - wrong;
    differences.push(...found);
  }
  return { passed, failed, differences };
}

export async function runVector(file: VectorFile, vector: Vector, runtime: Runtime): Promise<Difference[]> {
  try {
    if ("holds" in vector) return await conditions(file, vector, runtime);
    if ("runs" in vector) return await timeline(file, vector, runtime);
    return await load(file, vector, runtime);
  } catch (problem) {
    if (!(problem instanceof Broken)) throw problem;
    const difference = { name: vector.name, where: "the answer", expected: "an answer", actual: problem.message };
    // Of a table, no case is answered.
    return Array.from({ length: casesOf(vector) }, () => difference);
  }
}

async function conditions(file: VectorFile, vector: ConditionVector, runtime: Runtime): Promise<Difference[]> {
  const all = Object.keys(vector.conditions).toSorted();
  const everything = (where: string, expected: string, actual: string): Difference[] =>
    vector.holds.flatMap(() => all.map(() => ({ name: vector.name, where, expected, actual })));
  const unloaded = await loadBundle(file, vector.bundle, runtime);
  if (unloaded !== undefined) return everything("load", unloaded.expected, unloaded.actual);

  const answer = await runtime.ask(runRequest(vector));
  const outcomes = member(answer, "outcomes");
  if (!Array.isArray(outcomes) || outcomes.length !== vector.holds.length) {
    return everything("run", `${vector.holds.length} outcomes`, canonical(answer));
  }
  return vector.holds.flatMap((holds, position) => {
    const outcome = outcomes[position] as Json;
    const decisions = member(outcome, "decisions");
    const isTaken = member(outcome, "kind") === "taken" && Array.isArray(decisions);
    const prompted = isTaken
      ? (decisions as Json[])
          .filter((each) => member(each, "outcome") === "prompt")
          .map((each) => member(each, "policy"))
      : undefined;
    return all
      .filter((policy) => prompted === undefined || prompted.includes(policy) !== holds.includes(policy))
      .map((policy): Difference => ({
        name: vector.name,
        where: `${vector.conditions[policy]} at ${eventText(vector, position)}`,
        expected: String(holds.includes(policy)),
        actual: prompted === undefined ? canonical(outcome) : String(prompted.includes(policy)),
      }));
  });
}

async function timeline(file: VectorFile, vector: TimelineVector, runtime: Runtime): Promise<Difference[]> {
  const { name } = vector;
  let state: Json | undefined;
  for (const [position, run] of vector.runs.entries()) {
    const which = vector.runs.length === 1 ? "" : ` of run ${position + 1}`;
    const unloaded = await loadBundle(file, run.bundle, runtime);
    if (unloaded !== undefined) return [{ name, where: `load${which}`, ...unloaded }];
    const answer = await runtime.ask(runRequest(run, run.state ?? state));
    const outcomes = member(answer, "outcomes");
    if (!Array.isArray(outcomes)) {
      return [{ name, where: `run${which}`, expected: "outcomes", actual: canonical(answer) }];
    }
    for (let at = 0; at < Math.max(outcomes.length, run.outcomes.length); at++) {
      const expected = at < run.outcomes.length ? canonical(run.outcomes[at]) : "nothing";
      const actual = at < outcomes.length ? canonical(outcomes[at]) : "nothing";
      if (expected !== actual) {
        return [{ name, where: `event ${at + 1}${which}, ${eventText(run, at)}`, expected, actual }];
      }
    }
    const expected = canonical(run.end);
    const actual = canonical(member(answer, "state") ?? null);
    if (expected !== actual) return [{ name, where: `state after the last event${which}`, expected, actual }];
    state = run.end;
  }
  return [];
}

async function load(file: VectorFile, vector: RefusedVector | LoadedVector, runtime: Runtime): Promise<Difference[]> {
  const answer = await runtime.ask({ do: "load", bundle: documentText(file, vector.text) });
  const difference = (expected: string): Difference[] => [
    { name: vector.name, where: "load", expected, actual: canonical(answer) },
  ];
  if ("loaded" in vector) {
    return member(answer, "loaded") === vector.loaded ? [] : difference(`loaded as ${vector.loaded}`);
  }
  const refused = member(answer, "refused");
  if (refused === undefined) return difference("refused");
  const { pointer } = vector.refused;
  return pointer === undefined || member(refused, "pointer") === pointer ? [] : difference(`refused at "${pointer}"`);
}

/** Nothing where the bundle is loaded and known by its identity. */
async function loadBundle(
  file: VectorFile,
  name: string,
  runtime: Runtime,
): Promise<{ expected: string; actual: string } | undefined> {
  const { bundle, sha256 } = file.bundles[name]!;
  const answer = await runtime.ask({ do: "load", bundle: canonical(bundle) });
  return member(answer, "loaded") === sha256
    ? undefined
    : { expected: `loaded as ${sha256}`, actual: canonical(answer) };
}

function runRequest({ people, events, eventTexts }: Events, state?: Json): Request {
  return {
    do: "run",
    people,
    ...(state !== undefined && { state }),
    ...(events !== undefined && { events }),
    ...(eventTexts !== undefined && { eventTexts }),
  };
}

function eventText({ events, eventTexts }: Events, position: number): string {
  return eventTexts?.[position] ?? canonical(events?.[position] ?? null);
}

function member(json: Json, name: string): Json | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return Object.hasOwn(json, name) ? (json as { readonly [name: string]: Json })[name] : undefined;
}
