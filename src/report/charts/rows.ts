/** Charts with a row for each of several named things, on one scale of numbers. */
import { type Markish, type PlotOptions, axisX, dot, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import { shortened } from "../table.js";
import { paint } from "./palette.js";

/** More do not fit a page. */
export const MOST_ROWS = 20;

export interface ChartRow {
  /** From 0, from above. */
  readonly at: number;
  readonly name: string;
}

interface RowsLayout {
  readonly labelWidth: number;
  readonly marginRight: number;
  readonly tickFormat?: (value: number) => string;
}

/** @param marks - by `at` as `y` */
export function inRows(
  rows: readonly ChartRow[],
  { labelWidth, marginRight, tickFormat }: RowsLayout,
  marks: readonly Markish[],
): PlotOptions {
  return {
    height: rows.length * 26 + 34,
    marginLeft: labelWidth,
    marginRight,
    marginTop: 4,
    marginBottom: 28,
    x: { zero: true, nice: true, label: null },
    y: { type: "band", domain: rows.map(({ at }) => at), axis: null, padding: 0 },
    marks: [
      gridX({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
      axisX({ ticks: 4, tickSize: 0, label: null, ...(tickFormat === undefined ? {} : { tickFormat }) }),
      ...marks,
      text(rows, {
        y: "at",
        text: ({ name }: ChartRow) => shortened(name, Math.floor((labelWidth - 12) / 6.4)),
        frameAnchor: "left",
        textAnchor: "start",
        dx: -labelWidth,
      }),
    ],
  };
}

export interface Estimate extends ChartRow {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
  /** Shown when one points at it. */
  readonly says: string;
}

/** Dots with the intervals that they have, beside a line that they are to be compared with. */
export function estimates(rows: readonly Estimate[], line: number): Markish[] {
  return [
    ruleX([line], { stroke: "currentColor", strokeDasharray: "3 3" }),
    ruleY(
      rows.filter(({ interval }) => interval !== undefined),
      {
        y: "at",
        x1: ({ interval }: Estimate) => interval!.low,
        x2: ({ interval }: Estimate) => interval!.high,
        stroke: paint("series-1"),
        strokeWidth: 2,
      },
    ),
    dot(rows, { y: "at", x: "value", r: 4.5, fill: paint("series-1"), title: "says" }),
  ];
}
