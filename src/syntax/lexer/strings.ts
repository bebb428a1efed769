/** What a string literal says: its escapes resolved, and which of them are none. */

export interface StringPiece {
  /** UTF-16 offsets in the raw text. */
  readonly start: number;
  readonly end: number;
  /** The text that the piece stands for. */
  readonly value: string;
  /** Written as an escape, so a brace here is a plain character. */
  readonly escaped: boolean;
  /** Set where an escape is none that Kairos knows. */
  readonly problem?: "unknown" | "code-point";
}

const simpleEscapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", "{": "{", "}": "}" };

const piece = /\\u\{([^}"\\]*)\}?|\\([\s\S]?)|[{}]|[^\\{}]+/g;

/** The pieces of what stands between the quotes; `offset` is where that starts in the file. */
export function stringPieces(raw: string, offset: number): StringPiece[] {
  const pieces: StringPiece[] = [];
  for (const match of raw.matchAll(piece)) {
    const start = offset + match.index;
    const end = start + match[0].length;
    if (!match[0].startsWith("\\")) {
      pieces.push({ start, end, value: match[0], escaped: false });
    } else if (match[1] !== undefined) {
      const value = codePoint(match[1], match[0]);
      pieces.push({
        start,
        end,
        value: value ?? "",
        escaped: true,
        ...(value === undefined ? { problem: "code-point" } : {}),
      });
    } else {
      const value = simpleEscapes[match[2] ?? ""];
      pieces.push({
        start,
        end,
        value: value ?? match[2] ?? "",
        escaped: true,
        ...(value === undefined ? { problem: "unknown" } : {}),
      });
    }
  }
  return pieces;
}

/** One scalar value from one to six hexadecimal digits. */
function codePoint(digits: string, written: string): string | undefined {
  if (!/^[0-9A-Fa-f]{1,6}$/.test(digits) || !written.endsWith("}")) return undefined;
  const value = Number.parseInt(digits, 16);
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return undefined;
  return String.fromCodePoint(value);
}

/** A string literal that stands for this text. */
export function quote(text: string): string {
  let quoted = "";
  for (const character of text) {
    if (character === '"' || character === "\\") quoted += `\\${character}`;
    else if (character === "\n") quoted += "\\n";
    else if (needsEscape(character)) quoted += `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    else quoted += character;
  }
  return `"${quoted}"`;
}

function needsEscape(character: string): boolean {
  return /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/.test(character);
}
