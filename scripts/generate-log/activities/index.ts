/** Everything that people do in the log. Its order is that of the draws: adding a row at the end moves no other. */
import type { Activity } from "./activity.js";
import { CODE } from "./code.js";
import { FILES } from "./files.js";
import { GENERATIVE_AI } from "./generative-ai.js";
import { MAIL } from "./mail.js";
import { PAYMENTS } from "./payments.js";
import { QUIET } from "./quiet.js";
import { SIGN_IN } from "./sign-in.js";

export const ACTIVITIES: readonly Activity[] = [
  ...QUIET,
  ...MAIL,
  ...FILES,
  ...PAYMENTS,
  ...CODE,
  ...GENERATIVE_AI,
  ...SIGN_IN,
];
