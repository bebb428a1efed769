/** Holds the answers of a peer to ours. */
import { linesOf } from "./lines.js";
import { POLICIES } from "./peer.js";
import type { Answers } from "./peer.js";

/** How many events each policy was given as the answer to. */
export function countsOf(answers: Answers): Readonly<Record<string, number>> {
  const counts = POLICIES.map(() => 0);
  for (const answer of answers)
    for (let bits = answer, at = 0; bits !== 0; bits >>= 1, at += 1) if ((bits & 1) === 1) counts[at]! += 1;
  return Object.fromEntries(POLICIES.map((policy, at) => [policy, counts[at]!]));
}

/** The first event on which the two differ, in words; undefined where they are the same. */
export function firstDifference(ours: Answers, theirs: Answers, log: string): string | undefined {
  if (ours.length !== theirs.length) return `${ours.length} events, and ${theirs.length} answers`;
  const at = ours.findIndex((answer, line) => answer !== theirs[line]);
  if (at < 0) return undefined;
  let line = 0;
  for (const text of linesOf(log)) {
    if (line === at) return `line ${at + 1}: ours ${namesOf(ours[at]!)}, theirs ${namesOf(theirs[at]!)}\n${text}`;
    line += 1;
  }
  return `line ${at + 1}, which the log does not have`;
}

function namesOf(answer: number): string {
  const names = POLICIES.filter((_, at) => (answer & (1 << at)) !== 0);
  return names.length === 0 ? "none" : names.join(", ");
}
