/** What became of moments of each level of risk, as shares of it. */
import { axisX, barX, text } from "@observablehq/plot";
import type { Level, Report, RiskCoverage } from "../report.js";
import { LEVELS, number, percent, riskWords, share } from "../words.js";
import { type Chart } from "./chart.js";
import { paint, type Colour } from "./palette.js";

interface Outcome {
  readonly text: string;
  readonly colour: Colour;
  readonly of: (counts: RiskCoverage) => number;
}

const OUTCOMES: readonly Outcome[] = [
  { text: "prompted in time", colour: "series-1", of: ({ promptedInTime }) => promptedInTime },
  {
    text: "prompted too late",
    colour: "series-3",
    of: ({ prompted, promptedInTime }) => prompted - promptedInTime,
  },
  { text: "silenced by limits", colour: "series-2", of: ({ silenced }) => silenced },
  { text: "exempt", colour: "series-4", of: ({ exempt }) => exempt },
  { text: "held out", colour: "series-6", of: ({ heldOut }) => heldOut },
  { text: "left to a baseline", colour: "series-7", of: ({ leftToBaseline }) => leftToBaseline },
  {
    text: "blind spot",
    colour: "series-5",
    of: ({ unreached, leftToBaseline }) => unreached - leftToBaseline,
  },
];

export const coverageByRisk: Chart = {
  id: "coverage-by-risk",
  has: (report) => levelsOf(report).length > 0,
  title(report) {
    const { atLeast } = report.coverage;
    return `${share(atLeast.promptedInTime, atLeast.moments)} of ${number(atLeast.moments)} moments of ${riskWords(report)} got a prompt in time`;
  },
  caption: () =>
    "Share of the moments of each level of risk, by what became of them; the number of moments at the right",
  legend: (report) =>
    OUTCOMES.filter(({ of }) => levelsOf(report).some((level) => of(report.coverage.byRisk[level]) > 0)).map(
      ({ text: words, colour }) => ({ text: words, colour }),
    ),
  options(report) {
    const levels = levelsOf(report);
    const parts = levels.flatMap((level) => {
      const counts = report.coverage.byRisk[level];
      return OUTCOMES.map((outcome, order) => ({
        level,
        order,
        colour: outcome.colour,
        words: outcome.text,
        count: outcome.of(counts),
        part: outcome.of(counts) / counts.moments,
      }));
    });
    return {
      height: levels.length * 38 + 30,
      marginLeft: 56,
      marginRight: 62,
      marginTop: 4,
      marginBottom: 26,
      x: { domain: [0, 1], label: null },
      y: { domain: levels, padding: 0.3, axis: null },
      color: { type: "identity" },
      marks: [
        axisX({ ticks: 5, tickSize: 4, tickFormat: (value: number) => `${Math.round(100 * value)}%`, label: null }),
        text(levels, {
          y: (level: Level) => level,
          text: (level: Level) => level,
          frameAnchor: "left",
          textAnchor: "start",
          dx: -56,
        }),
        barX(
          parts.filter(({ count }) => count > 0),
          {
            x: "part",
            y: "level",
            fill: ({ colour }: { colour: Colour }) => paint(colour),
            order: "order",
            insetLeft: 0.5,
            insetRight: 0.5,
            title: ({ level, words, count, part }: (typeof parts)[number]) =>
              `${level}, ${words}: ${number(count)} (${percent(part)})`,
          },
        ),
        text(levels, {
          y: (level: Level) => level,
          text: (level: Level) => number(report.coverage.byRisk[level].moments),
          frameAnchor: "right",
          textAnchor: "end",
          dx: 60,
        }),
      ],
    };
  },
  table: ({ coverage: { byRisk } }) => ({
    head: ["risk", "moments", ...OUTCOMES.flatMap(({ text: words }) => [words, "share"])],
    rows: LEVELS.map((level) => {
      const counts = byRisk[level];
      return [
        level,
        number(counts.moments),
        ...OUTCOMES.flatMap(({ of }) => [number(of(counts)), share(of(counts), counts.moments)]),
      ];
    }),
  }),
};

function levelsOf({ coverage: { byRisk } }: Report): readonly Level[] {
  return LEVELS.filter((level) => byRisk[level].moments > 0);
}
