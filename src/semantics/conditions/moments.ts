/** What policies may prompt on: by event type, what their triggers and signals ask for. */
import type { Model, PolicyModel, TypedExpr } from "../model.js";
import { allOf, anyOf, Conditions, FALSE, type Formula, TRUE } from "./conditions.js";
import { canHold } from "./solve.js";

export interface Moment {
  /** The event type; nothing where it is about people alone. */
  readonly type?: string;
  readonly conditions: Conditions;
  /** The same with any risk, for what must be true whatever the vocabulary says of risk. */
  readonly open: Conditions;
  readonly holds: Formula;
}

/** Written out once for all rules. */
export class Moments {
  private readonly byType = new Map<string | undefined, Moment>();
  private readonly byPolicy = new Map<string, readonly Moment[]>();
  private readonly silences = new Map<string, Formula>();

  constructor(private readonly model: Model) {}

  /** All moments of an event type; without one, all people. */
  about(type?: string): Moment {
    const known = this.byType.get(type) ?? {
      ...(type === undefined ? {} : { type }),
      conditions: new Conditions(this.model, type),
      open: new Conditions(this.model, type, true),
      holds: TRUE,
    };
    this.byType.set(type, known);
    return known;
  }

  /** The occurrences of a policy that are possible at all, by event type. */
  ofPolicy(policy: PolicyModel): readonly Moment[] {
    const known = this.byPolicy.get(policy.name);
    if (known !== undefined) return known;
    const types = new Set(policy.triggers.flatMap(({ on }) => on));
    const moments = [...types].flatMap((type) => {
      const moment = this.about(type);
      const holds = allOf([this.triggers(policy, type), this.signals(policy, type)]);
      return canHold(holds) ? [{ ...moment, holds }] : [];
    });
    this.byPolicy.set(policy.name, moments);
    return moments;
  }

  /** A trigger of the policy holds. */
  triggers(policy: PolicyModel, type: string): Formula {
    const { conditions } = this.about(type);
    const on = policy.triggers.filter((trigger) => trigger.on.includes(type));
    return anyOf(on.map(({ when }) => conditions.of(when)));
  }

  /** The signals that the policy asks for are there. */
  signals(policy: PolicyModel, type: string): Formula {
    if (policy.signals === undefined) return TRUE;
    const each = policy.signals.names.map((name) => this.signal(name, type));
    return policy.signals.need === "any" ? anyOf(each) : allOf(each);
  }

  signal(name: string, type: string): Formula {
    const signal = this.model.signals.get(name);
    if (signal === undefined) return TRUE;
    return signal.on.includes(type) ? this.about(type).conditions.of(signal.when) : FALSE;
  }

  /** No exemption lets off from this policy. */
  coached(policy: PolicyModel, type: string): Formula {
    const { conditions } = this.about(type);
    return allOf(this.letOff(policy).map(({ when, holds }) => conditions.of(when, !holds)));
  }

  /** Nothing of the policy's occurs, or an exemption lets off. */
  silent(policy: PolicyModel, type: string): Formula {
    const key = `${policy.name} ${type}`;
    const formula = this.silences.get(key) ?? this.silence(policy, type);
    this.silences.set(key, formula);
    return formula;
  }

  private silence(policy: PolicyModel, type: string): Formula {
    const { conditions } = this.about(type);
    const on = policy.triggers.filter((trigger) => trigger.on.includes(type));
    const { signals } = policy;
    const asked = (signals?.names ?? []).map((name) => {
      const signal = this.model.signals.get(name);
      if (signal === undefined) return FALSE;
      return signal.on.includes(type) ? conditions.of(signal.when, false) : TRUE;
    });
    return anyOf([
      allOf(on.map(({ when }) => conditions.of(when, false))),
      ...(signals === undefined ? [] : [signals.need === "any" ? allOf(asked) : anyOf(asked)]),
      ...this.letOff(policy).map(({ when, holds }) => conditions.of(when, holds)),
    ]);
  }

  /** Conditions of which each lets off where it is as said. */
  private letOff(policy: PolicyModel): { readonly when: TypedExpr | undefined; readonly holds: boolean }[] {
    const { coachWhen, exemptions } = this.model;
    const covering = [...exemptions.values()].filter(({ policies }) => policies.includes(policy.name));
    return [
      ...covering.map(({ when }) => ({ when, holds: true })),
      ...(coachWhen === undefined ? [] : [{ when: coachWhen.when, holds: false }]),
    ];
  }
}
