/** The report of a replay: its model, and the views of it. */
export { buildReport, reportJson } from "./build.js";
export type { ReportFacts } from "./build.js";
export { Pseudonyms } from "./pseudonyms.js";
export type * from "./report.js";
export { summary } from "./summary.js";
export type { SummaryOptions } from "./summary.js";
export { explanationText } from "./explanation.js";
