/** How the examples of an entry are checked: as `example.kairos`, with the vocabulary unless they stand alone. */
import { EXAMPLE_VOCABULARY, EXAMPLE_VOCABULARY_PATH } from "./example-vocabulary.js";
import type { AnyEntry } from "./index.js";

const EXAMPLE_PATH = "example.kairos";

/** The day on which the examples are checked. */
export const EXAMPLE_TODAY = "2026-11-30";

/** The text, and the files that it needs. */
export function exampleFiles(
  entry: AnyEntry,
  text: string,
): readonly { readonly path: string; readonly text: string }[] {
  const files: Readonly<Record<string, string>> = {
    ...(entry.standalone === true ? {} : { [EXAMPLE_VOCABULARY_PATH]: EXAMPLE_VOCABULARY }),
    ...entry.files,
    [EXAMPLE_PATH]: text,
  };
  return Object.entries(files).map(([path, source]) => ({ path, text: source }));
}
