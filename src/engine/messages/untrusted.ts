/** Text that an attacker may control, made harmless: no control characters, no tricks of direction, never a link. */
import { codePointLength, codePointPrefix } from "../../base/codepoints.js";

const LONGEST = 100;
const SPACES = /[\t\n\r]/g;
const HIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

export function defang(text: string): string {
  let shown = text.replace(SPACES, " ").replace(HIDDEN, "");
  if (shown.length > LONGEST && codePointLength(shown) > LONGEST) shown = `${codePointPrefix(shown, LONGEST - 1)}…`;
  return shown.replace(/[.。．｡]|:\/\/|@/g, (part) => (part === "://" ? "[://]" : part === "@" ? "[@]" : "[.]"));
}
