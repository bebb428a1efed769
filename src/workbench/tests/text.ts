/**
 * A failing test as people read it: its timeline with what came of each line, and where a line failed, what was expected,
 * what came, and which clause decided.
 */
import { printable } from "../../diagnostics/display-width.js";
import { shortened, wrapped } from "../../report/table.js";
import { paintWith, type Paint, type TextOptions } from "../paint.js";
import { sayDate } from "./local-clock.js";
import type { LineResult, TestResult } from "./report.js";

/** `✗ 09:00 `. */
const CLOCK_WIDTH = 8;
const INDENT = "  ";

export function failureText(test: TestResult, { color = false, width = 100 }: TextOptions = {}): string {
  const paint = paintWith(color);
  const { title, place, lines } = test;
  const text = [
    `${paint.red("✗")} ${paint.bold(printable(title))}`,
    `${INDENT}${paint.dim(`${printable(place.file)}:${place.line}`)}`,
  ];
  let day = "";
  for (const line of lines) {
    const heading = dayOf(line);
    if (heading !== day) text.push("", `${INDENT}${heading}`);
    day = heading;
    text.push(...lineText(line, paint, width - INDENT.length).map((part) => `${INDENT}${part}`));
  }
  return `${text.join("\n")}\n`;
}

function dayOf({ date, timezone }: LineResult): string {
  return date === "" ? timezone : `${sayDate(date)}, ${timezone}`;
}

function lineText(line: LineResult, paint: Paint, width: number): string[] {
  const { clock, person, got, failures } = line;
  const what = printable(`${person} ${line.what}`);
  const room = width - CLOCK_WIDTH;
  const space = " ".repeat(CLOCK_WIDTH);
  if (failures.length === 0) {
    return [
      `${paint.green("✓")} ${clock} ${shortened(what, room)}`,
      ...got.map((outcome) => paint.dim(`${space}${shortened(printable(outcome), room)}`)),
    ];
  }
  const [first = "", ...rest] = wrapped(what, room);
  return [
    `${paint.red("✗")} ${paint.bold(`${clock} ${first}`)}`,
    ...rest.map((part) => `${space}${paint.bold(part)}`),
    ...labelled("expected", line.expected ?? [], room, paint.green),
    ...labelled("got", got, room, paint.red),
    ...failures.flatMap(({ message, because }) => [
      ...hanging("why       ", message, room).map((part) => space + part),
      ...because.flatMap((reason) =>
        hanging(`          ${/^ */.exec(reason)![0]}`, reason.trimStart(), room).map((part) => space + part),
      ),
    ]),
  ];
}

function labelled(label: string, outcomes: readonly string[], room: number, paint: (text: string) => string): string[] {
  const space = " ".repeat(CLOCK_WIDTH);
  return outcomes.flatMap((outcome, at) => {
    const head = (at === 0 ? label : "and").padEnd(10);
    return hanging(head, outcome, room).map(
      (line) => space + line.slice(0, head.length) + paint(line.slice(head.length)),
    );
  });
}

/** Words in lines of at most this width; those after the first stand below the text of the first. */
function hanging(head: string, text: string, width: number): string[] {
  const lines = wrapped(printable(text), Math.max(20, width - head.length));
  return lines.map((line, at) => (at === 0 ? head : " ".repeat(head.length)) + line);
}
