/** What policies could do without: prompts that answers or labels say nobody needed. */
import { between, number, percent } from "../words.js";
import type { NoiseFigures } from "../report.js";
import { bars } from "./bars.js";
import type { Chart } from "./chart.js";

const MOST_BARS = 12;

export const noise: Chart = {
  id: "noise",
  has: ({ noise: found }) => found.retireFirst.length > 0,
  title({ noise: { retireFirst } }) {
    const { policy, promptsSpared, prompts } = retireFirst[0]!;
    return `Nobody would miss at least ${number(promptsSpared)} of the ${number(prompts)} prompts of ${policy}`;
  },
  caption: () =>
    "Prompts that were not risky by their label, or that people dismissed, overrode or found no use in: the lower end of the interval of that share × prompts",
  legend: () => [],
  options: ({ noise: { retireFirst } }, width) =>
    bars(
      retireFirst.slice(0, MOST_BARS).map(({ policy, promptsSpared, noiseShare, basis }) => ({
        label: policy,
        value: promptsSpared,
        figure: `${number(promptsSpared)} · ${percent(noiseShare)} by ${basis}`,
        colour: "series-4",
      })),
      width,
    ),
  table: ({ noise: { all, byPolicy } }) => ({
    head: ["policy", "prompts", "answers", "dismissed", "overridden", "not useful", "labelled", "precision"],
    rows: [...Object.entries(byPolicy).map(([name, figures]) => row(name, figures)), row("all", all)],
  }),
};

function row(name: string, figures: NoiseFigures): readonly string[] {
  const part = (value: number | undefined): string => (value === undefined ? "–" : percent(value));
  return [
    name,
    number(figures.prompts),
    number(figures.answers),
    `${part(figures.dismissedShare)}${between(figures.intervals?.dismissedShare, percent)}`,
    `${part(figures.overriddenShare)}${between(figures.intervals?.overriddenShare, percent)}`,
    part(figures.notUsefulShare),
    number(figures.labelledPrompts),
    `${part(figures.precision)}${between(figures.intervals?.precision, percent)}`,
  ];
}
