/** Every file of vectors, and the cases that it is made from. */
import type { SourceFile } from "./build.js";
import { answers } from "./cases/answers.js";
import { calendar } from "./cases/calendar.js";
import { competing } from "./cases/competing.js";
import { escalation } from "./cases/escalation.js";
import { expressions } from "./cases/expressions.js";
import { history } from "./cases/history.js";
import { matching } from "./cases/matching.js";
import { messages } from "./cases/messages.js";
import { quietness } from "./cases/quiet.js";
import { rolling } from "./cases/rolling.js";
import { scopes } from "./cases/scopes.js";
import { states } from "./cases/states.js";
import { taking } from "./cases/taking.js";

export const sources: readonly SourceFile[] = [
  { path: "answers", about: "Responses to prompts.", cases: answers },
  { path: "competition", about: "Who goes first, and what is left for the next.", cases: competing },
  { path: "escalation", about: "Ladders.", cases: escalation },
  { path: "expressions/values", about: "Expressions.", cases: expressions },
  { path: "history", about: "What expressions remember.", cases: history },
  { path: "limits/calendar", about: "Limits per day, week and month.", cases: calendar },
  { path: "limits/rolling", about: "`wait` and `at most … within`.", cases: rolling },
  { path: "limits/scopes", about: "Whose prompts count.", cases: scopes },
  { path: "matching", about: "Triggers, signals, risk, exemptions, holdouts, variants.", cases: matching },
  { path: "messages", about: "Texts for people.", cases: messages },
  { path: "quiet", about: "Quiet hours and days.", cases: quietness },
  { path: "set-aside", about: "What is taken, and what becomes of the rest.", cases: taking },
  { path: "state", about: "The state, saved.", cases: states },
];
