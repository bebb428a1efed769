/** Advice as a person reads it: on a terminal, at most 100 columns, and as Markdown. */
import { escaped, table as markdownTable } from "../markdown.js";
import { hanging, paintWith } from "../terminal/lines.js";
import { decimal, number, percent } from "../words.js";
import type { Advice, AdviceReport, KindAdvice } from "./advice.js";

const ADVICE_WORDS: Readonly<Record<Advice, string>> = {
  prompt: "just-in-time prompt",
  periodic_content: "periodic content",
  follow_up: "targeted follow-up",
  process_review: "process review",
  none: "no advice",
};

export function adviceText(report: AdviceReport, { colour }: { readonly colour: boolean }): string {
  const paint = paintWith(colour);
  const blocks = report.kinds
    .filter(({ segment }) => segment === undefined)
    .map((kind) => [
      `${paint.bold(subjectOf(kind))}: ${ADVICE_WORDS[kind.advice]}`,
      ...(isBrief(kind) ? [] : explained(kind).map((line) => paint.dim(line))),
      ...report.kinds
        .filter(({ segment, type, risk }) => segment !== undefined && type === kind.type && risk === kind.risk)
        .flatMap(({ segment, advice, rule, figures }) =>
          hanging(`in ${segment}: ${ADVICE_WORDS[advice]} (${rule}, ${number(figures.moments)} moments)`, 2),
        ),
    ]);
  if (blocks.length === 0) return "no event of a type with `risk` rules was seen\n";
  const rules = Object.entries(report.rules).map(([rule, { advice, says }], at) =>
    hanging(`${at + 1}. ${rule}: ${says}: ${ADVICE_WORDS[advice]}`, 2).join("\n"),
  );
  return `${[...blocks.map((lines) => lines.join("\n")), [paint.bold("The rules; the first that holds decides"), ...rules].join("\n")].join("\n\n")}\n`;
}

/** What is of low risk and asks for nothing at the moment is said in a line; the other views have all of it. */
function isBrief({ risk, advice }: KindAdvice): boolean {
  return advice === "none" || (risk === "low" && advice === "periodic_content");
}

function explained(kind: KindAdvice): string[] {
  return [
    ...hanging(`because ${kind.says} (${kind.rule})`, 2),
    ...hanging(evidenceOf(kind), 2),
    ...hanging(turnOf(kind), 2),
    ...(kind.advice === "process_review" && kind.owners.length > 0 ? hanging(`ask ${kind.owners.join(", ")}`, 2) : []),
  ];
}

export function adviceMarkdown(report: AdviceReport): string {
  return `${markdownTable(
    ["moment", "advice", "because", "evidence", "what would turn it"],
    report.kinds.map((kind) =>
      [subjectOf(kind), ADVICE_WORDS[kind.advice], kind.says, evidenceOf(kind), turnOf(kind)].map(escaped),
    ),
  )}\n`;
}

function subjectOf({ type, risk, segment }: KindAdvice): string {
  return `${type}, ${risk} risk${segment === undefined ? "" : `, ${segment}`}`;
}

function evidenceOf({ figures }: KindAdvice): string {
  const { moment, peopleWithMoment, perPersonWeek, topShare, repeatShare, ignoredShare, precision } = figures;
  return [
    peopleWithMoment === undefined
      ? `${number(figures.moments)} moments of fewer than five of ${number(figures.people)} people`
      : `${number(figures.moments)} moments of ${number(peopleWithMoment)} of ${number(figures.people)} people`,
    ...(perPersonWeek === undefined ? [] : [`${decimal(perPersonWeek)} a week each`]),
    ...(topShare === undefined ? [] : [`${percent(topShare)} of them by the tenth with most`]),
    ...(moment === undefined ? [] : [moment === "simulated" ? "in practice" : `told ${moment} it happens`]),
    `${number(figures.prompts)} prompts`,
    ...(repeatShare === undefined ? [] : [`again after ${percent(repeatShare)} of them`]),
    ...(ignoredShare === undefined
      ? []
      : [
          `${percent(ignoredShare)} of ${number(figures.answers)} answers ignored it, ${figures.peopleIgnoring} people`,
        ]),
    ...(precision === undefined
      ? []
      : [`${percent(precision)} of ${number(figures.labelledPrompts)} labelled prompts truly risky`]),
  ].join("; ");
}

function turnOf({ turns }: KindAdvice): string {
  const [nearest] = turns;
  if (nearest === undefined) return "no single figure would turn it";
  const { figure, value, threshold, advice } = nearest;
  const write = (amount: number): string => String(Number(amount.toFixed(2)));
  return `nearest to turn it: ${figure}, ${write(value)} here and ${write(threshold)} the threshold; then: ${ADVICE_WORDS[advice]}`;
}
