/** A text that people are shown can be understood at first reading: short sentences, few long words. */
import { lix, sentencesOf, wordCount } from "../../base/reading.js";
import { remembered } from "../../base/remember.js";
import { hardToRead } from "../../diagnostics/catalogue/text/hard-to-read.js";
import { plainText } from "../messages/shown.js";
import type { Rule } from "./rule.js";
import { allTexts } from "./texts-of-model.js";

/** Words in one sentence. */
const MOST_WORDS = 25;
/** The index says little about a handful of words. */
const FEWEST_WORDS = 15;
/** Of LIX, "very difficult" begins at 60. Languages that write compounds as one word lie higher for the same ease. */
const MOST_LIX = 60;
const MOST_LIX_OF_COMPOUNDS = 70;
const COMPOUNDS: ReadonlySet<string> = new Set(["de", "nl", "sv", "da", "nb", "nn", "no", "fi", "et", "hu", "is"]);

const readingOf = remembered((plain) => ({
  long: sentencesOf(plain).find((sentence) => wordCount(sentence) > MOST_WORDS),
  index: Math.round(lix(plain)),
  words: wordCount(plain),
}));

export const messagesArePlain: Rule = ({ model, checker }) => {
  for (const { text, role } of allTexts(model)) {
    if (role === "opens" || role === "layer") continue;
    for (const [locale, parts] of text.variants) {
      const { long, index, words } = readingOf(plainText(text, locale, model) ?? "");
      const most = COMPOUNDS.has(locale.split("-")[0]!.toLowerCase()) ? MOST_LIX_OF_COMPOUNDS : MOST_LIX;
      if (long === undefined && (index <= most || words < FEWEST_WORDS)) continue;
      const literals = parts.flatMap((part) => (part.kind === "literal" ? [part.span] : []));
      const [first, last] = [literals[0], literals.at(-1)];
      const measure =
        long === undefined
          ? `its LIX is ${index}, and ${most} is very difficult`
          : `a sentence has ${wordCount(long)} words, and ${MOST_WORDS} are many`;
      checker.reporter.report(
        hardToRead,
        first === undefined || last === undefined ? text.span : { ...first, end: last.end },
        { locale, measure },
        {
          help:
            long === undefined
              ? "take shorter words and sentences"
              : `make two of the sentence that begins \`${long.split(/\s+/).slice(0, 5).join(" ")}\``,
        },
      );
    }
  }
};
