/**
 * A condition is there to tell moments apart: one that never holds makes its part of the policy dead, one that always
 * holds asks nothing. It is looked at where it is asked: a variant where a trigger holds, a shared limit in every policy.
 */
import { alwaysHolds } from "../../diagnostics/catalogue/policy/always-holds.js";
import { neverHolds } from "../../diagnostics/catalogue/policy/never-holds.js";
import { shadowedRisk } from "../../diagnostics/catalogue/policy/shadowed-risk.js";
import { shadowedVariant } from "../../diagnostics/catalogue/policy/shadowed-variant.js";
import type { Checker } from "../checker.js";
import { allOf, canHold, type Conditions, exampleWords, findExample, type Formula } from "../conditions/index.js";
import type { Moment, Moments } from "../conditions/moments.js";
import type { EventModel, LimitModel, Model, PolicyModel, TypedExpr } from "../model.js";
import type { Rule } from "./rule.js";

export const conditionsDecide: Rule = ({ model, checker, moments: all }) => {
  const looked = new Look(model, checker, all);
  for (const segment of model.segments.values()) {
    looked.at(segment.when, `segment \`${segment.name}\``, [all.about()]);
  }
  if (model.coachWhen !== undefined) looked.at(model.coachWhen.when, "`coach`", [all.about()]);
  for (const event of model.events.values()) looked.atRisk(event);
  for (const signal of model.signals.values()) {
    looked.at(
      signal.when,
      `signal \`${signal.name}\``,
      signal.on.map((type) => all.about(type)),
    );
  }
  const limits = new Map<string, { limit: LimitModel; moments: Moment[]; what: string }>();
  for (const policy of model.policies.values()) {
    for (const trigger of policy.triggers) {
      looked.at(
        trigger.when,
        `a trigger of \`${policy.name}\``,
        trigger.on.map((type) => all.about(type)),
      );
    }
    const moments = all.ofPolicy(policy);
    looked.atVariants(policy, moments);
    const lists: [readonly LimitModel[], string][] = [
      [policy.fatigue, `this limit of \`${policy.name}\``],
      [policy.variants.flatMap(({ fatigue = [] }) => fatigue), `this limit of \`${policy.name}\``],
      [model.limits, "this limit"],
    ];
    for (const [list, what] of lists) {
      for (const limit of list) {
        const key = `${limit.span.file}\n${limit.span.start}`;
        const place = limits.get(key) ?? { limit, moments: [], what };
        place.moments.push(...moments);
        limits.set(key, place);
      }
    }
  }
  for (const { limit, moments, what } of limits.values()) looked.at(limit.when, what, moments);
  for (const exemption of model.exemptions.values()) {
    const moments = exemption.policies.flatMap((name) => {
      const policy = model.policies.get(name);
      return policy === undefined ? [] : all.ofPolicy(policy);
    });
    looked.at(exemption.when, `exemption \`${exemption.name}\``, moments);
  }
};

class Look {
  constructor(
    private readonly model: Model,
    private readonly checker: Checker,
    private readonly all: Moments,
  ) {}

  /** That it never holds is said of these moments, that it always does of all there are. */
  at(when: TypedExpr | undefined, what: string, moments: readonly Moment[]): void {
    if (when === undefined || moments.length === 0) return;
    if (moments.every(({ conditions, holds }) => !canHold(allOf([holds, conditions.of(when)])))) {
      const alone = moments.every(({ conditions }) => !canHold(conditions.of(when)));
      this.checker.reporter.report(
        neverHolds,
        when.span,
        { what, context: !alone },
        { help: alone ? "compare it with what the vocabulary allows" : this.elsewhere(when, moments) },
      );
      return;
    }
    // A lone `exists` of what is always there has its own warning.
    if (when.kind === "exists" || moments.some(({ open }) => canHold(open.of(when, false)))) return;
    this.checker.reporter.report(alwaysHolds, when.span, { what }, { help: "leave the condition out, or correct it" });
  }

  atRisk({ name, risk = [] }: EventModel): void {
    const moment = this.all.about(name);
    const { conditions } = moment;
    for (const [position, { when, level }] of risk.entries()) {
      if (when === undefined) continue;
      const holds = conditions.of(when);
      const earlier = risk.slice(0, position);
      const rest = allOf([holds, ...earlier.map((line) => conditions.of(line.when, false))]);
      if (canHold(holds) && !canHold(rest)) {
        this.checker.reporter.report(
          shadowedRisk,
          when.span,
          { level, event: name },
          {
            related: this.taking(earlier, conditions, holds).map((line) => ({
              span: line.span,
              message: "this line counts first",
            })),
            help: `put the narrower line first${this.taken([holds], [moment])}`,
          },
        );
      } else this.at(when, `the line \`${level}\` of \`${name}\``, [moment]);
    }
  }

  atVariants(policy: PolicyModel, moments: readonly Moment[]): void {
    for (const [position, { when, name }] of policy.variants.entries()) {
      const possible = moments.filter(({ conditions, holds }) => canHold(allOf([holds, conditions.of(when)])));
      const earlier = policy.variants.slice(0, position);
      const left = possible.some(({ conditions, holds }) =>
        canHold(allOf([holds, conditions.of(when), ...earlier.map((variant) => conditions.of(variant.when, false))])),
      );
      if (possible.length === 0 || left) {
        this.at(when, `variant \`${name}\` of \`${policy.name}\``, moments);
        continue;
      }
      const taking = earlier.filter((variant) =>
        possible.some(({ conditions, holds }) =>
          canHold(allOf([holds, conditions.of(when), conditions.of(variant.when)])),
        ),
      );
      this.checker.reporter.report(
        shadowedVariant,
        when.span,
        { variant: name, policy: policy.name },
        {
          related: taking.map((variant) => ({ span: variant.span, message: "this one is in force first" })),
          help: `put the narrower variant first${this.taken(
            possible.map(({ conditions, holds }) => allOf([holds, conditions.of(when)])),
            possible,
          )}`,
        },
      );
    }
  }

  /** What would meet the condition, were it asked for there. */
  private elsewhere(when: TypedExpr, moments: readonly Moment[]): string {
    for (const { conditions } of moments) {
      const answer = findExample([conditions.of(when)], conditions);
      if (answer.kind !== "example") continue;
      return `\`${exampleWords(answer.example, this.model)}\` would meet it, but is not asked about here`;
    }
    return "compare it with the conditions around it";
  }

  private taken(formulas: readonly Formula[], moments: readonly Moment[]): string {
    for (const [at, formula] of formulas.entries()) {
      const { conditions } = moments[at]!;
      const answer = findExample([formula], conditions);
      if (answer.kind === "example") return `: \`${exampleWords(answer.example, this.model)}\` never gets here`;
    }
    return "";
  }

  /** The earlier lines that take some of what this one asks for. */
  private taking<Line extends { readonly when?: TypedExpr }>(
    earlier: readonly Line[],
    conditions: Conditions,
    holds: Formula,
  ): Line[] {
    return earlier.filter((line) => canHold(allOf([holds, conditions.of(line.when)])));
  }
}
