/** A comparison as a person reads it: on a terminal, at most 100 columns, and as a comment on a pull request. */
import { CHANGE_KINDS } from "../../simulator/index.js";
import { spanOf } from "../calendar.js";
import { details, escaped, table as markdownTable } from "../markdown.js";
import { table } from "../table.js";
import { WIDTH, hanging, marked, paintWith, printable } from "../terminal/lines.js";
import { decimal, number, orAbove, percent, separateWords, time } from "../words.js";
import type { Comparison, Pair } from "./comparison.js";
import { KIND_WORDS, goalText, points, signed, signedEnds } from "./words.js";

const MOST_CAUSES = 12;

interface Tables {
  readonly figures: Rows;
  readonly changes: Rows;
  readonly causes: Rows;
  readonly policies: Rows;
  readonly segments: Rows;
}

interface Rows {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function comparisonText(comparison: Comparison, { colour }: { readonly colour: boolean }): string {
  const paint = paintWith(colour);
  const { figures, changes, causes, policies, segments } = tablesOf(comparison);
  const shown = [figures, changes, causes, policies, segments].filter(({ rows }) => rows.length > 0);
  const sections = shown.map(({ title, head, rows }) => [
    paint.bold(title),
    ...table(head, rows, { indent: 2, width: WIDTH, head: paint.dim }),
  ]);
  return `${[
    [paint.bold(titleOf(comparison)), ...hanging(identities(comparison), 0).map(paint.dim)],
    ...(comparison.notes.length === 0
      ? []
      : [
          [
            paint.bold("Before the figures"),
            ...comparison.notes.flatMap(({ text }) => marked("!", paint.yellow, text)),
          ],
        ]),
    ...sections,
    ...(comparison.budgets.length === 0
      ? []
      : [
          [
            paint.bold("Budgets of the new policies"),
            ...comparison.budgets.flatMap((goal) =>
              goal.kept ? marked("✓", paint.green, goalText(goal)) : marked("✗", paint.red, goalText(goal)),
            ),
          ],
        ]),
    hanging(peopleText(comparison), 0),
    [
      paint.bold("What the words mean"),
      ...Object.entries(comparison.definitions).flatMap(([name, text]) =>
        hanging(`${separateWords(name)}: ${text}`, 2),
      ),
    ],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

export function comparisonMarkdown(comparison: Comparison): string {
  const { figures, changes, causes, policies, segments } = tablesOf(comparison);
  const body = ({ head, rows }: Rows): string =>
    rows.length === 0
      ? ""
      : markdownTable(
          head.map(escaped),
          rows.map((row) => row.map(escaped)),
        );
  return `${[
    `### ${titleOf(comparison)}`,
    comparison.budgets.map((goal) => `- ${goal.kept ? "✅" : "❌"} ${escaped(goalText(goal))}`).join("\n"),
    comparison.notes.map(({ text }) => `> ${escaped(text)}`).join("\n>\n"),
    body(figures),
    body(changes),
    details(causes.title, body(causes)),
    details(policies.title, body(policies)),
    details(segments.title, body(segments)),
    escaped(peopleText(comparison)),
    `<sub>${identities(comparison)}</sub>`,
  ]
    .filter((section) => section !== "")
    .join("\n\n")}\n`;
}

function titleOf({ prompts, coverage, settings }: Comparison): string {
  return `${signed(prompts.difference, number)} prompts (${number(prompts.old)} to ${number(prompts.new)}), ${signed(coverage.promptedInTime.difference, points)} of moments of ${orAbove(settings.risk)} prompted in time`;
}

function identities({ old, new: next, log }: Comparison): string {
  const days = spanOf(log);
  const span = days === undefined ? "" : `, ${days.join(" to ")}`;
  return `old ${old.sha256.slice(0, 16)}, new ${next.sha256.slice(0, 16)}, one log of ${number(log.read)} records${span}`;
}

function tablesOf(comparison: Comparison): Tables {
  const { coverage, settings } = comparison;
  const row = (name: string, pair: Pair, write: (value: number) => string, delta = write): string[] => [
    name,
    write(pair.old),
    write(pair.new),
    signed(pair.difference, delta),
    signedEnds(pair.interval, delta),
  ];
  const head = ["", "old", "new", "difference", "95% interval"];
  return {
    figures: {
      title: "Volume and coverage",
      head,
      rows: [
        row("prompts", comparison.prompts, number),
        row("prompts per person and week", comparison.promptsPerPersonWeek, decimal),
        row("interruption", comparison.interruptionMs, time),
        row("suppressed", comparison.suppressed, number),
        row("escalations", comparison.escalations, number),
        row(`moments of ${orAbove(settings.risk)}`, coverage.moments, number),
        row("– prompted in time", coverage.promptedInTime, percent, points),
        row("– silenced by limits", coverage.silenced, percent, points),
      ],
    },
    changes: {
      title: "What changed, event by event",
      head: ["", "count"],
      rows: CHANGE_KINDS.map((kind) => [KIND_WORDS[kind], number(comparison.changes[kind])]),
    },
    causes: {
      title: "Why: the first rule that diverged",
      head: ["rule", "direct", "cascaded"],
      rows: [
        ...comparison.causes
          .slice(0, MOST_CAUSES)
          .map(({ says, direct, cascaded }) => [says, number(direct), number(cascaded)]),
        ...(comparison.causes.length > MOST_CAUSES ? [[`and ${comparison.causes.length - MOST_CAUSES} more`]] : []),
      ],
    },
    policies: {
      title: "Prompts by policy",
      head: ["policy", ...head.slice(1), "new", "lost", "moved"],
      rows: comparison.policies
        .filter(({ changes: counts, difference }) => difference !== 0 || CHANGE_KINDS.some((kind) => counts[kind] > 0))
        .map(({ policy, changes: counts, ...pair }) => [
          ...row(policy, pair, number),
          number(counts.new_prompt),
          number(counts.lost_prompt),
          number(counts.moved),
        ]),
    },
    segments: {
      title: "Prompts by segment of the new policies",
      head: ["segment", "people", ...head.slice(1)],
      rows: comparison.segments.map((found) => {
        if ("withheld" in found) return [found.segment, "withheld"];
        const [, ...cells] = found.prompts === undefined ? ["", "–"] : row("", found.prompts, number);
        return [found.segment, number(found.people), ...cells];
      }),
    },
  };
}

function peopleText({ people }: Comparison): string {
  const named =
    people.most === undefined || people.most.length === 0
      ? ""
      : ` Most: ${people.most
          .slice(0, 5)
          .map(({ person, old, new: next }) => `${printable(person)} ${old} to ${next}`)
          .join(", ")}.`;
  const parts = [
    ["with more prompts", people.more],
    ["with fewer", people.fewer],
    ["with as many", people.same],
  ] as const;
  const counts = parts.flatMap(([words, count]) => (count === undefined ? [] : [`${number(count)} ${words}`]));
  const rest =
    counts.length < parts.length ? ["the rest is withheld, since it would tell of fewer than five people"] : [];
  return `Of ${number(people.prompted)} people whom either prompts, ${[...counts, ...rest].join(", ")}.${named}`;
}
