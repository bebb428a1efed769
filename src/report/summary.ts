/** The report as a person reads it on a terminal: at most 100 columns, with or without colour. */
import { formatInstant, parseInstant } from "../base/instant.js";
import { Zone } from "../base/zone.js";
import type { RiskLevel } from "../bundle/types.js";
import type { PolicyVolumeReport, Report } from "./report.js";
import { shortened, table, wrapped } from "./table.js";

export interface SummaryOptions {
  readonly colour: boolean;
}

const WIDTH = 100;
const MOST_ROWS = 8;
const LEVELS: readonly RiskLevel[] = ["critical", "high", "medium", "low"];

export function summary(report: Report, { colour }: SummaryOptions): string {
  const paint = paintWith(colour);
  const sections = [
    title(report, paint),
    problems(report, paint),
    volume(report, paint),
    coverage(report, paint),
    limits(report, paint),
    blindSpots(report, paint),
    ledger(report, paint),
    definitions(report, paint),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join("\n"))
    .join("\n\n")}\n`;
}

interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

function paintWith(colour: boolean): Paint {
  const code =
    (on: number, off: number) =>
    (text: string): string =>
      colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), yellow: code(33, 39), green: code(32, 39) };
}

function title({ log, people, bundle, tzdata }: Report, paint: Paint): string[] {
  const who =
    people.table === undefined
      ? `${number(people.seen)} people seen`
      : `${number(people.table)} people in the table, ${number(people.seen)} seen`;
  const span =
    log.from === undefined
      ? "nothing decided"
      : `${localDate(log.from, log.timezone)} to ${localDate(log.to!, log.timezone)}`;
  const zone =
    people.withoutTimezone === 0
      ? ""
      : `; ${number(people.withoutTimezone)} without a time zone of their own: ${log.timezone}`;
  return [
    paint.bold(`Replay of ${span}, ${who}`),
    ...wrapped(`bundle ${bundle.sha256.slice(0, 16)}, format ${bundle.format}, tzdata ${tzdata}${zone}`, WIDTH).map(
      (line) => paint.dim(line),
    ),
  ];
}

/** The day of an instant by the organisation's calendar. */
function localDate(instant: string, timezone: string): string {
  const time = parseInstant(instant) ?? 0;
  return formatInstant(time + (Zone.named(timezone)?.offsetAt(time) ?? 0)).slice(0, 10);
}

function problems({ log }: Report, paint: Paint): string[] {
  return log.problems.flatMap((problem) => [
    paint.red("Not read to its end:"),
    ...wrapped(`${problem.file}: ${problem.message}. ${sentence(problem.remedy)}`, WIDTH - 2).map(
      (line) => `  ${line}`,
    ),
  ]);
}

function volume({ volume: { byPolicy, perPersonWeek, ...all } }: Report, paint: Paint): string[] {
  const row = (name: string, policy: Totals, suppressed: number): string[] => [
    name,
    number(policy.occurrences),
    number(policy.prompts),
    number(suppressed),
    number(policy.exempt),
    number(policy.heldOut),
    number(policy.escalations),
  ];
  const policies = Object.entries(byPolicy).toSorted(
    ([, a], [, b]) => b.prompts - a.prompts || b.occurrences - a.occurrences,
  );
  const suppressed = all.occurrences - all.prompts - all.exempt - all.heldOut;
  const week = perPersonWeek;
  return [
    paint.bold("Volume"),
    ...table(
      ["policy", "occurrences", "prompts", "suppressed", "exempt", "held out", "escalations"],
      [
        ...policies.map(([name, policy]) => row(name, policy, suppressedOf(policy))),
        ...(policies.length > 1 ? [row("all", all, suppressed)] : []),
      ],
      { indent: 2, width: WIDTH, head: paint.dim },
    ),
    `  Prompts per person and week: mean ${decimal(week.mean)}, p50 ${week.p50}, p90 ${week.p90}, p95 ${week.p95}, p99 ${week.p99}, max ${week.max}`,
    paint.dim(
      `  over ${number(week.people)} people × ${number(week.weeks)} weeks; ${share(week.withoutPrompt, week.personWeeks)} of these person-weeks have none`,
    ),
  ];
}

interface Totals {
  readonly occurrences: number;
  readonly prompts: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
}

function suppressedOf(policy: PolicyVolumeReport): number {
  return Object.values(policy.suppressed).reduce((sum, count) => sum + count, 0);
}

function coverage({ coverage: { byRisk, people } }: Report, paint: Paint): string[] {
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
    `  Of ${number(people.withMoment)} people with a moment, ${number(people.prompted)} (${share(people.prompted, people.withMoment)}) got a prompt`,
  ];
}

function limits({ volume: { topLimits } }: Report, paint: Paint): string[] {
  if (topLimits.length === 0) return [];
  return [
    paint.bold("Limits that silenced most"),
    ...listed(
      topLimits.map(({ suppressed, policy, limit }) => [suppressed, `${policy}  ${limit}`] as const),
      paint,
    ),
  ];
}

function blindSpots({ coverage: { blindSpots: spots } }: Report, paint: Paint): string[] {
  if (spots.length === 0) return [];
  return [
    paint.bold("Blind spots: risky moments that no policy reached"),
    ...listed(
      spots.map(
        ({ type, risk, moments, unreached }) =>
          [unreached, `${type}, ${risk} (${share(unreached, moments)} of ${number(moments)})`] as const,
      ),
      paint,
    ),
  ];
}

function listed(entries: readonly (readonly [count: number, text: string])[], paint: Paint): string[] {
  const shown = entries.slice(0, MOST_ROWS);
  const width = Math.max(...shown.map(([count]) => number(count).length));
  const lines = shown.map(
    ([count, text]) => `  ${number(count).padStart(width)}  ${shortened(text, WIDTH - width - 4)}`,
  );
  if (entries.length > MOST_ROWS) lines.push(paint.dim(`  and ${entries.length - MOST_ROWS} more`));
  return lines;
}

function ledger({ input }: Report, paint: Paint): string[] {
  const lines = [
    paint.bold("Where every record went"),
    ...wrapped(
      `${number(input.read)} read = ${number(input.decided)} decided + ${number(input.outOfVocabulary)} not in the vocabulary + ${number(input.setAside)} set aside + ${number(input.duplicates)} duplicates`,
      WIDTH - 2,
    ).map((line) => `  ${line}`),
  ];
  if (input.decidedByTypeAlone > 0)
    lines.push(
      paint.dim(`  of the decided, ${number(input.decidedByTypeAlone)} by their type alone: no policy asks for it`),
    );
  for (const [reason, count] of Object.entries(input.setAsideBy)) {
    if (count > 0)
      lines.push(
        `  ${paint.yellow(`${reason} ${number(count)}`)}`,
        ...samples(input.samples[reason as keyof typeof input.setAsideBy] ?? []),
      );
  }
  if (input.outOfVocabulary > 0)
    lines.push(
      `  not in the vocabulary ${number(input.outOfVocabulary)}`,
      ...samples(input.samples.out_of_vocabulary ?? []),
    );
  return lines;
}

function samples(
  found: readonly { readonly file: string; readonly line: number; readonly detail: string }[],
): string[] {
  // Wrapped, not cut: what was found stands at the end of a detail.
  return found.slice(0, 3).flatMap(({ file, line, detail }) => {
    const [first, ...rest] = wrapped(printable(`${file}:${line}  ${detail}`), WIDTH - 4);
    return [`    ${first!}`, ...rest.map((text) => `      ${text}`)];
  });
}

function definitions({ definitions: meanings }: Report, paint: Paint): string[] {
  const lines = Object.entries(meanings).flatMap(([name, meaning]) => {
    const [first, ...rest] = wrapped(`${words(name)}: ${meaning}`, WIDTH - 4);
    return [`  ${first!}`, ...rest.map((line) => `    ${line}`)];
  });
  return [paint.bold("What the words mean"), ...lines.map((line) => paint.dim(line))];
}

/** `setAside` as `set aside`. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A log may hold anything; a terminal must not act on it. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** With commas between thousands, whatever the machine's locale. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function decimal(value: number): string {
  return value.toFixed(2);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`;
}
