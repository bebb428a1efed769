/** How many people get more prompts than before, how many fewer, and by how many. */
import { axisX, barY, ruleY, text } from "@observablehq/plot";
import type { Comparison } from "../../comparison/comparison.js";
import { signed } from "../../comparison/words.js";
import { number } from "../../words.js";
import { isRoomy, type Chart } from "../chart.js";
import { paint } from "../palette.js";

/** Greater differences stand together in a bar at either end. */
const MOST = 7;

export const people: Chart<Comparison> = {
  id: "people",
  has: (comparison) => comparison.people.byDifference.length > 0,
  title({ people: { prompted, more, fewer } }) {
    const parts = [
      ...(more === undefined ? [] : [`${number(more)} get more prompts`]),
      ...(fewer === undefined ? [] : [`${number(fewer)} fewer`]),
    ];
    const whole = `${number(prompted)} people whom either prompts`;
    return parts.length === 0 ? `How prompts change for the ${whole}` : `Of ${whole}, ${parts.join(", ")}`;
  },
  caption: ({ people: { most } }) =>
    `People by how many prompts more the new policies give them in the whole log${
      most === undefined ? "; what would tell of fewer than five people is withheld" : ""
    }`,
  legend: () => [],
  options(comparison, width) {
    const bins = binsOf(comparison);
    type Bin = (typeof bins)[number];
    return {
      height: 200,
      marginLeft: 4,
      marginRight: 4,
      marginTop: 22,
      marginBottom: 40,
      x: { domain: bins.map(({ label }) => label), padding: 0.25, label: null },
      y: { axis: null, domain: [0, Math.max(...bins.map(({ count }) => count), 1)] },
      marks: [
        axisX({ tickSize: 0, label: "prompts more or fewer", labelAnchor: "center", labelArrow: "none" }),
        barY(bins, {
          x: "label",
          y: "count",
          rx: 2,
          fill: ({ difference }: Bin) => paint(difference === 0 ? "series-7" : "series-1"),
          title: ({ label, count }: Bin) => `${label}: ${number(count)} people`,
        }),
        ...(isRoomy(width) || bins.length <= 9
          ? [
              text(bins, {
                x: "label",
                y: "count",
                text: ({ count }: Bin) => number(count),
                dy: -8,
                lineAnchor: "bottom",
              }),
            ]
          : []),
        ruleY([0], { stroke: "currentColor" }),
      ],
    };
  },
  table: (comparison) => ({
    head: ["prompts more or fewer", "people"],
    rows: comparison.people.byDifference.map((row) => [signed(row.difference, number), number(row.people)]),
  }),
};

function binsOf({ people: { byDifference } }: Comparison): { label: string; difference: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const row of byDifference) {
    const at = Math.max(-MOST, Math.min(MOST, row.difference));
    counts.set(at, (counts.get(at) ?? 0) + row.people);
  }
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const difference = first + at;
    const end = byDifference.some(
      (row) => Math.abs(row.difference) > MOST && Math.sign(row.difference) === Math.sign(difference),
    );
    const bound = Math.abs(difference) === MOST && end ? (difference > 0 ? "≥ " : "≤ ") : "";
    const label = `${bound}${signed(difference, number)}`;
    return { label, difference, count: counts.get(difference) ?? 0 };
  });
}
