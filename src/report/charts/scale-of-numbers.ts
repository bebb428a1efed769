/** The scale at the left of a chart: lines across it, and the numbers that they stand for. */
import { axisY, gridY, type Markish } from "@observablehq/plot";
import { number } from "../words.js";

/** Of what comes in whole: a line between two of its numbers has none. */
export const countAt = (value: number): string => (Number.isInteger(value) ? number(value) : "");

export function scaleOfCounts(): Markish[] {
  return scale(countAt);
}

export function scaleOfNumbers(): Markish[] {
  return scale((value) => (Number.isInteger(value) ? number(value) : String(value)));
}

function scale(tickFormat: (value: number) => string): Markish[] {
  return [
    gridY({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
    axisY({ tickSize: 0, ticks: 4, tickFormat, label: null }),
  ];
}
