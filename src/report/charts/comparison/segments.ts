/** What the new policies change for each segment, with intervals: in prompts, and in coverage. */
import type { Comparison, Pair } from "../../comparison/comparison.js";
import { points, signed, signedEnds } from "../../comparison/words.js";
import { number, orAbove, percent } from "../../words.js";
import { isRoomy, type Chart } from "../chart.js";
import { MOST_ROWS, estimates, inRows } from "../rows.js";

interface Measure {
  readonly id: string;
  readonly words: (comparison: Comparison) => string;
  readonly title: (most: Row, comparison: Comparison) => string;
  readonly of: (segment: Comparison["segments"][number]) => Pair | undefined;
  readonly ofAll: (comparison: Comparison) => Pair;
  readonly write: (value: number) => string;
  readonly delta: (value: number) => string;
}

interface Row {
  readonly name: string;
  readonly pair: Pair;
}

export const segmentPrompts = differences({
  id: "segment-prompts",
  words: () => "prompts",
  title: ({ name, pair }) => `${name} changes most: ${signed(pair.difference, number)} prompts`,
  of: (segment) => ("prompts" in segment ? segment.prompts : undefined),
  ofAll: ({ prompts }) => prompts,
  write: number,
  delta: number,
});

export const segmentCoverage = differences({
  id: "segment-coverage",
  words: ({ settings: { risk } }) => `share of moments of ${orAbove(risk)} prompted in time`,
  title: ({ name, pair }, { settings: { risk } }) =>
    `Coverage of ${orAbove(risk)} changes most in ${name}: ${signed(pair.difference, points)}`,
  of: (segment) => ("coverage" in segment ? segment.coverage : undefined),
  ofAll: ({ coverage }) => coverage.promptedInTime,
  write: percent,
  delta: points,
});

function differences({ id, words, title, of, ofAll, write, delta }: Measure): Chart<Comparison> {
  const rowsOf = ({ segments }: Comparison): readonly Row[] =>
    segments.flatMap((segment) => {
      const pair = of(segment);
      return pair === undefined || !("people" in segment) ? [] : [{ name: segment.segment, pair }];
    });
  return {
    id,
    has: (comparison) => rowsOf(comparison).length > 0,
    title(comparison) {
      const most = rowsOf(comparison).reduce((first, row) =>
        Math.abs(row.pair.difference) > Math.abs(first.pair.difference) ? row : first,
      );
      return most.pair.difference === 0 ? `No segment changes in its ${words(comparison)}` : title(most, comparison);
    },
    caption: (comparison) =>
      `Difference in the ${words(comparison)}, new less old${
        comparison.settings.replicates > 0 ? ", with 95% intervals" : ""
      }; the line is no difference`,
    legend: () => [],
    options(comparison, width) {
      // Points are hundredths on the axis.
      const scaled = delta === points ? 100 : 1;
      const rows = [{ name: "all people", pair: ofAll(comparison) }, ...rowsOf(comparison).slice(0, MOST_ROWS)].map(
        ({ name, pair: { difference, interval } }, at) => ({
          at,
          name,
          value: difference * scaled,
          interval: interval && { low: interval.low * scaled, high: interval.high * scaled },
          says: `${name}: ${signed(difference, delta)}`,
        }),
      );
      return inRows(rows, { labelWidth: isRoomy(width) ? 180 : 110, marginRight: 12 }, estimates(rows, 0));
    },
    table: (comparison) => ({
      head: ["segment", "people", "old", "new", "difference", "95% interval"],
      rows: [{ segment: "all people" } as const, ...comparison.segments].map((segment) => {
        const pair = "people" in segment || "withheld" in segment ? of(segment) : ofAll(comparison);
        if ("withheld" in segment) return [segment.segment, "withheld", "", "", "", ""];
        const people = "people" in segment ? number(segment.people) : "";
        return pair === undefined
          ? [segment.segment, people, "not in the old policies", "", "", ""]
          : [
              segment.segment,
              people,
              write(pair.old),
              write(pair.new),
              signed(pair.difference, delta),
              signedEnds(pair.interval, delta),
            ];
      }),
    }),
  };
}
