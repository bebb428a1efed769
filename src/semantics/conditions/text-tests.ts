/**
 * What a condition asks of a text, as an automaton over code points: one of some texts, a pattern with `*`, a length, a
 * distance of edits. Any of them can be run side by side, so that a set of tests is decided exactly.
 */
import { codePointLength, editDistance, lowerAscii } from "../../base/codepoints.js";

export interface TextTest {
  /** Two tests with one key accept the same texts. */
  readonly key: string;
  /** The characters that it tells apart; all others are alike to it. */
  readonly letters: string;
  readonly start: string;
  readonly step: (state: string, letter: string) => string;
  readonly accepts: (state: string) => boolean;
  /** The same without states. */
  readonly takes: (text: string) => boolean;
  /** All texts that it takes, where they are few. */
  readonly only?: ReadonlySet<string>;
  /** Texts that read well, for examples; they need not all be taken. */
  readonly likely: readonly string[];
}

/** Everything but `*` stands for itself. */
export function patternTest(pattern: readonly string[]): TextTest {
  const tokens = pattern.flatMap((part) => (part === ANY ? [ANY] : [...part]));
  /** Places after runs that may be empty belong to the places before them. */
  const closed = (places: readonly number[]): string => {
    const all = new Set<number>();
    for (const place of places) {
      let at = place;
      all.add(at);
      while (tokens[at] === ANY) all.add((at += 1));
    }
    return [...all].toSorted((one, other) => one - other).join();
  };
  const takes = (text: string): boolean => matchesPattern(pattern, text);
  return {
    key: `pattern ${JSON.stringify(pattern)}`,
    letters: tokens.filter((token) => token !== ANY).join(""),
    start: closed([0]),
    step: (state, letter) =>
      state === ""
        ? ""
        : closed(
            state.split(",").flatMap((place) => {
              const token = tokens[Number(place)];
              return token === ANY ? [Number(place)] : token === letter ? [Number(place) + 1] : [];
            }),
          ),
    accepts: (state) => state.split(",").includes(String(tokens.length)) && state !== "",
    takes,
    likely: fillingsFor(pattern).map((filling) => pattern.map((part) => (part === ANY ? filling : part)).join("")),
  };
}

/** Any text, also none, in a pattern; no pattern holds it as its own. */
export const ANY = "\u{10ffff}*";

/** Something stands before a dot or an `@`; elsewhere the text itself says enough. */
function fillingsFor(pattern: readonly string[]): string[] {
  const names = ["mail", "text", "a"];
  return pattern.some((part) => part !== ANY && /^[.@/-]|[.@/-]$/.test(part)) ? [...names, ""] : ["", ...names];
}

/** `*.acme.example` in the parts of a pattern. */
export function likePattern(pattern: string): string[] {
  return pattern.split("*").flatMap((part, at) => [...(at > 0 ? [ANY] : []), ...(part === "" ? [] : [part])]);
}

export function matchesPattern(pattern: readonly string[], text: string): boolean {
  const wild = pattern.indexOf(ANY);
  if (wild < 0) return text === pattern.join("");
  const head = pattern.slice(0, wild).join("");
  const last = pattern.lastIndexOf(ANY);
  const tail = pattern.slice(last + 1).join("");
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  const end = text.length - tail.length;
  for (const part of pattern.slice(wild, last + 1)) {
    if (part === ANY) continue;
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

export function oneOfTest(texts: ReadonlySet<string>): TextTest {
  const all = [...texts].toSorted();
  // The state is how many characters are read, and which texts begin with them.
  const letters = all.map((text) => [...text]);
  const state = (at: number, places: readonly number[]): string => `${at}:${places.join()}`;
  const read = (from: string): [number, number[]] => {
    const [at = "0", places = ""] = from.split(":");
    return [Number(at), places === "" ? [] : places.split(",").map(Number)];
  };
  return {
    key: `one of ${JSON.stringify(all)}`,
    letters: all.join(""),
    start: state(
      0,
      all.map((_, place) => place),
    ),
    step: (from, letter) => {
      const [at, places] = read(from);
      const left = places.filter((place) => letters[place]![at] === letter);
      return left.length === 0 ? "-:" : state(at + 1, left);
    },
    accepts: (from) => {
      const [at, places] = read(from);
      return places.some((place) => letters[place]!.length === at);
    },
    takes: (text) => texts.has(text),
    only: texts,
    likely: all,
  };
}

/** The test of the text with its ASCII letters made small. */
export function loweredTest(test: TextTest): TextTest {
  return {
    key: `lower ${test.key}`,
    letters: test.letters + test.letters.toUpperCase().replaceAll(/[^A-Z]/g, ""),
    start: test.start,
    step: (state, letter) => test.step(state, lowerAscii(letter)),
    accepts: test.accepts,
    takes: (text) => test.takes(lowerAscii(text)),
    likely: test.likely,
  };
}

/** Whether a number that is counted while a text is read is among some. */
export interface CountTest {
  readonly key: string;
  readonly takes: (count: number) => boolean;
  /** Above it, all counts fare alike. */
  readonly most: number;
}

export function lengthTest({ key, takes, most }: CountTest): TextTest {
  return {
    key: `length ${key}`,
    letters: "",
    start: "0",
    step: (state) => String(Math.min(Number(state) + 1, most + 1)),
    accepts: (state) => takes(Number(state)),
    takes: (text) => takes(codePointLength(text)),
    likely: ["", "text"],
  };
}

/** The number of edits from a text: a row of the table of distances, cut off above `most`. */
export function distanceTest(from: string, { key, takes, most }: CountTest): TextTest {
  const target = [...from];
  const cut = most + 1;
  const first = target.map((_, at) => Math.min(at + 1, cut));
  return {
    key: `edits ${JSON.stringify(from)} ${key}`,
    letters: from,
    start: [0, ...first].join(),
    step: (state, letter) => {
      const above = state.split(",").map(Number);
      const row = [Math.min(above[0]! + 1, cut)];
      for (let at = 1; at <= target.length; at += 1) {
        const changed = above[at - 1]! + (target[at - 1] === letter ? 0 : 1);
        row.push(Math.min(changed, above[at]! + 1, row[at - 1]! + 1, cut));
      }
      return row.join();
    },
    accepts: (state) => takes(Number(state.slice(state.lastIndexOf(",") + 1))),
    takes: (text) => takes(editDistance(text, from)),
    likely: [from.replace(/l/, "1"), from.replace(/[eo]/, "0"), from.slice(0, -1), from],
  };
}
