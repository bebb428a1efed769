/** A prompt can be read in the moment: at once while somebody is in the middle of something, soon afterwards. */
import { readingTime, wordCount, WORDS_PER_MINUTE } from "../../base/reading.js";
import { remembered } from "../../base/remember.js";
import { tooLongToRead } from "../../diagnostics/catalogue/text/too-long-to-read.js";
import { wholePrompt } from "../messages/shown.js";
import type { Rule } from "./rule.js";
import { messagesOfPolicy } from "./texts-of-model.js";

/** Seconds; somebody who is stopped before an action reads less than somebody who is told about it afterwards. */
const MOST_SECONDS = { inline: 15, feedback: 30, thanks: 30 } as const;

const wordsIn = remembered(wordCount);

export const messagesAreShort: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    for (const message of messagesOfPolicy(policy)) {
      const most = MOST_SECONDS[message.mode];
      for (const locale of message.body.variants.keys()) {
        const words = wordsIn(wholePrompt(policy, message, locale, model));
        const seconds = Math.round(readingTime(words));
        if (seconds <= most) continue;
        const few = Math.floor((most * WORDS_PER_MINUTE) / 60);
        const all = (policy.signals?.names.length ?? 0) > 1 && policy.signals?.showAtMost === undefined;
        checker.reporter.report(
          tooLongToRead,
          message.body.span,
          { policy: policy.name, mode: message.mode, locale, words, seconds },
          {
            help: `${most} seconds are about ${few} words; say what to do next, and link to the rest${
              all ? ", or show fewer signals with `show at most 1`" : ""
            }`,
          },
        );
      }
    }
  }
};
