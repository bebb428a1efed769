/** The report as a comment on a pull request: what a reviewer asks first, and the rest to unfold. */
import { spanOf } from "./calendar.js";
import type { Report } from "./report.js";
import { effectText } from "./responses.js";
import { WHY_WORDS, between, budgetLine, byReason, decimal, number, percent, riskWords, share, time } from "./words.js";

export function markdown(report: Report): string {
  const { volume, coverage } = report;
  const week = volume.perPersonWeek;
  const sections = [
    `### Replay: ${number(volume.prompts)} prompts, ${share(coverage.atLeast.promptedInTime, coverage.atLeast.moments)} of moments of ${riskWords(report)} prompted in time`,
    budgets(report),
    table(
      ["", "figure", "95% interval"],
      [
        ["prompts", number(volume.prompts), interval(volume.intervals?.prompts, number)],
        ["prompts per person and week, mean", decimal(week.mean), interval(week.intervals?.mean, decimal)],
        ["the same, p95", String(week.p95), interval(week.intervals?.p95, String)],
        [
          "person-weeks without a prompt",
          share(week.withoutPrompt, week.personWeeks),
          interval(week.intervals?.shareWithoutPrompt, percent),
        ],
        [
          "interruption per person and week",
          time(volume.interruption.meanPerPersonWeekMs),
          interval(volume.interruption.intervals?.meanPerPersonWeekMs, time),
        ],
        [`moments of ${riskWords(report)}`, number(coverage.atLeast.moments), ""],
        [
          "– prompted in time",
          share(coverage.atLeast.promptedInTime, coverage.atLeast.moments),
          interval(coverage.atLeast.intervals?.promptedInTime, percent),
        ],
        [
          "– silenced by limits",
          share(coverage.atLeast.silenced, coverage.atLeast.moments),
          interval(coverage.atLeast.intervals?.silenced, percent),
        ],
        [
          "– reached by no policy",
          share(coverage.atLeast.unreached, coverage.atLeast.moments),
          interval(coverage.atLeast.intervals?.unreached, percent),
        ],
      ],
    ),
    report.notes.length === 0 ? "" : report.notes.map(({ text }) => `> ${escaped(text)}`).join("\n>\n"),
    details("Policies", policies(report)),
    details("Why moments were not prompted", whyNot(report)),
    details("Blind spots", blindSpots(report)),
    prediction(report),
    details("If people tire: nothing of this was recorded", responses(report)),
    `<sub>bundle \`${report.bundle.sha256.slice(0, 16)}\`, ${number(report.input.read)} records read, ${number(report.input.setAside)} set aside${span(report)}</sub>`,
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function responses({ responses: found }: Report): string {
  if (found === undefined) return "";
  return [
    `As the model \`${found.model}\` has it, ${number(found.accepted)} of ${number(found.prompts)} prompts are accepted (${share(found.accepted, found.prompts)}).\n`,
    ...found.effects.map((effect) => `- ${escaped(effectText(effect))}`),
    ...(found.declined === undefined ? [] : [`- ${escaped(found.declined)}`]),
  ].join("\n");
}

function span({ log }: Report): string {
  const days = spanOf(log);
  return days === undefined ? "" : `, ${days.join(" to ")}`;
}

function budgets({ budgets: goals }: Report): string {
  return goals.map((goal) => `- ${goal.kept ? "✅" : "❌"} ${escaped(budgetLine(goal))}`).join("\n");
}

function policies({ volume }: Report): string {
  const rows = Object.entries(volume.byPolicy)
    .toSorted(([, a], [, b]) => b.prompts - a.prompts)
    .map(([name, { occurrences, prompts, exempt, heldOut, escalations, intervals }]) => [
      `\`${name}\``,
      number(occurrences),
      `${number(prompts)}${between(intervals?.prompts, number)}`,
      number(occurrences - prompts - exempt - heldOut),
      number(exempt),
      number(heldOut),
      number(escalations),
    ]);
  return table(["policy", "occurrences", "prompts", "suppressed", "exempt", "held out", "escalations"], rows);
}

function whyNot({ coverage }: Report): string {
  const rows = byReason(coverage.whyNot).flatMap(({ why, rows: own }) =>
    own
      .slice(0, 5)
      .map(({ policy, by, moments }) => [
        WHY_WORDS[why],
        [policy === undefined ? "" : `\`${policy}\``, by === undefined ? "" : escaped(by)].filter(Boolean).join(" "),
        number(moments),
      ]),
  );
  return table(["moments", "by", "count"], rows);
}

function blindSpots({ coverage }: Report): string {
  const rows = coverage.blindSpots
    .slice(0, 10)
    .map(({ type, risk, moments, unreached }) => [`\`${type}\``, risk, number(unreached), share(unreached, moments)]);
  return rows.length === 0 ? "" : table(["event type", "risk", "unreached", "of its moments"], rows);
}

function prediction({ prediction: found, backtest }: Report): string {
  const lines: string[] = [];
  if (found !== undefined) {
    lines.push(
      `**Predicted** for ${number(found.population)} people: ${number(found.promptsPerWeek.mean)} prompts a week${between(found.promptsPerWeek, number)}.`,
      ...found.ramp.map(
        ({ share: part, people, promptsPerWeek }) =>
          `- ${percent(part)}, ${number(people)} people: ${number(promptsPerWeek.mean)} a week${between(promptsPerWeek, number)}`,
      ),
      `Rests on: ${found.assumptions.join("; ")}.`,
    );
  }
  if (backtest !== undefined)
    lines.push(
      `**Backtest**: the interval held on ${backtest.daysHeld} of ${backtest.days} days and in ${backtest.weeksHeld} of ${backtest.weeks} weeks.`,
    );
  return lines.join("\n");
}

export function details(title: string, body: string): string {
  return body === "" ? "" : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function interval(
  found: { readonly low: number; readonly high: number } | undefined,
  write: (value: number) => string,
): string {
  return found === undefined ? "" : `${write(found.low)} – ${write(found.high)}`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Texts of policies and logs must not make markup of their own. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~!]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, " ")
    .replaceAll("@", "@\u200b");
}
