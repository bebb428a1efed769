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

  const take = (state: EngineState, event: DecodedEvent, person: DecodedPerson): Outcome => {
    invariant(person instanceof Person, "people are decoded by the engine");
    return decider.take(state, event, person);
  };
  return {
    bundle,
    verdicts: decider.verdicts,
    enter(state, person) {
      invariant(person instanceof Person, "people are decoded by the engine");
      return decider.placeOf(state, person, true);
    },
    takeAt: (place, state, event, person) => decider.takeAt(place, state, event, person as Person),
    eventType: (name) => vocabulary.events.get(name),
    person: (id, attributes) => people.decode(id, attributes),
    take,
    decide(state, json, attributes) {
      const event = readEvent(json, vocabulary.events);
      return "kind" in event ? event : take(state, event, people.decode(event.person, attributes));
    },
    explain(state, json, attributes, asked) {
      const event = readEvent(json, vocabulary.events);
      if ("kind" in event) return { outcome: event, policies: [] };
      return explainer.explain(state, event, people.decode(event.person, attributes), asked);
    },
    explainTaken(state, event, person) {
      invariant(person instanceof Person, "people are decoded by the engine");
      const { state: before } = person;
      const explanation = explainer.explain(state, event, person);
      // It is played on a copy of the state, which the person must not stay in: callers of `takeAt` know the place alone.
      if (before !== undefined) decider.placeOf(before, person);
      return explanation;
    },
    groupsOf(person) {
      invariant(person instanceof Person, "people are decoded by the engine");
      return groupsOf(person);
    },
    newState: () => new EngineState(),
    loadState: (json) => loader.load(json),
    saveState: (state) => saver.save(state),
  };
}
