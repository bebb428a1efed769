/** How `kairos test` prints its results: for people, as JSON for programs, and as JUnit XML for CI. */
import { printable } from "../diagnostics/display-width.js";
import { paintWith, type TextOptions } from "../workbench/paint.js";
import {
  coverageLine,
  coverageText,
  failureText,
  percentOf,
  type TestReport,
  type TestResult,
  type TestsJson,
} from "../workbench/index.js";
import { junitXml, type JunitCase, type JunitSuite } from "./junit.js";

export interface TestOutput {
  readonly report: TestReport;
  readonly showCoverage: boolean;
  /** Percent. */
  readonly threshold?: number;
}

/** Every test by file, then what failed in full, then the coverage, and the sum last, where a terminal stands. */
export function humanText({ report, showCoverage, threshold }: TestOutput, options: TextOptions): string {
  const { tests, coverage } = report;
  const paint = paintWith(options.color === true);
  const sections: string[] = [];
  for (const [file, ofFile] of byFile(tests)) {
    const lines = ofFile.map(
      ({ title, passed }) => `  ${passed ? paint.green("✓") : paint.red("✗")} ${printable(title)}`,
    );
    sections.push(`${paint.bold(printable(file))}\n${lines.join("\n")}\n`);
  }
  const failed = tests.filter(({ passed }) => !passed);
  for (const test of failed) sections.push(failureText(test, options));
  if (showCoverage) sections.push(coverageText(coverage, options));
  const passed = tests.length - failed.length;
  const sum = [
    `${tests.length} ${tests.length === 1 ? "test" : "tests"}`,
    ...(passed > 0 ? [paint.green(`${passed} passed`)] : []),
    ...(failed.length > 0 ? [paint.red(`${failed.length} failed`)] : []),
  ].join(", ");
  const shown = showCoverage || threshold === undefined ? [] : [coverageLine(coverage)];
  const missed = missesThreshold(coverage, threshold);
  sections.push(`${[sum, ...shown, ...(missed === undefined ? [] : [paint.red(missed)])].join("\n")}\n`);
  return sections.join("\n");
}

export function jsonText({ report, threshold }: TestOutput): string {
  const { tests, coverage } = report;
  const failed = tests.filter(({ passed }) => !passed).length;
  const summary: TestsJson["summary"] = {
    tests: tests.length,
    passed: tests.length - failed,
    failed,
    coveragePercent: percentOf(coverage),
    ...(threshold === undefined ? {} : { thresholdPercent: threshold }),
  };
  const json: TestsJson = { format: "1.0", summary, tests, coverage };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** A suite per file; a threshold is a case of its own, so that CI shows it. */
export function junitText({ report, threshold }: TestOutput): string {
  const suites: JunitSuite[] = [...byFile(report.tests)].map(([file, tests]) => ({
    name: file,
    cases: tests.map(junitCase),
  }));
  if (threshold !== undefined) {
    const missed = missesThreshold(report.coverage, threshold);
    const failure = missed === undefined ? {} : { failure: { message: missed, text: coverageText(report.coverage) } };
    suites.push({
      name: "coverage",
      cases: [{ name: `at least ${threshold}% of the branches`, className: "coverage", ...failure }],
    });
  }
  return junitXml("kairos test", suites);
}

function junitCase(test: TestResult): JunitCase {
  const { title, place, durationMs } = test;
  const first = test.lines.find(({ failures }) => failures.length > 0);
  return {
    name: title,
    className: place.file.replace(/\.kairos$/, "").replaceAll("/", "."),
    file: place.file,
    line: place.line,
    ...(durationMs === undefined ? {} : { seconds: durationMs / 1000 }),
    ...(first === undefined
      ? {}
      : {
          failure: {
            message: `line ${first.place.line}, ${first.clock} ${first.person}: ${first.failures[0]!.message}`,
            text: failureText(test),
          },
        }),
  };
}

function missesThreshold(coverage: TestReport["coverage"], threshold: number | undefined): string | undefined {
  if (threshold === undefined || percentOf(coverage) >= threshold) return undefined;
  return `coverage is ${percentOf(coverage)}%, and --threshold asks for ${threshold}%`;
}

function byFile(tests: readonly TestResult[]): Map<string, TestResult[]> {
  const files = new Map<string, TestResult[]>();
  for (const test of tests) {
    const ofFile = files.get(test.place.file);
    if (ofFile === undefined) files.set(test.place.file, [test]);
    else ofFile.push(test);
  }
  return files;
}
