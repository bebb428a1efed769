/** Tables for the terminal: columns as wide as what stands in them, the first to the left, the others to the right. */

export interface TableOptions {
  /** Characters that stand before each line. */
  readonly indent: number;
  /** No line is longer; the first column gives way. */
  readonly width: number;
  readonly head: (text: string) => string;
  /** Columns whose cells stand to the left; the first one alone where it is left out. */
  readonly left?: readonly number[];
}

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { indent, width, head: paint, left = [0] }: TableOptions,
): string[] {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const gaps = 2 * (head.length - 1);
  const rest = widths.slice(1).reduce((sum, cell) => sum + cell, 0);
  widths[0] = Math.min(widths[0]!, Math.max(8, width - indent - gaps - rest));
  const line = (cells: readonly string[]): string =>
    " ".repeat(indent) +
    cells
      .map((cell, column) => {
        const space = widths[column]!;
        return left.includes(column) ? shortened(cell, space).padEnd(space) : cell.padStart(space);
      })
      .join("  ")
      .trimEnd();
  return [paint(line(head)), ...rows.map(line)];
}

/** At most this many characters, the last one `…` where something was cut. */
export function shortened(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join("")}…`;
}

/** Words in lines of at most this many characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}
