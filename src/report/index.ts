/** The report of a replay: its model, and the views of it. */
export { buildReport, reportJson } from "./build.js";
export type { ReportFacts } from "./build.js";
export { csvTables } from "./csv.js";
export { markdown } from "./markdown.js";
export { Pseudonyms } from "./pseudonyms.js";
export type * from "./report.js";
export { budgetLine } from "./words.js";
export { summary } from "./terminal/summary.js";
export type { SummaryOptions } from "./terminal/summary.js";
export { explanationText } from "./explanation.js";
