/** The state, told anew from the whole record. */
import type { Bundle, Limit, Step, Type } from "../../src/bundle/types.js";
import type { EventKey, StateJson } from "../../src/engine/state.js";
import { canonical } from "./canonical.js";
import type { Chronicle, Moment } from "./chronicle.js";
import { fieldOf, type Evaluator } from "./evaluate.js";
import { counts, groupOf, type Limits } from "./limits.js";
import { toJson } from "./values.js";

/** Every limit that a policy may be put to by itself: of the base and of all variants. */
export function limitsOfPolicy(bundle: Bundle, policy: string): Limit[] {
  const { fatigue, variants } = bundle.policies[policy]!;
  return [...fatigue, ...variants.flatMap((variant) => variant.fatigue ?? [])];
}

/** Every ladder of a policy, its steps by their name in the state. */
export function laddersOfPolicy(bundle: Bundle, policy: string): { name: string; step: Step }[] {
  const { escalate, variants } = bundle.policies[policy]!;
  return [
    ...escalate.map((step, i) => ({ name: `${policy}/${i}`, step })),
    ...variants.flatMap((variant) =>
      (variant.escalate ?? []).map((step, i) => ({ name: `${policy}/${variant.name}/${i}`, step })),
    ),
  ];
}

/** Where the key of the last event is kept: by partition with the person, the group, or in one place for all. */
export function keptAt(bundle: Bundle, moment: Moment): { in: "people" | "groups"; name: string } {
  if (bundle.partition === "person") return { in: "people", name: moment.person.id };
  if (bundle.partition === null) return { in: "groups", name: "everyone" };
  return { in: "groups", name: groupOf(bundle, bundle.partition.attribute, moment) };
}

export const keyOf = (moment: Moment): EventKey => [moment.time, moment.id, moment.source];

export class StateTeller {
  constructor(
    private readonly bundle: Bundle,
    private readonly chronicle: Chronicle,
    private readonly evaluator: Evaluator,
    private readonly limits: Limits,
  ) {}

  tell(): StateJson {
    const moments = this.chronicle.taken();
    const people = Object.fromEntries(
      [...new Set(moments.map((moment) => moment.person.id))].map((id) => [id, this.person(id)]),
    );
    const groups = Object.fromEntries(this.groupNames(moments).map((name) => [name, this.group(name)]));
    return withoutEmpty({ people, groups }) as StateJson;
  }

  private person(id: string): object {
    const policies = Object.keys(this.bundle.policies);
    return {
      ...this.last({ in: "people", name: id }),
      history: Object.fromEntries(this.bundle.history.map((_, position) => [position, this.history(id, position)])),
      prompts: this.prompts("person", (moment) => moment.person.id === id),
      waiting: Object.fromEntries(
        this.chronicle
          .waiting(id)
          .map((prompt) => [prompt.policy, [prompt.moment.id, prompt.deadline, prompt.variant ?? null]]),
      ),
      backOff: Object.fromEntries(policies.map((policy) => [policy, this.backOff(id, policy)])),
      mute: Object.fromEntries(policies.map((policy) => [policy, this.mutes(id, policy)])),
      steps: Object.fromEntries(
        policies.flatMap((policy) =>
          laddersOfPolicy(this.bundle, policy).map(({ name, step }) => [
            name,
            lastOf(step.count, this.chronicle.since(id, policy, name, step)),
          ]),
        ),
      ),
    };
  }

  private history(id: string, position: number): unknown {
    const history = this.bundle.history[position]!;
    const moments = this.chronicle.takenBy(id).filter((moment) => moment.type === history.on);
    switch (history.kind) {
      case "count":
        return lastOf(
          history.keep,
          moments.filter((moment) => this.evaluator.holds(history.when, moment)).map((moment) => moment.time),
        );
      case "first_time":
        return lastOf(
          history.keep,
          moments.map((moment) => moment.time),
        );
      case "distinct": {
        const builtIn = new Map<string, Type>([
          ["id", "string"],
          ["time", "timestamp"],
        ]).get(history.field);
        const type = builtIn ?? this.bundle.events[history.on]!.fields[history.field]!.type;
        let pairs: [unknown, number][] = [];
        for (const moment of moments) {
          const value = fieldOf(moment, history.field);
          if (value === undefined) continue;
          const json = toJson(type, value);
          pairs = [...pairs.filter(([other]) => canonical(other) !== canonical(json)), [json, moment.time]];
        }
        return lastOf(history.keep, pairs);
      }
    }
  }

  /** Times by what is counted, as far as a limit asks; for the person, or for a group by its kind. */
  private prompts(kind: string, isIn: (moment: Moment) => boolean): Record<string, number[]> {
    const greatest = new Map<string, number>();
    const ask = (scopeFor: unknown, prompts: string, n: number): void => {
      const askedFor = scopeFor === "person" || scopeFor === "everyone" ? scopeFor : canonical(scopeFor);
      if (askedFor === kind) greatest.set(prompts, Math.max(n, greatest.get(prompts) ?? 0));
    };
    const askFor = (limit: Limit, policy: string | undefined): void => {
      if (limit.kind === "wait") ask(limit.scope.for, limit.scope.prompts, 1);
      // Prompts of one and the same event are all known while it is decided.
      if (limit.kind === "at_most" && limit.window !== "event") {
        ask(limit.scope.for, limit.scope.prompts, limit.count);
      }
      if (limit.kind === "back_off") ask("person", `policy:${policy}`, 1);
    };
    for (const policy of Object.keys(this.bundle.policies)) {
      for (const limit of limitsOfPolicy(this.bundle, policy)) askFor(limit, policy);
    }
    for (const limit of this.bundle.limits) askFor(limit, undefined);
    return Object.fromEntries(
      [...greatest].map(([key, n]) => [
        key,
        lastOf(
          n,
          this.chronicle
            .prompts()
            .filter((prompt) => counts(this.bundle, key, prompt.policy) && isIn(prompt.moment))
            .map((prompt) => prompt.moment.time),
        ),
      ]),
    );
  }

  private backOff(id: string, policy: string): Record<string, number> {
    const kinds = limitsOfPolicy(this.bundle, policy).flatMap((limit) =>
      limit.kind === "back_off" ? [limit.after] : [],
    );
    return Object.fromEntries(
      kinds
        .map((kind) => [kind, this.limits.answersSinceAccepted(id, policy, kind)] as const)
        .filter(([, k]) => k !== 0),
    );
  }

  private mutes(id: string, policy: string): Record<string, unknown> {
    return Object.fromEntries(
      limitsOfPolicy(this.bundle, policy).flatMap((limit) => {
        if (limit.kind !== "mute") return [];
        const { times, until } = this.limits.muteEnd(id, policy, limit);
        return [[limit.text, { times: lastOf(limit.count, times), until }]];
      }),
    );
  }

  /** Of the attributes that limits count by, or that a log is split by; other groups hold nothing. */
  private groupNames(moments: readonly Moment[]): string[] {
    const policies = Object.keys(this.bundle.policies);
    const limits = [...policies.flatMap((policy) => limitsOfPolicy(this.bundle, policy)), ...this.bundle.limits];
    const places = [this.bundle.partition, ...limits.map((limit) => "scope" in limit && limit.scope.for)];
    const attributes = new Set(
      places.flatMap((place) => (typeof place === "object" && place !== null ? [place.attribute] : [])),
    );
    return [
      "everyone",
      ...new Set([...attributes].flatMap((name) => moments.map((moment) => groupOf(this.bundle, name, moment)))),
    ];
  }

  private group(name: string): object {
    const last = this.last({ in: "groups", name });
    if (name === "everyone") return { ...last, prompts: this.prompts("everyone", () => true) };
    const attribute = name.slice(0, name.indexOf(":"));
    const isIn = (moment: Moment): boolean => groupOf(this.bundle, attribute, moment) === name;
    return { ...last, prompts: this.prompts(canonical({ attribute }), isIn) };
  }

  private last(place: { in: "people" | "groups"; name: string }): { last?: EventKey } {
    const latest = this.chronicle.taken().findLast((moment) => {
      const kept = keptAt(this.bundle, moment);
      return kept.in === place.in && kept.name === place.name;
    });
    return latest === undefined ? {} : { last: keyOf(latest) };
  }
}

/** What is left of a list that is cut to its bound whenever something is added. */
function lastOf<T>(bound: number, list: readonly T[]): T[] {
  return list.slice(Math.max(0, list.length - bound));
}

/** Without members that hold nothing, at any depth; elements of lists stay. */
function withoutEmpty(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const members = Object.entries(value)
    .map(([name, member]) => [name, withoutEmpty(member)] as const)
    .filter(([, member]) => member !== undefined && !isEmpty(member));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  return value !== null && typeof value === "object" && Object.keys(value).length === 0;
}
