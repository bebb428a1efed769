/** What changed event by event: how many changes of each kind, and how many of them followed from another one. */
import { CHANGE_KINDS } from "../../../simulator/index.js";
import type { Comparison } from "../../comparison/comparison.js";
import { KIND_WORDS } from "../../comparison/words.js";
import { number } from "../../words.js";
import { bars } from "../bars.js";
import type { Chart } from "../chart.js";

export const changes: Chart<Comparison> = {
  id: "changes",
  has: (comparison) => totalOf(comparison) > 0,
  title(comparison) {
    const kind = CHANGE_KINDS.reduce((most, each) =>
      comparison.changes[each] > comparison.changes[most] ? each : most,
    );
    const all = totalOf(comparison);
    return `${number(all)} ${all === 1 ? "decision differs" : "decisions differ"}, most as “${KIND_WORDS[kind]}”`;
  },
  caption: () =>
    "Changes between the two, event by event: those that a rule decided, and those that followed from another change",
  legend: () => [
    { colour: "series-1", text: "decided by a rule that differs" },
    { colour: "series-2", text: "cascaded from another change" },
  ],
  options: (comparison, width) =>
    bars(
      CHANGE_KINDS.map((kind) => {
        const [direct, cascaded] = partsOf(comparison, kind);
        const words = KIND_WORDS[kind];
        return {
          label: words,
          value: direct + cascaded,
          figure: number(direct + cascaded),
          parts: [
            { value: direct, colour: "series-1" as const, title: `${words}, decided by a rule: ${number(direct)}` },
            { value: cascaded, colour: "series-2" as const, title: `${words}, cascaded: ${number(cascaded)}` },
          ].filter(({ value }) => value > 0),
        };
      }),
      width,
    ),
  table: (comparison) => ({
    head: ["kind", "decided by a rule", "cascaded", "all"],
    rows: CHANGE_KINDS.map((kind) => {
      const [direct, cascaded] = partsOf(comparison, kind);
      return [KIND_WORDS[kind], number(direct), number(cascaded), number(direct + cascaded)];
    }),
  }),
};

function partsOf(
  { changes: all, cascaded }: Comparison,
  kind: (typeof CHANGE_KINDS)[number],
): readonly [number, number] {
  return [all[kind] - cascaded[kind], cascaded[kind]];
}

function totalOf({ changes: all }: Comparison): number {
  return CHANGE_KINDS.reduce((sum, kind) => sum + all[kind], 0);
}
