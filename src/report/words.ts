/** Numbers, shares and times as every view of a report writes them, whatever the machine's locale. */
import type { BudgetReport, Interval, Level, Report, WhyNot } from "./report.js";

/** With commas between thousands. */
export function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 person`, `2 people` */
export function counted(count: number, one: string, several: string): string {
  return `${number(count)} ${count === 1 ? one : several}`;
}

export function decimal(value: number): string {
  return value.toFixed(2);
}

export function share(part: number, whole: number): string {
  return whole === 0 ? "–" : percent(part / whole);
}

export function percent(value: number): string {
  const written = `${Math.abs(100 * value).toFixed(1)}%`;
  return value < 0 && /[1-9]/.test(written) ? `−${written}` : written;
}

/** In the unit that reads best: `2.3 h`, `41 min`, `13 s`. */
export function time(ms: number): string {
  if (ms >= 36_000_000) return `${number(ms / 3_600_000)} h`;
  if (ms >= 3_600_000) return `${(ms / 3_600_000).toFixed(1)} h`;
  if (ms >= 90_000) return `${number(ms / 60_000)} min`;
  return `${number(ms / 1000)} s`;
}

/** ` (0.78–0.90)`, or nothing. */
export function between(interval: Interval | undefined, write: (value: number) => string): string {
  return interval === undefined ? "" : ` (${ends(interval, write)})`;
}

/** `0.78–0.90`, or nothing. */
export function ends(interval: Interval | undefined, write: (value: number) => string): string {
  return interval === undefined ? "" : `${write(interval.low)}–${write(interval.high)}`;
}

/** `broken: prompts per person per week p95 at most 3: the replay has p95 4` */
export function budgetLine({ text, says }: BudgetReport): string {
  return `${text}: ${says}`;
}

/** `setAside` and `set_aside` as `set aside`. */
export function separateWords(name: string): string {
  return name.replaceAll("_", " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The gravest first. */
export const LEVELS: readonly Level[] = ["critical", "high", "medium", "low"];

/** Those of the report's least risk or above, the gravest first. */
export function graveLevels({ coverage }: Report): readonly Level[] {
  return LEVELS.slice(0, LEVELS.indexOf(coverage.risk) + 1);
}

/** `high risk or above`; of the gravest level there is nothing above. */
export function orAbove(risk: Level): string {
  return risk === "critical" ? "critical risk" : `${risk} risk or above`;
}

export function riskWords({ coverage: { risk } }: Report): string {
  return orAbove(risk);
}

export const WHY_WORDS: Readonly<Record<WhyNot["why"], string>> = {
  prompted: "prompted in time",
  too_late: "prompted too late",
  silenced: "silenced by a limit",
  quiet_hours: "quiet hours",
  outranked: "outranked",
  exempt: "exempt",
  held_out: "held out",
  left_to_baseline: "left to a baseline",
  no_policy: "no policy",
};

/** Rows of the ledger by reason, in the ledger's order. */
export function byReason(
  rows: readonly WhyNot[],
): readonly { readonly why: WhyNot["why"]; readonly rows: readonly WhyNot[] }[] {
  const groups = new Map<WhyNot["why"], WhyNot[]>();
  for (const row of rows) groups.set(row.why, [...(groups.get(row.why) ?? []), row]);
  return [...groups].map(([why, own]) => ({ why, rows: own }));
}
