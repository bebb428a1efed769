/**
 * The charts of a report, for every page that shows them. Free of a document of their own: `draw` is handed one.
 *
 * @example
 * ```ts
 * for (const chart of Object.values(charts)) if (chart.has(report)) figure.append(draw(chart, report, { document, width: 720 }));
 * ```
 */
import { backtest } from "./backtest.js";
import { blindSpots } from "./blind-spots.js";
import { coverageByRisk } from "./coverage-by-risk.js";
import { dailyVolume } from "./daily-volume.js";
import { limits } from "./limits.js";
import { noise } from "./noise.js";
import { perPerson } from "./per-person.js";
import { predictedWeek } from "./predicted-week.js";
import { segments } from "./segments.js";
import { weekdayHours } from "./weekday-hours.js";
import { whyNot } from "./why-not.js";

export { draw } from "./chart.js";
export type { Canvas, Chart } from "./chart.js";
export { CHART_STYLE, THEMES, themeProperties } from "./palette.js";

/** In the order in which a reader asks. */
export const charts = {
  dailyVolume,
  weekdayHours,
  perPerson,
  coverageByRisk,
  whyNot,
  limits,
  blindSpots,
  noise,
  segments,
  predictedWeek,
  backtest,
} as const;
