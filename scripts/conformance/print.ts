/** What a difference looks like on a terminal. */
import type { Difference } from "../../test/conformance/run.js";

/** Characters of either side that are shown. */
const MOST = 160;
/** Of them, those before the place where the sides part. */
const BEFORE = 40;

/** Expected above actual, both from where they part. */
export function printDifference({ name, where, expected, actual }: Difference): string {
  let same = 0;
  while (same < expected.length && expected[same] === actual[same]) same += 1;
  const from = Math.max(expected.length, actual.length) > MOST && same > 2 * BEFORE ? same - BEFORE : 0;
  const side = (text: string): string => (from > 0 ? "…" : "") + cut(text.slice(from), MOST);
  return `  ${name}\n    ${cut(where, 240)}\n    expected  ${side(expected)}\n    actual    ${side(actual)}\n`;
}

/** The first of them, and how many more there are. */
export function printDifferences(differences: readonly Difference[], shown: number): string {
  const more = differences.length - shown;
  const first = differences.slice(0, shown).map(printDifference).join("");
  return more > 0 && shown > 0 ? `${first}  and ${more} more\n` : first;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);
