/** Texts of others in pages of ours: all that could become markup, or that nobody sees, stands as text. */

/** White space is one space, and characters that nobody sees, or that turn text around, stand by their code point. */
export function visible(text: string): string {
  return text.replace(/\s+/g, " ").replace(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** As text or in a quoted attribute of HTML. */
export function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
