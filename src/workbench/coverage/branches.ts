/**
 * The branches of a policy set: every way that a clause can go, each with the name under which a run reports it. A clause
 * that can go one way only (`possible.ts`) has one branch or none, so that all of them can be met.
 */
import type { Bundle, Limit, Policy, Step, Trigger } from "../../bundle/types.js";
import type { Branch, Coverage, CoverageGroup } from "../tests/report.js";
import { Possible } from "./possible.js";

/** Names of branches; a run counts under the same. */
export const branchName = {
  trigger: (policy: string, position: number, way: "occurred" | "passed"): string =>
    `trigger ${policy} ${position} ${way}`,
  signal: (policy: string, signal: string, way: "there" | "absent"): string => `signal ${policy} ${signal} ${way}`,
  variant: (policy: string, variant: string): string => `variant ${policy} ${variant}`,
  /** `policy` is undefined for those that hold across policies. */
  limit: (policy: string | undefined, text: string): string => `limit ${policy ?? ""} ${text}`,
  step: (policy: string, ladder: string | undefined, position: number): string =>
    `step ${policy} ${ladder ?? ""} ${position}`,
  exemption: (name: string): string => `exemption ${name}`,
};

/** @param met - by name of the branch */
export function coverageOf(bundle: Bundle, met: ReadonlyMap<string, number>): Coverage {
  const lister = new Lister(bundle, met);
  const groups = [
    ...Object.entries(bundle.policies).map(([name, policy]) => group("policy", name, lister.policy(name, policy))),
    group("limits", "limits", lister.limits(undefined, [["/limits", bundle.limits]])),
    group("exemptions", "exemptions", lister.exemptions()),
  ].filter(({ branches }) => branches.length > 0);
  return {
    covered: groups.reduce((sum, { covered }) => sum + covered, 0),
    total: groups.reduce((sum, { branches }) => sum + branches.length, 0),
    groups,
  };
}

function group(of: CoverageGroup["of"], name: string, branches: readonly Branch[]): CoverageGroup {
  return { of, name, covered: branches.filter(({ times }) => times > 0).length, branches };
}

class Lister {
  private readonly possible: Possible;

  constructor(
    private readonly bundle: Bundle,
    private readonly met: ReadonlyMap<string, number>,
  ) {
    this.possible = new Possible(bundle);
  }

  policy(name: string, policy: Policy): Branch[] {
    const pointer = `/policies/${name}`;
    const lists: [string, readonly Limit[]][] = [[`${pointer}/fatigue`, policy.fatigue]];
    policy.variants.forEach(({ fatigue }, at) => {
      if (fatigue !== undefined) lists.push([`${pointer}/variants/${at}/fatigue`, fatigue]);
    });
    return [
      ...policy.triggers.flatMap((trigger, at) => this.trigger(name, trigger, at)),
      ...(policy.signals?.names ?? []).flatMap((signal) => this.signal(name, policy, signal)),
      ...policy.variants.map((variant, at) =>
        this.branch(
          "variant",
          branchName.variant(name, variant.name),
          `variant ${variant.name} was never in force`,
          `${pointer}/variants/${at}`,
        ),
      ),
      ...this.limits(name, lists),
      ...this.steps(name, undefined, policy.escalate, `${pointer}/escalate`),
      ...policy.variants.flatMap(({ name: variant, escalate }, at) =>
        escalate === undefined ? [] : this.steps(name, variant, escalate, `${pointer}/variants/${at}/escalate`),
      ),
    ];
  }

  private trigger(name: string, trigger: Trigger, at: number): Branch[] {
    const on = trigger.on.join(", ");
    const pointer = `/policies/${name}/triggers/${at}`;
    const occurred = this.branch(
      "trigger",
      branchName.trigger(name, at, "occurred"),
      `no ${on} was an occurrence`,
      pointer,
    );
    if (!this.possible.passes(name, trigger)) return [occurred];
    const passed = this.branch(
      "trigger",
      branchName.trigger(name, at, "passed"),
      `every ${on} was an occurrence`,
      pointer,
    );
    return [occurred, passed];
  }

  private signal(name: string, policy: Policy, signal: string): Branch[] {
    const branch = (way: "there" | "absent", missing: string): Branch =>
      this.branch("signal", branchName.signal(name, signal, way), missing, `/signals/${signal}`);
    const there = branch("there", `signal ${signal} was never there`);
    return this.possible.isAbsent(policy, signal)
      ? [there, branch("absent", `signal ${signal} was always there`)]
      : [there];
  }

  /** A limit that stands in the base and in variants is one. */
  limits(
    policy: string | undefined,
    lists: readonly (readonly [pointer: string, limits: readonly Limit[]])[],
  ): Branch[] {
    const branches = new Map<string, Branch>();
    for (const [pointer, limits] of lists) {
      limits.forEach((limit, at) => {
        const { text } = limit;
        if (branches.has(text) || !this.possible.refuses(limit, policy)) return;
        const name = branchName.limit(policy, text);
        branches.set(text, this.branch("limit", name, `\`${text}\` never refused`, `${pointer}/${at}`));
      });
    }
    return [...branches.values()];
  }

  private steps(policy: string, variant: string | undefined, steps: readonly Step[], pointer: string): Branch[] {
    const whose = variant === undefined ? "" : ` (variant ${variant})`;
    return steps.map(({ text }, at) =>
      this.branch("step", branchName.step(policy, variant, at), `\`${text}\` never fired${whose}`, `${pointer}/${at}`),
    );
  }

  exemptions(): Branch[] {
    return this.bundle.exemptions.map(({ name }, at) =>
      this.branch("exemption", branchName.exemption(name), `${name} never applied`, `/exemptions/${at}`),
    );
  }

  private branch(kind: Branch["kind"], name: string, missing: string, pointer: string): Branch {
    const place = this.bundle.sourceMap?.[pointer];
    return { kind, missing, ...(place === undefined ? {} : { place }), times: this.met.get(name) ?? 0 };
  }
}
