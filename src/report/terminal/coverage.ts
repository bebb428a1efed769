/** What became of risky moments, why they were not prompted, and what nothing reached. */
import type { Report } from "../report.js";
import { shortened, table } from "../table.js";
import { LEVELS, WHY_WORDS, between, byReason, graveLevels, number, orAbove, percent, share } from "../words.js";
import { WIDTH, hanging, listed } from "./lines.js";
import type { Paint } from "./lines.js";

export function coverage({ coverage: { byRisk, atLeast, people, risk } }: Report, paint: Paint): string[] {
  const rows = LEVELS.map((level) => {
    const counts = byRisk[level];
    return [
      level,
      number(counts.moments),
      number(counts.reached),
      share(counts.reached, counts.moments),
      number(counts.prompted),
      number(counts.silenced),
      number(counts.heldOut),
      number(counts.exempt),
      number(counts.unreached),
    ];
  });
  return [
    paint.bold("Coverage of risky moments"),
    ...table(["risk", "moments", "reached", "", "prompted", "silenced", "held out", "exempt", "unreached"], rows, {
      indent: 2,
      width: WIDTH,
      head: paint.dim,
    }),
    ...hanging(
      `Of ${number(atLeast.moments)} moments of ${orAbove(risk)}, ${share(atLeast.promptedInTime, atLeast.moments)}${between(atLeast.intervals?.promptedInTime, percent)} got a prompt in time, ${share(atLeast.silenced, atLeast.moments)} were silenced`,
      2,
    ),
    ...hanging(
      `Of ${number(people.withMoment)} people with a moment, ${number(people.prompted)} (${share(people.prompted, people.withMoment)}) got a prompt`,
      2,
    ),
  ];
}

/** Each reason with its counts, and what it was due to most. */
export function whyNot(report: Report, paint: Paint): string[] {
  const { whyNot: rows, risk, atLeast } = report.coverage;
  if (rows.length === 0) return [];
  const grave = graveLevels(report);
  const lines = byReason(rows).map(({ why, rows: own }) => {
    const moments = (row: (typeof rows)[number]): number => grave.reduce((sum, level) => sum + row.byRisk[level], 0);
    const count = own.reduce((sum, row) => sum + moments(row), 0);
    const most = own.reduce((first, row) => (moments(row) > moments(first) ? row : first));
    const due = [most.policy, most.by].filter((each) => each !== undefined).join("  ");
    return [
      WHY_WORDS[why],
      number(count),
      share(count, atLeast.moments),
      number(own.reduce((sum, row) => sum + row.moments, 0)),
      shortened(due, MOST_DUE),
    ];
  });
  return [
    paint.bold("Why not prompted? Where every moment ended"),
    ...table(["", risk === "critical" ? "critical" : `${risk} or above`, "", "all", "most by"], lines, {
      indent: 2,
      width: WIDTH,
      head: paint.dim,
      left: [0, 4],
    }),
  ];
}

const MOST_DUE = 42;

export function blindSpots({ coverage: { blindSpots: spots, blindValues, risk } }: Report, paint: Paint): string[] {
  if (spots.length === 0) return [];
  return [
    paint.bold("Blind spots: risky moments that no policy reached"),
    ...listed(
      spots.map(
        ({ type, risk: level, moments, unreached }) =>
          [unreached, `${type}, ${level} (${share(unreached, moments)} of ${number(moments)})`] as const,
      ),
      paint,
    ),
    ...(blindValues.length === 0
      ? []
      : [
          paint.dim(`  by value, ${orAbove(risk)}`),
          ...listed(
            blindValues.map(
              ({ type, field, value, moments, unreached }) =>
                [
                  unreached,
                  `${type} with ${field} ${value ?? "missing"} (${share(unreached, moments)} of ${number(moments)})`,
                ] as const,
            ),
            paint,
          ),
        ]),
  ];
}

export function branches({ coverage: { branches: found } }: Report, paint: Paint): string[] {
  if (found.never.length === 0) return [];
  const kinds = new Map<string, number>();
  for (const { kind } of found.never) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const plural = [...kinds].map(([kind, count]) => `${number(count)} ${kind}${count === 1 ? "" : "s"}`);
  return [
    paint.bold(`What the log exercised: ${number(found.exercised)} of ${number(found.total)} branches of the policies`),
    ...hanging(`never: ${plural.join(", ")} (the JSON report lists them)`, 2),
  ];
}
