/** How much of the policies a log exercises, told from decisions alone: triggers, signals, variants, limits, steps, exemptions. */
import type { Tally } from "../simulator/index.js";
import type { BranchReport } from "./report.js";

interface Branch {
  readonly branch: BranchReport["never"][number];
  readonly times: number;
}

export function branchesOf(tally: Tally): BranchReport {
  const branches = [
    ...tally.plan.policies.flatMap((policy, at) => branchesOfPolicy(tally, policy, at)),
    ...sharedLimits(tally),
    ...tally.plan.exemptions.map((name, at): Branch => ({
      branch: { kind: "exemption", text: `${name} never applied` },
      times: tally.exemptions[at]!,
    })),
  ];
  return {
    total: branches.length,
    exercised: branches.filter(({ times }) => times > 0).length,
    never: branches.filter(({ times }) => times === 0).map(({ branch }) => branch),
  };
}

function branchesOfPolicy(tally: Tally, policy: string, at: number): Branch[] {
  const { plan, bundle } = tally;
  const { triggers, signals, variants } = bundle.policies[policy]!;
  const branch = (kind: Branch["branch"]["kind"], text: string, times: number): Branch => ({
    branch: { policy, kind, text },
    times,
  });
  const limits = plan.limits.flatMap((row, position) =>
    row.policy === at && row.place === "policy" ? [[row.text, tally.suppressed[position]!] as const] : [],
  );
  return [
    ...triggers.map(({ on }) => {
      const times = on.reduce(
        (sum, type) => sum + tally.occurrences[at * plan.types.length + plan.typeAt.get(type)!]!,
        0,
      );
      return branch("trigger", `no ${on.join(", ")} was an occurrence`, times);
    }),
    ...(signals?.names ?? []).map((signal) => {
      const times = tally.signalsThere[at * plan.signals.length + plan.signalAt.get(signal)!]!;
      return branch("signal", `signal ${signal} was never there`, times);
    }),
    ...variants.map(({ name }) =>
      branch("variant", `variant ${name} was never in force`, tally.variants.get(`${policy} ${name}`) ?? 0),
    ),
    ...limits.map(([text, times]) => branch("limit", `\`${text}\` never refused`, times)),
    ...plan.steps.flatMap((row, position) => {
      if (row.policy !== at) return [];
      const whose = row.variant === undefined ? "" : ` (variant ${row.variant})`;
      return [branch("step", `\`${row.step.text}\` never fired${whose}`, tally.stepsFired[position]!)];
    }),
  ];
}

function sharedLimits(tally: Tally): Branch[] {
  const times = new Map<string, number>(tally.bundle.limits.map(({ text }) => [text, 0]));
  tally.plan.limits.forEach(({ place, text }, row) => {
    if (place === "limits") times.set(text, times.get(text)! + tally.suppressed[row]!);
  });
  return [...times].map(([text, refused]) => ({
    branch: { kind: "limit", text: `\`${text}\` never refused` },
    times: refused,
  }));
}
