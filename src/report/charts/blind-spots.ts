/** Risky moments that nothing reached, by event type and risk. */
import type { BlindSpot, Report } from "../report.js";
import { graveLevels, number, riskWords, share } from "../words.js";
import { bars } from "./bars.js";
import type { Chart } from "./chart.js";

const MOST_BARS = 12;

export const blindSpots: Chart = {
  id: "blind-spots",
  has: (report) => gravest(report).length > 0,
  title(report) {
    const { atLeast } = report.coverage;
    const missed = atLeast.unreached - atLeast.leftToBaseline;
    const most = gravest(report).reduce((first, spot) => (spot.unreached > first.unreached ? spot : first));
    return `${number(missed)} moments of ${riskWords(report)} met no policy; ${most.type} of ${most.risk} risk went unseen most often, ${number(most.unreached)} of ${number(most.moments)} times`;
  },
  caption: (report) => `Moments of ${riskWords(report)} that no policy reached and no baseline is there for`,
  legend: () => [],
  options: (report, width) =>
    bars(
      gravest(report)
        .slice(0, MOST_BARS)
        .map(({ type, risk, moments, unreached }) => ({
          label: `${type}, ${risk}`,
          value: unreached,
          figure: `${number(unreached)} · ${share(unreached, moments)} of its moments`,
          colour: "series-5",
        })),
      width,
    ),
  table: ({ coverage }) => ({
    head: ["event type", "risk", "moments", "unreached", "share", "left to a baseline"],
    rows: coverage.blindSpots.map(({ type, risk, moments, unreached, leftToBaseline }) => [
      type,
      risk,
      number(moments),
      number(unreached),
      share(unreached, moments),
      number(leftToBaseline),
    ]),
  }),
};

function gravest(report: Report): readonly BlindSpot[] {
  const grave = graveLevels(report);
  return report.coverage.blindSpots.filter(({ risk }) => grave.includes(risk));
}
