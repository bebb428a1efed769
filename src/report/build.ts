/** From the tally of a replay to its report. */
import { formatInstant } from "../base/instant.js";
import { identity } from "../bundle/index.js";
import { SET_ASIDE_REASONS } from "../simulator/index.js";
import type { InputProblem, Responses, Tally } from "../simulator/index.js";
import { budgetsOf } from "./budgets.js";
import { gapsIn, periodsIn, spanOfFigures } from "./calendar.js";
import { coverageOf } from "./coverage.js";
import { DEFINITIONS } from "./definitions.js";
import { noiseOf } from "./noise.js";
import { notesOf } from "./notes.js";
import { optional } from "./intervals.js";
import { populationOf } from "./population.js";
import { backtestOf, predictionOf } from "./prediction.js";
import type { Rollout } from "./prediction.js";
import { withheldGroups } from "./privacy.js";
import type { Pseudonyms } from "./pseudonyms.js";
import type { InputReport, LogReport, PeopleReport, Report, Settings } from "./report.js";
import { buildResponses } from "./responses.js";
import { volumeOf } from "./volume.js";
import type { Shown } from "./volume.js";
import { windowsOf } from "./windows.js";
import type { Window } from "./windows.js";

export interface ReportFacts {
  /** Names of the logs, in the order in which they were read. */
  readonly files: readonly string[];
  /** The version of the time zone data of the machine that replayed. */
  readonly tzdata: string;
  readonly problems: readonly InputProblem[];
  /** Whether figures about fewer than five people are shown. */
  readonly smallGroups?: boolean;
  /** What stands for the ids of people; they stand themselves where it is left out. */
  readonly pseudonyms?: Pseudonyms;
  /** The population and the stages to predict for. */
  readonly rollout?: Rollout;
  /** How many of the last weeks to predict from the first. */
  readonly backtestWeeks?: number;
  /** Answers of a response model to this replay's prompts, and the model's name. */
  readonly responses?: { readonly name: string; readonly responses: Responses };
}

/** The version of the report's format. */
const FORMAT = "1.0";

export function buildReport(tally: Tally, facts: ReportFacts): Report {
  const { bundle } = tally;
  const { rollout, backtestWeeks, pseudonyms } = facts;
  const smallGroups = facts.smallGroups ?? false;
  const population = populationOf(tally);
  const withheld = withheldGroups(tally.audiences.segments.length, population.memberships);
  const shown: Shown = { smallGroups, withheld, nameOf: (id) => pseudonyms?.of(id) ?? id };
  const windows = windowsOf(bundle);
  const log = logOf(tally, facts, windows[0]);
  const input = inputOf(tally, pseudonyms);
  const people = peopleOf(tally);
  const volume = volumeOf(tally, population, shown);
  const noise = noiseOf(tally, population);
  const spanMs = spanOfFigures(tally);
  const withheldSegments = smallGroups ? 0 : withheld.size;
  const prediction = rollout === undefined ? undefined : predictionOf(tally, population, rollout);
  const backtest = backtestWeeks === undefined ? undefined : backtestOf(tally, backtestWeeks);
  const missing = {
    prediction: rollout !== undefined && prediction === undefined,
    backtestWeeks: backtest === undefined ? backtestWeeks : undefined,
  };
  return {
    report: FORMAT,
    bundle: { sha256: identity(bundle), format: bundle.kairos },
    tzdata: facts.tzdata,
    settings: settingsOf(tally, smallGroups, pseudonyms !== undefined),
    notes: notesOf({
      log,
      input,
      people,
      noise,
      windows,
      gaps: gapsIn(tally),
      spanMs,
      personCount: volume.perPersonWeek.people,
      withheldSegments,
      missing,
    }),
    log,
    input,
    people,
    volume,
    coverage: coverageOf(tally, population, shown),
    noise,
    ...optional("prediction", prediction),
    ...optional("backtest", backtest),
    ...(facts.responses === undefined
      ? {}
      : { responses: buildResponses(facts.responses.name, facts.responses.responses, tally.table?.ids()) }),
    budgets: budgetsOf(tally, population, shown),
    definitions: DEFINITIONS,
  };
}

function settingsOf({ settings }: Tally, smallGroups: boolean, pseudonymized: boolean): Settings {
  const { risk, overheadMs, labels, replicates } = settings;
  return {
    risk,
    overheadMs,
    labels: labels.map(({ type, field }) => `${type}.${field}`),
    smallGroups,
    pseudonymized,
    replicates,
  };
}

function logOf(tally: Tally, { files, problems }: ReportFacts, longest: Window | undefined): LogReport {
  const { firstTime, lastTime, measuredFrom, settings, ledger } = tally;
  const hasWarmUp = Number.isFinite(measuredFrom);
  return {
    files,
    ...(firstTime <= lastTime ? { from: formatInstant(firstTime), to: formatInstant(lastTime) } : {}),
    timezone: tally.bundle.org.timezone,
    days: periodsIn(tally, "day"),
    weeks: periodsIn(tally, "week"),
    ...(hasWarmUp
      ? {
          warmUp: {
            lengthMs: settings.warmUpMs,
            until: formatInstant(measuredFrom),
            records: ledger.inWarmUp,
          },
        }
      : {}),
    ...optional("longestWindow", longest),
    problems,
  };
}

function inputOf({ ledger }: Tally, pseudonyms: Pseudonyms | undefined): InputReport {
  const samples: Record<string, InputReport["samples"]["unreadable"]> = {};
  for (const reason of [...SET_ASIDE_REASONS, "out_of_vocabulary"] as const) {
    const found = ledger.samples(reason);
    if (found.length > 0)
      samples[reason] = found.map(({ file, line, detail }) => ({
        file,
        line,
        detail: pseudonyms?.inDetail(detail) ?? detail,
      }));
  }
  return {
    read: ledger.read,
    decided: ledger.decided,
    decidedByTypeAlone: ledger.byTypeAlone,
    decidedInWarmUp: ledger.inWarmUp,
    outOfVocabulary: ledger.outOfVocabulary,
    setAside: ledger.setAside,
    duplicates: ledger.duplicates,
    setAsideBy: Object.fromEntries(
      SET_ASIDE_REASONS.map((reason) => [reason, ledger.setAsideBy(reason)]),
    ) as unknown as InputReport["setAsideBy"],
    samples,
  };
}

function peopleOf({ table, peopleSeen, peopleNotInTable }: Tally): PeopleReport {
  if (table === undefined) return { seen: peopleSeen, withoutTimezone: peopleSeen };
  return { table: table.size, seen: peopleSeen, notInTable: peopleNotInTable, withoutTimezone: table.withoutTimezone };
}

/** The report as a JSON document: the same bytes for the same report. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
