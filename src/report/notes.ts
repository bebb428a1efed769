/** What a reader must know before the figures: what the log does not show, and what the figures do not say. */
import { dateOf } from "./calendar.js";
import type { Gap } from "./calendar.js";
import type { InputReport, LogReport, NoiseReport, PeopleReport, Report } from "./report.js";
import type { Window } from "./windows.js";
import { counted } from "./words.js";

export interface NoteFacts {
  readonly log: Pick<LogReport, "problems" | "timezone"> & { readonly warmUp?: { readonly lengthMs: number } };
  readonly input: Pick<InputReport, "decided" | "decidedInWarmUp">;
  readonly people: Pick<PeopleReport, "withoutTimezone" | "notInTable">;
  /** From the longest. */
  readonly windows: readonly Window[];
  /** Spans without a record that are no part of the log. */
  readonly gaps: readonly Gap[];
  /** Of the figures; undefined where nothing was decided. */
  readonly spanMs: number | undefined;
  /** Whose weeks count. */
  readonly personCount: number;
  readonly withheldSegments: number;
  readonly noise?: Pick<NoiseReport, "answersThatDidNot" | "answersRecorded">;
  /** What was asked for and cannot be said. */
  readonly missing?: { readonly prediction: boolean; readonly backtestWeeks: number | undefined };
}

const FEW_PEOPLE = 30;

/** The gravest first. */
export function notesOf(facts: NoteFacts): Report["notes"] {
  const { log, people, noise, windows, gaps, spanMs, personCount, withheldSegments, missing } = facts;
  const notes: Report["notes"][number][] = [];
  const note = (code: string, text: string): void => void notes.push({ code, text });
  const longest = windows[0];
  if (log.problems.length > 0)
    note("not_read_to_its_end", "a log was not read to its end: the figures are those of what was read before");
  if (facts.input.decided > 0 && facts.input.decided === facts.input.decidedInWarmUp)
    note("nothing_after_warm_up", "the log ends within the warm-up: no event is in the figures");
  if (longest !== undefined && spanMs !== undefined && spanMs > 0) {
    const longer = windows.filter(({ lengthMs }) => lengthMs > spanMs).length;
    if (longer > 0)
      note(
        "log_shorter_than_window",
        `the figures span ${days(spanMs)}, and ${longer === 1 ? "one window is" : `${longer} windows are`} longer, up to ${days(longest.lengthMs)} (\`${longest.text}\`): what such a limit or step does is seen in part`,
      );
    const warmUpMs = log.warmUp?.lengthMs ?? 0;
    const cold = windows.filter(({ lengthMs }) => lengthMs > warmUpMs).length;
    if (cold > 0)
      note(
        "warm_up_shorter_than_window",
        `${warmUpMs === 0 ? "there is no warm-up" : `the warm-up is ${days(warmUpMs)}`}, and ${cold === 1 ? "one window looks" : `${cold} windows look`} back further: the first days show more prompts and fewer escalations than a system that has run for long`,
      );
  }
  const [gap] = gaps;
  if (gap !== undefined)
    note(
      "gap_in_log",
      `nothing was recorded between ${dateOf(gap.from)} and ${dateOf(gap.to)}${gaps.length === 1 ? "" : `, nor in ${counted(gaps.length - 1, "span", "spans")} more of over a year`}: the days between are in no figure; is a clock wrong?`,
    );
  if (people.withoutTimezone > 0)
    note(
      "no_time_zone",
      `${counted(people.withoutTimezone, "person has", "people have")} no time zone of their own: the organisation's, ${log.timezone}, stands in`,
    );
  if ((people.notInTable ?? 0) > 0)
    note(
      "not_in_table",
      `${counted(people.notInTable!, "person of the log is", "people of the log are")} not in the table and ${people.notInTable === 1 ? "has" : "have"} the defaults alone`,
    );
  if (noise !== undefined && noise.answersThatDidNot > 0)
    note(
      "answers_did_not_fit",
      `${noise.answersThatDidNot} of ${noise.answersRecorded} recorded answers fit no prompt of these policies: rates that rest on answers rest on the others`,
    );
  if (personCount > 0 && personCount < FEW_PEOPLE)
    note(
      "few_people",
      `${counted(personCount, "person is", "people are")} few to draw again from: intervals are rough`,
    );
  if (withheldSegments > 0)
    note(
      "withheld",
      `${withheldSegments === 1 ? "one segment is" : `${withheldSegments} segments are`} withheld: the figures would tell of fewer than five people (--small-groups shows them)`,
    );
  if (missing?.prediction === true)
    note("no_prediction", "nothing is predicted: the log has no whole day after the warm-up, or nobody in it");
  if (missing?.backtestWeeks !== undefined)
    note(
      "no_backtest",
      `no backtest: to predict ${missing.backtestWeeks === 1 ? "the last week" : `the last ${missing.backtestWeeks} weeks`} the log must hold ${missing.backtestWeeks === 1 ? "it" : "them"} from Monday to Sunday, and a week before`,
    );
  return notes;
}

function days(ms: number): string {
  const count = ms / 86_400_000;
  if (count >= 1) return `${Math.round(count * 10) / 10}d`;
  return `${Math.round((ms / 3_600_000) * 10) / 10}h`;
}
