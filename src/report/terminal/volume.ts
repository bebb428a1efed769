/** How many prompts there are, when, and for whom. */
import { WEEKDAYS } from "../calendar.js";
import type { PolicyVolumeReport, Report } from "../report.js";
import { table } from "../table.js";
import { between, counted, decimal, number, percent, share, time } from "../words.js";
import { WIDTH, hanging, listed, sparkline, printable } from "./lines.js";
import type { Paint } from "./lines.js";

export function volume({ volume: all }: Report, paint: Paint): string[] {
  const row = (name: string, policy: Totals, suppressed: number): string[] => [
    name,
    number(policy.occurrences),
    number(policy.prompts),
    number(suppressed),
    number(policy.exempt),
    number(policy.heldOut),
    number(policy.escalations),
  ];
  const policies = Object.entries(all.byPolicy).toSorted(
    ([, a], [, b]) => b.prompts - a.prompts || b.occurrences - a.occurrences,
  );
  return [
    paint.bold("Volume"),
    ...table(
      ["policy", "occurrences", "prompts", "suppressed", "exempt", "held out", "escalations"],
      [
        ...policies.map(([name, policy]) => row(name, policy, suppressedOf(policy))),
        ...(policies.length > 1 ? [row("all", all, all.suppressed)] : []),
      ],
      { indent: 2, width: WIDTH, head: paint.dim },
    ),
    ...perPersonWeek(all.perPersonWeek, paint),
    ...interruption(all.interruption, paint),
    ...rhythm(all, paint),
  ];
}

type Totals = Pick<PolicyVolumeReport, "occurrences" | "prompts" | "exempt" | "heldOut" | "escalations">;

function suppressedOf(policy: PolicyVolumeReport): number {
  return Object.values(policy.suppressed).reduce((sum, count) => sum + count, 0);
}

function perPersonWeek(week: Report["volume"]["perPersonWeek"], paint: Paint): string[] {
  return [
    `  Prompts per person and week: mean ${decimal(week.mean)}${between(week.intervals?.mean, decimal)}, p50 ${week.p50}, p90 ${week.p90}, p95 ${week.p95}, p99 ${week.p99}, max ${week.max}`,
    ...hanging(
      `over ${counted(week.people, "person", "people")} × ${counted(week.weeks, "week", "weeks")}; ${share(week.withoutPrompt, week.personWeeks)} of these person-weeks have none, and ${counted(week.peopleWithoutPrompt, "person", "people")} never had one`,
      2,
    ).map((line) => paint.dim(line)),
  ];
}

function interruption(found: Report["volume"]["interruption"], paint: Paint): string[] {
  if (found.totalMs === 0) return [];
  return [
    `  Interruption: ${time(found.totalMs)} in all, ${time(found.meanPerPersonWeekMs)} per person and week, ${time(found.meanPerPromptMs)} a prompt`,
    ...hanging(
      `${time(found.overheadMs)} of overhead and the reading of its texts, at ${found.speeds.map(speed).join(", ")}`,
      2,
    ).map((line) => paint.dim(line)),
  ];
}

function speed({ locales, per, perMinute }: Report["volume"]["interruption"]["speeds"][number]): string {
  return `${number(perMinute)} ${per}s a minute in ${locales === "*" ? "other languages" : locales}`;
}

/** How prompts are spread over days and hours, as far as lines can show it. */
function rhythm({ byDay, byWeekdayHour, prompts }: Report["volume"], paint: Paint): string[] {
  if (prompts === 0) return [];
  const hours = Array.from({ length: 24 }, (_, hour) =>
    byWeekdayHour.prompts.reduce((sum, row) => sum + row[hour]!, 0),
  );
  const week = byWeekdayHour.prompts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const busiest = week.indexOf(Math.max(...week));
  const most = Math.max(...byDay.map((day) => day.prompts));
  const days = sparkline(
    byDay.map((day) => day.prompts),
    WIDTH - 40,
  );
  return [
    `  by day   ${days}  ${paint.dim(`at most ${number(most)}, from ${byDay[0]!.date}`)}`,
    `  by hour  ${sparkline(hours, 24)}  ${paint.dim("midnight to midnight, by people's own clocks")}`,
    `  weekday  ${sparkline(week, 7)}  ${paint.dim(`monday to sunday; most on ${WEEKDAYS[busiest]!}`)}`,
  ];
}

export function segments({ volume: { bySegment }, coverage }: Report, paint: Paint): string[] {
  if (bySegment.length === 0) return [];
  const rows = bySegment.map(({ segment, figures }, at) => {
    const moments = coverage.bySegment[at]?.figures;
    if (figures === undefined) return [segment, "withheld", "", "", "", ""];
    return [
      segment,
      number(figures.people),
      number(figures.prompts),
      decimal(figures.promptsPerPersonWeek),
      time(figures.interruptionMsPerPersonWeek),
      moments === undefined ? "–" : share(moments.promptedInTime, moments.moments),
    ];
  });
  const head = ["segment", "people", "prompts", "a person-week", "interruption", "prompted in time"];
  return [paint.bold("Segments"), ...table(head, rows, { indent: 2, width: WIDTH, head: paint.dim })];
}

export function limits({ volume: { topLimits } }: Report, paint: Paint): string[] {
  if (topLimits.length === 0) return [];
  return [
    paint.bold("Limits that silenced most"),
    ...listed(
      topLimits.map(({ suppressed, policy, limit }) => [suppressed, `${policy}  ${limit}`] as const),
      paint,
    ),
  ];
}

export function layers({ volume: { followUps, baselines } }: Report, paint: Paint): string[] {
  const entries = [
    ...followUps.map(({ name, byLadder = 0 }) => [byLadder, `follow up ${name}, by ladders`] as const),
    ...baselines.flatMap(({ name, assignments }) =>
      assignments === undefined ? [] : [[assignments, `baseline ${name}, assignments in this span`] as const],
    ),
  ].filter(([count]) => count > 0);
  return entries.length === 0 ? [] : [paint.bold("Follow ups and baselines"), ...listed(entries, paint)];
}

export function people({ volume: { topPeople } }: Report, paint: Paint): string[] {
  if (topPeople === undefined || topPeople.length === 0) return [];
  return [
    paint.bold("People with most prompts"),
    ...listed(
      topPeople.map(
        ({ person, prompts, moments }) => [prompts, `${printable(person)}, ${number(moments)} moments`] as const,
      ),
      paint,
    ),
  ];
}

export function noise({ noise: { all, answersThatDidNot, retireFirst } }: Report, paint: Paint): string[] {
  if (all.answers + all.labelledPrompts === 0) return [];
  const lines: string[] = [];
  if (all.answers > 0)
    lines.push(
      `${number(all.answers)} answers: ${percent(all.dismissedShare!)} dismissed${between(all.intervals?.dismissedShare, percent)}, ${percent(all.overriddenShare!)} overridden, ${percent(all.notUsefulShare!)} not useful; ${number(answersThatDidNot)} more fit no prompt`,
    );
  if (all.precision !== undefined)
    lines.push(
      `precision ${percent(all.precision)}${between(all.intervals?.precision, percent)} over ${number(all.labelledPrompts)} labelled prompts`,
    );
  return [
    paint.bold("Noise, from recorded answers and labels"),
    ...lines.flatMap((line) => hanging(line, 2)),
    ...(retireFirst.length === 0
      ? []
      : [
          paint.dim("  prompts that nobody would miss, at least, by policy"),
          ...listed(
            retireFirst.map(
              ({ policy, promptsSpared, noiseShare, basis }) =>
                [promptsSpared, `${policy}, ${percent(noiseShare)} noise by ${basis}`] as const,
            ),
            paint,
          ),
        ]),
  ];
}
