/**
 * "Did you mean": the candidate that a mistyped word most likely stands for, or none.
 *
 * Only a close candidate is worth a suggestion: up to one slip for every three letters, where a slip is a letter too
 * many, too few, wrong, or swapped with its neighbour. Case and the characters `_`, `-`, `.` weigh less than a letter.
 */

/** The closest candidate; of equally close ones the first in the order of their code units, so that it is always the same. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === word || candidate === "") continue;
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) > allowed) continue;
    // A candidate that differs in case or punctuation alone beats every other slip.
    const distance = folded === wanted ? 0.5 : slips(wanted, folded, allowed);
    if (distance > allowed || (wanted.length <= 2 && distance >= wanted.length)) continue;
    if (distance < bestDistance || (distance === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Of fewer letters many names begin. */
const FEWEST_LETTERS = 3;

/** As `suggest`; where nothing is close, the only candidate that begins with the name, which may be half written. */
export function suggestName(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)];
  const close = suggest(name, all);
  const beginning = fold(name);
  if (close !== undefined || beginning.length < FEWEST_LETTERS) return close;
  const [one, ...others] = all.filter((candidate) => candidate !== name && fold(candidate).startsWith(beginning));
  return others.length === 0 ? one : undefined;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[_.-]/g, "_");
}

/** Damerau's distance with adjacent letters swapped at most once (optimal string alignment); given up beyond `atMost`. */
function slips(left: string, right: string, atMost: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    if (Math.min(...current) > atMost && Math.min(...last) > atMost) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
