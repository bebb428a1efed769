/** Words of plain English and of other languages that a new author tries, and what says the same here. */

const synonyms: ReadonlyMap<string, string> = new Map([
  ["if", "a condition follows `when`"],
  ["and", "write `and`, in small letters"],
  ["or", "write `or`, in small letters"],
  ["not", "write `not`, in small letters"],
  ["equals", "write `is`"],
  ["includes", "write `contains`"],
  ["than", "write `>` or `<` where something is greater or less"],
  ["least", "write `>=` where something is at least another"],
  ["does", "write `not` before the comparison"],
  ["doesn", "write `not` before the comparison"],
  ["cooldown", "write `wait`"],
  ["backoff", "write `back off`"],
  ["expires", "write `until`"],
  ["reason", "write `because`"],
  ["hint", "what to look at next time is `check`"],
  ["description", "describe it in a comment before it that starts with `///`"],
  ["expect", "write `->` after the event, on its line"],
  ["else", "there is no other branch: write another policy, or a `variant`"],
]);

/** What to do, where the word is one of them. */
export function synonymHelp(word: string): string | undefined {
  return synonyms.get(word.toLowerCase());
}
