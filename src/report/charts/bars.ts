/** Ranked bars: a label, a bar and its figure in a row; the label stands above the bar where there is little room. */
import { barX, text, type PlotOptions } from "@observablehq/plot";
import { shortened } from "../table.js";
import { isRoomy } from "./chart.js";
import { paint, type Colour } from "./palette.js";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Stands at the end of the bar. */
  readonly figure: string;
  readonly colour?: Colour;
  /** What the bar is made of, from the left; one part of one colour where it is left out. */
  readonly parts?: readonly BarPart[];
}

export interface BarPart {
  readonly value: number;
  readonly colour: Colour;
  /** What it is, with its figure. */
  readonly title: string;
}

/** Of the mean character, in pixels at the size of charts. */
const CHARACTER = 6.4;
/** Labels have as much of the width as the longest needs, and no more than this share. */
const MOST_FOR_LABELS = 0.5;
const GAP = 12;
const ROW = 26;
const ROW_WITH_LABEL_ABOVE = 40;

export function bars(rows: readonly Bar[], width: number): PlotOptions {
  const beside = isRoomy(width);
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const labelWidth = beside ? Math.ceil(Math.min(longest * CHARACTER + GAP, width * MOST_FOR_LABELS)) : 0;
  const figureWidth = Math.ceil(Math.max(...rows.map(({ figure }) => figure.length)) * CHARACTER) + 10;
  const labelRoom = Math.floor((beside ? labelWidth - GAP : width) / CHARACTER);
  const height = beside ? ROW : ROW_WITH_LABEL_ABOVE;
  const placed = rows.map((row, at) => ({ ...row, at, label: shortened(row.label, labelRoom) }));
  const parts = placed.flatMap(({ at, value, colour = "series-1", parts: own = [{ value, colour }] }) => {
    let end = 0;
    return own.map((part) => ({ title: undefined, ...part, at, from: end, to: (end += part.value) }));
  });
  return {
    height: rows.length * height + 4,
    marginLeft: labelWidth,
    marginRight: figureWidth,
    marginTop: 2,
    marginBottom: 2,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map(({ value }) => value))] },
    y: { axis: null, domain: placed.map(({ at }) => at), padding: 0 },
    marks: [
      barX(parts, {
        x1: "from",
        x2: "to",
        y: "at",
        fill: ({ colour }: (typeof parts)[number]) => paint(colour),
        insetTop: beside ? 5 : 20,
        insetBottom: beside ? 5 : 6,
        ...(rows.some(({ parts: own }) => own !== undefined) ? { title: "title", insetRight: 0.5 } : { rx: 2 }),
      }),
      text(placed, {
        y: "at",
        text: "label",
        frameAnchor: "left",
        textAnchor: "start",
        dx: -labelWidth,
        dy: beside ? 0 : -10,
      }),
      text(placed, { x: "value", y: "at", text: "figure", textAnchor: "start", dx: 6, dy: beside ? 0 : 7 }),
    ],
  };
}
