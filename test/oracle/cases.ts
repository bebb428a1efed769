/**
 * Small cases with answers worked out by hand from the engine's specification, so that engine and oracle cannot be wrong
 * alike. `rule` says what is shown.
 */
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
import type { HandCase } from "./cases/words.js";

export const handCases: readonly HandCase[] = [
  ...rolling,
  ...calendar,
  ...competing,
  ...quietness,
  ...scopes,
  ...answers,
  ...escalation,
  ...matching,
  ...history,
  ...taking,
  ...messages,
  ...expressions,
  ...states,
];
