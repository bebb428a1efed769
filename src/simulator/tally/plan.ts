/** What a tally knows of a bundle before anything is counted: a number for everything that is counted by its name. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Bundle, EventType, Limit, Policy, Step } from "../../bundle/types.js";
import type { Decision } from "../../engine/decision.js";
import { RISK_LEVELS } from "../../engine/enums.js";
import { countsIn } from "../../engine/plan-policies.js";

export interface LimitRow {
  readonly policy: number;
  readonly place: "policy" | "limits";
  readonly text: string;
  readonly kind: Limit["kind"];
  /** Position in `scopes` where it counts prompts of several policies to one person, else -1. */
  readonly scope: number;
}

export interface StepRow {
  readonly policy: number;
  readonly variant: string | undefined;
  readonly position: number;
  readonly step: Step;
}

export interface ControlRow {
  readonly framework: string;
  readonly identifier: string;
}

/** A field whose values are few. */
export interface ValueField {
  readonly name: string;
  readonly slot: number;
  /** Whether an event has several values at once. */
  readonly isList: boolean;
  /** As records write them; one more is for a value that is missing. */
  readonly values: readonly string[];
  /** Where its values begin among those of all fields. */
  readonly at: number;
}

export interface MomentType {
  readonly name: string;
  /** The person can still change course, or practises; or the type does not say. */
  readonly inTime: boolean;
  readonly fields: readonly ValueField[];
}

export class TallyPlan {
  readonly policies: readonly string[];
  readonly policyAt: ReadonlyMap<string, number>;
  readonly limits: readonly LimitRow[];
  readonly steps: readonly StepRow[];
  readonly exemptions: readonly string[];
  readonly exemptionAt: ReadonlyMap<string, number>;
  readonly signals: readonly string[];
  readonly signalAt: ReadonlyMap<string, number>;
  readonly controls: readonly ControlRow[];
  /** By policy: positions of the controls that it names. */
  readonly controlsOf: readonly (readonly number[])[];
  /** Event types of the vocabulary, sorted; those with risk rules are moments. */
  readonly types: readonly string[];
  readonly typeAt: ReadonlyMap<string, number>;
  readonly moments: readonly (MomentType | undefined)[];
  /** How many counters the values of all fields need. */
  readonly valueCount: number;
  /** Names of the logs that limits share: `all`, `tag:T`. */
  readonly scopes: readonly string[];
  /** By policy: the scopes in which its prompts count. */
  readonly scopesOf: readonly (readonly number[])[];

  /** By policy and place. */
  private readonly rowsOfLimits: readonly Readonly<Record<LimitRow["place"], ReadonlyMap<string, number>>>[];
  private readonly rowsOfSteps: ReadonlyMap<string, number>;

  constructor(readonly bundle: Bundle) {
    const sorted = (names: Iterable<string>): string[] => [...names].toSorted(compareCodePoints);
    this.policies = sorted(Object.keys(bundle.policies));
    this.policyAt = positions(this.policies);
    this.exemptions = bundle.exemptions.map(({ name }) => name);
    this.exemptionAt = positions(this.exemptions);
    this.signals = sorted(Object.keys(bundle.signals));
    this.signalAt = positions(this.signals);
    this.types = sorted(Object.keys(bundle.events));
    this.typeAt = positions(this.types);
    let at = 0;
    this.moments = this.types.map((name) => {
      const type = bundle.events[name]!;
      if (type.risk === undefined) return undefined;
      const fields = valueFields(bundle, type, at);
      at = fields.reduce((_, field) => field.at + field.values.length + 1, at);
      return { name, inTime: isInTime(type), fields };
    });
    this.valueCount = at;

    const all = this.policies.map((name) => bundle.policies[name]!);
    this.scopes = sorted(new Set([...bundle.limits, ...all.flatMap(limitsOf)].flatMap(sharedScope)));
    this.scopesOf = this.policies.map((name, policy) =>
      this.scopes.flatMap((scope, position) => (countsIn(scope, name, all[policy]!) ? [position] : [])),
    );
    const limits: LimitRow[] = [];
    this.rowsOfLimits = all.map((policy, position) => {
      const rows = { policy: new Map<string, number>(), limits: new Map<string, number>() };
      const add = (place: LimitRow["place"], limit: Limit): void => {
        if (rows[place].has(limit.text)) return;
        rows[place].set(limit.text, limits.length);
        const scope = sharedScope(limit)[0];
        const { text, kind } = limit;
        limits.push({
          policy: position,
          place,
          text,
          kind,
          scope: scope === undefined ? -1 : this.scopes.indexOf(scope),
        });
      };
      for (const limit of limitsOf(policy)) add("policy", limit);
      for (const limit of bundle.limits) add("limits", limit);
      return rows;
    });
    this.limits = limits;

    this.steps = all.flatMap((policy, position) => [
      ...policy.escalate.map((step, place) => ({ policy: position, variant: undefined, position: place, step })),
      ...policy.variants.flatMap(({ name, escalate }) =>
        (escalate ?? []).map((step, place) => ({ policy: position, variant: name, position: place, step })),
      ),
    ]);
    this.rowsOfSteps = new Map(
      this.steps.map((row, place) => [stepKey(this.policies[row.policy]!, row.variant, row.position), place]),
    );
    const controls = new Map<string, ControlRow & { readonly at: number }>();
    const listed = [...all, ...Object.values(bundle.baselines), ...Object.values(bundle.followUps)];
    for (const { controls: named } of listed)
      for (const { framework, identifiers } of named)
        for (const identifier of identifiers)
          if (!controls.has(`${framework} ${identifier}`))
            controls.set(`${framework} ${identifier}`, { framework, identifier, at: controls.size });
    this.controls = [...controls.values()].map(({ framework, identifier }) => ({ framework, identifier }));
    this.controlsOf = all.map((policy) => [
      ...new Set(
        policy.controls.flatMap(({ framework, identifiers }) =>
          identifiers.map((identifier) => controls.get(`${framework} ${identifier}`)!.at),
        ),
      ),
    ]);
  }

  limitRow(policy: number, place: LimitRow["place"], text: string): number {
    return this.rowsOfLimits[policy]![place].get(text)!;
  }

  /** The row of a step that fired: a variant without a ladder of its own climbs that of the base. */
  stepRow(decision: Extract<Decision, { outcome: "escalate" }>): number {
    const { policy, variant, step } = decision;
    const own = this.bundle.policies[policy]!.variants.find(({ name }) => name === variant)?.escalate !== undefined;
    return this.rowsOfSteps.get(stepKey(policy, own ? variant : undefined, step))!;
  }
}

export const LEVELS = RISK_LEVELS;

function stepKey(policy: string, variant: string | undefined, position: number): string {
  return `${policy} ${variant ?? ""} ${position}`;
}

function positions(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}

function limitsOf(policy: Policy): Limit[] {
  return [...policy.fatigue, ...policy.variants.flatMap(({ fatigue }) => fatigue ?? [])];
}

/** The log that a limit asks where others than its own policy may have used it up, and one person alone is meant. */
function sharedScope(limit: Limit): string[] {
  if (limit.kind !== "wait" && limit.kind !== "at_most") return [];
  const { prompts, for: whom } = limit.scope;
  return whom === "person" && !prompts.startsWith("policy:") ? [prompts] : [];
}

/** A prompt at such a moment can still matter. */
export function isInTime({ moment, reversibleForMs }: EventType): boolean {
  return moment !== "after" || reversibleForMs !== undefined;
}

function valueFields(bundle: Bundle, type: EventType, from: number): ValueField[] {
  let at = from;
  return Object.keys(type.fields)
    .toSorted(compareCodePoints)
    .flatMap((name, slot) => {
      const declared = type.fields[name]!.type;
      const isList = typeof declared === "object" && "list" in declared;
      const scalar = isList ? declared.list : declared;
      const values = scalar === "bool" ? ["false", "true"] : valuesOfEnum(bundle, scalar);
      if (values === undefined) return [];
      const field = { name, slot, isList, values, at };
      at += values.length + 1;
      return [field];
    });
}

function valuesOfEnum(bundle: Bundle, type: unknown): readonly string[] | undefined {
  if (typeof type !== "object" || type === null || !("enum" in type)) return undefined;
  const name = type.enum as string;
  if (name === "Risk") return LEVELS;
  return bundle.enums[name]?.values.map(({ record }) => record);
}
