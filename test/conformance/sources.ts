/** Every file of vectors, and the cases that it is made from. */
import type { SourceFile } from "./build.js";
import { answering } from "./cases/answering.js";
import { answers } from "./cases/answers.js";
import { backingOff } from "./cases/back-off.js";
import { competing } from "./cases/competing.js";
import { defanged } from "./cases/defanged.js";
import { documents } from "./cases/documents.js";
import { good } from "./cases/documents/whole.js";
import { escalation } from "./cases/escalation.js";
import { exempting } from "./cases/exempting.js";
import { arithmetic } from "./cases/expressions/arithmetic.js";
import { comparison } from "./cases/expressions/comparison.js";
import { domain } from "./cases/expressions/domain.js";
import { iregexp } from "./cases/expressions/iregexp.js";
import { listed } from "./cases/expressions/lists.js";
import { expressions } from "./cases/expressions/literals.js";
import { logic } from "./cases/expressions/logic.js";
import { strings } from "./cases/expressions/strings.js";
import { time } from "./cases/expressions/time.js";
import { fitting } from "./cases/fitting.js";
import { history } from "./cases/history.js";
import { holdouts } from "./cases/holdout.js";
import { ladders } from "./cases/ladders.js";
import { borders } from "./cases/limits/borders.js";
import { calendar } from "./cases/limits/calendar.js";
import { counted } from "./cases/limits/counted.js";
import { dates } from "./cases/limits/dates.js";
import { rolling } from "./cases/limits/rolling.js";
import { scopes } from "./cases/limits/scopes.js";
import { loading } from "./cases/loading.js";
import { matching } from "./cases/matching.js";
import { messages } from "./cases/messages.js";
import { muting } from "./cases/mute.js";
import { quietHours } from "./cases/quiet-hours.js";
import { quietness } from "./cases/quiet.js";
import { remembered } from "./cases/remembering.js";
import { rivalry } from "./cases/rivalry.js";
import { states } from "./cases/states.js";
import { taking } from "./cases/taking.js";
import { texts } from "./cases/texts.js";

export const sources: readonly SourceFile[] = [
  { path: "answers", about: "Responses to prompts.", cases: [...answers, ...answering] },
  { path: "back-off", about: "How far a wait grows, and what makes it grow.", cases: backingOff },
  { path: "competition", about: "Who goes first, and what is left for the next.", cases: [...competing, ...rivalry] },
  { path: "defanging", about: "What becomes of untrusted text.", cases: defanged },
  { path: "escalation", about: "Ladders.", cases: [...escalation, ...ladders] },
  { path: "exemptions", about: "Who is let off, and until when.", cases: exempting },
  { path: "expressions/arithmetic", about: "`+ - * /` on doubles, timestamps and durations.", cases: arithmetic },
  { path: "expressions/comparison", about: "`is` and the orders, over every type that has them.", cases: comparison },
  { path: "expressions/domain", about: "The registrable domain.", cases: domain },
  { path: "expressions/iregexp", about: "`matches`.", cases: iregexp },
  { path: "expressions/lists", about: "Membership in lists, and their length.", cases: listed },
  { path: "expressions/literals", about: "Conditions over literals, each on its own.", cases: expressions },
  { path: "expressions/logic", about: "`and`, `or`, `not`, `exists`, `otherwise`; what is missing.", cases: logic },
  { path: "expressions/strings", about: "What can be asked of strings, by code point.", cases: strings },
  { path: "expressions/time", about: "Wall clocks, weekdays, computed instants.", cases: time },
  { path: "holdout", about: "Control groups.", cases: holdouts },
  { path: "history", about: "What expressions remember.", cases: [...history, ...remembered] },
  { path: "limits/calendar", about: "Limits per day, week and month.", cases: [...calendar, ...dates] },
  { path: "limits/rolling", about: "`wait` and `at most … within`.", cases: [...rolling, ...borders] },
  { path: "limits/scopes", about: "Whose prompts count.", cases: [...scopes, ...counted] },
  { path: "matching", about: "Triggers, signals, risk, exemptions, holdouts, variants.", cases: matching },
  { path: "messages", about: "Texts for people.", cases: [...messages, ...texts] },
  { path: "mute", about: "Which answers make a mute, and when it ends.", cases: muting },
  { path: "quiet", about: "Quiet hours and days.", cases: [...quietness, ...quietHours] },
  {
    path: "refused-bundles",
    about: "Documents that must not be loaded, and some that must be.",
    cases: documents,
    text: good,
  },
  { path: "set-aside", about: "What is taken, and what becomes of the rest.", cases: [...taking, ...fitting] },
  { path: "state", about: "The state, saved.", cases: [...states, ...loading] },
];
