/** Prompts per person and week of each segment, with intervals, beside the mean of all. */
import { axisX, dot, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import type { Report } from "../report.js";
import { shortened } from "../table.js";
import { between, decimal, ends, number, share, time } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { paint } from "./palette.js";

const MOST_ROWS = 20;

export const segments: Chart = {
  id: "segments",
  has: (report) => rowsOf(report).some(({ mean }) => mean > 0),
  title(report) {
    const rows = rowsOf(report);
    const most = rows[0]!;
    return `${most.segment} gets most: ${decimal(most.mean)} prompts per person and week, beside ${decimal(report.volume.perPersonWeek.mean)} of all`;
  },
  caption: ({ settings }) =>
    `Prompts per person and week by segment${settings.replicates > 0 ? ", with 95% intervals" : ""}; the line is the mean of all`,
  legend: () => [],
  options(report, width) {
    const labelWidth = isRoomy(width) ? 180 : 110;
    const rows = rowsOf(report).slice(0, MOST_ROWS);
    return {
      height: rows.length * 26 + 34,
      marginLeft: labelWidth,
      marginRight: 12,
      marginTop: 4,
      marginBottom: 28,
      x: { zero: true, nice: true, label: null },
      y: { type: "band", domain: rows.map(({ at }) => at), axis: null, padding: 0 },
      marks: [
        gridX({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
        axisX({ ticks: 4, tickSize: 0, label: null }),
        ruleX([report.volume.perPersonWeek.mean], { stroke: "currentColor", strokeDasharray: "3 3" }),
        ruleY(
          rows.filter(({ interval }) => interval !== undefined),
          {
            y: "at",
            x1: ({ interval }: Row) => interval!.low,
            x2: ({ interval }: Row) => interval!.high,
            stroke: paint("series-1"),
            strokeWidth: 2,
          },
        ),
        dot(rows, {
          y: "at",
          x: "mean",
          r: 4.5,
          fill: paint("series-1"),
          title: ({ segment, mean, interval }: Row) => `${segment}: ${decimal(mean)}${between(interval, decimal)}`,
        }),
        text(rows, {
          y: "at",
          text: ({ segment }: Row) => shortened(segment, Math.floor((labelWidth - 10) / 6.4)),
          frameAnchor: "left",
          textAnchor: "start",
          dx: -labelWidth,
        }),
      ],
    };
  },
  table: ({ volume, coverage }) => ({
    head: [
      "segment",
      "people",
      "prompts",
      "a person-week",
      "interval",
      "interruption a person-week",
      "moments",
      "prompted in time",
    ],
    rows: volume.bySegment.map(({ segment, figures }, at) => {
      const moments = coverage.bySegment[at]?.figures;
      if (figures === undefined) return [segment, "withheld", "", "", "", "", "", ""];
      return [
        segment,
        number(figures.people),
        number(figures.prompts),
        decimal(figures.promptsPerPersonWeek),
        ends(figures.intervals?.promptsPerPersonWeek, decimal),
        time(figures.interruptionMsPerPersonWeek),
        moments === undefined ? "" : number(moments.moments),
        moments === undefined ? "" : share(moments.promptedInTime, moments.moments),
      ];
    }),
  }),
};

interface Row {
  readonly at: number;
  readonly segment: string;
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
}

/** Those that are not withheld, the most prompted first. */
function rowsOf({ volume }: Report): readonly Row[] {
  return volume.bySegment
    .flatMap(({ segment, figures }) =>
      figures === undefined
        ? []
        : [{ segment, mean: figures.promptsPerPersonWeek, interval: figures.intervals?.promptsPerPersonWeek }],
    )
    .toSorted((a, b) => b.mean - a.mean)
    .map((row, at) => ({ ...row, at }));
}
