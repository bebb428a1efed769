/** Colours of a terminal (ANSI), or none. */

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

export function paintWith(color: boolean): Paint {
  const code =
    (on: number, off: number) =>
    (text: string): string =>
      color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), green: code(32, 39), yellow: code(33, 39) };
}

export interface TextOptions {
  /** With the colours of a terminal. */
  readonly color?: boolean;
  /** No line is longer, where its words allow it; 100 where it is left out. */
  readonly width?: number;
}
