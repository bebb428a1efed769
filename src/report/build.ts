/** From the tally of a replay to its report. */
import { compareCodePoints } from "../base/codepoints.js";
import { formatInstant } from "../base/instant.js";
import { identity } from "../bundle/index.js";
import type { RiskLevel } from "../bundle/types.js";
import { MomentCounts, SET_ASIDE_REASONS } from "../simulator/index.js";
import type { InputProblem, PolicyVolume, Tally } from "../simulator/index.js";
import { DEFINITIONS } from "./definitions.js";
import type {
  BlindSpot,
  CoverageReport,
  InputReport,
  PeopleReport,
  PerPersonWeek,
  PolicyVolumeReport,
  Report,
  RiskCoverage,
  VolumeReport,
} from "./report.js";
import { statisticsOf } from "./statistics.js";

export interface ReportFacts {
  /** Names of the logs, in the order in which they were read. */
  readonly files: readonly string[];
  /** The version of the time zone data of the machine that replayed. */
  readonly tzdata: string;
  readonly problems: readonly InputProblem[];
}

const LEVELS: readonly RiskLevel[] = ["low", "medium", "high", "critical"];
const TOP_LIMITS = 20;

export function buildReport(tally: Tally, { files, tzdata, problems }: ReportFacts): Report {
  const { bundle } = tally;
  return {
    bundle: { sha256: identity(bundle), format: bundle.kairos },
    tzdata,
    log: {
      files,
      ...(tally.firstTime <= tally.lastTime
        ? { from: formatInstant(tally.firstTime), to: formatInstant(tally.lastTime) }
        : {}),
      timezone: bundle.org.timezone,
      problems,
    },
    input: inputOf(tally),
    people: peopleOf(tally),
    volume: volumeOf(tally),
    coverage: coverageOf(tally),
    definitions: DEFINITIONS,
  };
}

function inputOf({ ledger }: Tally): InputReport {
  const samples: Record<string, InputReport["samples"]["unreadable"]> = {};
  for (const reason of [...SET_ASIDE_REASONS, "out_of_vocabulary"] as const) {
    const found = ledger.samples(reason);
    if (found.length > 0) samples[reason] = found;
  }
  return {
    read: ledger.read,
    decided: ledger.decided,
    decidedByTypeAlone: ledger.byTypeAlone,
    outOfVocabulary: ledger.outOfVocabulary,
    setAside: ledger.setAside,
    duplicates: ledger.duplicates,
    setAsideBy: Object.fromEntries(
      SET_ASIDE_REASONS.map((reason) => [reason, ledger.setAsideBy(reason)]),
    ) as InputReport["setAsideBy"],
    samples,
  };
}

function peopleOf({ table, peopleSeen, peopleNotInTable }: Tally): PeopleReport {
  if (table === undefined) return { seen: peopleSeen, withoutTimezone: peopleSeen };
  return { table: table.size, seen: peopleSeen, notInTable: peopleNotInTable, withoutTimezone: table.withoutTimezone };
}

function volumeOf(tally: Tally): VolumeReport {
  const names = tally.volume.names().toSorted(compareCodePoints);
  const policies = names.map((name) => [name, policyOf(tally.volume.of(name))] as const);
  const total = (count: (policy: PolicyVolumeReport) => number): number =>
    policies.reduce((sum, [, policy]) => sum + count(policy), 0);
  const topLimits = policies
    .flatMap(([policy, { suppressed }]) =>
      Object.entries(suppressed).map(([limit, count]) => ({ policy, limit, suppressed: count })),
    )
    .toSorted(
      (a, b) =>
        b.suppressed - a.suppressed || compareCodePoints(a.policy, b.policy) || compareCodePoints(a.limit, b.limit),
    );
  return {
    occurrences: total((policy) => policy.occurrences),
    prompts: total((policy) => policy.prompts),
    exempt: total((policy) => policy.exempt),
    heldOut: total((policy) => policy.heldOut),
    escalations: total((policy) => policy.escalations),
    byPolicy: Object.fromEntries(policies),
    topLimits: topLimits.slice(0, TOP_LIMITS),
    perPersonWeek: perPersonWeekOf(tally),
  };
}

function policyOf(volume: PolicyVolume): PolicyVolumeReport {
  const suppressed = [
    ...[...volume.suppressedByPolicy].map(([limit, count]) => [`policy: ${limit}`, count] as const),
    ...[...volume.suppressedByLimits].map(([limit, count]) => [`limits: ${limit}`, count] as const),
  ].toSorted(([a], [b]) => compareCodePoints(a, b));
  return {
    occurrences: volume.occurrences,
    prompts: volume.prompts,
    exempt: volume.exempt,
    heldOut: volume.heldOut,
    escalations: volume.escalations,
    suppressed: Object.fromEntries(suppressed),
  };
}

function perPersonWeekOf(tally: Tally): PerPersonWeek {
  const people = tally.table?.size ?? tally.peopleSeen;
  const weeks = tally.weeks.size;
  const positive = tally.histogram.entries();
  const personWeeks = people * weeks;
  const withPrompt = positive.reduce((sum, [, times]) => sum + times, 0);
  return {
    people,
    weeks,
    personWeeks,
    withoutPrompt: personWeeks - withPrompt,
    ...statisticsOf(positive, personWeeks),
  };
}

function coverageOf(tally: Tally): CoverageReport {
  const levels = new Map<RiskLevel, MomentCounts>(LEVELS.map((level) => [level, new MomentCounts()]));
  const blindSpots: BlindSpot[] = [];
  for (const { type, risk, counts } of tally.coverage.entries()) {
    levels.get(risk)!.merge(counts);
    if (counts.unreached > 0) blindSpots.push({ type, risk, moments: counts.moments, unreached: counts.unreached });
  }
  blindSpots.sort(
    (a, b) =>
      LEVELS.indexOf(b.risk) - LEVELS.indexOf(a.risk) || b.unreached - a.unreached || compareCodePoints(a.type, b.type),
  );
  return {
    byRisk: Object.fromEntries(
      LEVELS.map((level) => [level, riskCoverage(levels.get(level)!)]),
    ) as CoverageReport["byRisk"],
    people: { withMoment: tally.peopleWithMoment, prompted: tally.peopleWithMomentPrompted },
    blindSpots,
  };
}

function riskCoverage(counts: MomentCounts): RiskCoverage {
  return {
    moments: counts.moments,
    reached: counts.reached,
    prompted: counts.prompted,
    silenced: counts.silenced,
    heldOut: counts.heldOut,
    exempt: counts.exempt,
    unreached: counts.unreached,
  };
}
