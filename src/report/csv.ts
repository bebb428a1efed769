/** The tables of a report as CSV (RFC 4180), for spreadsheets: a file each. */
import { LEVELS } from "../simulator/index.js";
import type { Interval, Report } from "./report.js";
import { WEEKDAYS } from "./calendar.js";

type Cell = string | number | undefined;

export interface CsvTable {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

export function csvTables(report: Report): readonly CsvTable[] {
  const { volume, coverage, noise, input } = report;
  return [
    table(
      "input",
      ["where", "records"],
      [
        ["read", input.read],
        ["decided", input.decided],
        ["out_of_vocabulary", input.outOfVocabulary],
        ["duplicates", input.duplicates],
        ...Object.entries(input.setAsideBy),
      ],
    ),
    table(
      "policies",
      [
        "policy",
        "owner",
        "occurrences",
        "prompts",
        "prompts_low",
        "prompts_high",
        "suppressed",
        "exempt",
        "held_out",
        "escalations",
        "people_prompted",
        "interruption_ms",
      ],
      Object.entries(volume.byPolicy).map(([name, policy]) => [
        name,
        policy.owner,
        policy.occurrences,
        policy.prompts,
        ...ends(policy.intervals?.prompts),
        policy.occurrences - policy.prompts - policy.exempt - policy.heldOut,
        policy.exempt,
        policy.heldOut,
        policy.escalations,
        policy.peoplePrompted,
        policy.interruptionMs,
      ]),
    ),
    table(
      "limits",
      ["policy", "limit", "suppressed"],
      Object.entries(volume.byPolicy).flatMap(([name, { suppressed }]) =>
        Object.entries(suppressed).map(([limit, count]) => [name, limit, count]),
      ),
    ),
    table(
      "steps",
      ["policy", "variant", "position", "step", "action", "fired"],
      Object.entries(volume.byPolicy).flatMap(([name, { steps }]) =>
        steps.map(({ variant, position, text, action, fired }) => [name, variant, position, text, action, fired]),
      ),
    ),
    table(
      "days",
      ["date", "prompts", "suppressed", "exempt", "held_out", "escalations", "interruption_ms"],
      volume.byDay.map((day) => [
        day.date,
        day.prompts,
        day.suppressed,
        day.exempt,
        day.heldOut,
        day.escalations,
        day.interruptionMs,
      ]),
    ),
    table(
      "days_by_policy",
      ["date", "policy", "prompts"],
      volume.byDay.flatMap(({ date, promptsByPolicy }) =>
        Object.entries(promptsByPolicy).map(([policy, prompts]) => [date, policy, prompts]),
      ),
    ),
    table(
      "hours",
      ["weekday", "hour", "prompts", "occurrences"],
      WEEKDAYS.flatMap((weekday, day) =>
        volume.byWeekdayHour.prompts[day]!.map((prompts, hour) => [
          weekday,
          hour,
          prompts,
          volume.byWeekdayHour.occurrences[day]![hour],
        ]),
      ),
    ),
    table(
      "segments",
      [
        "segment",
        "people",
        "prompts",
        "suppressed",
        "prompts_per_person_week",
        "interruption_ms",
        "moments",
        "prompted_in_time",
        "unreached",
      ],
      volume.bySegment.map(({ segment, figures }, at) => {
        const moments = coverage.bySegment[at]!.figures;
        return [
          segment,
          figures?.people,
          figures?.prompts,
          figures?.suppressed,
          figures?.promptsPerPersonWeek,
          figures?.interruptionMs,
          moments?.moments,
          moments?.promptedInTime,
          moments?.unreached,
        ];
      }),
    ),
    table(
      "person_weeks",
      ["prompts", "person_weeks"],
      volume.perPersonWeek.distribution.map(({ prompts, personWeeks }) => [prompts, personWeeks]),
    ),
    table(
      "coverage",
      [
        "risk",
        "moments",
        "reached",
        "prompted",
        "prompted_in_time",
        "silenced",
        "held_out",
        "exempt",
        "unreached",
        "left_to_baseline",
      ],
      LEVELS.map((risk) => {
        const of = coverage.byRisk[risk];
        return [
          risk,
          of.moments,
          of.reached,
          of.prompted,
          of.promptedInTime,
          of.silenced,
          of.heldOut,
          of.exempt,
          of.unreached,
          of.leftToBaseline,
        ];
      }),
    ),
    table(
      "why_not",
      ["why", "policy", "by", ...LEVELS, "moments"],
      coverage.whyNot.map(({ why, policy, by, byRisk, moments }) => [
        why,
        policy,
        by,
        ...LEVELS.map((risk) => byRisk[risk]),
        moments,
      ]),
    ),
    table(
      "blind_spots",
      ["type", "risk", "moments", "unreached", "left_to_baseline"],
      coverage.blindSpots.map(({ type, risk, moments, unreached, leftToBaseline }) => [
        type,
        risk,
        moments,
        unreached,
        leftToBaseline,
      ]),
    ),
    table(
      "blind_values",
      ["type", "field", "value", "moments", "unreached"],
      coverage.blindValues.map(({ type, field, value, moments, unreached }) => [
        type,
        field,
        value,
        moments,
        unreached,
      ]),
    ),
    table(
      "signals",
      ["signal", "moments", "prompted", "silenced", "held_out", "exempt"],
      coverage.bySignal.map(({ signal, moments, prompted, silenced, heldOut, exempt }) => [
        signal,
        moments,
        prompted,
        silenced,
        heldOut,
        exempt,
      ]),
    ),
    table(
      "controls",
      ["framework", "identifier", "policies", "layers", "prompts", "moments", "prompted"],
      coverage.byControl.map(({ framework, identifier, policies, layers, prompts, moments, prompted }) => [
        framework,
        identifier,
        policies.join(" "),
        layers.join(" "),
        prompts,
        moments,
        prompted,
      ]),
    ),
    table(
      "never_exercised",
      ["policy", "kind", "what"],
      coverage.branches.never.map(({ policy, kind, text }) => [policy, kind, text]),
    ),
    table(
      "noise",
      [
        "policy",
        "prompts",
        "answers",
        "accepted",
        "dismissed",
        "overridden",
        "not_useful",
        "labelled_prompts",
        "truly_risky",
      ],
      Object.entries(noise.byPolicy).map(([policy, of]) => [
        policy,
        of.prompts,
        of.answers,
        of.accepted,
        of.dismissed,
        of.overridden,
        of.notUseful,
        of.labelledPrompts,
        of.trulyRisky,
      ]),
    ),
    table(
      "budgets",
      ["goal", "kept", "bound", "observed", "unit"],
      report.budgets.map(({ text, kept, value, observed, unit }) => [text, String(kept), value, observed, unit]),
    ),
  ];
}

function ends(interval: Interval | undefined): readonly [Cell, Cell] {
  return [interval?.low, interval?.high];
}

function table(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): CsvTable {
  const line = (cells: readonly Cell[]): string => `${cells.map(written).join(",")}\r\n`;
  return { name: `${name}.csv`, text: line(head) + rows.map(line).join("") };
}

/** A spreadsheet takes a text that begins like a formula for one; an apostrophe in front keeps it a text. */
function written(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
