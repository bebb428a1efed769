/** What needs compiler and engine together: the tests that policies bring along, and how much of the policies they reach. */
export { coverageLine, coverageText, percentOf } from "./coverage/text.js";
export type {
  Branch,
  Coverage,
  CoverageGroup,
  Failure,
  LineResult,
  Place,
  TestResult,
  TestsJson,
} from "./tests/report.js";
export { runTests } from "./tests/run.js";
export type { TestOptions, TestReport, TestSubject } from "./tests/run.js";
export { failureText } from "./tests/text.js";
export * from "./diff/index.js";
export * from "./reach/index.js";
export { editedFiles, isEditable, patchOf } from "./tune/edit.js";
