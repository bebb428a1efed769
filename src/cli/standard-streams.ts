/** A lone `-` for standard input, also after an option that takes several values, where yargs would end the list at it. */

const escaped = "\u0000-";

/** Before yargs reads the words. */
export function escapeDash(words: readonly string[]): string[] {
  return words.map((word) => (word === "-" ? escaped : word));
}

/** What an option makes of its values. */
export function unescapeDash<Value extends string | readonly string[] | undefined>(value: Value): Value {
  if (typeof value === "string") return (value === escaped ? "-" : value) as Value;
  return value?.map((word) => (word === escaped ? "-" : word)) as unknown as Value;
}
