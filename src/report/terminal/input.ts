/** What was replayed, what a reader must know of it, where every record went, and what the words mean. */
import { spanOf } from "../calendar.js";
import type { Report } from "../report.js";
import { wrapped } from "../table.js";
import { counted, number, separateWords } from "../words.js";
import { WIDTH, hanging, marked, printable } from "./lines.js";
import type { Paint } from "./lines.js";

export function title({ log, people, bundle, tzdata }: Report, paint: Paint): string[] {
  const who =
    people.table === undefined
      ? `${counted(people.seen, "person", "people")} seen`
      : `${counted(people.table, "person", "people")} in the table, ${number(people.seen)} seen`;
  const span = spanOf(log)?.join(" to ") ?? "nothing decided";
  return [
    paint.bold(`Replay of ${span}, ${who}`),
    ...(log.warmUp === undefined
      ? []
      : hanging(
          `warm-up until ${log.warmUp.until}: ${number(log.warmUp.records)} records filled the state and are in no figure`,
          0,
        )),
    ...wrapped(`bundle ${bundle.sha256.slice(0, 16)}, format ${bundle.format}, tzdata ${tzdata}`, WIDTH).map((line) =>
      paint.dim(line),
    ),
  ];
}

export function problems({ log }: Report, paint: Paint): string[] {
  return log.problems.flatMap((problem) => [
    paint.red("Not read to its end:"),
    ...wrapped(`${problem.file}: ${problem.message}. ${sentence(problem.remedy)}`, WIDTH - 2).map(
      (line) => `  ${line}`,
    ),
  ]);
}

export function notes(report: Report, paint: Paint): string[] {
  if (report.notes.length === 0) return [];
  return [paint.bold("Before the figures"), ...report.notes.flatMap(({ text }) => marked("!", paint.yellow, text))];
}

export function ledger({ input }: Report, paint: Paint): string[] {
  const lines = [
    paint.bold("Where every record went"),
    ...wrapped(
      `${number(input.read)} read = ${number(input.decided)} decided + ${number(input.outOfVocabulary)} not in the vocabulary + ${number(input.setAside)} set aside + ${number(input.duplicates)} duplicates`,
      WIDTH - 2,
    ).map((line) => `  ${line}`),
  ];
  if (input.decidedByTypeAlone > 0)
    lines.push(
      paint.dim(`  of the decided, ${number(input.decidedByTypeAlone)} by their type alone: no policy asks for it`),
    );
  for (const [reason, count] of Object.entries(input.setAsideBy)) {
    if (count > 0)
      lines.push(
        `  ${paint.yellow(`${reason} ${number(count)}`)}`,
        ...samples(input.samples[reason as keyof typeof input.setAsideBy] ?? []),
      );
  }
  if (input.outOfVocabulary > 0)
    lines.push(
      `  not in the vocabulary ${number(input.outOfVocabulary)}`,
      ...samples(input.samples.out_of_vocabulary ?? []),
    );
  return lines;
}

function samples(
  found: readonly { readonly file: string; readonly line: number; readonly detail: string }[],
): string[] {
  // Wrapped, not cut: what was found stands at the end of a detail.
  return found.slice(0, 3).flatMap(({ file, line, detail }) => hanging(printable(`${file}:${line}  ${detail}`), 4));
}

export function definitions({ definitions: meanings }: Report, paint: Paint): string[] {
  const lines = Object.entries(meanings).flatMap(([name, meaning]) => hanging(`${separateWords(name)}: ${meaning}`, 2));
  return [paint.bold("What the words mean"), ...lines.map((line) => paint.dim(line))];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
