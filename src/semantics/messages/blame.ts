/**
 * Words that blame a person, by language, each with a way to say the same of the thing. The list is short on purpose: a
 * phrase is on it when it says something about the reader that a kind colleague would not say.
 */
import { remembered } from "../../base/remember.js";

export interface Blame {
  readonly words: string;
  /** The offset of the words in the text. */
  readonly at: number;
  readonly instead: string;
}

interface Phrase {
  /** From the start of a word to the end of one. */
  readonly phrase: RegExp;
  readonly instead: string;
}

function phrases(entries: readonly (readonly [string, string])[]): Phrase[] {
  return entries.map(([phrase, instead]) => ({
    phrase: new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrase})(?![\\p{L}\\p{N}])`, "iu"),
    instead,
  }));
}

const NEXT_TIME = "say what helps the next time";
const THING = "say what there was to see, not what the reader is or did wrong";
const THREAT = "leave out the threat: people who are afraid hide their mistakes";

const ENGLISH = phrases([
  ["you (?:have )?(?:failed|neglected|forgot|forgotten) to", NEXT_TIME],
  ["you (?:should|ought to|could) have", NEXT_TIME],
  [
    "you (?:fell for|were (?:fooled|tricked|duped) by)",
    "say what the message did, such as that it looked like another",
  ],
  ["your (?:own )?(?:mistake|fault|error|failure|negligence|carelessness)", THING],
  ["careless(?:ly|ness)?|negligent|irresponsible|reckless(?:ly)?|na[iï]ve|gullible|foolish|stupid|lazy", THING],
  ["you (?:have )?(?:violated|breached|broken|broke|disregarded)", NEXT_TIME],
  ["shame on you", "leave it out"],
  ["disciplinary|punish(?:ed|ment)?|sanctioned", THREAT],
]);

const GERMAN = phrases([
  ["(?:sie haben|du hast) (?:es )?(?:versäumt|vergessen)", NEXT_TIME],
  ["(?:sie hätten|du hättest)", NEXT_TIME],
  ["(?:hereingefallen|reingefallen|hereinlegen lassen|reinlegen lassen)", "say what the message did"],
  ["(?:ihr|dein) (?:eigener )?(?:fehler|verschulden|versäumnis|versagen)", THING],
  ["(?:ihre|deine) (?:eigene )?(?:schuld|nachlässigkeit|unachtsamkeit)|(?:selbst|selber) schuld", THING],
  [
    "(?:leichtsinnig|fahrlässig|unvorsichtig|unachtsam|nachlässig|verantwortungslos|naiv|dumm|faul)(?:e[nmrs]?)?",
    THING,
  ],
  ["(?:sie haben|du hast) gegen .{0,40} verstoßen", NEXT_TIME],
  ["abmahnung|bestraft|bestrafung|disziplinarisch(?:e[nmrs]?)?", THREAT],
]);

const finders: ReadonlyMap<string, (text: string) => readonly Blame[]> = new Map([
  ["en", finderOf(ENGLISH)],
  ["de", finderOf(GERMAN)],
]);

function finderOf(known: readonly Phrase[]): (text: string) => readonly Blame[] {
  return remembered((text) =>
    known.flatMap(({ phrase, instead }) => {
      const found = phrase.exec(text);
      return found === null ? [] : [{ words: found[0], at: found.index, instead }];
    }),
  );
}

/** The phrases of this language in a text, the first place of each; of other languages none are known. */
export function blameIn(text: string, locale: string): readonly Blame[] {
  const [language] = locale.toLowerCase().split("-");
  return finders.get(language!)?.(text) ?? [];
}
