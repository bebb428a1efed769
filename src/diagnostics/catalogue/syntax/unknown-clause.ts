/** A word that starts no clause here. */
import { defineDiagnostic } from "../../define.js";

export const unknownClause = defineDiagnostic<{
  found: string;
  place: string;
  words: readonly string[];
  meant?: string;
}>({
  code: "unknown-clause",
  severity: "error",
  message: ({ found, place, words, meant }) =>
    meant === undefined
      ? `${found} starts nothing in ${place}${words.length === 0 ? "" : `; possible is ${words.map((word) => `\`${word}\``).join(", ")}`}`
      : `${found} starts nothing in ${place}; did you mean \`${meant}\`?`,
  why: "A clause starts with one of a few words, and each kind of block has its own.",
  bad: `limits { qiuet 19:00 to 07:00 }
`,
  good: `limits { quiet 19:00 to 07:00 }
`,
  standalone: true,
});
