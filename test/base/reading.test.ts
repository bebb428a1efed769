/** Words, sentences and how hard a text is. */
import { describe, expect, it } from "vitest";
import { lix, readingTime, sentencesOf, wordCount } from "../../src/base/reading.js";

describe("words", () => {
  it.each([
    ["Nothing happened.", 2],
    ["acme.example isn't ours: look!", 4],
    ["Größe – 25 MB", 3],
    ["", 0],
    ["…", 0],
    ["共有を確認してください", 6],
  ])("%s: %i", (text, words) => {
    expect(wordCount(text)).toBe(words);
  });

  it("take a minute for 238 of them", () => {
    expect(readingTime(238)).toBe(60);
  });
});

it("sentences end at a mark before a space, and at a line end", () => {
  expect(sentencesOf('Look at acme.example. "Is it ours?" Ask!\nThen go on')).toEqual([
    "Look at acme.example.",
    '"Is it ours?"',
    "Ask!",
    "Then go on",
  ]);
});

it("LIX adds words per sentence and the percentage of long words", () => {
  // Nine words in two sentences, one of them of more than six letters.
  expect(lix("Please compare the domain. Read it letter by letter.")).toBeCloseTo(9 / 2 + 100 / 9, 10);
});
