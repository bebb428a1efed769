/** How many prompts a policy set causes: when, for whom, by which policy, and what they cost. */
import { compareCodePoints } from "../base/codepoints.js";
import { DAY_MS } from "../base/instant.js";
import { CELL, LEVELS, OF_POLICY, ON_DAY, FATE, speedsOf } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { dateOf, daysIn, periodsIn } from "./calendar.js";
import { intervals, optional } from "./intervals.js";
import type { Estimates } from "./intervals.js";
import type { Population } from "./population.js";
import { isSmall } from "./privacy.js";
import type {
  DayVolume,
  InterruptionReport,
  LayerVolume,
  PerPersonWeek,
  PolicyVolumeReport,
  SegmentVolume,
  TopMoment,
  TopPerson,
  VolumeReport,
} from "./report.js";
import { statisticsOf } from "./statistics.js";

export interface Shown {
  /** Whether figures about few people are shown. */
  readonly smallGroups: boolean;
  /** Positions of the segments that are not shown. */
  readonly withheld: ReadonlySet<number>;
  /** What stands for the id of a person. */
  readonly nameOf: (person: string) => string;
}

const TOP = 20;

export function volumeOf(tally: Tally, population: Population, shown: Shown): VolumeReport {
  const sample = tally.samples[0]!;
  const estimates = population.estimates(0);
  const policies = tally.plan.policies.map(
    (name, policy) => [name, policyOf(tally, policy, estimates, shown)] as const,
  );
  const totals = totalsOf((what) => sample.total(what));
  return {
    ...totals,
    ...intervals({
      prompts: estimates.total(CELL.prompts),
      suppressed: estimates.total(CELL.suppressed),
      escalations: estimates.total(CELL.escalations),
    }),
    byPolicy: Object.fromEntries(policies),
    byDay: daysIn(tally).map((day) => dayOf(tally, day)),
    byWeekdayHour: { prompts: rowsOfWeek(tally.promptHours), occurrences: rowsOfWeek(tally.occurrenceHours) },
    bySegment: tally.audiences.segments.map((segment, at) => segmentOf(tally, population, segment, at, shown)),
    perPersonWeek: perPersonWeekOf(tally, population, estimates),
    interruption: interruptionOf(tally, population, estimates),
    followUps: layersOf(tally, population, "follow_up", shown),
    baselines: layersOf(tally, population, "baseline", shown),
    ...(shown.smallGroups ? { topPeople: topPeopleOf(tally, shown) } : {}),
    topMoments: topMomentsOf(tally),
    topLimits: policies
      .flatMap(([policy, { suppressed }]) =>
        Object.entries(suppressed).map(([limit, count]) => ({ policy, limit, suppressed: count })),
      )
      .toSorted(
        (a, b) =>
          b.suppressed - a.suppressed || compareCodePoints(a.policy, b.policy) || compareCodePoints(a.limit, b.limit),
      )
      .slice(0, TOP),
  };
}

/** The numbers of cells for all policies are those for one. */
function totalsOf(count: (what: number) => number): {
  occurrences: number;
  prompts: number;
  exempt: number;
  heldOut: number;
  escalations: number;
  suppressed: number;
} {
  const prompts = count(CELL.prompts);
  const suppressed = count(CELL.suppressed);
  const exempt = count(CELL.exempt);
  const heldOut = count(CELL.heldOut);
  return {
    occurrences: prompts + suppressed + exempt + heldOut,
    prompts,
    exempt,
    heldOut,
    escalations: count(CELL.escalations),
    suppressed,
  };
}

function policyOf(tally: Tally, policy: number, estimates: Estimates, { smallGroups }: Shown): PolicyVolumeReport {
  const { plan, cells, bundle, samples } = tally;
  const count = (what: number): number => samples[0]!.total(cells.policy(policy, what));
  const { title, owner } = bundle.policies[plan.policies[policy]!]!;
  const suppressed = plan.limits.flatMap(({ policy: own, place, text }, row) => {
    const refused = tally.suppressed[row]!;
    return own === policy && refused > 0 ? [[`${place}: ${text}`, refused] as const] : [];
  });
  const people = count(OF_POLICY.peoplePrompted);
  return {
    ...totalsOf(count),
    suppressed: Object.fromEntries(suppressed.toSorted(([a], [b]) => compareCodePoints(a, b))),
    ...optional("title", title),
    ...optional("owner", owner),
    ...(smallGroups || !isSmall(people) ? { peoplePrompted: people } : {}),
    interruptionMs: count(OF_POLICY.interruptionMs),
    steps: plan.steps.flatMap(({ policy: own, variant, position, step }, row) =>
      own === policy
        ? [
            {
              ...optional("variant", variant),
              position,
              text: step.text,
              action: step.action.kind,
              fired: tally.stepsFired[row]!,
            },
          ]
        : [],
    ),
    ...intervals({ prompts: estimates.total(cells.policy(policy, OF_POLICY.prompts)) }),
  };
}

function dayOf({ days, plan }: Tally, day: number): DayVolume {
  const counts = days.of(day);
  const byPolicy = plan.policies.map((name, policy) => [name, counts[ON_DAY.policies + policy]!] as const);
  return {
    date: dateOf(day),
    prompts: counts[ON_DAY.prompts]!,
    suppressed: counts[ON_DAY.suppressed]!,
    exempt: counts[ON_DAY.exempt]!,
    heldOut: counts[ON_DAY.heldOut]!,
    escalations: counts[ON_DAY.escalations]!,
    interruptionMs: counts[ON_DAY.interruptionMs]!,
    promptsByPolicy: Object.fromEntries(byPolicy.filter(([, prompts]) => prompts > 0)),
  };
}

function rowsOfWeek(hours: Float64Array): readonly (readonly number[])[] {
  return Array.from({ length: 7 }, (_, day) => Array.from(hours.subarray(day * 24, (day + 1) * 24)));
}

function segmentOf(
  tally: Tally,
  population: Population,
  segment: string,
  at: number,
  { smallGroups, withheld }: Shown,
): SegmentVolume {
  if (!smallGroups && withheld.has(at)) return { segment };
  const sample = tally.samples[at + 1]!;
  const estimates = population.estimates(at + 1);
  const people = population.people[at + 1]!;
  const weeks = periodsIn(tally, "week");
  const personWeeks = people * weeks;
  const days = tally.segmentDays[at]!;
  const interruptionMs = sample.total(CELL.interruptionMs);
  const totals = totalsOf((what) => sample.total(what));
  return {
    segment,
    figures: {
      people,
      ...totals,
      interruptionMs,
      promptsPerPersonWeek: ratio(totals.prompts, personWeeks),
      interruptionMsPerPersonWeek: ratio(interruptionMs, personWeeks),
      byDay: days.counted().map((day) => ({
        date: dateOf(day),
        prompts: days.of(day)[ON_DAY.prompts]!,
        interruptionMs: days.of(day)[ON_DAY.interruptionMs]!,
      })),
      ...intervals({
        prompts: estimates.total(CELL.prompts),
        promptsPerPersonWeek: estimates.perPerson(weeks, CELL.prompts),
        interruptionMsPerPersonWeek: estimates.perPerson(weeks, CELL.interruptionMs),
      }),
    },
  };
}

function perPersonWeekOf(tally: Tally, population: Population, estimates: Estimates): PerPersonWeek {
  const sample = tally.samples[0]!;
  const people = population.people[0]!;
  const weeks = periodsIn(tally, "week");
  const personWeeks = people * weeks;
  const positive = promptsPerWeek(tally);
  const withoutPrompt = personWeeks - positive.reduce((sum, [, times]) => sum + times, 0);
  const spread = estimates.spread(weeks);
  const distribution = [[0, withoutPrompt] as const, ...positive].filter(([, times]) => times > 0);
  return {
    people,
    weeks,
    personWeeks,
    withoutPrompt,
    ...statisticsOf(positive, personWeeks),
    peopleWithoutPrompt: people - sample.total(CELL.peopleWithPrompt),
    distribution: distribution.map(([prompts, times]) => ({ prompts, personWeeks: times })),
    ...(spread === undefined
      ? {}
      : {
          intervals: {
            mean: spread.mean,
            p50: spread.p50,
            p90: spread.p90,
            p95: spread.p95,
            p99: spread.p99,
            shareWithoutPrompt: spread.shareWithout,
          },
        }),
  };
}

/** Pairs of prompts above 0 and how many person-weeks had as many. */
function promptsPerWeek({ samples, cells }: Tally): readonly (readonly [prompts: number, personWeeks: number])[] {
  const sample = samples[0]!;
  return [...sample.cells()]
    .flatMap((cell) => {
      const prompts = cells.promptsOf(cell);
      return prompts === undefined ? [] : [[prompts, sample.total(cell)] as const];
    })
    .toSorted(([a], [b]) => a - b);
}

function interruptionOf(tally: Tally, population: Population, estimates: Estimates): InterruptionReport {
  const sample = tally.samples[0]!;
  const weeks = periodsIn(tally, "week");
  const totalMs = sample.total(CELL.interruptionMs);
  return {
    totalMs,
    overheadMs: tally.settings.overheadMs,
    meanPerPromptMs: ratio(totalMs, sample.total(CELL.prompts)),
    meanPerPersonWeekMs: ratio(totalMs, population.people[0]! * weeks),
    speeds: speedsOf(tally.bundle.org.locales).map(({ languages, per, perMinute, source }) => ({
      locales: languages.join(", "),
      per,
      perMinute,
      source,
    })),
    ...intervals({
      totalMs: estimates.total(CELL.interruptionMs),
      meanPerPersonWeekMs: estimates.perPerson(weeks, CELL.interruptionMs),
    }),
  };
}

function layersOf(
  tally: Tally,
  population: Population,
  kind: "baseline" | "follow_up",
  { smallGroups }: Shown,
): readonly LayerVolume[] {
  const { audiences, plan, stepsFired } = tally;
  const spanMs = daysIn(tally).length * DAY_MS;
  return audiences.layers.flatMap(({ name, kind: own, layer }, at) => {
    if (own !== kind) return [];
    const audience = population.audiences[at]!;
    const isShown = layer.for !== undefined && (smallGroups || !isSmall(audience));
    const byLadder = plan.steps.reduce(
      (sum, { step }, row) =>
        step.action.kind === "follow_up" && step.action.name === name ? sum + stepsFired[row]! : sum,
      0,
    );
    const assignments = layer.everyMs === undefined ? audience : (audience * spanMs) / layer.everyMs;
    return [
      {
        name,
        ...(kind === "follow_up" ? { byLadder } : {}),
        ...(isShown ? { audience } : {}),
        ...optional("everyMs", layer.everyMs),
        ...(kind === "baseline" && isShown ? { assignments } : {}),
      },
    ];
  });
}

function topPeopleOf({ topPeople }: Tally, { nameOf }: Shown): readonly TopPerson[] {
  return topPeople
    .list()
    .map(({ person, prompts, moments }) => ({ person: nameOf(person), prompts, moments }))
    .toSorted((a, b) => b.prompts - a.prompts || compareCodePoints(a.person, b.person));
}

function topMomentsOf({ moments, plan }: Tally): readonly TopMoment[] {
  return plan.types
    .flatMap((type, at) =>
      LEVELS.map((risk, level): TopMoment => {
        const of = (...fates: number[]): number => fates.reduce((sum, fate) => sum + moments.of(at, level, fate), 0);
        return {
          type,
          risk,
          moments: of(...Object.values(FATE)),
          prompted: of(FATE.inTime, FATE.tooLate),
          unreached: of(FATE.noPolicy, FATE.leftToBaseline),
        };
      }),
    )
    .filter((moment) => moment.moments > 0)
    .toSorted(
      (a, b) =>
        b.moments - a.moments || compareCodePoints(a.type, b.type) || LEVELS.indexOf(b.risk) - LEVELS.indexOf(a.risk),
    )
    .slice(0, TOP);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
