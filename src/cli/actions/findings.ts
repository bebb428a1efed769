/** What a replay found wrong, said on standard error: logs that broke off, records that nothing took, broken budgets. */
import { annotation } from "../../diagnostics/formats/github.js";
import { budgetLine } from "../../report/index.js";
import type { BudgetReport } from "../../report/index.js";
import { SET_ASIDE_REASONS } from "../../simulator/index.js";
import type { InputProblem, Tally } from "../../simulator/index.js";

/** Each once, also where two policy sets met it. */
export function sayProblems(problems: readonly Pick<InputProblem, "file" | "message" | "remedy">[]): void {
  for (const line of new Set(problems.map(({ file, message, remedy }) => `kairos: ${file}: ${message}\n  → ${remedy}`)))
    say(line);
}

/** What a ledger says of records; `samples` by reason, the first of each. */
export interface Undecided {
  readonly read: number;
  readonly decided: number;
  readonly samples: Readonly<Record<string, readonly Place[] | undefined>>;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly detail: string;
}

/** Of a tally without a report. @param written - a detail as it may be shown */
export function undecidedOf({ ledger }: Tally, written: (detail: string) => string = (detail) => detail): Undecided {
  const reasons = [...SET_ASIDE_REASONS, "out_of_vocabulary"] as const;
  const samples = reasons.map((reason) => [
    reason,
    ledger.samples(reason).map((sample) => ({ ...sample, detail: written(sample.detail) })),
  ]);
  return { read: ledger.read, decided: ledger.decided, samples: Object.fromEntries(samples) as Undecided["samples"] };
}

/** @param policies - whose they are, where there are several */
export function sayUndecided({ read, decided, samples }: Undecided, policies = "policies"): void {
  if (decided > 0) return;
  if (read === 0) {
    say("kairos: nothing was decided: the log holds no record\n  → check that it is the log that was meant");
    return;
  }
  const first = Object.values(samples).flatMap((places) => places ?? [])[0];
  const why = first === undefined ? "" : `\n  ${first.file}:${first.line}: ${first.detail}`;
  say(
    `kairos: nothing was decided: no record of ${read} is an event that the ${policies} can take${why}\n` +
      "  → hand in one CloudEvent a line, or name the `source` that raw records go through with --source NAME",
  );
}

export function sayLate(late: number): void {
  if (late === 0) return;
  say(
    `kairos: ${late} ${late === 1 ? "event comes" : "events come"} after a later one and ${late === 1 ? "was" : "were"} set aside\n` +
      "  → --sort puts the events of all logs in order first",
  );
}

/** @param folder - of the policies in the checkout, where they are to be annotations */
export function sayBroken(budgets: readonly BudgetReport[], folder: string | undefined): void {
  for (const goal of budgets) {
    if (goal.kept) continue;
    if (folder === undefined) say(`kairos: budget broken: ${budgetLine(goal)}`);
    else say(annotation("error", { file: goal.file, line: goal.line, folder, title: "budget" }, budgetLine(goal)));
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
