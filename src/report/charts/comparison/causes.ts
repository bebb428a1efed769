/** The rules at which the two policy sets first went apart, and what kinds of change each is behind. */
import { CHANGE_KINDS } from "../../../simulator/index.js";
import type { ChangeKind } from "../../../simulator/index.js";
import type { CauseReport, Comparison } from "../../comparison/comparison.js";
import { KIND_WORDS } from "../../comparison/words.js";
import { number, share } from "../../words.js";
import { bars } from "../bars.js";
import type { Chart } from "../chart.js";
import type { Colour } from "../palette.js";

const MOST_BARS = 12;

const COLOURS: Readonly<Record<ChangeKind, Colour>> = {
  new_prompt: "series-1",
  lost_prompt: "series-2",
  moved: "series-3",
  escalated: "series-4",
  no_longer_escalated: "series-5",
};

export const causes: Chart<Comparison> = {
  id: "causes",
  has: (comparison) => comparison.causes.length > 0,
  title({ causes: all }) {
    const [most] = all;
    const whole = all.reduce((sum, cause) => sum + countOf(cause), 0);
    return `Behind ${share(countOf(most!), whole)} of the changes: ${most!.says}`;
  },
  caption: ({ causes: all }) =>
    `Changes by the first rule that diverged, cascades under the rule of the change they came from${
      all.length > MOST_BARS ? `: the ${MOST_BARS} rules behind most` : ""
    }`,
  legend: ({ changes }) =>
    CHANGE_KINDS.filter((kind) => changes[kind] > 0).map((kind) => ({ colour: COLOURS[kind], text: KIND_WORDS[kind] })),
  options: ({ causes: all }, width) =>
    bars(
      all.slice(0, MOST_BARS).map((cause) => ({
        label: cause.says,
        value: countOf(cause),
        figure: number(countOf(cause)),
        parts: CHANGE_KINDS.filter((kind) => cause.changes[kind] > 0).map((kind) => ({
          value: cause.changes[kind],
          colour: COLOURS[kind],
          title: `${cause.says}, ${KIND_WORDS[kind]}: ${number(cause.changes[kind])}`,
        })),
      })),
      width,
    ),
  table: ({ causes: all }) => ({
    head: ["rule", ...CHANGE_KINDS.map((kind) => KIND_WORDS[kind]), "direct", "cascaded"],
    rows: all.map(({ says, changes, direct, cascaded }) => [
      says,
      ...CHANGE_KINDS.map((kind) => number(changes[kind])),
      number(direct),
      number(cascaded),
    ]),
  }),
};

function countOf({ direct, cascaded }: CauseReport): number {
  return direct + cascaded;
}
