/** The tables of a report as CSV (RFC 4180), for spreadsheets: a file each. */
import { LEVELS } from "../simulator/index.js";
import type { Interval, Report } from "./report.js";
import { WEEKDAYS } from "./calendar.js";

type Cell = string | number | undefined;

interface Table {
  readonly head: readonly string[];
  readonly rows: (report: Report) => readonly (readonly Cell[])[];
}

export interface CsvTable {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

/** By name; a table that the report has nothing for has its head alone. */
const TABLES: Readonly<Record<string, Table>> = {
  input: {
    head: ["where", "records"],
    rows: ({ input }) => [
      ["read", input.read],
      ["decided", input.decided],
      ["out_of_vocabulary", input.outOfVocabulary],
      ["duplicates", input.duplicates],
      ...Object.entries(input.setAsideBy),
    ],
  },
  policies: {
    head: [
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
    rows: ({ volume }) =>
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
  },
  limits: {
    head: ["policy", "limit", "suppressed"],
    rows: ({ volume }) =>
      Object.entries(volume.byPolicy).flatMap(([name, { suppressed }]) =>
        Object.entries(suppressed).map(([limit, count]) => [name, limit, count]),
      ),
  },
  steps: {
    head: ["policy", "variant", "position", "step", "action", "fired"],
    rows: ({ volume }) =>
      Object.entries(volume.byPolicy).flatMap(([name, { steps }]) =>
        steps.map(({ variant, position, text, action, fired }) => [name, variant, position, text, action, fired]),
      ),
  },
  days: {
    head: ["date", "prompts", "suppressed", "exempt", "held_out", "escalations", "interruption_ms"],
    rows: ({ volume }) =>
      volume.byDay.map((day) => [
        day.date,
        day.prompts,
        day.suppressed,
        day.exempt,
        day.heldOut,
        day.escalations,
        day.interruptionMs,
      ]),
  },
  days_by_policy: {
    head: ["date", "policy", "prompts"],
    rows: ({ volume }) =>
      volume.byDay.flatMap(({ date, promptsByPolicy }) =>
        Object.entries(promptsByPolicy).map(([policy, prompts]) => [date, policy, prompts]),
      ),
  },
  hours: {
    head: ["weekday", "hour", "prompts", "occurrences"],
    rows: ({ volume }) =>
      WEEKDAYS.flatMap((weekday, day) =>
        volume.byWeekdayHour.prompts[day]!.map((prompts, hour) => [
          weekday,
          hour,
          prompts,
          volume.byWeekdayHour.occurrences[day]![hour],
        ]),
      ),
  },
  segments: {
    head: [
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
    rows: ({ volume, coverage }) =>
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
  },
  person_weeks: {
    head: ["prompts", "person_weeks"],
    rows: ({ volume }) => volume.perPersonWeek.distribution.map(({ prompts, personWeeks }) => [prompts, personWeeks]),
  },
  coverage: {
    head: [
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
    rows: ({ coverage }) =>
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
  },
  why_not: {
    head: ["why", "policy", "by", ...LEVELS, "moments"],
    rows: ({ coverage }) =>
      coverage.whyNot.map(({ why, policy, by, byRisk, moments }) => [
        why,
        policy,
        by,
        ...LEVELS.map((risk) => byRisk[risk]),
        moments,
      ]),
  },
  blind_spots: {
    head: ["type", "risk", "moments", "unreached", "left_to_baseline"],
    rows: ({ coverage }) =>
      coverage.blindSpots.map(({ type, risk, moments, unreached, leftToBaseline }) => [
        type,
        risk,
        moments,
        unreached,
        leftToBaseline,
      ]),
  },
  blind_values: {
    head: ["type", "field", "value", "moments", "unreached"],
    rows: ({ coverage }) =>
      coverage.blindValues.map(({ type, field, value, moments, unreached }) => [
        type,
        field,
        value,
        moments,
        unreached,
      ]),
  },
  signals: {
    head: ["signal", "moments", "prompted", "silenced", "held_out", "exempt"],
    rows: ({ coverage }) =>
      coverage.bySignal.map(({ signal, moments, prompted, silenced, heldOut, exempt }) => [
        signal,
        moments,
        prompted,
        silenced,
        heldOut,
        exempt,
      ]),
  },
  controls: {
    head: ["framework", "identifier", "policies", "layers", "prompts", "moments", "prompted"],
    rows: ({ coverage }) =>
      coverage.byControl.map(({ framework, identifier, policies, layers, prompts, moments, prompted }) => [
        framework,
        identifier,
        policies.join(" "),
        layers.join(" "),
        prompts,
        moments,
        prompted,
      ]),
  },
  never_exercised: {
    head: ["policy", "kind", "what"],
    rows: ({ coverage }) => coverage.branches.never.map(({ policy, kind, text }) => [policy, kind, text]),
  },
  noise: {
    head: [
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
    rows: ({ noise }) =>
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
  },
  budgets: {
    head: ["goal", "kept", "bound", "observed", "unit"],
    rows: ({ budgets }) =>
      budgets.map(({ text, kept, value, observed, unit }) => [text, String(kept), value, observed, unit]),
  },
  segment_days: {
    head: ["segment", "date", "prompts", "interruption_ms"],
    rows: ({ volume }) =>
      volume.bySegment.flatMap(({ segment, figures }) =>
        (figures?.byDay ?? []).map(({ date, prompts, interruptionMs }) => [segment, date, prompts, interruptionMs]),
      ),
  },
  layers: {
    head: ["layer", "kind", "audience", "by_ladder", "every_ms", "assignments"],
    rows: ({ volume }) =>
      (["followUps", "baselines"] as const).flatMap((kind) =>
        volume[kind].map(({ name, audience, byLadder, everyMs, assignments }) => [
          name,
          kind === "followUps" ? "follow_up" : "baseline",
          audience,
          byLadder,
          everyMs,
          assignments,
        ]),
      ),
  },
  blind_groups: {
    head: ["attribute", "value", "people", "moments", "unreached"],
    rows: ({ coverage }) =>
      coverage.blindGroups.map(({ attribute, value, people, moments, unreached }) => [
        attribute,
        value,
        people,
        moments,
        unreached,
      ]),
  },
  prediction: {
    head: ["share", "people", "figure", "mean", "low", "high"],
    rows: ({ prediction }) =>
      prediction === undefined
        ? []
        : [{ share: 1, people: prediction.population, ...prediction }, ...prediction.ramp].flatMap((stage) =>
            (["promptsPerWeek", "interruptionMsPerWeek", "escalationsPerWeek"] as const).map((name) => {
              const { mean, low, high } = stage[name];
              return [stage.share, stage.people, PREDICTED[name], mean, low, high];
            }),
          ),
  },
  predicted_weekdays: {
    head: ["weekday", "mean", "low", "high"],
    rows: ({ prediction }) =>
      (prediction?.byWeekday ?? []).map(({ weekday, prompts: { mean, low, high } }) => [weekday, mean, low, high]),
  },
  backtest: {
    head: ["date", "mean", "low", "high", "prompts", "held"],
    rows: ({ backtest }) =>
      (backtest?.byDay ?? []).map(({ date, predicted: { mean, low, high }, prompts, held }) => [
        date,
        mean,
        low,
        high,
        prompts,
        String(held),
      ]),
  },
  // Of a response model: nothing of these was recorded.
  response_parameters: {
    head: ["model", "parameter", "value", "source"],
    rows: ({ responses }) =>
      (responses?.parameters ?? []).map(({ name, value, source }) => [responses!.model, name, value, source]),
  },
  response_weeks: {
    head: ["week_since_first_prompt", "prompts", "accepted"],
    rows: ({ responses }) =>
      (responses?.byWeek ?? []).map(({ prompts, accepted }, week) => [week + 1, prompts, accepted]),
  },
  response_effects: {
    head: ["policy", "prompted_people", "control_people", "averted", "averted_low", "averted_high"],
    rows: ({ responses }) =>
      (responses?.effects ?? []).map(({ policy, treated, control, averted, interval }) => [
        policy,
        treated,
        control,
        averted,
        ...ends(interval),
      ]),
  },
};

const PREDICTED = {
  promptsPerWeek: "prompts_per_week",
  interruptionMsPerWeek: "interruption_ms_per_week",
  escalationsPerWeek: "escalations_per_week",
} as const;

/** Names of the files. */
export const CSV_NAMES: readonly string[] = Object.keys(TABLES).map(fileOf);

export function csvTables(report: Report): readonly CsvTable[] {
  return Object.entries(TABLES).map(([name, { head, rows }]) => ({
    name: fileOf(name),
    text: line(head) + rows(report).map(line).join(""),
  }));
}

function fileOf(table: string): string {
  return `${table}.csv`;
}

function ends(interval: Interval | undefined): readonly [Cell, Cell] {
  return [interval?.low, interval?.high];
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}

/** A spreadsheet takes a text that begins like a formula for one; an apostrophe in front keeps it a text. */
function written(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
