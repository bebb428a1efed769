/** Which limits refused prompts, and how many. */
import { number, share } from "../words.js";
import { bars } from "./bars.js";
import type { Chart } from "./chart.js";

const MOST_BARS = 12;

export const limits: Chart = {
  id: "limits",
  has: ({ volume }) => volume.topLimits.length > 0,
  title({ volume }) {
    const { policy, limit, suppressed } = volume.topLimits[0]!;
    const clause = limit.replace(/^(policy|limits): /, "");
    return `“${clause}” keeps back most: ${number(suppressed)} of ${number(volume.suppressed)} suppressed prompts, those of ${policy}`;
  },
  caption: ({ volume }) =>
    volume.topLimits.length > MOST_BARS
      ? `Prompts that a limit refused: the ${MOST_BARS} limits that refused most`
      : "Prompts that a limit refused",
  legend: () => [],
  options: ({ volume }, width) =>
    bars(
      volume.topLimits.slice(0, MOST_BARS).map(({ policy, limit, suppressed }) => ({
        // What is not the policy's own says so: `limits: at most 3 per day`.
        label: `${policy} · ${limit.replace(/^policy: /, "")}`,
        value: suppressed,
        figure: number(suppressed),
        colour: "series-2",
      })),
      width,
    ),
  table: ({ volume }) => ({
    head: ["limit", "policy", "suppressed", "of all suppressed"],
    rows: volume.topLimits.map(({ policy, limit, suppressed }) => [
      limit,
      policy,
      number(suppressed),
      share(suppressed, volume.suppressed),
    ]),
  }),
};
