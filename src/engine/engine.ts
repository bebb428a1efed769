/** An engine: one bundle compiled once, deciding any number of events over any number of states. */
import { canonicalJson } from "../base/canonical.js";
import { invariant } from "../base/invariant.js";
import { Zone } from "../base/zone.js";
import type { Bundle } from "../bundle/types.js";
import { Decider } from "./decide.js";
import type { Competing } from "./decide.js";
import type { Outcome } from "./decision.js";
import { encodeValue } from "./encode.js";
import { EngineState } from "./engine-state.js";
import { planEnums } from "./enums.js";
import type { DecodedEvent, DecodedPerson, EventTypePlan } from "./event.js";
import { domainBy } from "./expressions/domain.js";
import type { Scope } from "./expressions/scope.js";
import { Explainer } from "./explain.js";
import type { ExplainOptions, Explanation } from "./explain.js";
import { Loader } from "./load.js";
import { Person, PersonDecoder } from "./person.js";
import { planPolicies } from "./plan-policies.js";
import { planType } from "./plan-types.js";
import { readEvent } from "./read-event.js";
import { Saver } from "./save.js";
import type { StateJson } from "./state.js";
import type { Verdicts } from "./verdict.js";
import { RESPONSE, planVocabulary, slotOf } from "./vocabulary.js";

export interface EngineOptions {
  /** False: prompts come without their message and suppressions without `until`, for replays that only count. */
  readonly messages?: boolean;
  /** False: outcomes hold the decisions of ladders alone, and `verdicts` the others, for replays that only count. */
  readonly decisions?: boolean;
  /** False: nobody is held out, for tests of policies. */
  readonly holdouts?: boolean;
  /** Told of each policy in line, before its limits are asked: for replays that decide those again. */
  readonly competing?: Competing;
}

export interface Engine {
  readonly bundle: Bundle;
  /** The plan of an event type of the vocabulary, `kairos.response` included. */
  eventType(name: string): EventTypePlan | undefined;
  /** A person's attributes, decoded once for any number of events; undefined for somebody whom the table lacks. */
  person(id: string, attributes: unknown): DecodedPerson;
  /** Decides a CloudEvent in JSON and changes the state. Never throws on what it is handed. */
  decide(state: EngineState, event: unknown, person: unknown): Outcome;
  /** The same for an event that was decoded by its type's plan, and a person of this engine. */
  take(state: EngineState, event: DecodedEvent, person: DecodedPerson): Outcome;
  /** Where the row of a person begins in a state, for callers of `takeAt` and `lookAhead`; nobody of this id was in it before. */
  enter(state: EngineState, person: DecodedPerson): number;
  /** `take`, for a caller who remembers the places of people; the type must be asked for. */
  takeAt(place: number, state: EngineState, event: DecodedEvent, person: DecodedPerson): Outcome;
  /** What became of each policy that the last event taken has matched: of use until the next one is taken. */
  readonly verdicts: Verdicts;
  /** Why `decide` would say what it says; changes nothing. */
  explain(state: EngineState, event: unknown, person: unknown, options?: ExplainOptions): Explanation;
  /** The same for what `take` takes. */
  explainTaken(state: EngineState, event: DecodedEvent, person: DecodedPerson): Explanation;
  /** The names of the groups that the person belongs to, as the state has them: what their events may read and change. */
  groupsOf(person: DecodedPerson): readonly string[];
  newState(): EngineState;
  /** What has the same name under this bundle is kept, the rest is dropped. */
  loadState(json: unknown): EngineState;
  saveState(state: EngineState): StateJson;
}

export function createEngine(bundle: Bundle, options: EngineOptions = {}): Engine {
  const home = Zone.named(bundle.org.timezone);
  invariant(home !== undefined, `the organisation's time zone is an IANA zone: ${bundle.org.timezone}`);
  const enums = planEnums(bundle);
  const vocabulary = planVocabulary(bundle, enums);
  const policies = planPolicies(bundle);
  const people = new PersonDecoder(vocabulary.person, home);
  const domain = domainBy(bundle.suffixRules ?? []);
  const scopes = [...vocabulary.events.values()].map((type): Scope => ({
    vocabulary,
    type,
    history: bundle.history,
    historyLists: policies.lists.history,
    domain,
  }));
  const types = scopes.map((scope) => planType(scope.type!, scope, { bundle, policies, home }));

  const groupNames = policies.logs.kinds.map(({ attribute }) => {
    const slot = attribute === undefined ? -1 : slotOf(vocabulary.person.fields, attribute);
    const type = vocabulary.person.fields[slot]?.field.type ?? "string";
    return (person: Person): string =>
      attribute === undefined
        ? "everyone"
        : `${attribute}:${canonicalJson(encodeValue(type, person.values[slot], enums))}`;
  });
  const groupsOf = (person: Person): readonly string[] => groupNames.map((name) => name(person));
  const decider = new Decider(types, policies, vocabulary.events.get(RESPONSE)!.index, groupsOf, {
    messages: options.messages ?? true,
    decisions: options.decisions ?? true,
    holdouts: options.holdouts ?? true,
    ...(options.competing === undefined ? {} : { competing: options.competing }),
  });
  const saver = new Saver(bundle, enums, policies);
  const loader = new Loader(bundle, enums, policies);

  const explainer = new Explainer(bundle, decider, scopes, (state) => loader.load(saver.save(state)));
  return new CompiledEngine(bundle, vocabulary.events, people, decider, explainer, groupsOf, loader, saver);
}

/** A class, so that V8 knows whom the innermost loop of a replay calls. */
class CompiledEngine implements Engine {
  readonly verdicts: Verdicts;

  constructor(
    readonly bundle: Bundle,
    private readonly types: ReadonlyMap<string, EventTypePlan>,
    private readonly people: PersonDecoder,
    private readonly decider: Decider,
    private readonly explainer: Explainer,
    private readonly groups: (person: Person) => readonly string[],
    private readonly loader: Loader,
    private readonly saver: Saver,
  ) {
    this.verdicts = decider.verdicts;
  }

  eventType(name: string): EventTypePlan | undefined {
    return this.types.get(name);
  }

  person(id: string, attributes: unknown): DecodedPerson {
    return this.people.decode(id, attributes);
  }

  decide(state: EngineState, json: unknown, attributes: unknown): Outcome {
    const event = readEvent(json, this.types);
    return "kind" in event ? event : this.take(state, event, this.people.decode(event.person, attributes));
  }

  take(state: EngineState, event: DecodedEvent, person: DecodedPerson): Outcome {
    return this.decider.take(state, event, decodedHere(person));
  }

  enter(state: EngineState, person: DecodedPerson): number {
    return this.decider.placeOf(state, decodedHere(person), true);
  }

  takeAt(place: number, state: EngineState, event: DecodedEvent, person: DecodedPerson): Outcome {
    return this.decider.takeAt(place, state, event, person as Person);
  }

  explain(state: EngineState, json: unknown, attributes: unknown, asked?: ExplainOptions): Explanation {
    const event = readEvent(json, this.types);
    if ("kind" in event) return { outcome: event, policies: [] };
    return this.explainer.explain(state, event, this.people.decode(event.person, attributes), asked);
  }

  explainTaken(state: EngineState, event: DecodedEvent, person: DecodedPerson): Explanation {
    const decoded = decodedHere(person);
    const { state: before } = decoded;
    const explanation = this.explainer.explain(state, event, decoded);
    // It is played on a copy of the state, which the person must not stay in: callers of `takeAt` know the place alone.
    if (before !== undefined) this.decider.placeOf(before, decoded);
    return explanation;
  }

  groupsOf(person: DecodedPerson): readonly string[] {
    return this.groups(decodedHere(person));
  }

  newState(): EngineState {
    return new EngineState();
  }

  loadState(json: unknown): EngineState {
    return this.loader.load(json);
  }

  saveState(state: EngineState): StateJson {
    return this.saver.save(state);
  }
}

function decodedHere(person: DecodedPerson): Person {
  invariant(person instanceof Person, "people are decoded by the engine");
  return person;
}
