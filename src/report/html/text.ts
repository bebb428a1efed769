/** Texts of the report in a page: code where they quote it, and room for long names to break. */
import { html, type Content } from "./markup.js";

/** What stands between backticks is code. */
export function prose(text: string): Content {
  const parts = text.split("`");
  // The last of an even number of parts is behind a backtick that nothing closes.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** A long name may break behind `_`, `.` and `/`. */
export function breakable(name: string): Content {
  return name.split(/(?<=[_./])(?=.)/).map((part, at) => (at === 0 ? part : html`<wbr />${part}`));
}
