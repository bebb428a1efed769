/** Our engine, answering requests of the line protocol. */
import type { Json } from "../../src/base/json.js";
import { identity, loadBundle } from "../../src/bundle/index.js";
import { createEngine, type Engine } from "../../src/engine/index.js";
import type { Request, RunRequest } from "../../test/conformance/format.js";
import { outcomeJson } from "../../test/conformance/outcome.js";

/** Keeps nothing between requests but the bundle loaded last. */
export class OwnEngine {
  private engine: Engine | undefined;

  answer(request: Request): Json {
    if (request.do === "run") return this.run(request);
    const { bundle, problems } = loadBundle(request.bundle);
    if (problems !== undefined) {
      const { pointer, message } = problems[0]!;
      return { refused: { pointer, reason: message } };
    }
    this.engine = createEngine(bundle);
    return { loaded: identity(bundle) };
  }

  private run({ people, state: before, events, eventTexts }: RunRequest): Json {
    const { engine } = this;
    if (engine === undefined) return { error: "no bundle is loaded" };
    const state = engine.loadState(before ?? {});
    const taken = events ?? (eventTexts ?? []).map((text) => JSON.parse(text) as Json);
    const outcomes = taken.map((event) => {
      const subject = isObject(event) && Object.hasOwn(event, "subject") ? event["subject"] : undefined;
      const isKnown = typeof subject === "string" && Object.hasOwn(people, subject);
      return outcomeJson(engine.decide(state, event, isKnown ? people[subject] : undefined));
    });
    return { outcomes, state: engine.saveState(state) as Json };
  }
}

function isObject(json: Json): json is { readonly [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
