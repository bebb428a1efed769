/** What the sections of the summary are made of: paint, lists, lines that fit. */
import { shortened, wrapped } from "../table.js";
import { number } from "../words.js";

export const WIDTH = 100;
const MOST_ROWS = 8;

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

export function paintWith(colour: boolean): Paint {
  const code =
    (on: number, off: number) =>
    (text: string): string =>
      colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), yellow: code(33, 39), green: code(32, 39) };
}

/** Counts with what they count, the first few; how many more there are. */
export function listed(entries: readonly (readonly [count: number, text: string])[], paint: Paint): string[] {
  const shown = entries.slice(0, MOST_ROWS);
  const width = Math.max(...shown.map(([count]) => number(count).length));
  const lines = shown.map(
    ([count, text]) => `  ${number(count).padStart(width)}  ${shortened(text, WIDTH - width - 4)}`,
  );
  if (entries.length > MOST_ROWS) lines.push(paint.dim(`  and ${entries.length - MOST_ROWS} more`));
  return lines;
}

/** Lines of at most 100 columns; those after the first stand two further in. */
export function hanging(text: string, indent: number): string[] {
  const [first, ...rest] = wrapped(text, WIDTH - indent - 2);
  const space = " ".repeat(indent);
  return [`${space}${first ?? ""}`, ...rest.map((line) => `${space}  ${line}`)];
}

/** The same behind a mark, which is painted once the lines are cut. */
export function marked(mark: string, paint: (text: string) => string, text: string): string[] {
  const [first, ...rest] = hanging(`${mark} ${text}`, 2);
  return [`  ${paint(mark)}${first!.slice(2 + mark.length)}`, ...rest];
}

const BARS = "▁▂▃▄▅▆▇█";

/** A bar for each amount, from none to the greatest; amounts that lie together are one bar where there are too many. */
export function sparkline(amounts: readonly number[], width: number): string {
  const each = Math.max(1, Math.ceil(amounts.length / width));
  const bins: number[] = [];
  for (let at = 0; at < amounts.length; at += each)
    bins.push(amounts.slice(at, at + each).reduce((sum, amount) => sum + amount, 0));
  const most = Math.max(...bins, 0);
  return bins.map((amount) => (amount === 0 ? " " : BARS[Math.min(7, Math.floor((amount * 8) / most))]!)).join("");
}

/** A log may hold anything; a terminal must not act on it. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
}
