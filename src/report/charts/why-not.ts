/** The ledger of risky moments: prompted, or why not. */
import type { Report, WhyNot } from "../report.js";
import { LEVELS, WHY_WORDS, byReason, graveLevels, number, riskWords, share } from "../words.js";
import { bars } from "./bars.js";
import type { Chart } from "./chart.js";

export const whyNot: Chart = {
  id: "why-not",
  has: ({ coverage }) => coverage.atLeast.moments > 0,
  title(report) {
    const { moments } = report.coverage.atLeast;
    const missed = reasonsOf(report).filter(({ why }) => why !== "prompted");
    const most = missed.reduce((first, each) => (each.count > first.count ? each : first), {
      why: "prompted" as WhyNot["why"],
      count: 0,
    });
    return most.count === 0
      ? `Every moment of ${riskWords(report)} was prompted in time`
      : `What most often keeps a moment of ${riskWords(report)} from a prompt in time: ${WHY_WORDS[most.why]}, ${share(most.count, moments)}`;
  },
  caption: (report) => `Moments of ${riskWords(report)} by where they ended; each stands in one bar`,
  legend: () => [],
  options: (report, width) =>
    bars(
      reasonsOf(report).map(({ why, count }) => ({
        label: WHY_WORDS[why],
        value: count,
        figure: `${number(count)} · ${share(count, report.coverage.atLeast.moments)}`,
        colour: why === "prompted" ? "series-1" : why === "no_policy" ? "series-5" : "series-2",
      })),
      width,
    ),
  table: ({ coverage }) => ({
    head: ["where they ended", "policy", "by", ...LEVELS, "all"],
    rows: coverage.whyNot.map(({ why, policy = "", by = "", moments, byRisk }) => [
      WHY_WORDS[why],
      policy,
      by,
      ...LEVELS.map((level) => number(byRisk[level])),
      number(moments),
    ]),
  }),
};

function reasonsOf(report: Report): readonly { readonly why: WhyNot["why"]; readonly count: number }[] {
  const grave = graveLevels(report);
  return byReason(report.coverage.whyNot)
    .map(({ why, rows }) => ({
      why,
      count: rows.reduce((sum, { byRisk }) => sum + grave.reduce((own, level) => own + byRisk[level], 0), 0),
    }))
    .filter(({ count }) => count > 0);
}
