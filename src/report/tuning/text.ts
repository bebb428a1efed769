/** The frontier on a terminal: a chart, and the settings on it. */
import { table } from "../table.js";
import { WIDTH, hanging, paintWith } from "../terminal/lines.js";
import { decimal, number, percent } from "../words.js";
import type { TunedSetting, Tuning } from "./tuning.js";

const CHART_WIDTH = 72;
const CHART_HEIGHT = 12;
const MOST_ROWS = 16;

export function tuningText(tuning: Tuning, { colour }: { readonly colour: boolean }): string {
  const paint = paintWith(colour);
  const { limits, frontier, current, chosen, goal, weights } = tuning;
  const rows = thinned(frontier, chosen).map((setting) => [
    setting === chosen || sameValues(setting, chosen) ? "◆" : "●",
    number(setting.prompts),
    decimal(setting.promptsPerPersonWeek),
    percent(setting.coverage),
    ...setting.values.map((value, at) => (value === current.values[at] ? "·" : value)),
  ]);
  const sections = [
    [
      paint.bold(`${number(tuning.tried)} settings of ${limits.length} ${limits.length === 1 ? "limit" : "limits"}`),
      ...limits.flatMap(({ text, file, line, choices, present }, at) => {
        const tried = choices.map((choice) => (choice === present ? `${choice} (now)` : choice));
        return hanging(
          `${letter(at)}  ${text}${file === undefined ? "" : ` (${file}:${line})`}: ${tried.join(", ")}`,
          2,
        );
      }),
    ],
    [paint.bold("Coverage by risk, against prompts per person and week"), ...chart(tuning)],
    [
      paint.bold("The frontier: no setting covers more with as few prompts"),
      ...table(["", "prompts", "a person-week", "coverage", ...limits.map((_, at) => letter(at))], rows, {
        indent: 2,
        width: WIDTH,
        head: paint.dim,
      }),
    ],
    [
      `now: ${number(current.prompts)} prompts, ${decimal(current.promptsPerPersonWeek)} per person and week, coverage ${percent(current.coverage)}`,
      ...(chosen === undefined
        ? hanging(`no setting keeps ${decimal(goal)} prompts per person and week`, 0)
        : hanging(
            `chosen, with at most ${decimal(goal)} per person and week: ${number(chosen.prompts)} prompts, ${decimal(chosen.promptsPerPersonWeek)}, coverage ${percent(chosen.coverage)}: ${changesOf(chosen, tuning)}`,
            0,
          )),
    ],
    hanging(
      `coverage: the moments that a prompt came to in time, as a share of all, each counted by its risk: ${Object.entries(
        weights,
      )
        .map(([level, weight]) => `${level} ${weight}`)
        .join(", ")}; answers are those of the log, and reach the prompts they fit`,
      0,
    ).map(paint.dim),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function changesOf({ values }: TunedSetting, { limits, current }: Tuning): string {
  const changes = values.flatMap((value, at) =>
    value === current.values[at] ? [] : [`${limits[at]!.text} → ${value}`],
  );
  return changes.length === 0 ? "as it is" : changes.join("; ");
}

/** Stands for a limit at the head of a column. */
function letter(at: number): string {
  return String.fromCharCode(65 + (at % 26)) + (at < 26 ? "" : String(Math.floor(at / 26)));
}

/** Of a long frontier every so many, the chosen one always. */
function thinned(frontier: readonly TunedSetting[], chosen: TunedSetting | undefined): readonly TunedSetting[] {
  if (frontier.length <= MOST_ROWS) return frontier;
  const each = (frontier.length - 1) / (MOST_ROWS - 1);
  const kept = new Set(Array.from({ length: MOST_ROWS }, (_, at) => Math.round(at * each)));
  return frontier.filter((setting, at) => kept.has(at) || sameValues(setting, chosen));
}

function sameValues(setting: TunedSetting, other: TunedSetting | undefined): boolean {
  return other !== undefined && setting.values.join() === other.values.join();
}

function chart({ frontier, current, chosen }: Tuning): string[] {
  const all = [...frontier, current];
  const range = (of: (setting: TunedSetting) => number): { low: number; span: number } => {
    const values = all.map(of);
    const low = Math.min(...values);
    return { low, span: Math.max(...values) - low || 1 };
  };
  const x = range(({ promptsPerPersonWeek }) => promptsPerPersonWeek);
  const y = range(({ coverage }) => coverage);
  const cells = Array.from({ length: CHART_HEIGHT }, () => Array.from({ length: CHART_WIDTH }, () => " "));
  const placeOf = ({ promptsPerPersonWeek, coverage }: TunedSetting): { row: number; column: number } => ({
    column: Math.round(((promptsPerPersonWeek - x.low) / x.span) * (CHART_WIDTH - 1)),
    row: Math.round((1 - (coverage - y.low) / y.span) * (CHART_HEIGHT - 1)),
  });
  const put = (setting: TunedSetting, mark: string): void => {
    const { row, column } = placeOf(setting);
    cells[row]![column] = mark;
  };
  const { row: currentRow, column: currentColumn } = placeOf(current);
  for (const setting of frontier) put(setting, "●");
  put(current, "×");
  if (chosen !== undefined) put(chosen, "◆");
  const label = (row: number): string =>
    row === 0 || row === CHART_HEIGHT - 1 ? percent(row === 0 ? y.low + y.span : y.low).padStart(7) : " ".repeat(7);
  const right = decimal(x.low + x.span);
  return [
    ...cells.map((line, row) => `${label(row)} │${line.join("")}`.trimEnd()),
    `${" ".repeat(8)}└${"─".repeat(CHART_WIDTH)}`,
    `${" ".repeat(9)}${decimal(x.low)}${" ".repeat(CHART_WIDTH - decimal(x.low).length - right.length)}${right}`,
    `${" ".repeat(9)}● frontier   ${cells[currentRow]![currentColumn] === "◆" ? "◆ chosen, and as it is" : "× as it is   ◆ chosen"}`,
  ];
}
