/** What a reader must know before the figures of a comparison: what holds of both replays, and where answers part them. */
import type { Bundle } from "../../bundle/types.js";
import type { InputProblem, Tally } from "../../simulator/index.js";
import { gapsIn, spanOfFigures } from "../calendar.js";
import { notesOf } from "../notes.js";
import type { Report } from "../report.js";
import { number } from "../words.js";
import { windowsOf } from "../windows.js";
import type { Window } from "../windows.js";

export interface ComparedFacts {
  readonly problems: readonly InputProblem[];
  /** Whose weeks count. */
  readonly people: number;
  readonly withheldSegments: number;
}

export function comparisonNotes(old: Tally, next: Tally, facts: ComparedFacts): Report["notes"] {
  const { settings, table, peopleSeen, peopleNotInTable, ledger, bundle } = next;
  const answers = [old, next].map(({ answersThatDidNot }) => answersThatDidNot);
  return [
    ...notesOf({
      log: {
        problems: facts.problems,
        timezone: bundle.org.timezone,
        ...(settings.warmUpMs > 0 ? { warmUp: { lengthMs: settings.warmUpMs } } : {}),
      },
      input: { decided: ledger.decided, decidedInWarmUp: ledger.inWarmUp },
      people: {
        withoutTimezone: table?.withoutTimezone ?? peopleSeen,
        notInTable: table === undefined ? 0 : peopleNotInTable,
      },
      windows: windowsOfBoth(old.bundle, bundle),
      gaps: gapsIn(next),
      spanMs: spanOfFigures(next),
      personCount: facts.people,
      withheldSegments: facts.withheldSegments,
    }),
    ...(answers.some((count) => count > 0)
      ? [
          {
            code: "answers_did_not_fit",
            text: `${number(answers[0]!)} recorded answers fit no prompt of the old policies, and ${number(answers[1]!)} none of the new: what rests on answers (back off, mute, steps, their rates) differs by that too`,
          },
        ]
      : []),
  ];
}

/** Those that both have are counted once. */
function windowsOfBoth(old: Bundle, next: Bundle): readonly Window[] {
  const windows = new Map(
    [...windowsOf(old), ...windowsOf(next)].map((each) => [
      JSON.stringify([each.policy, each.text, each.lengthMs]),
      each,
    ]),
  );
  return [...windows.values()].toSorted((a, b) => b.lengthMs - a.lengthMs);
}
