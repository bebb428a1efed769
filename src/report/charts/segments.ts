/** Prompts per person and week of each segment, with intervals, beside the mean of all. */
import type { Report } from "../report.js";
import { between, decimal, ends, number, share, time } from "../words.js";
import { isRoomy, type Chart } from "./chart.js";
import { MOST_ROWS, estimates, inRows } from "./rows.js";

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
    const rows = rowsOf(report)
      .slice(0, MOST_ROWS)
      .map(({ segment, mean, interval }, at) => ({
        at,
        name: segment,
        value: mean,
        interval,
        says: `${segment}: ${decimal(mean)}${between(interval, decimal)}`,
      }));
    const layout = { labelWidth: isRoomy(width) ? 180 : 110, marginRight: 12 };
    return inRows(rows, layout, estimates(rows, report.volume.perPersonWeek.mean));
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
    .toSorted((a, b) => b.mean - a.mean);
}
