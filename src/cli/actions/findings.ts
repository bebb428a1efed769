/** What a replay found wrong, said on standard error: logs that broke off, records that nothing took, broken budgets. */
import { annotation } from "../../diagnostics/formats/github.js";
import { budgetLine } from "../../report/index.js";
import type { BudgetReport } from "../../report/index.js";
import type { InputProblem } from "../../simulator/index.js";

/** Each once, also where two policy sets met it. */
export function sayProblems(problems: readonly Pick<InputProblem, "file" | "message" | "remedy">[]): void {
  for (const line of new Set(problems.map(({ file, message, remedy }) => `kairos: ${file}: ${message}\n  → ${remedy}`)))
    say(line);
}

/** @param policies - whose they are, where there are several */
export function sayUndecided(read: number, decided: number, policies = "policies"): void {
  if (read === 0 || decided > 0) return;
  say(
    `kairos: nothing was decided: no record of ${read} is an event that the ${policies} know\n` +
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
