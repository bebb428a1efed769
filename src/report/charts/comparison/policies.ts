/** Prompts of each policy under the old and the new policies: two dots, and the way from one to the other. */
import { dot, link, text } from "@observablehq/plot";
import type { Comparison } from "../../comparison/comparison.js";
import { signed, signedEnds } from "../../comparison/words.js";
import { number } from "../../words.js";
import { isRoomy, type Chart } from "../chart.js";
import { paint } from "../palette.js";
import { MOST_ROWS, inRows } from "../rows.js";
import { countAt } from "../scale-of-numbers.js";

export const policies: Chart<Comparison> = {
  id: "prompts-by-policy",
  has: (comparison) => comparison.policies.length > 0,
  title(comparison) {
    const most = rowsOf(comparison)[0]!;
    if (most.difference === 0) return "Every policy prompts as often as before";
    return `${most.policy} changes most: ${number(most.old)} prompts become ${number(most.new)}`;
  },
  caption: (comparison) =>
    `Prompts of each policy under the old and under the new policies${
      comparison.policies.length > MOST_ROWS ? `: the ${MOST_ROWS} that change most` : ""
    }; the difference at the right`,
  legend: () => [
    { colour: "series-2", text: "old policies" },
    { colour: "series-1", text: "new policies" },
  ],
  options(comparison, width) {
    const rows = rowsOf(comparison)
      .slice(0, MOST_ROWS)
      .map((row, at) => ({ ...row, at, name: row.policy }));
    type Row = (typeof rows)[number];
    return inRows(rows, { labelWidth: isRoomy(width) ? 190 : 112, marginRight: 58, tickFormat: countAt }, [
      link(
        rows.filter(({ difference }) => difference !== 0),
        { x1: "old", x2: "new", y: "at", stroke: "currentColor", strokeOpacity: 0.45, strokeWidth: 2 },
      ),
      dot(rows, {
        x: "old",
        y: "at",
        r: 4.5,
        fill: paint("series-2"),
        title: ({ policy, old }: Row) => `${policy}, old policies: ${number(old)}`,
      }),
      dot(rows, {
        x: "new",
        y: "at",
        r: 4.5,
        fill: paint("series-1"),
        title: ({ policy, new: next }: Row) => `${policy}, new policies: ${number(next)}`,
      }),
      text(rows, {
        y: "at",
        text: ({ difference }: Row) => signed(difference, number),
        frameAnchor: "right",
        textAnchor: "end",
        dx: 56,
      }),
    ]);
  },
  table: (comparison) => ({
    head: ["policy", "old", "new", "difference", "95% interval", "new prompts", "lost prompts", "moved"],
    rows: rowsOf(comparison).map(({ policy, old, new: next, difference, interval, changes }) => [
      policy,
      number(old),
      number(next),
      signed(difference, number),
      signedEnds(interval, number),
      number(changes.new_prompt),
      number(changes.lost_prompt),
      number(changes.moved),
    ]),
  }),
};

/** The greatest difference first. */
function rowsOf({ policies: all }: Comparison): Comparison["policies"] {
  return all.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || b.new - a.new);
}
