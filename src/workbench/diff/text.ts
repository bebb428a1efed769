/** A diff as a page for reviewers: by what changed, each change with what stood there before and stands there now. */
import { formatDuration } from "../../base/units.js";
import { printable } from "../../diagnostics/display-width.js";
import { wrapped } from "../../report/table.js";
import { paintWith, type Paint, type TextOptions } from "../paint.js";
import type { Change, Example, Subject } from "./change.js";
import type { Diff } from "./diff.js";

export const NO_CHANGE = "no change in meaning";

export function diffText({ changes }: Diff, { color = false, width = 100 }: TextOptions = {}): string {
  const paint = paintWith(color);
  if (changes.length === 0) return `${NO_CHANGE}\n`;
  const lines: string[] = [];
  for (const group of bySubject(changes)) {
    const { subject } = group[0]!;
    const place =
      subject.place === undefined ? "" : `  ${paint.dim(printable(`${subject.place.file}:${subject.place.line}`))}`;
    lines.push(`${paint.bold(printable(subjectText(subject)))}${place}`);
    for (const change of group) lines.push(...changeLines(change, paint, width));
    lines.push("");
  }
  return `${lines.join("\n")}\n${countText(changes)}\n`;
}

/** In the order in which they come; those of one subject stand together. */
export function bySubject(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = subjectText(change.subject);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

export function subjectText({ kind, name }: Subject): string {
  const plural: Partial<Record<Subject["kind"], string>> = { person: "people", limits: "shared limits" };
  return name === undefined ? (plural[kind] ?? kind) : `${kind} ${name}`;
}

/** `trigger widened`, `message reworded, de`. */
export function titleText({ kind, what, subject, locale }: Change): string {
  const word = kind.slice(kind.lastIndexOf("-") + 1);
  const way = word === "undecided" ? "changed" : word;
  const whole = what === subject.kind || what === "event type";
  return `${whole ? way : `${what} ${way}`}${locale === undefined ? "" : `, ${locale}`}`;
}

export function countText(changes: readonly Change[]): string {
  return changes.length === 1 ? "1 change of meaning" : `${changes.length} changes of meaning`;
}

function changeLines(change: Change, paint: Paint, width: number): string[] {
  const { before = [], after = [], notes, examples = [] } = change;
  return [
    `  ${titleText(change)}`,
    ...before.flatMap((line) => marked("-", line, width).map(paint.red)),
    ...after.flatMap((line) => marked("+", line, width).map(paint.green)),
    ...notes.flatMap((note) => indented(note, 4, width).map(paint.dim)),
    ...examples.flatMap((example) => {
      const [does, ...lines] = exampleLines(example);
      return [...indented(`${does}:`, 4, width), ...lines.flatMap((line) => indented(line, 6, width))];
    }),
  ];
}

function marked(mark: string, line: string, width: number): string[] {
  return indented(line, 6, width).map((part, at) => (at === 0 ? `    ${mark} ${part.slice(6)}` : part));
}

function indented(text: string, indent: number, width: number): string[] {
  return wrapped(printable(text), Math.max(20, width - indent)).map((line) => " ".repeat(indent) + line);
}

/** What it shows, then the moment line by line. */
export function exampleLines({ does, text, earlier, event }: Example): string[] {
  const { deed, person, clock } = text;
  return [
    does,
    deed,
    ...(person === "" ? [] : [`by a person ${person}`]),
    ...(clock === undefined ? [] : [`at ${clock}`]),
    ...(earlier.length === 0 ? [] : [earlierText(earlier, event)]),
  ];
}

function earlierText(earlier: Example["earlier"], event: Example["event"]): string {
  const types = [...new Set(earlier.map(({ type }) => String(type)))].join(", ");
  const ago = Date.parse(String(event["time"])) - Date.parse(String(earlier[0]!["time"]));
  return earlier.length === 1
    ? `after ${types} by the same person ${roughly(ago)} before`
    : `after ${earlier.length} events by the same person (${types}), the first ${roughly(ago)} before`;
}

/** To the minute. */
function roughly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 86_400_000],
    [Math.floor((minutes % 1440) / 60), 3_600_000],
    [minutes % 60, 60_000],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => formatDuration(unit).replace("1", String(count)));
  return said.length === 0 ? formatDuration(ms) : said.join(" ");
}
