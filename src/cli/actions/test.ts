/** Runs the tests of a policy repository, prints what failed and why, and holds the coverage against a threshold. */
import { percentOf, runTests, type TestReport } from "../../workbench/index.js";
import { renderHuman } from "../diagnostics.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { hasColor } from "../terminal.js";
import { humanText, jsonText, junitText, type TestOutput } from "../test-output.js";
import { compileRepository } from "./policies.js";

export async function test(options: {
  readonly policies: string;
  readonly filter: string | undefined;
  readonly format: "human" | "json" | "junit";
  readonly coverage: boolean;
  readonly threshold: number | undefined;
}): Promise<ExitStatus> {
  const { filter, format, threshold } = options;
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 100)) {
    throw wrongUse(`--threshold ${threshold} is no percentage`, "write a number from 0 to 100");
  }
  const { repository, compilation } = await compileRepository(options.policies, undefined);
  const { bundle, model, diagnostics } = compilation;
  if (bundle === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    process.stderr.write(`${renderHuman(errors, repository.files, hasColor(process.stderr))}\n`);
    return exitStatus.findings;
  }
  const report = runTests(
    { files: repository.files, bundle, model },
    { clock: () => performance.now(), ...(filter === undefined ? {} : { filter }) },
  );
  if (report.tests.length === 0) throw noTests(filter, model.tests.length);
  const output: TestOutput = {
    report,
    showCoverage: options.coverage,
    ...(threshold === undefined ? {} : { threshold }),
  };
  process.stdout.write(
    format === "json"
      ? jsonText(output)
      : format === "junit"
        ? junitText(output)
        : humanText(output, { color: hasColor(process.stdout), width: process.stdout.columns ?? 100 }),
  );
  return isGood(report, threshold) ? exitStatus.fine : exitStatus.findings;
}

function isGood({ tests, coverage }: TestReport, threshold: number | undefined): boolean {
  if (tests.some(({ passed }) => !passed)) return false;
  return threshold === undefined || percentOf(coverage) >= threshold;
}

/** Silence would look like success. */
function noTests(filter: string | undefined, all: number): Problem {
  if (filter !== undefined && all > 0) {
    return wrongUse(
      `none of ${all} tests has ${JSON.stringify(filter)} in its title`,
      "see their titles without --filter",
    );
  }
  return new Problem(
    "these policies have no test",
    exitStatus.findings,
    'write one beside the policy: test "a title" { person ana { … } 09:00 ana an.event { … } -> prompt a_policy }',
  );
}
