/** The report of a replay: its model, and the views of it. */
export { buildReport } from "./build.js";
export type { ReportFacts } from "./build.js";
export { DEFINITIONS } from "./definitions.js";
export { reportJson } from "./report.js";
export type {
  BlindSpot,
  CoverageReport,
  InputReport,
  LogReport,
  PeopleReport,
  PerPersonWeek,
  PolicyVolumeReport,
  Report,
  RiskCoverage,
  VolumeReport,
} from "./report.js";
export { summary } from "./summary.js";
export type { SummaryOptions } from "./summary.js";
export { explanationText } from "./explanation.js";
