/** Smaller cases of the same kind: fewer events, policies, limits, steps, conditions. Each is a whole, valid case. */
import type { Bundle, Expr, Limit, Policy, Variant } from "../../src/bundle/types.js";
import type { Json } from "../../src/base/json.js";
import { canonical } from "../oracle/canonical.js";
import { finish } from "./bundle.js";
import type { Case } from "./case.js";
import type { Step } from "./timeline.js";

export function* smaller(value: Case): Generator<Case> {
  for (const timeline of fewer(value.timeline)) yield { ...value, timeline };
  for (const bundle of smallerBundles(value.bundle)) yield { ...value, bundle: finish(bundle) };
  for (const timeline of plainer(value.timeline)) yield { ...value, timeline };
}

/** Without halves, quarters, … single elements. */
function* fewer<T>(list: readonly T[]): Generator<T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = list.length - size; from > -size; from -= size) {
      yield list.filter((_, i) => i < from || i >= from + size);
    }
  }
}

function* plainer(timeline: readonly Step[]): Generator<Step[]> {
  const stepAt = (i: number, step: Step): Step[] => timeline.map((each, j) => (i === j ? step : each));
  const isObject = (json: Json | undefined): json is Record<string, Json> =>
    json !== undefined && json !== null && typeof json === "object" && !Array.isArray(json);
  for (const [i, { event, person }] of timeline.entries()) {
    const rest = person === undefined ? {} : { person };
    if (isObject(event)) {
      for (const name of ["source", "specversion", "data"]) {
        if (Object.hasOwn(event, name)) yield stepAt(i, { event: without(event, name), ...rest });
      }
      const data = event["data"];
      if (isObject(data)) {
        for (const name of Object.keys(data))
          yield stepAt(i, { event: { ...event, data: without(data, name) }, ...rest });
      }
    }
    if (isObject(person))
      for (const name of Object.keys(person)) yield stepAt(i, { event, person: without(person, name) });
  }
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name));
}

function* smallerBundles(bundle: Bundle): Generator<Bundle> {
  for (const name of Object.keys(bundle.policies)) {
    yield {
      ...bundle,
      policies: without(bundle.policies, name),
      exemptions: bundle.exemptions
        .map((each) => ({ ...each, policies: each.policies.filter((policy) => policy !== name) }))
        .filter((each) => each.policies.length > 0),
    };
  }
  for (const limits of fewerOneByOne(bundle.limits)) yield { ...bundle, limits };
  for (const exemptions of fewerOneByOne(bundle.exemptions)) yield { ...bundle, exemptions };
  for (const [name, policy] of Object.entries(bundle.policies)) {
    for (const plain of smallerPolicies(policy)) yield { ...bundle, policies: { ...bundle.policies, [name]: plain } };
  }
  for (const [name, type] of Object.entries(bundle.events)) {
    if (type.risk === undefined) continue;
    const { risk, ...rest } = type;
    yield { ...bundle, events: { ...bundle.events, [name]: rest } };
    for (const fewerRules of fewerOneByOne(risk)) {
      if (fewerRules.length > 0)
        yield { ...bundle, events: { ...bundle.events, [name]: { ...type, risk: fewerRules } } };
    }
  }
  for (const [name, signal] of Object.entries(bundle.signals)) {
    if (signal.when !== undefined) yield { ...bundle, signals: { ...bundle.signals, [name]: withoutWhen(signal) } };
  }
  yield* unremembered(bundle);
  yield* simplerExpressions(bundle);
}

function* fewerOneByOne<T>(list: readonly T[]): Generator<T[]> {
  for (let i = list.length - 1; i >= 0; i--) yield list.filter((_, j) => j !== i);
}

const withoutWhen = <T extends { readonly when?: Expr }>(value: T): T => {
  const { when: _, ...rest } = value;
  return rest as T;
};

function* fewerLimits(list: readonly Limit[]): Generator<Limit[]> {
  yield* fewerOneByOne(list);
}

function* smallerPolicies(policy: Policy): Generator<Policy> {
  for (const variants of fewerOneByOne(policy.variants)) yield { ...policy, variants };
  for (const fatigue of fewerLimits(policy.fatigue)) yield { ...policy, fatigue };
  for (const escalate of fewerOneByOne(policy.escalate)) yield { ...policy, escalate };
  for (const triggers of fewerOneByOne(policy.triggers)) if (triggers.length > 0) yield { ...policy, triggers };
  for (const [i, trigger] of policy.triggers.entries()) {
    if (trigger.when !== undefined) {
      yield { ...policy, triggers: policy.triggers.map((each, j) => (i === j ? withoutWhen(each) : each)) };
    }
  }
  if (policy.signals !== undefined) {
    const { signals, ...rest } = policy;
    yield rest;
    for (const names of fewerOneByOne(signals.names)) {
      if (names.length > 0) yield { ...policy, signals: { ...signals, names } };
    }
  }
  if (policy.holdoutPerMillion !== 0) yield { ...policy, holdoutPerMillion: 0 };
  if (policy.priority !== 0) yield { ...policy, priority: 0 };
  if (policy.tags.length > 0 && !JSON.stringify(policy.fatigue).includes("tag:")) yield { ...policy, tags: [] };
  const plain = { mode: "inline", body: { en: ["!"] } } as const;
  if (canonical(policy.message) !== canonical(plain)) yield { ...policy, message: plain };
  for (const [i, variant] of policy.variants.entries()) {
    for (const smallerVariant of smallerVariants(variant)) {
      yield { ...policy, variants: policy.variants.map((each, j) => (i === j ? smallerVariant : each)) };
    }
  }
}

function* smallerVariants(variant: Variant): Generator<Variant> {
  for (const name of ["priority", "message", "fatigue", "escalate"] as const) {
    if (variant[name] !== undefined) yield without(variant as never, name) as unknown as Variant;
  }
  for (const fatigue of fewerLimits(variant.fatigue ?? [])) yield { ...variant, fatigue };
  for (const escalate of fewerOneByOne(variant.escalate ?? [])) yield { ...variant, escalate };
}

/** What no expression asks for any more is not remembered; positions move up. */
function* unremembered(bundle: Bundle): Generator<Bundle> {
  const used = new Set<number>();
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    if ("op" in value && "history" in value) {
      const { history } = value as { history: number | Record<string, number> };
      for (const position of typeof history === "number" ? [history] : Object.values(history)) used.add(position);
    }
    Object.values(value).forEach(look);
  };
  look({ ...bundle, history: [] });
  if (used.size === bundle.history.length) return;
  const kept = [...used].toSorted((a, b) => a - b);
  const moved = (value: unknown): unknown => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(moved);
    const members = Object.entries(value).map(([name, member]): [string, unknown] => {
      if (name !== "history" || !("op" in value)) return [name, moved(member)];
      if (typeof member === "number") return [name, kept.indexOf(member)];
      return [
        name,
        Object.fromEntries(Object.entries(member as Record<string, number>).map(([on, i]) => [on, kept.indexOf(i)])),
      ];
    });
    return Object.fromEntries(members);
  };
  yield { ...(moved({ ...bundle, history: [] }) as Bundle), history: kept.map((i) => bundle.history[i]!) };
}

/** Each condition, anywhere, in favour of a part of it, `true` or `false`. */
function* simplerExpressions(bundle: Bundle): Generator<Bundle> {
  const paths: (readonly (string | number)[])[] = [];
  const look = (value: unknown, path: readonly (string | number)[]): void => {
    if (value === null || typeof value !== "object") return;
    if ("op" in value && "type" in value && value.type === "bool" && value.op !== "literal") paths.push(path);
    for (const [name, member] of Object.entries(value)) look(member, [...path, name]);
  };
  look(
    {
      policies: bundle.policies,
      signals: bundle.signals,
      events: bundle.events,
      limits: bundle.limits,
      exemptions: bundle.exemptions,
      history: bundle.history,
    },
    [],
  );
  for (const path of paths) {
    const expr = at(bundle, path) as Expr;
    const parts =
      "args" in expr
        ? expr.args.filter((each) => each.type === "bool" && each.op !== "event" && each.op !== "person")
        : [];
    for (const part of parts) yield replaced(bundle, path, part) as Bundle;
    for (const value of [true, false]) yield replaced(bundle, path, { op: "literal", type: "bool", value }) as Bundle;
  }
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value);
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  const inner = (value as Record<string | number, unknown>)[first];
  if (Array.isArray(value)) return value.map((each, i) => (i === Number(first) ? replaced(each, rest, by) : each));
  return { ...(value as object), [first]: replaced(inner, rest, by) };
}
