/** How long a text takes to read, and how hard it is: words, sentences, long words. */

/**
 * Words a minute that adults read silently, in English non-fiction: Brysbaert, "How many words do we read per minute?",
 * Journal of Memory and Language 109 (2019). Other languages with spaces between words lie close by.
 */
export const WORDS_PER_MINUTE = 238;

/** Scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. Two characters are taken for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const CHARACTERS_PER_WORD = 2;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.@/:_-]*/gu;

export function wordsOf(text: string): string[] {
  return text.replaceAll(UNSPACED, " ").match(WORD) ?? [];
}

export function wordCount(text: string): number {
  return wordsOf(text).length + Math.ceil((text.match(UNSPACED)?.length ?? 0) / CHARACTERS_PER_WORD);
}

/** In seconds. */
export function readingTime(words: number): number {
  return (words * 60) / WORDS_PER_MINUTE;
}

/** Cut after `.`, `!`, `?`, `…`, `:` and their likes before a space or at the end, and at line ends. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…:]["'”’)\]]*)\s+|(?<=[。！？])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordCount(sentence) > 0);
}

/**
 * Björnsson's readability index LIX: words per sentence, and the percentage of words of more than six letters. It needs
 * no dictionary and no syllables, so it means the same in every alphabet.
 */
export function lix(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const long = words.filter((word) => [...word.replaceAll(/[^\p{L}]/gu, "")].length > LONG_WORD).length;
  return words.length / Math.max(1, sentencesOf(text).length) + (100 * long) / words.length;
}
const LONG_WORD = 6;
