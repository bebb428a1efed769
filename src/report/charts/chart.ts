/** What a chart of a report, or of another model, is: a title that says what is to be seen, a drawing, and the table behind it. */
import { plot, type PlotOptions } from "@observablehq/plot";
import { visible } from "../../base/markup.js";
import type { Report } from "../report.js";
import type { Colour } from "./palette.js";

/** A figure of the model that is shown. It knows no document: `draw` makes the drawing. */
export interface Chart<Model = Report> {
  /** In lower case with hyphens; one of a kind among the charts. */
  readonly id: string;
  /** Whether the model holds what the chart shows. */
  has(model: Model): boolean;
  /** What is to be seen, in a sentence without a full stop. */
  title(model: Model): string;
  /** What is drawn: what a mark counts, over what. */
  caption(model: Model): string;
  /** What the colours mean, in the order in which they are drawn; none where there is one colour. */
  legend(model: Model): readonly LegendEntry[];
  /** @param width - in CSS pixels; from 320 on the drawing fits what it has */
  options(model: Model, width: number): PlotOptions;
  /** Every figure that is drawn. */
  table(model: Model): ChartTable;
}

export interface LegendEntry {
  readonly colour: Colour;
  readonly text: string;
}

export interface ChartTable {
  readonly head: readonly string[];
  /** As many cells as the head has; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** Where to draw. */
export interface Canvas {
  /** A page's document, or one of a DOM library. */
  readonly document: NonNullable<PlotOptions["document"]>;
  /** In CSS pixels. */
  readonly width: number;
}

/** An SVG element of the canvas's document. */
export type Drawing = ReturnType<typeof plot>;

/** From this width on a drawing has room for labels beside its bars. */
const ROOMY = 560;

export function isRoomy(width: number): boolean {
  return width >= ROOMY;
}

/**
 * The chart as an image whose text alternative is its title and caption. It has neither style nor script of its own:
 * `CHART_STYLE` has to be in the page.
 */
export function draw<Model>(chart: Chart<Model>, model: Model, { document, width }: Canvas): Drawing {
  const drawing = plot({ ...chart.options(model, width), document, width, className: "chart" });
  drawing.querySelector("style")?.remove();
  // It is one image: its parts have no names of their own.
  for (const part of drawing.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", visible(`${chart.title(model)}. ${chart.caption(model)}`));
  for (const each of drawing.querySelectorAll("title, text, tspan"))
    if (each.children.length === 0) each.textContent = visible(each.textContent ?? "");
  return drawing;
}
