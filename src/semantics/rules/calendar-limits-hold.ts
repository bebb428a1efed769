/**
 * A calendar limit starts anew at midnight: `at most 2 per day` alone lets two prompts through at 23:50 and two more at
 * 00:10. It is enough beside anything that spaces prompts, or a night that is quiet.
 */
import { doubleAtMidnight } from "../../diagnostics/catalogue/policy/double-at-midnight.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { LimitModel } from "../model.js";
import { viewsOf } from "../windows/caps.js";
import { limitWords } from "../windows/words.js";
import type { Rule } from "./rule.js";

export const calendarLimitsHold: Rule = ({ model, checker }) => {
  const lists = [...model.policies.values()].flatMap((policy) => viewsOf(policy, model.limits));
  const alone = new Map<LimitModel, boolean>();
  for (const { limits } of lists) {
    for (const limit of limits) {
      alone.set(limit, (alone.get(limit) ?? true) && !limits.some((other) => spaces(other, limit)));
    }
  }
  for (const [limit, isAlone] of alone) {
    const { syntax } = limit;
    // Once a day and once more the next morning is what was asked for.
    if (!isAlone || syntax.kind !== "at_most_per" || syntax.per === "event" || syntax.count.value === 1) continue;
    const prompts = 2 * syntax.count.value;
    const window = WINDOWS[syntax.per];
    checker.reporter.report(
      doubleAtMidnight,
      limit.span,
      { limit: limitWords(limit), prompts, border: BORDERS[syntax.per] },
      {
        help: `add a \`wait\`, or count in any ${window} with \`at most ${syntax.count.text} within ${window}\``,
        fixes: rolling(limit, syntax.count.text, window),
      },
    );
  }
};

const WINDOWS = { day: "24h", week: "7d", month: "30d" } as const;
const BORDERS = { day: "midnight", week: "the night to Monday", month: "the end of a month" } as const;

function spaces({ syntax }: LimitModel, beside: LimitModel): boolean {
  if (syntax.kind === "wait" || syntax.kind === "at_most_within") return true;
  if (syntax.kind === "quiet_hours") return syntax.from.minutes > syntax.to.minutes;
  // A day under a week that is counted as well does not come twice as often.
  return (
    syntax.kind === "at_most_per" &&
    beside.syntax.kind === "at_most_per" &&
    LENGTHS[syntax.per] < LENGTHS[beside.syntax.per]
  );
}
const LENGTHS = { event: Infinity, day: 1, week: 7, month: 30 } as const;

function rolling(limit: LimitModel, count: string, window: string): Fix[] {
  const { scope } = limit;
  if (scope.across !== undefined || scope.for.kind !== "person" || limit.when !== undefined) return [];
  const text = `at most ${count} within ${window}`;
  return [{ title: `write \`${text}\``, edits: [{ span: limit.span, text }] }];
}
