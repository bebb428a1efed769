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
export { buildComparison, comparisonJson } from "./comparison/build.js";
export { comparisonMarkdown, comparisonText } from "./comparison/text.js";
export type { Comparison } from "./comparison/comparison.js";
export { adviceJson, buildAdvice } from "./advice/build.js";
export type { AdviceReport, KindAdvice } from "./advice/build.js";
export { decide as decideAdvice, turnsOf } from "./advice/rules.js";
export type { Advice, Figures } from "./advice/rules.js";
export { adviceMarkdown, adviceText } from "./advice/text.js";
