/** What became of the risky moments, and why: by risk, reason, type, value, signal, control and segment. */
import { compareCodePoints } from "../base/codepoints.js";
import type { RiskLevel } from "../bundle/types.js";
import { CELL, FATE, LEVELS, partsOf } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { branchesOf } from "./branches.js";
import { intervals, optional } from "./intervals.js";
import type { Estimates } from "./intervals.js";
import type { Population } from "./population.js";
import { withheldParts } from "./privacy.js";
import type {
  BlindGroup,
  BlindSpot,
  BlindValue,
  ControlCoverage,
  CoverageReport,
  RiskCoverage,
  SegmentCoverage,
  SignalCoverage,
  WhyNot,
} from "./report.js";
import type { Shown } from "./volume.js";

/** Rows of blind spots that a report lists. */
const MOST_ROWS = 50;
const REASONS = [
  "prompted",
  "silenced",
  "quiet_hours",
  "outranked",
  "exempt",
  "held_out",
  "too_late",
  "left_to_baseline",
  "no_policy",
] as const satisfies readonly WhyNot["why"][];

export function coverageOf(tally: Tally, population: Population, shown: Shown): CoverageReport {
  const { samples, settings } = tally;
  const estimates = population.estimates(0);
  const least = LEVELS.indexOf(settings.risk);
  const sample = samples[0]!;
  return {
    risk: settings.risk,
    byRisk: Object.fromEntries(
      LEVELS.map((risk, level) => [risk, riskCoverage(tally, 0, [level], estimates)]),
    ) as CoverageReport["byRisk"],
    atLeast: riskCoverage(tally, 0, levelsFrom(least), estimates),
    people: {
      withMoment: sample.total(CELL.withMoment),
      prompted: sample.total(CELL.withMomentPrompted),
      ...intervals({ prompted: estimates.share([CELL.withMomentPrompted], [CELL.withMoment]) }),
    },
    whyNot: whyNotOf(tally),
    blindSpots: blindSpotsOf(tally),
    blindValues: blindValuesOf(tally),
    blindGroups: blindGroupsOf(tally, shown),
    bySignal: bySignal(tally),
    byControl: byControl(tally),
    bySegment: tally.audiences.segments.map((segment, at) => segmentOf(tally, population, segment, at, shown)),
    branches: branchesOf(tally),
  };
}

function levelsFrom(least: number): number[] {
  return LEVELS.flatMap((_, level) => (level >= least ? [level] : []));
}

function countsOf(tally: Tally, group: number, levels: readonly number[]): Omit<RiskCoverage, "intervals"> {
  const sample = tally.samples[group]!;
  const of = (fate: number): number =>
    levels.reduce((sum, level) => sum + sample.total(tally.cells.moment(level, fate)), 0);
  const prompted = of(FATE.inTime) + of(FATE.tooLate);
  const silenced = of(FATE.silenced);
  const heldOut = of(FATE.heldOut);
  const exempt = of(FATE.exempt);
  const leftToBaseline = of(FATE.leftToBaseline);
  const unreached = of(FATE.noPolicy) + leftToBaseline;
  const reached = prompted + silenced + heldOut + exempt;
  return {
    moments: reached + unreached,
    reached,
    prompted,
    silenced,
    heldOut,
    exempt,
    unreached,
    promptedInTime: of(FATE.inTime),
    leftToBaseline,
  };
}

const REACHED = [FATE.inTime, FATE.tooLate, FATE.silenced, FATE.heldOut, FATE.exempt];
const UNREACHED = [FATE.noPolicy, FATE.leftToBaseline];

function riskCoverage(tally: Tally, group: number, levels: readonly number[], estimates: Estimates): RiskCoverage {
  const cells = (fates: readonly number[]): number[] =>
    levels.flatMap((level) => fates.map((fate) => tally.cells.moment(level, fate)));
  const all = cells([...REACHED, ...UNREACHED]);
  return {
    ...countsOf(tally, group, levels),
    ...intervals({
      reached: estimates.share(cells(REACHED), all),
      promptedInTime: estimates.share(cells([FATE.inTime]), all),
      silenced: estimates.share(cells([FATE.silenced]), all),
      unreached: estimates.share(cells(UNREACHED), all),
    }),
  };
}

function segmentOf(
  tally: Tally,
  population: Population,
  segment: string,
  at: number,
  { smallGroups, withheld }: Shown,
): SegmentCoverage {
  if (!smallGroups && withheld.has(at)) return { segment };
  const levels = levelsFrom(LEVELS.indexOf(tally.settings.risk));
  const estimates = population.estimates(at + 1);
  const { intervals: found, ...counts } = riskCoverage(tally, at + 1, levels, estimates);
  const sample = tally.samples[at + 1]!;
  return {
    segment,
    figures: {
      people: population.people[at + 1]!,
      ...counts,
      withMoment: sample.total(CELL.withMoment),
      withMomentPrompted: sample.total(CELL.withMomentPrompted),
      ...(found === undefined ? {} : { intervals: { promptedInTime: found.promptedInTime, reached: found.reached } }),
    },
  };
}

/** Every moment stands in exactly one row. */
function whyNotOf(tally: Tally): readonly WhyNot[] {
  const { plan, moments, samples, cells, audiences } = tally;
  const rows: WhyNot[] = [];
  const add = (row: Pick<WhyNot, "why" | "policy" | "by">, of: (level: number) => number): void => {
    const counts = LEVELS.map((_, level) => of(level));
    const sum = counts.reduce((all, count) => all + count, 0);
    if (sum === 0) return;
    const byRisk = Object.fromEntries(LEVELS.map((risk, level) => [risk, counts[level]!])) as WhyNot["byRisk"];
    rows.push({ ...row, moments: sum, byRisk });
  };
  const everybody =
    (fate: number) =>
    (level: number): number =>
      samples[0]!.total(cells.moment(level, fate));
  const from =
    (counts: Float64Array, row: number) =>
    (level: number): number =>
      counts[row * LEVELS.length + level]!;
  add({ why: "prompted" }, everybody(FATE.inTime));
  add({ why: "too_late" }, everybody(FATE.tooLate));
  add({ why: "no_policy" }, everybody(FATE.noPolicy));
  plan.limits.forEach(({ policy, place, text, kind }, row) =>
    add(
      { why: kind === "quiet" ? "quiet_hours" : "silenced", policy: plan.policies[policy]!, by: `${place}: ${text}` },
      from(moments.silenced, row),
    ),
  );
  plan.policies.forEach((policy, row) => add({ why: "outranked", policy }, from(moments.outranked, row)));
  plan.policies.forEach((policy, row) => add({ why: "held_out", policy }, from(moments.heldOut, row)));
  plan.exemptions.forEach((by, row) => add({ why: "exempt", by }, from(moments.exempt, row)));
  audiences.layers.forEach(({ name }, row) => add({ why: "left_to_baseline", by: name }, from(moments.left, row)));
  return rows.toSorted((a, b) => REASONS.indexOf(a.why) - REASONS.indexOf(b.why) || b.moments - a.moments);
}

function blindSpotsOf({ moments, plan }: Tally): readonly BlindSpot[] {
  return plan.types
    .flatMap((type, at) =>
      LEVELS.map((risk, level): BlindSpot => {
        const of = (fate: number): number => moments.of(at, level, fate);
        return {
          type,
          risk,
          moments: [...REACHED, ...UNREACHED].reduce((sum, fate) => sum + of(fate), 0),
          unreached: of(FATE.noPolicy),
          leftToBaseline: of(FATE.leftToBaseline),
        };
      }),
    )
    .filter(({ unreached }) => unreached > 0)
    .toSorted((a, b) => rank(b.risk) - rank(a.risk) || b.unreached - a.unreached || compareCodePoints(a.type, b.type));
}

function rank(risk: RiskLevel): number {
  return LEVELS.indexOf(risk);
}

function blindValuesOf({ moments, plan }: Tally): readonly BlindValue[] {
  return plan.moments
    .flatMap((moment) =>
      (moment?.fields ?? []).flatMap(({ name, values, at }) =>
        [...values, undefined].map((value, position): BlindValue => ({
          type: moment!.name,
          field: name,
          ...optional("value", value),
          moments: moments.values[at + position]!,
          unreached: moments.unreachedValues[at + position]!,
        })),
      ),
    )
    .filter(({ unreached }) => unreached > 0)
    .toSorted(
      (a, b) =>
        b.unreached - a.unreached ||
        compareCodePoints(a.type, b.type) ||
        compareCodePoints(a.field, b.field) ||
        compareCodePoints(a.value ?? "", b.value ?? ""),
    )
    .slice(0, MOST_ROWS);
}

function blindGroupsOf({ groups }: Tally, { smallGroups }: Shown): readonly BlindGroup[] {
  return [...groups.byAttribute]
    .flatMap(([attribute, values]) => {
      const rows = [...values]
        .map(([value, counts]): BlindGroup => ({ attribute, ...optional("value", value), ...counts }))
        .toSorted((a, b) => compareCodePoints(a.value ?? "", b.value ?? ""));
      const withheld = smallGroups ? new Set<number>() : withheldParts(rows.map(({ people }) => people));
      return rows.filter(({ unreached }, at) => unreached > 0 && !withheld.has(at));
    })
    .toSorted(
      (a, b) =>
        b.unreached - a.unreached ||
        compareCodePoints(a.attribute, b.attribute) ||
        compareCodePoints(a.value ?? "", b.value ?? ""),
    )
    .slice(0, MOST_ROWS);
}

function bySignal({ plan, moments, bundle }: Tally): readonly SignalCoverage[] {
  return plan.signals.map((signal, row) => ({
    signal,
    policies: plan.policies.filter((policy) => bundle.policies[policy]!.signals?.names.includes(signal) ?? false),
    ...parts(moments.signals, row),
  }));
}

function byControl({ plan, moments, bundle, samples, cells, audiences }: Tally): readonly ControlCoverage[] {
  return plan.controls
    .map(({ framework, identifier }, row) => {
      const policies = plan.policies.flatMap((name, policy) => (plan.controlsOf[policy]!.includes(row) ? [name] : []));
      const names = ({ controls }: { readonly controls: (typeof bundle.policies)[string]["controls"] }): boolean =>
        controls.some((control) => control.framework === framework && control.identifiers.includes(identifier));
      return {
        framework,
        identifier,
        policies,
        layers: audiences.layers.flatMap(({ name, layer }) => (names(layer) ? [name] : [])),
        prompts: policies.reduce((sum, name) => sum + samples[0]!.total(cells.policy(plan.policyAt.get(name)!, 0)), 0),
        ...parts(moments.controls, row),
      };
    })
    .toSorted((a, b) => compareCodePoints(a.framework, b.framework) || compareCodePoints(a.identifier, b.identifier));
}

function parts(
  counts: Float64Array,
  row: number,
): Pick<SignalCoverage, "moments" | "prompted" | "silenced" | "heldOut" | "exempt"> {
  const [prompted, silenced, heldOut, exempt] = partsOf(counts, row);
  return { moments: prompted + silenced + heldOut + exempt, prompted, silenced, heldOut, exempt };
}
